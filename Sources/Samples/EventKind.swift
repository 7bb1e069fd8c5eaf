/// A kind of event: its name, how often it happens, and the properties it always carries.
struct EventKind {
  /// One text and one number; the same keys with the same types on every event of the kind.
  struct Properties {
    let textKey: StaticString
    let texts: [StaticString]
    let numberKey: StaticString
    let numberLimit: Int
    var hasDecimal = false

    /// Values chosen by a number.
    func values(_ choice: UInt64) -> PropertyValues {
      PropertyValues(
        textKey: textKey, text: texts[Int(choice & 3)], numberKey: numberKey,
        number: 1 + (Int((choice >> 8) & 0xFFFF) * numberLimit) >> 16,
        tenths: hasDecimal ? (Int((choice >> 32) & 0xFFFF) * 10) >> 16 : nil)
    }
  }

  /// The kind that happens most often, as an index into `all`.
  static let mostUsual = 0

  let name: StaticString
  /// Out of 256 events.
  let frequency: Int
  let properties: Properties?

  static let all = [
    EventKind(
      name: "Page_Viewed", frequency: 70,
      properties: Properties(
        textKey: "page", texts: ["/home", "/pricing", "/projects", "/settings"],
        numberKey: "seconds", numberLimit: 600)),
    EventKind(
      name: "Feature_Used", frequency: 48,
      properties: Properties(
        textKey: "feature", texts: ["board", "timeline", "automation", "comments"],
        numberKey: "clicks", numberLimit: 40)),
    EventKind(
      name: "Report_Opened", frequency: 34,
      properties: Properties(
        textKey: "report", texts: ["weekly", "revenue", "retention", "team"],
        numberKey: "rows", numberLimit: 5000)),
    EventKind(
      name: "Search_Performed", frequency: 26,
      properties: Properties(
        textKey: "query", texts: ["invoice", "roadmap", "open tasks", "Q2, draft"],
        numberKey: "results", numberLimit: 300)),
    EventKind(
      name: "File_Uploaded", frequency: 20,
      properties: Properties(
        textKey: "type", texts: ["pdf", "png", "xlsx", "csv"],
        numberKey: "megabytes", numberLimit: 80, hasDecimal: true)),
    EventKind(
      name: "Signed_In", frequency: 16,
      properties: Properties(
        textKey: "method", texts: ["password", "google", "saml", "link"],
        numberKey: "attempts", numberLimit: 3)),
    EventKind(name: "Signed_Out", frequency: 10, properties: nil),
    EventKind(
      name: "Invite_Sent", frequency: 10,
      properties: Properties(
        textKey: "role", texts: ["admin", "member", "viewer", "guest"],
        numberKey: "seats", numberLimit: 12)),
    EventKind(
      name: "Payment_Initiated", frequency: 8,
      properties: Properties(
        textKey: "plan", texts: ["pro", "team", "starter", "enterprise"],
        numberKey: "amount", numberLimit: 900, hasDecimal: true)),
    EventKind(
      name: "Payment_Completed", frequency: 6,
      properties: Properties(
        textKey: "plan", texts: ["pro", "team", "starter", "enterprise"],
        numberKey: "amount", numberLimit: 900, hasDecimal: true)),
    EventKind(
      name: "Plan_Changed", frequency: 5,
      properties: Properties(
        textKey: "plan", texts: ["pro", "team", "starter", "enterprise"],
        numberKey: "seats", numberLimit: 200)),
    EventKind(
      name: "Trial_Ended", frequency: 3,
      properties: Properties(
        textKey: "outcome", texts: ["converted", "expired", "extended", "downgraded"],
        numberKey: "days", numberLimit: 30)),
  ]

  /// The kind, as an index into `all`, of each of 256 events.
  static let byFrequency = all.enumerated().flatMap { index, kind in
    repeatElement(UInt8(index), count: kind.frequency)
  }
}
