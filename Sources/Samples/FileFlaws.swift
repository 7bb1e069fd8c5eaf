/// What is wrong with whole files and their headers; each of it once, whatever the size.
enum FileFlaws {
  /// The header of users in any share with defects.
  static let nearMissUserHeader: StaticString =
    "userId,USER_CREATION_TIME,UPDATED_AT,email,Country,Plan\n"
  static let nearMiss = PlantedDefect(
    rule: "col.near_miss", table: "users", column: "USER_ID", count: 1)

  /// The header of users in larger ones: a byte order mark, and a name that needs quotes in SQL.
  static let userHeader: StaticString =
    "\u{FEFF}userId,USER_CREATION_TIME,UPDATED_AT,email,Country,Current Plan\n"
  /// The header of accounts: a title, another letter case, and a blank behind a name.
  static let accountHeader: StaticString = """
    # accounts as of 2024-05-30
    account_id,ACCOUNT_CREATION_TIME,UPDATED_AT,AccountName,Country ,Plan

    """

  /// A file that a system leaves behind, and one whose export broke off.
  static let (junk, empty) = (".DS_Store", "accounts-2024-02-29.csv")
  static let junkBytes: [UInt8] = [0, 0, 0, 1] + Array("Bud1".utf8)

  /// What is planted in larger shares.
  static let planted = [
    PlantedDefect(rule: "enc.bom", table: "users", column: nil, count: 1),
    PlantedDefect(rule: "head.unsafe_name", table: "users", column: "Current Plan", count: 1),
    PlantedDefect(rule: "csv.eol_mixed", table: "users", column: nil, count: 1),
    PlantedDefect(rule: "csv.blank_row", table: "users", column: nil, count: 1),
    PlantedDefect(rule: "csv.preamble", table: "accounts", column: nil, count: 1),
    PlantedDefect(rule: "col.case", table: "accounts", column: "ACCOUNT_ID", count: 1),
    PlantedDefect(rule: "head.whitespace", table: "accounts", column: "Country ", count: 1),
    PlantedDefect(
      rule: "ts.future", table: "accounts", column: "ACCOUNT_CREATION_TIME", count: 1),
    PlantedDefect(rule: "csv.eol_missing_last", table: "accounts", column: nil, count: 1),
    PlantedDefect(rule: "file.empty", table: "accounts", column: nil, count: 1),
    PlantedDefect(rule: "file.junk", table: "files", column: nil, count: 1),
  ]
}
