import Contract
import Inspection
import Reports
import Screens
import Tables

extension RecordView {
  /// Lines of JSON that are shown without being asked for.
  private static let maximumUnasked = 12

  /// The value of a cell; JSON with a line for each member.
  func value(_ bytes: [UInt8], _ column: TableLayout.Column, room: Int) -> [Line] {
    let plain = { Self.value(bytes, label: column.name, column: column.position, room: room) }
    let isExpected = column.contract?.type == .json
    guard isExpected ? !bytes.isEmpty : Self.looksLikeJSON(bytes) else { return plain() }
    if let fault = JSONFault(bytes) {
      return isExpected ? Self.marked(plain(), bytes, fault, column.position, room: room) : plain()
    }
    let json = JSONLines(bytes.prefix(Self.maximumValue)).lines
    guard json.count > 1 else { return plain() }
    let isCut = bytes.count > Self.maximumValue
    let size =
      isCut ? Amount.bytes(bytes.count) : "\(Amount.grouped(json.count)) lines"
    let hint = room < 40 ? "" : ", Enter unfolds"
    var lines: [Line]
    if json.count > Self.maximumUnasked, !unfolded.contains(column.position) {
      lines = [
        Line(text: Self.joined(json, room: room), note: size + hint, column: column.position)
      ]
    } else {
      lines = json.flatMap { Self.indented($0, column.position, room: room) }
      if isCut {
        let shown = Amount.bytes(Self.maximumValue)
        lines.append(
          Line(style: .dim, text: "the first \(shown) of \(size)", column: column.position))
      }
    }
    lines[0].label = column.name
    return lines
  }

  /// Unfolds the JSON in focus, or folds it again.
  mutating func fold(_ table: TableView, _ known: TableInspection, _ state: inout State) {
    guard let row = table.currentRow, row.record.isSplit,
      let cell = known.layout.files[row.file].cell(of: table.column)
    else { return }
    let bytes = row.record.value(cell)
    let isLong =
      Self.looksLikeJSON(bytes) && JSONFault(bytes) == nil
      && JSONLines(bytes.prefix(Self.maximumValue)).lines.count > Self.maximumUnasked
    guard isLong else {
      state.message = "nothing is folded here"
      return
    }
    if unfolded.remove(table.column) == nil { unfolded.insert(table.column) }
  }

  private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { $0 != 0x20 && !(9...13).contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  // MARK: - Lines

  /// As much on one line as there is room for.
  private static func joined(_ json: [JSONLines.Line], room: Int) -> String {
    var text = ""
    for line in json where text.utf8.count <= 4 * room {
      if !text.isEmpty { text += " " }
      let bytes = line.key + (line.key.isEmpty ? [] : [0x20]) + line.value
      text += Visible.text(utf8: bytes.prefix(4 * room))
    }
    return text
  }

  /// A line under those that it is a part of, and more where it does not fit into one.
  private static func indented(
    _ line: JSONLines.Line, _ column: Int, room: Int
  ) -> [Line] {
    let indent = String(repeating: " ", count: min(2 * line.depth, room / 2))
    let rest = room - indent.count
    let keys = line.key.isEmpty ? [] : folded(Visible.text(utf8: line.key) + " ", to: rest)
    let last = keys.last ?? ""
    let value = Visible.text(utf8: line.value)
    let free = rest - TextWidth.columns(last)
    guard TextWidth.columns(value) > free else {
      return keys.dropLast().map { Line(key: indent + $0, text: "", column: column) }
        + [Line(key: indent + last, text: value, column: column)]
    }
    // A value that does not fit beside its key stands below it.
    let hanging = indent + "  "
    return keys.map { Line(key: indent + $0, text: "", column: column) }
      + folded(value, to: max(4, room - hanging.count)).map {
        Line(key: hanging, text: $0, column: column)
      }
  }

  /// What is no JSON as it stands, with a line below the place where parsing stops.
  private static func marked(
    _ lines: [Line], _ bytes: [UInt8], _ fault: JSONFault, _ column: Int, room: Int
  ) -> [Line] {
    let style: Style = fault.isMinor ? .warning : .error
    guard fault.offset < maximumValue else {
      let text = "not JSON at byte \(Amount.grouped(fault.offset)): \(fault.reason)"
      return lines + wrapped(text, to: room).map { Line(style: style, text: $0, column: column) }
    }
    let before = value(Array(bytes.prefix(fault.offset)), label: "", column: column, room: room)
    var (line, place) = (before.count - 1, TextWidth.columns(before[before.count - 1].text))
    if place >= room { (line, place) = (line + 1, 0) }
    let mark = caret(at: place, fault.reason, room: room).map {
      Line(style: style, text: $0, column: column)
    }
    line = min(line + 1, lines.count)
    return lines[..<line] + mark + lines[line...]
  }

  /// `^` under a place, with the reason where there is more room.
  private static func caret(at place: Int, _ reason: String, room: Int) -> [String] {
    let width = TextWidth.columns(reason)
    let indent = String(repeating: " ", count: place)
    if place + 2 + width <= room { return ["\(indent)^ \(reason)"] }
    if width + 1 <= place {
      return [String(repeating: " ", count: place - width - 1) + "\(reason) ^"]
    }
    return ["\(indent)^"] + wrapped(reason, to: room)
  }
}
