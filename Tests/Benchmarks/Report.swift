/// The results as Markdown that is read in a minute.
struct Report {
  let results: Results

  var text: String {
    ([head, targets] + results.works.map(work)).joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let machine = results.machine
    let present = machine.peers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let absent = Peer.allCases.map(\.rawValue).filter { machine.peers[$0] == nil }
    let peers = present + (absent.isEmpty ? [] : ["absent: \(absent.joined(separator: ", "))"])
    return """
      # Benchmark, \(results.date)

      - \(machine.processor), \(machine.cores) cores, \
      \(rounded(Double(machine.memory) / Double(1 << 30), 0)) GiB, \(machine.system)
      - \(machine.slipway), \(machine.swift)
      - \(peers.joined(separator: "; "))
      - events of \(amount(results.rows)); medians of RUNS=\(results.runs) after a round that is not counted, all \
      contestants in turn; files in the file system cache
      """
  }

  private var targets: String {
    let lines = results.works.flatMap { work in
      work.judgements.map { judgement in
        let sign = judgement.isMet.map { $0 ? "✓ met" : "✗ missed" } ?? "–"
        return "| \(work.title) | \(judgement.text) | \(judgement.measured) | \(sign) |"
      }
    }
    return (["| work | target | measured | |", "|---|---|---|---|"] + lines).joined(separator: "\n")
  }

  private func work(_ work: Results.Done) -> String {
    // A work that nobody did needs no table.
    if let absent = work.entries.first?.absent, work.entries.allSatisfy({ $0.absent == absent }) {
      return "## \(work.title)\n\n\(absent)"
    }
    let metrics = Metric.allCases.filter { metric in
      work.entries.contains { $0.medians[metric] != nil }
    }
    // Every peer is compared with the first contestant, where that is Slipway.
    let isCompared = work.entries.first?.name.hasPrefix("slipway") == true && work.entries.count > 1
    let first = isCompared ? work.entries.first?.medians[.wall] : nil
    let titles = [""] + metrics.map(\.title) + (isCompared ? ["times Slipway"] : [])
    let rows = work.entries.map { entry in
      var cells = [entry.name + runs(entry)]
      cells += metrics.map { metric in entry.medians[metric].map(metric.text) ?? "–" }
      if isCompared {
        let ratio = first.flatMap { first in entry.medians[.wall].map { $0 / first } }
        cells.append(ratio.map { rounded($0, 2) } ?? "–")
      }
      return "| \(cells.joined(separator: " | ")) |"
    }
    let table =
      [
        "| \(titles.joined(separator: " | ")) |",
        String(repeating: "|---", count: titles.count) + "|",
      ]
      + rows
    return "## \(work.title)\n\n" + table.joined(separator: "\n")
      + work.notes.map { "\n\n\($0)" }.joined()
  }

  private func runs(_ entry: Results.Entry) -> String {
    if let absent = entry.absent { return " (\(absent))" }
    guard entry.runs.count < results.runs else { return "" }
    return " (\(entry.runs.count) run\(entry.runs.count == 1 ? "" : "s"))"
  }
}
