import Contract
import Inspection

/// Numbers as people read them.
public enum Amount {
  /// As `1,234,567`.
  public static func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// With its noun: `1 row`, `1,234 rows`.
  public static func of(_ number: some BinaryInteger, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Bytes in powers of ten with two or three digits: `512 B`, `98 kB`, `1.2 GB`.
  public static func bytes(_ number: some BinaryInteger) -> String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB"]
    var (value, unit) = (Double(number), 0)
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return
      "\(unit == 0 || value >= 9.95 ? String(Int(value.rounded())) : tenths(value)) \(units[unit])"
  }

  /// With one digit behind the point: `2.4`.
  public static func tenths(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  /// A share with one digit behind the point, rounded down, so that it is 100 only where nothing is
  /// left.
  public static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0, part < whole else { return "100 %" }
    return percent(Double(part) / Double(whole))
  }

  /// A share of one, in a hundred; 100 % only where it is all.
  public static func percent(_ share: Double) -> String {
    guard share < 1 else { return "100 %" }
    return tenths((share * 1000).rounded(.down) / 10) + " %"
  }
}

extension Finding {
  /// How often it was found, with the noun of its rule's unit: `1,234 records`.
  public var amount: String {
    "\(Amount.grouped(count)) \(count == 1 ? rule.unit.noun : rule.unit.plural)"
  }
}
