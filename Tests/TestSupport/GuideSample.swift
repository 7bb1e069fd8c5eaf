/// The sample tables of the vendor's guide as files, as they stand on its page and put right.
public enum GuideSample {
  /// The page's cells: with a stray underscore, a trailing comma and ids that no profile has.
  public static let files = [
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

  /// The same tables without a single thing to find.
  public static let corrected = [
    "events.csv": """
    USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES
    1296,23,Payment_Initiated,2022-10-26 07:08:34,2023-01-09 17:08:34,"{""paymentid"": 123, ""amount"": 200}"
    2676,56,Trial_Ended,2022-11-01 20:01:14,2023-01-09 17:08:35,"{""accountid"": 56}"

    """,
    "users.csv": """
    USER_ID,USER_CREATION_TIME,UPDATED_AT,email,Country,CurrentPlan
    1296,2022-10-26 07:08:34,2022-11-26 07:08:34,[email protected],UK,Annual Plan
    2676,2022-11-01 20:01:14,2022-12-01 20:01:14,[email protected],UK,Monthly Plan

    """,
    "accounts.csv": """
    ACCOUNT_ID,ACCOUNT_CREATION_TIME,UPDATED_AT,AccountName,Country,CurrentPlan
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
