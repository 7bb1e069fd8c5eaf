import Tables

/// The files of a table by the partitions that their paths name: by folder and, where file names
/// hold dates, by date.
struct PartitionFolders {
  /// Files that lie together.
  struct Group {
    /// The folder below the one that the user named, with the date in the files' names.
    let label: String
    /// What the folders say.
    let path: PartitionPath
    /// Whether the files' names hold a date.
    let isDated: Bool
    /// The places of the files in their table.
    var files: [Int] = []
    /// Bytes of each of them.
    var sizes: [UInt64] = []

    /// Bytes of all of them.
    var bytes: UInt64 { sizes.reduce(0, +) }
    /// The size of the file in the middle.
    var median: UInt64 { sizes.sorted()[sizes.count / 2] }
    /// Whether names say which of the table's rows are here.
    var isPartition: Bool { !path.parts.isEmpty || isDated }
  }

  /// In the order of their first files.
  private(set) var groups: [Group] = []

  /// The files of a table.
  init(_ table: Share.Table) {
    var places: [String: Int] = [:]
    for file in table.layout.files {
      let date = Self.date(in: file.file.name)
      let label = [file.path.folder, date ?? ""].filter { !$0.isEmpty }.joined(separator: "/")
      let place = places[label] ?? groups.count
      if place == groups.count {
        places[label] = place
        groups.append(Group(label: label, path: file.path, isDated: date != nil))
      }
      groups[place].files.append(file.position)
      groups[place].sizes.append(file.file.size)
    }
  }

  /// The groups that are partitions.
  var partitions: [Group] { groups.filter(\.isPartition) }

  /// The first date in the last part of a name, as `2024-03-01`, `2024_03_01` or `20240301`.
  static func date(in name: String) -> String? {
    let last = name.split(separator: "/").last ?? ""
    let signs = Array(last.utf8)
    func isDigit(_ index: Int) -> Bool {
      signs.indices.contains(index) && (0x30...0x39).contains(signs[index])
    }
    for start in signs.indices where isDigit(start) && !isDigit(start - 1) {
      let run = (start..<signs.count).prefix(while: isDigit).count
      let length = run == 8 ? 8 : run == 4 ? 10 : 0
      guard length > 0, start + length <= signs.count, !isDigit(start + length) else { continue }
      let text = String(decoding: signs[start..<start + length], as: UTF8.self)
      let parts = PartitionTime.parts(of: text)
      if let parts, parts.count == 3, let time = PartitionTime(parts), time.isRecent { return text }
    }
    return nil
  }
}

extension PartitionTime {
  /// Whether it lies where files of shared tables come from, and is no other number.
  fileprivate var isRecent: Bool {
    range.lowerBound >= Int64(CivilDate.daysSince1970(1990, 1, 1)) * 86_400_000_000
      && range.lowerBound < Int64(CivilDate.daysSince1970(2100, 1, 1)) * 86_400_000_000
  }
}
