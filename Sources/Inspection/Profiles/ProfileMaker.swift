import Contract
import Tables

/// Turns what was gathered of a column into its profile.
struct ProfileMaker {
  let column: TableLayout.Column
  let nulls: Int
  let collector: ColumnCollector

  var profile: ColumnProfile {
    let top = top
    return ColumnProfile(
      name: column.name, values: collector.values, nulls: nulls, kinds: kinds(top),
      distinct: collector.distinct.distinct, lengths: collector.extremes.lengths,
      least: extremes?.least, greatest: extremes?.greatest,
      top: Array(top.prefix(ColumnProfile.topLimit)))
  }

  private var isTime: Bool { column.contract?.type == .timestamp }
  private var isJSON: Bool { column.contract?.type == .json }

  // MARK: - Values

  private var extremes: (least: String, greatest: String)? {
    if isTime {
      return collector.times.times.map { (Self.clock($0.lowerBound), Self.clock($0.upperBound)) }
    }
    guard !isJSON else { return nil }
    return collector.extremes.values.map { (Self.text($0.least), Self.text($0.greatest)) }
  }

  /// All that were counted or met in the sample, the most frequent first.
  private var top: [ColumnProfile.TopValue] {
    let values: [ColumnProfile.TopValue]
    if let counted = collector.distinct.counted {
      values = counted.map {
        ColumnProfile.TopValue(text: shown($0.text), count: $0.count, isExact: true)
      }
    } else {
      values = collector.sample.frequent.map { text, share in
        let count = Int((share * Double(collector.values)).rounded())
        return ColumnProfile.TopValue(text: shown(text), count: count, isExact: false)
      }
    }
    return values.sorted { $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text }
  }

  /// The bytes of a time stand for its microseconds.
  private func shown(_ text: [UInt8]) -> String {
    guard isTime else { return Self.text(text) }
    return Self.clock(text.withUnsafeBytes { $0.loadUnaligned(as: Int64.self) })
  }

  private static func clock(_ microseconds: Int64) -> String {
    Timestamp(microseconds: microseconds).guideText
  }

  /// Kept values have their quotes doubled.
  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var isSecond = false
    for byte in bytes {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if byte != UInt8(ascii: "\"") || isSecond { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: - Kinds

  private func kinds(_ top: [ColumnProfile.TopValue]) -> [ColumnProfile.Kind] {
    guard collector.values > 0 else { return [] }
    if isTime { return mixed(.time, isThere: collector.times.times != nil) }
    if isJSON { return mixed(.json, isThere: true) }
    switch collector.extremes.kind {
    case .nothing: return []
    case .integers: return [.integer]
    case .numbers: return [.number]
    case .texts: return [isBoolean(top) ? .boolean : .text]
    }
  }

  private func mixed(_ kind: ColumnProfile.Kind, isThere: Bool) -> [ColumnProfile.Kind] {
    (isThere ? [kind] : []) + (collector.hasOther ? [.text] : [])
  }

  private func isBoolean(_ top: [ColumnProfile.TopValue]) -> Bool {
    collector.distinct.counted != nil
      && top.allSatisfy { ["true", "false"].contains($0.text.lowercased()) }
  }
}
