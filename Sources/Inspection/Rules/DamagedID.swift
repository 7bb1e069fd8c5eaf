import Contract

/// An id that a program took for a number, or that has a blank inside.
enum DamagedID: CheckedRule {
  static let rule = Rule(
    id: "id.format_damage", title: "id damaged by a program", severity: .warning,
    basis: .convention,
    why: "Spreadsheets and programs that take ids for numbers write 1298 as `1298.0` and round "
      + "long ones, to `1.29E+15` or above 9007199254740992 to a neighbour. Such an id is no "
      + "longer that of the other table.",
    section: "Event data table › Columns › USER_ID; Profile data table › Columns › USER_ID",
    fix: "Read and write ids as text in every step of the export; long numbers are safe only then.")

  static func detail(_ place: SamplePlace) -> String? {
    place.value.withUnsafeBufferPointer { IDFault($0.bare)?.detail }
  }
}
