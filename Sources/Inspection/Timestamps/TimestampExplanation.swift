import Tables

/// What a cell that should hold a time was read as, in words, and what would be read better.
public struct TimestampExplanation: Sendable, Equatable {
  /// A text that parses.
  public struct Correction: Sendable, Equatable {
    /// The text.
    public let text: String
    /// How it comes from the cell.
    public let reason: String
  }

  /// Which form the cell is in, or why it does not parse.
  public let text: String
  /// The moment, where it is known.
  public let moment: Timestamp?
  /// What would parse instead; nothing beside the guide's own form.
  public let corrections: [Correction]

  /// Explains the bytes of a cell without its quotes; `zone` is that of times which name none.
  init(_ cell: [UInt8], zone: LocalZone?) {
    let reading = cell.withUnsafeBufferPointer { TimestampReader.read($0) }
    let moment = reading.microseconds(in: zone).map { Timestamp(microseconds: $0) }
    self.moment = moment
    text = cell.isEmpty ? "the cell is empty" : Self.words(reading, zone)
    switch reading {
    case .guide, .impossible, .zoneName(nil): corrections = []
    case .other(.slashesAmbiguous, _), .utc(.slashesAmbiguous, _),
      .offset(.slashesAmbiguous, _, _):
      corrections = Self.bothReadings(cell)
    case .trailingJunk, .unreadable: corrections = Self.nearest(cell).map { [$0] } ?? []
    case .other, .utc, .offset, .zoneName, .number:
      corrections =
        moment.map {
          [Correction(text: $0.guideText, reason: "the same moment as the guide has it")]
        }
        ?? []
    }
  }

  private static func words(_ reading: TimestampReading, _ zone: LocalZone?) -> String {
    let assumed = zone.map { "taken for \($0.name)" } ?? "taken for UTC"
    return switch reading {
    case .guide: "the guide's form, \(assumed)"
    case .other(let form, _): "\(form.name); no zone, \(assumed)"
    case .utc(let form, _): "\(form.name), in UTC"
    case .offset(let form, let seconds, _): "\(form.name), \(distance(seconds)) UTC"
    case .zoneName: "the name of a zone stands behind the time; names of zones are not read"
    case .number(let unit, _): "a number: \(unit.rawValue)"
    case .impossible: "a form that is read, of a day or a time of day that does not exist"
    case .trailingJunk: "a time, and one or two characters behind it"
    case .unreadable: "no form of a time that is read"
    }
  }

  private static func distance(_ seconds: Int) -> String {
    let (hours, minutes) = (abs(seconds) / 3600, abs(seconds) / 60 % 60)
    return
      "\(hours) h\(minutes > 0 ? " \(minutes) min" : "") \(seconds < 0 ? "behind" : "ahead of")"
  }

  // MARK: - Corrections

  /// A longer text is no time with a slip in it.
  private static let longest = 64

  /// The text with the fewest changes that parses: one character dropped, an odd blank made a plain
  /// one, or two characters dropped; the guide's form before others.
  private static func nearest(_ cell: [UInt8]) -> Correction? {
    guard cell.count <= longest, cell.withUnsafeBufferPointer(UTF8Bytes.isValid) else { return nil }
    let scalars = Array(String(decoding: cell, as: UTF8.self).unicodeScalars)
    let indices = scalars.indices
    let singles = indices.map { [$0] }
    let pairs = indices.flatMap { first in indices[(first + 1)...].map { [first, $0] } }
    return best(singles.map { dropped($0, from: scalars) })
      ?? best([plainBlanks(scalars)]) ?? best(pairs.map { dropped($0, from: scalars) })
  }

  private static func dropped(_ places: [Int], from scalars: [Unicode.Scalar]) -> Correction {
    let kept = scalars.indices.filter { !places.contains($0) }.map { scalars[$0] }
    let numbers = places.map { String($0 + 1) }.joined(separator: " and ")
    return Correction(
      text: string(kept), reason: "without character\(places.count > 1 ? "s" : "") \(numbers)")
  }

  private static func plainBlanks(_ scalars: [Unicode.Scalar]) -> Correction {
    let plain = scalars.map { $0.properties.isWhitespace ? " " : $0 }
    return Correction(text: string(plain), reason: "with a plain blank")
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func best(_ candidates: [Correction]) -> Correction? {
    var fallback: Correction?
    for candidate in candidates {
      switch Array(candidate.text.utf8).withUnsafeBufferPointer({ TimestampReader.read($0) }) {
      case .guide: return candidate
      case .trailingJunk, .number: break
      case let reading where reading.microseconds != nil: fallback = fallback ?? candidate
      default: break
      }
    }
    return fallback
  }

  /// What `04/05/2022` is with the day first, and with the month first.
  private static func bothReadings(_ cell: [UInt8]) -> [Correction] {
    let parts = String(decoding: cell, as: UTF8.self).split(
      separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return [] }
    let (first, second) = (parts[0].drop { $0 == " " }, parts[1])
    let (year, rest) = (parts[2].prefix(4), parts[2].dropFirst(4))
    let readings = [
      ("\(year)-\(second)-\(first)\(rest)", "if the day comes first"),
      ("\(year)-\(first)-\(second)\(rest)", "if the month comes first"),
    ]
    return readings.compactMap { text, reason in
      Timestamp(text).map { Correction(text: $0.guideText, reason: reason) }
    }
  }
}

extension FileLayout {
  /// What a cell of a column of times was read as.
  public func explainTime(_ cell: [UInt8], column: String) -> TimestampExplanation {
    TimestampExplanation(cell, zone: zone(of: column))
  }
}
