import Contract
import Tables

/// Turns the finished inspection of a share into bytes that outlast the program, and back.
///
/// What is found depends on the files, read or not, the user's settings, the number of samples that are
/// kept, the rules, and which of them are left out. The bytes carry all of these, and are of use
/// only where all are the same. The moment that counts as now may be another one of the same day,
/// as long as both agree which times of the tables are still to come: rules look at the day, and at
/// such times.
public struct InspectionArchive: Sendable {
  /// What came of bytes that were kept.
  public enum Content {
    /// The inspection: nothing has changed since.
    case current(Inspection)
    /// An inspection of other files than there are now.
    case outdated(ShareChanges)
    /// Nothing of use: damaged, of another version, or about another share.
    case unusable
  }

  private static let magic = Array("slipway inspection 1\n".utf8)

  private let share: Share
  private let options: InspectionOptions
  /// The paths and settings, which make it this share and no other.
  private let question: [UInt8]
  /// The program and its rules.
  private let rules: UInt64

  /// An archive of one share.
  ///
  /// - Parameters:
  ///   - share: The share as it was opened.
  ///   - options: How it is inspected.
  ///   - program: What tells this build of the program from others.
  public init(_ share: Share, options: InspectionOptions, program: String) {
    self.share = share
    self.options = options
    question = Self.question(share, options)
    rules = Self.hash { writer in
      program.write(to: &writer)
      for rule in Rule.catalogue { "\(rule)".write(to: &writer) }
      for kind in TableKind.allCases { "\(Guide.table(kind))".write(to: &writer) }
    }
  }

  private static func question(_ share: Share, _ options: InspectionOptions) -> [UInt8] {
    var writer = ByteWriter()
    share.paths.map(Discovery.realPath).write(to: &writer)
    share.settings.renames.write(to: &writer)
    for choice in share.settings.tables {
      [choice.kind.rawValue, choice.pattern].write(to: &writer)
    }
    share.settings.accountAnalytics.write(to: &writer)
    share.settings.zone.map { "\($0)" }.write(to: &writer)
    for (id, choice) in share.settings.rules.sorted(by: { $0.key < $1.key }) {
      [id, "\(choice)"].write(to: &writer)
    }
    options.maximumSamples.write(to: &writer)
    options.ignored.sorted().write(to: &writer)
    return writer.bytes
  }

  private static func hash(_ body: (inout ByteWriter) -> Void) -> UInt64 {
    var writer = ByteWriter()
    body(&writer)
    return hash(writer.bytes[...])
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { KeyHash.of($0) }
  }

  /// A name of 16 hex digits for these paths, settings and samples.
  public var name: String {
    let digits = String(Self.hash(question[...]), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: - Writing

  /// The inspection as bytes; nothing where it is not finished or a file could not be read.
  public func bytes(of inspection: Inspection) -> [UInt8]? {
    guard inspection.isComplete,
      inspection.tables.allSatisfy({ $0.unchecked.isEmpty }),
      inspection.tables.allSatisfy({ $0.files.allSatisfy { $0.error == nil } }),
      let signatures = try? signatures()
    else { return nil }
    var writer = ByteWriter()
    writer.write(bytes: question)
    writer.write(word: rules)
    signatures.write(to: &writer)
    writer.write(word: otherFiles)
    Int(inspection.now.microseconds).write(to: &writer)
    inspection.fileFindings.write(to: &writer)
    for table in inspection.tables { Self.write(table, to: &writer) }
    return Self.sealed(writer.bytes)
  }

  /// Bytes with a sum before them that tells whether they are whole.
  static func sealed(_ body: [UInt8]) -> [UInt8] {
    var head = ByteWriter()
    head.write(word: hash(body[...]))
    return magic + head.bytes + body
  }

  /// Bytes before those that the sum is about.
  static let sealSize = magic.count + 8

  private func signatures() throws(TableError) -> [FileSignature] {
    var signatures: [FileSignature] = []
    for table in share.tables {
      for file in table.layout.files {
        signatures.append(try FileSignature(file.file, of: table.kind))
      }
    }
    return signatures
  }

  /// What tells files that are not read, and folders without files, from others.
  private var otherFiles: UInt64 {
    Self.hash { writer in
      for file in share.files {
        file.name.write(to: &writer)
        file.size.write(to: &writer)
        "\(file.fate)".write(to: &writer)
      }
      for file in share.leftOut { [file.name, file.reason].write(to: &writer) }
      share.emptyFolders.write(to: &writer)
    }
  }

  private static func write(_ table: TableInspection, to writer: inout ByteWriter) {
    writer.write(number: UInt64(table.plan.references.count))
    for reference in table.plan.references {
      reference.check.target.write(to: &writer)
      reference.keys.longest.write(to: &writer)
      // Where memory did not hold the keys, the table knows which of its records lack one.
      let keys = reference.keys.inMemory?.content
      (keys != nil).write(to: &writer)
      if let keys {
        writer.write(words: keys.hashes)
        writer.write(words: keys.seconds)
      }
    }
    table.plan.slots.names.write(to: &writer)
    for field in TableInspection.stored { field.write(table, &writer) }
  }

  // MARK: - Reading

  /// What bytes that were kept under `name` hold for the share as it is now.
  public func content(of bytes: [UInt8]) -> Content {
    let start = Self.sealSize
    guard bytes.starts(with: Self.magic), bytes.count >= start else { return .unusable }
    var head = ByteReader(bytes, from: Self.magic.count)
    guard let sum = try? head.readWord(), sum == Self.hash(bytes[start...]) else {
      return .unusable
    }
    var reader = ByteReader(bytes, from: start)
    do throws(DamagedBytes) {
      guard try reader.readBytes().elementsEqual(question), try reader.readWord() == rules,
        let now = try? signatures()
      else { return .unusable }
      let then = try [FileSignature](from: &reader)
      guard then == now else { return .outdated(ShareChanges(from: then, to: now)) }
      guard try reader.readWord() == otherFiles else { return .unusable }
      let moment = Timestamp(microseconds: Int64(try Int(from: &reader)))
      let inspection = try inspection(from: &reader)
      return isSame(moment, for: inspection) ? .current(inspection) : .unusable
    } catch {
      return .unusable
    }
  }

  /// Whether rules find now what they found at a moment.
  private func isSame(_ moment: Timestamp, for inspection: Inspection) -> Bool {
    if moment == options.now { return true }
    let latest = inspection.tables.compactMap(\.latest).max().map(Int64.init)
    let bounds = TimeBounds(now: min(moment, options.now))
    return moment.date == options.now.date && latest.map { $0 <= bounds.latest } ?? true
  }

  private func inspection(from reader: inout ByteReader) throws(DamagedBytes) -> Inspection {
    let fileFindings = try [Finding](from: &reader)
    var tables: [TableInspection] = []
    for table in share.tables { tables.append(try read(table, from: &reader)) }
    guard reader.rest == 0 else { throw DamagedBytes() }
    return Inspection(
      share: share, now: options.now, ignored: options.ignored.sorted(), tables: tables,
      fileFindings: fileFindings, isComplete: true)
  }

  private static func keys(from reader: inout ByteReader) throws(DamagedBytes) -> KeyTable {
    let (hashes, seconds) = (try reader.readWords(), try reader.readWords())
    guard hashes.count == seconds.count, !hashes.contains(0) else { throw DamagedBytes() }
    let table = KeyTable(room: hashes.count)
    for (hash, second) in zip(hashes, seconds) {
      _ = table.insert(hash)
      table.limit(hash, from: UInt32(truncatingIfNeeded: second))
    }
    return table
  }

  /// Fills in a table of which nothing but the headers is known.
  private func read(
    _ table: Share.Table, from reader: inout ByteReader
  ) throws(DamagedBytes) -> TableInspection {
    var keys: [TableKind: ReferenceKeys] = [:]
    for _ in 0..<(try reader.readCount()) {
      let kind = try TableKind(from: &reader)
      let longest = try Int(from: &reader)
      let table = try Bool(from: &reader) ? try Self.keys(from: &reader) : nil
      keys[kind] = ReferenceKeys(table.map { .held($0) } ?? .joined, longest: longest)
    }
    let plan = TablePlan(
      table.layout, keys: keys, ignoring: options.ignored, choices: share.settings.rules,
      now: options.now)
    guard try [String](from: &reader) == plan.slots.names else { throw DamagedBytes() }
    var read = TableInspection(
      table: table, files: [], findings: [], nulls: [], partitions: PartitionCounts(),
      spreads: [], isComplete: true, plan: plan, severities: [])
    for field in TableInspection.stored { try field.read(&read, &reader) }
    guard read.files.count == table.layout.files.count,
      read.spreads.count == table.layout.files.count,
      read.nulls.count == table.layout.columns.count,
      read.severities.count == plan.slots.slots.count,
      read.files.allSatisfy({ $0.pieceCounts.joined().allSatisfy { plan.slots.holds($0.slot) } })
    else { throw DamagedBytes() }
    return read
  }
}
