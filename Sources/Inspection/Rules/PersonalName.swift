import Contract

/// The name of an event holds what differs from record to record: an id or an address.
enum PersonalName: CheckedRule {
  static let rule = Rule(
    id: "name.reserved_pii", title: "id or address inside the name of an event", severity: .info,
    basis: .convention,
    why: "Each id or address makes an event of its own, so that nothing can be counted by name; "
      + "and it may tell who a person is. Five digits in a row, an e-mail address or a UUID is "
      + "taken for one.",
    section: "Event data table › Columns › EVENT_NAME; EVENT_PROPERTIES",
    fix: "Name the event after what was done, and write the rest into EVENT_PROPERTIES.")

  /// So many digits in a row are an id and no version.
  static let longestNumber = 4

  /// Whether a name without blanks at its ends breaks it.
  static func isBroken(by name: UnsafeBufferPointer<UInt8>) -> Bool {
    var digits = 0
    for byte in name {
      digits = (48...57).contains(byte) ? digits + 1 : 0
      if digits > longestNumber { return true }
    }
    return hasAddress(name) || hasUUID(name)
  }

  private static func hasAddress(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.split { !isAddressByte($0) }
      .contains { IDFault(UnsafeBufferPointer(rebasing: $0)) == .address }
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || Array("@.-_+".utf8).contains(byte)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }

  /// Five groups of hex digits, with anything around them.
  private static func hasUUID(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.count >= 36 else { return false }
    return (0...name.count - 36).contains { start in
      (0..<36).allSatisfy { at in
        let byte = name[start + at]
        if [8, 13, 18, 23].contains(at) { return byte == UInt8(ascii: "-") }
        return (48...57).contains(byte) || (97...102).contains(byte | 0x20)
      }
    }
  }
}
