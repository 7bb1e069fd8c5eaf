import Contract

/// The name of an event has blanks around it.
enum PaddedName: CheckedRule {
  static let rule = Rule(
    id: "name.whitespace", title: "blanks around the name of an event", severity: .warning,
    basis: .inferred,
    why: "Blanks are part of a cell (RFC 4180, section 2.4), so that `login ` and `login` are two "
      + "events, which nobody can tell apart on a screen.",
    section: "Event data table › Columns › EVENT_NAME",
    fix: "Trim the name where the event is sent, or in the export.")

  static func detail(_ place: SamplePlace) -> String? { PaddedCell.detail(place) }
}
