/// Names that other tools give to the guide's columns.
///
/// Collected from the documented export formats of Mixpanel, Amplitude, Segment,
/// Braze, Snowplow, GA4 and Fivetran. All in the folded form of `ColumnMatcher`.
enum ColumnSynonyms {
  /// Names that mean the column.
  static func of(_ column: String) -> Set<String> {
    switch column {
    case "USER_ID":
      ["uid", "customerid", "memberid", "distinctid", "externalid", "actorid"]
    case "ACCOUNT_ID":
      ["orgid", "organizationid", "companyid", "tenantid", "workspaceid", "groupid", "teamid"]
    case "EVENT_NAME":
      ["event", "eventtype", "name", "action", "verb"]
    case "TIMESTAMP":
      ["time", "eventtime", "eventtimestamp", "ts", "occurredat", "collectortstamp"]
    case "UPDATED_AT":
      [
        "modifiedat", "lastmodified", "loadedat", "ingestedat", "fivetransynced", "etltstamp",
        "receivedat",
      ]
    case "EVENT_PROPERTIES":
      ["properties", "props", "eventparams", "payload", "data"]
    default: []
    }
  }

  /// Names that look like the column but mean something else, and are never offered for it.
  static func traps(for column: String) -> Set<String> {
    switch column {
    case "USER_ID": ["anonymousid", "deviceid", "userpseudoid", "amplitudeid", "domainuserid"]
    case "TIMESTAMP": ["receivedat", "sentat", "serveruploadtime"]
    case "UPDATED_AT": ["createdat"]
    default: []
    }
  }
}
