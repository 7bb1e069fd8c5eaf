/// How the word of a record is made up, by which those are found that may repeat another one.
///
/// Records that are equal by a rule have equal words in the rule's bits; those of others are equal
/// there by chance only. Each choice of bits has all those of the less specific ones, so that one word
/// serves all rules of a table. What none of them takes, all cells of the record do.
enum RepeatBits {
  /// All: every cell.
  static let row = UInt64.max
  /// User, event and moment.
  static let event = upper(40)
  /// The key of a profile.
  static let entity = upper(34)
  /// The key and the day of UPDATED_AT; the file where there is no day.
  static let entityOfDay = upper(44)
  /// The key and the moment of UPDATED_AT.
  static let entityOfTime = upper(54)

  private static func upper(_ bits: UInt64) -> UInt64 { ~(.max >> bits) }
}
