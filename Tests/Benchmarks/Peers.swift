/// What a user would run instead.
enum Peer: String, CaseIterable {
  case wc, miller, duckdb, polars, less, lnav, visidata

  /// How it is started.
  var command: [String] {
    switch self {
    case .wc: ["wc"]
    case .miller: ["mlr"]
    case .duckdb: [Self.python, "Tests/Benchmarks/Peers/duckdb_work.py"]
    case .polars: [Self.python, "Tests/Benchmarks/Peers/polars_work.py"]
    case .less: ["less"]
    case .lnav: ["lnav"]
    case .visidata: ["vd"]
    }
  }

  private static let python = Settings.folder + "/venv/bin/python"

  /// Its version; nothing where it is absent.
  var version: String? {
    let words =
      switch self {
      case .duckdb, .polars:
        [Self.python, "-c", "import \(rawValue); print(\(rawValue).__version__)"]
      default: command + ["--version"]
      }
    return Launch.output(words)?.split(separator: "\n").first.map(String.init)
  }

  /// The path of a peer that runs in a terminal.
  var path: String { Launch.output(["which", command[0]]) ?? command[0] }
}
