/// How far an upload is, told by the lines that `aws s3` prints of each file.
struct UploadProgress {
  private let bucket: String
  private let total: (files: Int, bytes: Int)
  private var done = (files: 0, bytes: 0)
  // By bytes, as S3 does.
  private var waiting: [[UInt8]: Int]

  /// Begins with what has to be sent.
  init(_ files: [UploadComparison.File], bucket: String) {
    self.bucket = bucket
    total = (files.count, files.reduce(0) { $0 + ($1.bytes ?? 0) })
    waiting = Dictionary(files.map { (Array($0.key.utf8), $0.bytes ?? 0) }) { $1 }
  }

  /// What is to be said once a line has come; nothing where it tells of no file.
  mutating func update(_ line: String) -> String? {
    guard line.hasPrefix("upload: "), let key = key(in: line),
      let bytes = waiting.removeValue(forKey: Array(key.utf8))
    else { return nil }
    done = (done.files + 1, done.bytes + bytes)
    return "\(PlainText.grouped(done.files)) of \(PlainText.count(total.files, "file")), "
      + "\(PlainText.size(done.bytes)) of \(PlainText.size(total.bytes)): "
      + PlainText.printable(key)
  }

  /// A file's name may hold the words that stand between the two, so the last place counts.
  private func key(in line: String) -> String? {
    let place = " to s3://\(bucket)/"
    guard let last = line.ranges(of: place).last else { return nil }
    return String(line[last.upperBound...])
  }
}
