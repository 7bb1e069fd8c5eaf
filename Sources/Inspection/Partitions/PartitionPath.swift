/// What the folders above a file say about its rows: Hive's `key=value`, or `YYYY/MM/DD`.
///
/// The guide names no syntax; Hive's is what readers expect, and the other one is usual.
public struct PartitionPath: Sendable, Equatable {
  /// A folder that names a part of its table.
  public struct Part: Sendable, Equatable {
    /// The key; of a plain folder what its number stands for, such as `month`.
    public let key: String
    /// The value without its percent signs.
    public let value: String
    /// Whether the folder is `key=value`.
    public let isHive: Bool
    /// The folder as it is called.
    public let folder: String
  }

  /// What a folder says that cannot be meant.
  public enum Fault: Sendable, Equatable {
    /// A time that is said to be none.
    case noValue(Part)
    /// A value that should be a time, and is none.
    case noTime(Part)
  }

  /// The folders that name parts of the table, from the outermost.
  public private(set) var parts: [Part] = []
  /// What cannot be meant.
  public private(set) var faults: [Fault] = []
  /// The time of which they speak, if they speak of one.
  public private(set) var time: PartitionTime?
  /// The whole folder, below the one that the user named.
  public let folder: String

  /// The keys, as they follow each other.
  public var keys: [String] { parts.map { $0.isHive ? $0.key + "=" : $0.key } }
  /// The keys that speak of no time, with their values.
  public var otherKeys: [Part] { parts.filter { Self.role(of: $0) == nil } }

  /// The path of a file.
  public init(_ name: String) {
    let folders = name.split(separator: "/").dropLast().map(String.init)
    folder = folders.joined(separator: "/")
    var index = 0
    while index < folders.count {
      if let part = Self.hivePart(folders[index]) {
        parts.append(part)
        index += 1
      } else {
        let plain = Self.plainParts(folders[index...])
        parts += plain
        index += max(1, plain.count)
      }
    }
    faults = parts.filter { Self.isNull($0.value) && Self.role(of: $0) != nil }.map(Fault.noValue)
    readTime()
  }

  // MARK: - Folders

  private static func hivePart(_ folder: String) -> Part? {
    guard let sign = folder.firstIndex(of: "="), sign > folder.startIndex else { return nil }
    let value = String(folder[folder.index(after: sign)...])
    return Part(
      key: String(folder[..<sign]), value: percentDecoded(value), isHive: true, folder: folder)
  }

  /// A date as one folder, or year, month and perhaps day and hour as folders inside each other.
  private static func plainParts(_ folders: ArraySlice<String>) -> [Part] {
    guard let first = folders.first else { return [] }
    func part(_ key: String, _ folder: String) -> Part {
      Part(key: key, value: folder, isHive: false, folder: folder)
    }
    if first.utf8.count == 10, PartitionTime.parts(of: first)?.count == 3 {
      return [part("date", first)]
    }
    let isYear = first.utf8.count == 4 && Int(first).map { (1990...2100).contains($0) } == true
    let others = folders.dropFirst().prefix(3).prefix {
      $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard isYear, !others.isEmpty else { return [] }
    let keys = ["month", "day", "hour"]
    return [part("year", first)] + zip(keys, others).map(part)
  }

  private static func isNull(_ value: String) -> Bool {
    let nulls: Set = ["", "__hive_default_partition__", "null", "none", "nan", "nat", "undefined"]
    return nulls.contains(value.lowercased())
  }

  /// What `%41` and its like stand for; signs that are no such thing stay.
  private static func percentDecoded(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var (bytes, decoded) = (Array(text.utf8)[...], [UInt8]())
    while let byte = bytes.popFirst() {
      let digits = String(decoding: bytes.prefix(2), as: UTF8.self)
      guard byte == UInt8(ascii: "%"), digits.utf8.count == 2, !digits.hasPrefix("+"),
        let value = UInt8(digits, radix: 16)
      else {
        decoded.append(byte)
        continue
      }
      decoded.append(value)
      bytes = bytes.dropFirst(2)
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  // MARK: - Time

  /// What a key that speaks of time says.
  private enum Role: Equatable {
    case date
    /// The place among year, month, day, hour and minute.
    case number(Int)
  }

  private static let numbers: [String: Int] = [
    "year": 0, "yyyy": 0, "y": 0, "month": 1, "mm": 1, "m": 1, "day": 2, "dd": 2, "d": 2,
    "hour": 3, "hr": 3, "hh": 3, "h": 3, "minute": 4, "min": 4,
  ]

  private static func role(of part: Part) -> Role? {
    let key = part.key.lowercased()
    if let place = numbers[key] {
      // One letter may mean anything.
      return key.utf8.count > 1 || Int(part.value) != nil ? .number(place) : nil
    }
    let dates: Set = ["dt", "ds", "date", "timestamp", "time", "eventdate", "datehour"]
    let endings = ["_date", "_dt", "_ds", "_day", "_at", "_time", "_ts", "_timestamp"]
    if dates.contains(key) || endings.contains(where: key.hasSuffix) { return .date }
    // Another key's value may be a date all the same, if it is written as one.
    let isWritten = part.value.utf8.count >= 10 && part.value.dropFirst(4).first == "-"
    return isWritten && PartitionTime.parts(of: part.value) != nil ? .date : nil
  }

  /// Puts together what the folders say; none where one of them says what cannot be.
  private mutating func readTime() {
    var known: [Int] = []
    for part in parts where !Self.isNull(part.value) {
      guard let role = Self.role(of: part) else { continue }
      guard let next = Self.extended(known, by: part, role) else {
        faults.append(.noTime(part))
        return
      }
      known = next
    }
    if faults.isEmpty { time = PartitionTime(known) }
  }

  /// The numbers of a time with what one more folder says; nothing where no such time is.
  private static func extended(_ known: [Int], by part: Part, _ role: Role) -> [Int]? {
    var numbers: [Int]
    switch role {
    case .date:
      guard let parts = PartitionTime.parts(of: part.value) else { return nil }
      // A second date says when the rows were loaded, or the like.
      if !known.isEmpty { return PartitionTime(parts) == nil ? nil : known }
      numbers = parts
    case .number(let place):
      if let number = Int(part.value), place > 0 || part.value.utf8.count == 4 {
        // A month without its year speaks of no time.
        guard known.count == place else { return known }
        numbers = known + [number]
      } else {
        guard let parts = PartitionTime.parts(of: part.value) else { return nil }
        numbers = parts
      }
    }
    return PartitionTime(numbers) == nil ? nil : numbers
  }
}
