import Tables

extension TableFile {
  /// What reports call its format.
  var formatName: String {
    switch type.content {
    case .separatedValues: dialect.delimiter == UInt8(ascii: "\t") ? "tsv" : "csv"
    default: type.content.rawValue
    }
  }

  /// Its media type: registered ones, and those that are in use.
  var mediaType: String {
    switch type.outermost {
    case .gzip: "application/gzip"
    case .zstandard: "application/zstd"
    case .bzip2: "application/x-bzip2"
    case .xz: "application/x-xz"
    case .lz4: "application/x-lz4"
    case .parquet: "application/vnd.apache.parquet"
    case .avro: "application/avro"
    case .json: "application/json"
    default:
      dialect.delimiter == UInt8(ascii: "\t") ? "text/tab-separated-values" : "text/csv"
    }
  }
}
