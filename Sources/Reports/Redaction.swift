import CSodium
import Contract
import Inspection
import Tables

/// Hides in a report whom the rows are about, so that both sides can still tell the same one.
///
/// Ids and e-mail addresses become a token, which is a hash under a salt that only the owner of the
/// share has: the same value has the same token in every report of the share, and nobody who lacks
/// the salt can try values out. Names of files and columns stay.
public struct Redaction: Sendable {
  /// Nothing is hidden.
  public static let none = Redaction(key: nil)

  private let key: [UInt8]?

  private init(key: [UInt8]?) { self.key = key }

  /// Hides under a salt of the share.
  public init(salt: String) {
    key = Self.hash(Array(salt.utf8), key: [], count: Int(crypto_generichash_keybytes()))
  }

  /// A salt that nobody can guess.
  public static var newSalt: String {
    precondition(sodium_init() >= 0, "the system gives no random numbers")
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    return String(decoding: digits(bytes), as: UTF8.self)
  }

  /// Whether anything is hidden.
  public var isOn: Bool { key != nil }

  /// What is hidden, where anything is.
  var note: String? {
    isOn ? "ids and e-mail addresses are shown as tokens, the same token for the same value" : nil
  }

  // MARK: - Values

  /// What a value holds, and so what is hidden of it.
  public enum Kind: Sendable {
    /// All of it is hidden.
    case id
    /// Numbers stay, since they may be seconds.
    case time
    /// The members whose keys name ids, and what looks like an id.
    case json
    /// What looks like an id.
    case text
  }

  /// The value with ids and addresses hidden.
  public func value(_ bytes: [UInt8], _ kind: Kind) -> [UInt8] {
    guard isOn else { return bytes }
    switch kind {
    case .id: return bytes.allSatisfy(PersonalText.isBlank) ? bytes : token(bytes)
    case .time: return PersonalText(bytes).hidden(numbers: false, token)
    case .json: return PersonalJSON(bytes).hidden(token)
    case .text: return PersonalText(bytes).hidden(numbers: true, token)
    }
  }

  /// The text with ids and addresses hidden.
  public func value(_ text: String, _ kind: Kind) -> String {
    String(decoding: value(Array(text.utf8), kind), as: UTF8.self)
  }

  /// What stands for a value: 64 bits of a keyed hash, so that no two of many millions are alike.
  private func token(_ value: some Collection<UInt8>) -> [UInt8] {
    let name: StaticString = PersonalText.isAddress(value) ? "email:" : "id:"
    let hash = Self.hash(Array(value), key: key ?? [], count: Int(crypto_generichash_bytes_min()))
    let start = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return start + Self.digits(hash.prefix(8))
  }

  private static func hash(_ bytes: [UInt8], key: [UInt8], count: Int) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: count)
    let status = crypto_generichash(
      &hash, count, bytes, UInt64(bytes.count), key.isEmpty ? nil : key, key.count)
    precondition(status == 0, "the lengths are those that the library allows")
    return hash
  }

  /// Two hex digits a byte.
  private static func digits(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      for digit in [byte >> 4, byte & 15] {
        digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
    return digits
  }

  // MARK: - Records

  /// What each cell of a file holds.
  func kinds(of file: FileLayout) -> [Kind] {
    var types: [Int: ColumnType] = [:]
    for column in file.contract.columns {
      if let cell = file.cell(named: column.name) { types[cell] = column.type }
    }
    return file.file.header.enumerated().map { Self.kind(types[$0], named: $1) }
  }

  private static func kind(_ type: ColumnType?, named name: String) -> Kind {
    switch type {
    case .id: .id
    case .timestamp: .time
    case .json: .json
    case .text, nil: PersonalText.namesID(name.utf8) ? .id : .text
    }
  }

  /// What each cell of a file holds that is read without its table: what the guide says of columns
  /// that are spelled like the name.
  func kinds(of header: [String]) -> [Kind] {
    let known = TableKind.allCases.flatMap { Guide.table($0).columns }
    return header.map { name in
      let column = known.first { ColumnMatcher.isSpelled(name, as: $0.name) }
      return Self.kind(column?.type, named: name)
    }
  }

  /// What the values of a column hold.
  public func kind(of column: TableLayout.Column) -> Kind {
    Self.kind(column.contract?.type, named: column.name)
  }

  /// A record with what is to be hidden in each of its cells, which keep their quotes.
  func record(_ record: Record, of file: TableFile, _ kinds: [Kind]) -> Record {
    guard isOn else { return record }
    guard record.isSplit else {
      return record.replacing(all: pieces(of: record.bytes, file.dialect))
    }
    return record.replacing { cell in
      let value = record.value(cell)
      let hidden = self.value(value, cell < kinds.count ? kinds[cell] : .text)
      return hidden == value ? nil : hidden
    }
  }

  /// Where cells are not those of the columns, any piece may be an id; only times stay.
  private func pieces(of bytes: [UInt8], _ dialect: Dialect) -> [UInt8] {
    let ends = [dialect.delimiter, dialect.quote, dialect.lineEnd, UInt8(ascii: "\r")]
    var (hidden, piece) = ([UInt8](), [UInt8]())
    func close() {
      let isTime = piece.withUnsafeBufferPointer { TimestampReader.read($0).microseconds != nil }
      let isKept = isTime && !PersonalText.isNumber(piece)
      hidden += isKept ? piece : value(piece, .id)
      piece = []
    }
    for byte in bytes {
      guard ends.contains(byte) else {
        piece.append(byte)
        continue
      }
      close()
      hidden.append(byte)
    }
    close()
    return hidden
  }

  // MARK: - Findings

  /// All findings of an inspection, with what is to be hidden in their samples.
  func findings(of inspection: Inspection) -> [Finding] {
    isOn ? inspection.findings.map(hiding(in: inspection)) : inspection.findings
  }

  /// Hides in findings of an inspection.
  func hiding(in inspection: Inspection) -> (Finding) -> Finding {
    var files: [String: FileLayout] = [:]
    for table in inspection.tables {
      for file in table.layout.files { files["\(table.kind) \(file.file.name)"] = file }
    }
    return { finding in
      var hidden = finding
      hidden.samples = finding.samples.map { sample in
        let table = finding.table.map { "\($0) " } ?? ""
        return self.sample(sample, of: finding, in: files[table + sample.file])
      }
      // The token of a part would be none of the id.
      hidden.missing?.top = (finding.missing?.top ?? []).filter { !$0.isCut }.map { id in
        var hidden = id
        hidden.text = value(id.text, .id)
        return hidden
      }
      return hidden
    }
  }

  private func sample(
    _ sample: Finding.Sample, of finding: Finding, in file: FileLayout?
  ) -> Finding.Sample {
    var hidden = sample
    let names = file?.file.header ?? []
    let kinds = file.map(kinds) ?? []
    let cell = sample.column.flatMap(names.firstIndex)
    let named = PersonalText.namesID((finding.column ?? "").utf8) ? Kind.id : .text
    let kind = cell.map { kinds[$0] } ?? named
    if sample.record == nil {
      hidden.value = names.contains(sample.value) ? sample.value : value(sample.value, kind)
    } else if sample.column != nil {
      hidden.value = value(sample.value, kind)
    } else if let file {
      let record = Record.first(in: Array(sample.value.utf8), of: file.file)
      let bytes = record.map { self.record($0, of: file.file, kinds).bytes } ?? []
      hidden.value = String(decoding: bytes, as: UTF8.self)
    }
    hidden.detail = sample.detail.map { detail($0, kind, keeping: names) }
    return hidden
  }

  /// What a rule has to say of a place: it quotes values in backticks, and other numbers are counts.
  func detail(_ text: String, _ kind: Kind, keeping names: [String]) -> String {
    guard isOn else { return text }
    let parts = text.unicodeScalars.split(separator: "`", omittingEmptySubsequences: false)
      .map { String($0) }
    let hidden = parts.enumerated().map { index, part in
      guard index % 2 == 1 else { return value(part, .time) }
      return names.contains(part) ? part : value(part, kind == .json ? .text : kind)
    }
    return hidden.joined(separator: "`")
  }
}
