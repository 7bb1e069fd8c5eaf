import Contract
import Tables

/// A record of another format than separated values of which no row can be made.
enum UnreadableRecord: ShapeRule {
  static let rule = Rule(
    id: "row.unreadable", title: "record that cannot be read", severity: .error,
    basis: .convention,
    why: "It is no JSON object, or stands in a damaged part of a Parquet or Avro file. It is "
      + "rejected and the next one is read; most loaders stop here, or drop it without a word.",
    section: prerequisites,
    fix: "Write the file again with the format's own library, a JSON object with the columns as "
      + "its keys for each row.")

  static func severity(of shape: SplitRows.Shape) -> Severity? {
    shape == .malformed ? .error : nil
  }

  static func detail(_ place: SamplePlace) -> String? {
    let (text, validator) = (place.record.bytes, JSONValidator())
    guard let first = text.first, "{[\"-0123456789tfn".utf8.contains(first) else { return nil }
    let verdict = text.withUnsafeBufferPointer { validator.check($0, quote: 0) }
    guard case .invalid(let code) = verdict else {
      return verdict == .valid && first != UInt8(ascii: "{") ? "JSON, but no object" : nil
    }
    return "\(JSONValidator.reason(code)), at byte \(validator.errorOffset(in: text)) of it"
  }
}
