/// What is measured of one run.
enum Metric: String, CaseIterable, Codable, CodingKeyRepresentable {
  case wall, cpu, first, last, search, sort, frequency, filter
  case peak, typical, slow, worst, keys, allocations

  /// The heading of its column.
  var title: String {
    switch self {
    case .wall: "time"
    case .cpu: "CPU time"
    case .first: "first row"
    case .last: "last row"
    case .search: "search"
    case .sort: "sort"
    case .frequency: "frequency"
    case .filter: "rows of a finding"
    case .peak: "peak memory"
    case .typical: "median key"
    case .slow: "99th percentile"
    case .worst: "worst key"
    case .keys: "keys"
    case .allocations: "allocations per million rows"
    }
  }

  /// A value for people.
  func text(_ value: Double) -> String {
    switch self {
    case .wall, .cpu, .first, .last, .search, .sort, .frequency, .filter:
      value < 0.1 ? "\(rounded(value * 1000, 1)) ms" : "\(rounded(value, 2)) s"
    case .peak: "\(rounded(value / 1e6, 0)) MB"
    case .typical, .slow, .worst: "\(rounded(value * 1000, 1)) ms"
    case .keys, .allocations: rounded(value, 0)
    }
  }
}

/// The values of one run: seconds, bytes and numbers.
typealias Sample = [Metric: Double]

/// A number of rows in words.
func amount(_ rows: Int) -> String {
  guard rows >= 1_000_000 else { return "\(rows) rows" }
  return "\(rounded(Double(rows) / 1e6, rows % 1_000_000 == 0 ? 0 : 1)) million rows"
}

/// A number with so many digits behind the point.
func rounded(_ value: Double, _ digits: Int) -> String {
  let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
  let whole = Int((abs(value) * Double(scale)).rounded())
  let fraction = String(whole % scale)
  let zeros = String(repeating: "0", count: max(0, digits - fraction.count))
  let sign = value < 0 && whole > 0 ? "-" : ""
  return "\(sign)\(whole / scale)" + (digits > 0 ? ".\(zeros)\(fraction)" : "")
}

/// The value below which a share of the values lies.
func percentile(_ share: Double, of values: [Double]) -> Double {
  guard !values.isEmpty else { return .nan }
  let sorted = values.sorted()
  return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
}

/// The value in the middle, or between the two in the middle.
func median(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return .nan }
  let sorted = values.sorted()
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
