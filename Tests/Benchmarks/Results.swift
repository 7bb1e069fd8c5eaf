/// What a benchmark came to.
struct Results: Codable {
  /// What became of one contestant.
  struct Entry: Codable {
    let name: String
    let absent: String?
    let runs: [Sample]
    let medians: Sample

    init(name: String, absent: String?, runs: [Sample]) {
      (self.name, self.absent, self.runs) = (name, absent, runs)
      medians = Dictionary(
        uniqueKeysWithValues: Metric.allCases.compactMap { metric in
          let values = runs.compactMap { $0[metric] }.filter(\.isFinite)
          return values.isEmpty ? nil : (metric, median(values))
        })
    }
  }

  /// A target and what was measured; no verdict where something is absent.
  struct Judgement: Codable {
    let text: String
    let measured: String
    let isMet: Bool?
  }

  struct Done: Codable {
    let name: String
    let title: String
    let notes: [String]
    let entries: [Entry]
    let judgements: [Judgement]

    init(_ work: Work, entries: [Entry]) {
      (name, title, notes) = (work.name, work.title, work.notes)
      self.entries = entries
      judgements = work.targets.map { Self.judge($0, entries) }
    }

    private static func judge(_ target: Target, _ entries: [Entry]) -> Judgement {
      func value(_ name: String) -> Double? {
        entries.first { $0.name == name }?.medians[target.metric]
      }
      guard let own = value(target.contestant) else {
        return Judgement(text: target.text, measured: "not run", isMet: nil)
      }
      let measured = target.metric.text(own)
      guard let name = target.of else {
        return Judgement(text: target.text, measured: measured, isMet: own <= target.limit)
      }
      guard let other = value(name) else {
        return Judgement(text: target.text, measured: "\(measured), \(name) absent", isMet: nil)
      }
      return Judgement(
        text: target.text, measured: "\(rounded(own / other, 2))×",
        isMet: own / other <= target.limit)
    }
  }

  let date: String
  let machine: Machine
  let rows: Int
  let runs: Int
  let works: [Done]
}
