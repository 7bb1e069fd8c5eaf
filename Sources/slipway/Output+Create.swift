extension Output {
  /// Writes to a file that is not there yet, which appears whole or not at all.
  static func createFile(_ path: String, _ text: String) throws(Failure) {
    var stream = try Stream(to: path, replaces: false)
    try stream.write(text)
    try stream.finish()
  }
}
