/// The sample tables of the sharing guide, as files.
public enum GuideSample {
  /// The files by name.
  public static let files: [String: String] = [
    "events.csv": """
    USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES
    1298,23,Payment_Initiated,2022-10-26 07:08:34,2023-01-09 17:08:34,"{
    ""paymentid"": 123,
    ""amount"" : 200,
    }"
    1567,77,Trial_Ended,2022-11-01 20:01:14,2023-01-09 17:08:34,"{
    ""accountid"" : 77
    }"

    """,
    "users.csv": """
    USER_ID,USER_CREATION_TIME,UPDATED_AT,email,Country,Current Plan
    1296,2022-10-26 07:08:34,2022-11-26 07:08:34,[email protected],UK,Annual Plan
    2676,2022-11-01 20:01:14,2022-12-01 20:01:14_,[email protected],UK,Monthly Plan

    """,
    "accounts.csv": """
    ACCOUNT_ID,ACCOUNT_CREATION_TIME,UPDATED_AT,AccountName,Country,Current Plan
    23,2022-10-26 07:08:34,2022-11-26 07:08:34,Queen,UK,Annual Plan
    56,2022-11-01 20:01:14,2022-11-26 07:08:34,Beetles,UK,Monthly Plan

    """,
  ]

  /// A new folder that holds the files.
  public static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return folder
  }
}
