extension TableFile {
  /// The encoding that its rows were converted from; UTF-8 where they were not.
  public var encoding: TextEncoding { transcoded?.encoding ?? TextEncoding(.utf8) }

  /// What was no character of that encoding in what was read so far: how often, and where on disk
  /// the first is.
  public var malformed: (count: UInt64, firstDiskOffset: UInt64?) {
    transcoded?.malformed ?? (0, nil)
  }

  private var transcoded: TranscodedSource? {
    (rows as? SeparatedRows)?.source as? TranscodedSource
  }
}
