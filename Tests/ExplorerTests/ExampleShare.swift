import Samples
import TestSupport

/// Shares on disk, each with what one group of tests looks at.
enum ExampleShare {
  /// A share without a fault, in a dozen files.
  static func clean() throws -> TemporaryFolder { try sample(rows: 400, defects: false) }

  /// A share with a defect of every kind.
  static func defects() throws -> TemporaryFolder { try sample(rows: 2000, defects: true) }

  /// A share whose events take several pieces, in one file.
  static func large() throws -> TemporaryFolder {
    try sample(rows: 20_000, defects: true, singleFile: true)
  }

  private static func sample(
    rows: Int, defects: Bool, singleFile: Bool = false
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var files: [(name: String, bytes: [UInt8])] = []
    SampleShare(rows: rows, seed: 1, defects: defects, singleFile: singleFile).generate {
      name, bytes in
      if files.last?.name != name { files.append((name, [])) }
      files[files.count - 1].bytes += bytes
    }
    for file in files { try folder.write(file.bytes, to: file.name) }
    return folder
  }

  /// Files as given, by name.
  static func of(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return folder
  }

  static let eventHeader =
    "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES\n"

  /// An event that breaks no rule.
  static func event(_ user: String, _ name: String = "Login", at time: String) -> String {
    "\(user),a1,\(name),\(time),2024-06-01 00:00:00,{}\n"
  }

  /// Users that lack one column and name another one nearly right.
  static let nearMiss = [
    "users.csv": "userId,email,UPDATED_AT\nu1,[email protected],2024-05-01 10:00:00\n"
      + "u2,[email protected],2024-05-02 10:00:00\n",
    "events.csv": "EVENT_NAME,ACCOUNT_ID,TIMESTAMP,user,UPDATED_AT\n"
      + "Login,a1,2024-05-01 10:00:00,u1,2024-05-01 11:00:00\n",
  ]

  /// What is no table, and a table of which nothing can be read.
  static let mixed = [
    "events.csv": eventHeader + event("u1", at: "2024-05-01 10:00:00"),
    "notes.txt": "call Ada\n", ".DS_Store": "\0\0\0\u{1}Bud1",
    "picture.png": "\u{89}PNG\r\n\u{1A}\n",
    "users.csv": "USER_ID,UPDATED_AT\nu1,\0\0\0\n", "empty.csv": "",
  ]

  /// Events of four weeks with a day missing, and no table else.
  static let gap = [
    "events.csv": eventHeader
      + (1...28).filter { $0 != 10 }.map { day in
        let date = "2024-05-\(day < 10 ? "0" : "")\(day)"
        return event("u1", at: "\(date) 10:00:00")
          + (day % 3 == 0 ? event("u2", at: "\(date) 22:30:00") : "")
      }.joined()
  ]
}
