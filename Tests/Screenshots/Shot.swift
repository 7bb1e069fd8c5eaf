import Screens

/// One picture: what to start, which keys to press, and what to call it.
struct Shot {
  var name: String
  var size = Size(width: 100, height: 30)
  /// The arguments of the program; "SHARE" stands for the folder given on the command line.
  var arguments = ["SHARE"]
  var keys: [String] = []

  static let all = [
    Shot(name: "share"),
    Shot(name: "table-finding", keys: ["enter", "e"]),
    Shot(name: "record", keys: ["enter", "$", "enter"]),
    Shot(name: "bytes", keys: ["enter", "e", "b"]),
    Shot(name: "findings", keys: ["v"]),
    Shot(
      name: "findings-wide", size: Size(width: 140, height: 30),
      keys: ["v"] + Array(repeating: "down", count: 14) + ["right"]),
    Shot(name: "partitions", keys: ["i", "pagedown", "ctrl-d"]),
    Shot(name: "calendar", keys: ["i", "c"]),
    Shot(name: "files-over-time", keys: ["i", "x"]),
    Shot(name: "advice", keys: ["i", "A"]),
    Shot(name: "columns", keys: ["I", "down", "down"]),
    Shot(name: "frequency", keys: ["enter", "right", "right", "F"]),
    Shot(name: "table-same", keys: ["enter", "right", "right", "="]),
    Shot(
      name: "table-sorted",
      keys: ["enter", "&"] + "signed".map(String.init) + ["enter", "right", "right", "[", "m"]),
    Shot(
      name: "filters",
      keys: ["enter", "&"] + "signed".map(String.init) + ["enter", "right", "right", "!", "|"]),
    Shot(name: "masked", keys: ["enter", "P"]),
    Shot(name: "command-line", keys: ["enter", ":"] + "sort".map(String.init) + ["tab"]),
    Shot(name: "dark", arguments: ["--theme", "dark", "SHARE"], keys: ["enter"]),
    Shot(name: "light", arguments: ["--theme", "light", "SHARE"], keys: ["enter"]),
    Shot(
      name: "setup-name", size: Size(width: 120, height: 38),
      keys: ["S", "enter"] + "acme_Toplyne".map(String.init)),
    Shot(
      name: "setup-review", size: Size(width: 120, height: 38),
      keys: ["S", "enter"] + "acme-toplyne-export".map(String.init)
        + Array(repeating: "enter", count: 12) + ["tab", "tab"]),
  ]
}
