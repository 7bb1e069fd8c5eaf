import Contract
import Inspection
import Reports

extension Finding {
  /// What a finding unfolds into.
  enum Part: Equatable, Sendable {
    /// Values of one pattern.
    case pattern(Pattern)
    /// An id that is no key.
    case id(Missing.ID)
    /// A place.
    case place(Sample)
    /// What is not listed, in words.
    case rest(String)

    /// How many rows it stands for, exactly; nothing where nobody counted them.
    var count: Int? {
      switch self {
      case .pattern(let pattern): pattern.count
      case .id(let id): id.count
      case .place, .rest: nil
      }
    }

    /// What filters call it.
    var label: String? {
      switch self {
      case .pattern(let pattern): "like \(pattern.text)"
      case .id(let id): "“\(id.text)”"
      case .place, .rest: nil
      }
    }
  }

  /// Places that a finding unfolds into.
  private static let listedPlaces = 10

  /// The patterns of its values, else its ids, else its first places; and what is not among them.
  var parts: [Part] {
    if let patterns, !patterns.top.isEmpty {
      let rest = patterns.distinct.count - patterns.top.count
      let parts = patterns.top.map(Part.pattern)
      return parts + (rest > 0 ? [.rest("\(Amount.of(rest, "more pattern"))")] : [])
    }
    if let missing, !missing.top.isEmpty {
      let rest = missing.distinct.count - missing.top.count
      let about = missing.distinct.isExact ? "" : "about "
      return missing.top.map(Part.id)
        + (rest > 0 ? [.rest("\(about)\(Amount.of(rest, "more id"))")] : [])
    }
    return kinds + places
  }

  /// How many patterns or ids there are, where they are too many for each to be counted.
  private var kinds: [Part] {
    let counted = [(patterns?.distinct, "pattern"), (missing?.distinct, "id")]
    return counted.compactMap { distinct, noun in
      guard let distinct, distinct.count > 0 else { return nil }
      let about = distinct.isExact ? "" : "about "
      return .rest("\(about)\(Amount.of(distinct.count, noun)), too many to count each")
    }
  }

  private var places: [Part] {
    let listed = samples.prefix(Self.listedPlaces)
    let more = rest(after: listed.count)
    let noun = rule.unit == .records ? "row" : rule.unit.noun
    let rest: [Part] =
      more > 0 ? [.rest("\(Amount.grouped(more)) more \(more == 1 ? noun : plural)")] : []
    return listed.map(Part.place) + rest
  }

  private var plural: String { rule.unit == .records ? "rows" : rule.unit.plural }

  // MARK: - Places

  /// The column, or what is meant where no column is.
  var place: String {
    column ?? (rule.unit == .records ? "row" : rule.unit.plural)
  }

  /// The line of a sample in its file, in few words.
  func line(of sample: Sample) -> String {
    if let record = sample.record {
      return sample.line > 0
        ? "line \(Amount.grouped(sample.line))" : "record \(Amount.grouped(record))"
    }
    return rule.unit == .columns ? "header" : ""
  }

  /// Where a sample stands in its file.
  func place(of sample: Sample) -> String {
    if let record = sample.record {
      let line = sample.line > 0 ? " line \(Amount.grouped(sample.line))" : ""
      return "record \(Amount.grouped(record))\(line)"
    }
    guard rule.unit == .columns else { return "" }
    return sample.line > 0 ? "header line \(sample.line)" : "header"
  }
}
