import BucketSetup
import Screens

/// The policy as it will be, and who may do what with it.
extension SetupView {
  func drawPreview(_ state: State, _ area: Rect, _ screen: inout Screen) {
    let preview = setup.preview
    let table = preview.matrix.map { cells($0, state) } ?? []
    let reasons = deciders(preview, room: area.width, state)
    let all = preview.lines.count
    let room = max(0, area.height - 1)
    // The table comes before the policy's beginning, the policy's end before the reasons.
    let least = min(all, max(4, room - table.count - reasons.count - 2))
    let isTight = room < table.count + 6
    let below = isTight ? [] : table + reasons
    let rows = min(all, isTight ? room : least)
    let first = max(0, min(all - rows, all - rows - scroll))
    let part = rows < all ? " \(first + 1)–\(first + rows)/\(all)" : ""
    screen.put(
      "Bucket policy, as it will be\(part)", x: area.x, y: area.y, style: .accent,
      width: area.width, truncation: .ellipsis)
    for (row, line) in preview.lines.dropFirst(first).prefix(rows).enumerated() {
      draw(line, Rect(x: area.x, y: area.y + 1 + row, width: area.width, height: 1), &screen)
    }
    let start = area.y + rows + 2
    for (row, line) in below.prefix(max(0, area.bottom - start)).enumerated() {
      screen.put(
        line.text, x: area.x, y: start + row, style: line.style, width: area.width,
        truncation: .ellipsis)
    }
  }

  /// A line of the policy, with the bucket's name standing out.
  private func draw(_ line: String, _ area: Rect, _ screen: inout Screen) {
    screen.put(
      line, x: area.x, y: area.y, style: .dim, width: area.width, truncation: .ellipsis)
    guard let name = setup.policy.placeOfName(in: line), line.contains(setup.policy.bucket) else {
      return
    }
    screen.restyle(
      Rect(x: area.x + name.lowerBound, y: area.y, width: name.count, height: 1)
        .intersection(area)
    ) { $0 = Style(.accent, bold: true) }
  }

  // MARK: - The access matrix

  /// The table: who in rows, what in columns.
  private func cells(_ matrix: AccessMatrix, _ state: State) -> [SetupLine] {
    let head = AccessMatrix.Row.allCases.map { padded($0.short, $0.width) }.joined()
    let rows = AccessMatrix.Column.allCases.map { column in
      let signs = AccessMatrix.Row.allCases.map { row in
        padded(sign(matrix[row, column].verdict, state), row.width)
      }
      return SetupLine(text: Self.trimmed(padded(column.words, 8) + signs.joined()))
    }
    return [SetupLine(text: Self.trimmed(padded("", 8) + head), style: .dim)] + rows
  }

  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  private func sign(_ verdict: AccessCell.Verdict, _ state: State) -> String {
    switch verdict {
    case .allowed: state.glyphs.good
    case .partly: state.glyphs.near
    case .refused: state.glyphs.isASCII ? "-" : "–"
    case .undecided: "?"
    }
  }

  /// What decides each cell, those with the same reason together, and what the merge has to say.
  private func deciders(_ preview: PolicyPreview, room: Int, _ state: State) -> [SetupLine] {
    var texts: [String] = []
    if let matrix = preview.matrix {
      for column in AccessMatrix.Column.allCases {
        var groups: [(reason: String, rows: [String])] = []
        for row in AccessMatrix.Row.allCases {
          let cell = matrix[row, column]
          let reason = cell.decidedBy + (cell.limit.map { " (\($0))" } ?? "")
          if let place = groups.firstIndex(where: { $0.reason == reason }) {
            groups[place].rows.append(row.short)
          } else {
            groups.append((reason, [row.short]))
          }
        }
        let isSame = groups.count == 1
        texts += groups.map { group in
          "\(column.words)\(isSame ? "" : " \(group.rows.joined(separator: ", "))"): \(group.reason)"
        }
      }
    }
    let notes = preview.notes.flatMap { wrapped("\(state.glyphs.hint) \($0)", to: room) }
    return texts.flatMap { wrapped($0, to: room) }.map { SetupLine(text: $0, style: .dim) }
      + notes.map { SetupLine(text: $0, style: .hint) }
  }
}

extension AccessMatrix.Row {
  /// The kind of access in a word.
  fileprivate var short: String {
    switch self {
    case .read, .list, .write, .delete: rawValue
    case .changePolicy: "policy"
    }
  }

  fileprivate var width: Int { short.count + 1 }
}

extension AccessMatrix.Column {
  fileprivate var words: String {
    switch self {
    case .vendor: "Toplyne"
    case .owner: "you"
    case .anyone: "anyone"
    }
  }
}
