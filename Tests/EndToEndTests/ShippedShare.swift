import TestSupport
import Testing

/// Shares as the tests of the program need them.
enum ShippedShare {
  static let eventHeader =
    "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES\n"

  /// Two tables that keep every rule.
  static func clean() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      eventHeader + "u1,a1,Login,2024-05-01 10:00:00,2024-05-01 11:00:00,{}\n"
        + "u1,a1,Logout,2024-05-03 10:00:00,2024-05-03 11:30:00,{}\n", to: "events.csv")
    try folder.write(
      "USER_ID,USER_CREATION_TIME,UPDATED_AT,email\n"
        + "u1,2024-01-01 10:00:00,2024-05-01 10:00:00,[email protected]\n", to: "users.csv")
    return folder
  }

  /// A share whose users name their column nearly right.
  static func nearMiss() throws -> TemporaryFolder {
    let folder = try clean()
    try folder.write(
      "userId,USER_CREATION_TIME,UPDATED_AT,email\n"
        + "u1,2024-01-01 10:00:00,2024-05-01 10:00:00,[email protected]\n", to: "users.csv")
    return folder
  }

  /// A share as `slipway sample` writes it.
  static func sample(rows: Int, _ flags: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let words = flags.joined(separator: " ")
    let run = try SlipwayRun(shell: "slipway sample share --rows \(rows) \(words)", in: folder.path)
    #expect(run.status == 0, "\(run.err)")
    return folder
  }
}
