import Inspection

/// Ids that are no keys, in words.
public enum MissingText {
  /// How many ids, in what share of the rows, which ones most often, from when to when; nothing where
  /// a finding is not about such ids.
  ///
  /// `code` sets an id apart and makes it harmless where it is shown.
  public static func text(of finding: Finding, code: (String) -> String) -> String? {
    guard let missing = finding.missing else { return nil }
    let about = missing.distinct.isExact ? "" : "about "
    let amount = about + Amount.of(missing.distinct.count, "id")
    let percent = Amount.percent(finding.count, of: missing.rows)
    let share = "in \(percent == "0.0 %" ? "less than 0.1 %" : percent) of the rows"
    let often = missing.top.count < missing.distinct.count ? "most often " : ""
    let ids = missing.top.map {
      code($0.text) + ($0.isCut ? "…" : "") + " ×\(Amount.grouped($0.count))"
    }
    let which = ids.isEmpty ? "" : ": \(often)\(ids.joined(separator: ", "))"
    return "\(amount) \(share)\(which)\(missing.times.map(seen) ?? "")"
  }

  private static func seen(_ times: ClosedRange<Timestamp>) -> String {
    let (first, last) = (times.lowerBound.guideText, times.upperBound.guideText)
    return first == last ? "; seen at \(first)" : "; seen from \(first) to \(last)"
  }
}
