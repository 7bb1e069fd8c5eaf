import BucketSetup
import Contract
import Inspection
import Tables

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Does what the set-up asks of the world: looks at folders, writes the documents.
enum SetupWork {
  /// Carries an effect out and returns the event that answers it; nothing where none does, or where
  /// nobody waits for it any more.
  static func event(
    for effect: SetupEffect, isCancelled: () -> Bool = { false }
  ) -> SetupEvent? {
    switch effect {
    case .scanData(let path): return .scanned(data(in: path))
    case .inspectOutput(let path):
      return .inspected(Facts.OutputFolder(path: path, isOccupied: isOccupied(path)))
    case .probe(let probe):
      let process = ProbeProcess(
        words: probe.command.words, limit: .seconds(Probe.limit), bytes: 1 << 20)
      let answer = process.run(isCancelled: isCancelled)
      return isCancelled() ? nil : .probed(probe, answer, at: timeOfDay)
    case .cancel: return nil
    case .write(let pack, let folder, let replace):
      do throws(Output.Failure) {
        return .written(.written(try write(pack, to: folder, replace: replace)))
      } catch {
        return .written(.failed(error.message))
      }
    case .save(let answers, let path):
      do throws(Output.Failure) {
        try Output.replaceFile(path, answers.text)
        return .saved(nil)
      } catch {
        return .saved(error.message)
      }
    }
  }

  /// Hours and minutes by the clock of this machine.
  private static var timeOfDay: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    let digits = { (number: Int32) in (number < 10 ? "0" : "") + String(number) }
    return "\(digits(parts.tm_hour)):\(digits(parts.tm_min))"
  }

  /// Six hex digits that nobody can guess.
  static var nameSuffix: String {
    var generator = SystemRandomNumberGenerator()
    let digits = String(generator.next() & 0xff_ffff, radix: 16)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The tables in a folder, and every file that is none.
  static func data(in path: String) -> DataFolder {
    let root = realpath(path, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
    do throws(TableError) {
      let share = try Share([path])
      var archives: Set<String> = []
      let files = share.tables.flatMap { table in
        // An archive is sent whole, with the first table that lies in it.
        table.layout.files.filter {
          !$0.file.type.isMember || archives.insert($0.file.file.path).inserted
        }
        .map { file in
          UploadFile(
            path: file.file.fileName, table: UploadFile.Table(table.kind),
            bytes: Int(file.file.file.size), isLink: isLink(file.file.fileName, below: path))
        }
      }
      let left = share.leftOut.map {
        DataFolder.LeftOutFile(
          path: $0.name, reason: $0.reason, isFolder: isFolder($0.name, below: path))
      }
      let unreadable = share.unreadable.map {
        DataFolder.LeftOutFile(path: name(of: $0.path, below: path), reason: $0.reason)
      }
      return DataFolder(
        path: path, root: root ?? path, files: files, leftOut: left + unreadable)
    } catch {
      return DataFolder(
        path: path, root: root ?? path, files: [], failure: "\(error.path): \(error.reason)")
    }
  }

  private static func isLink(_ name: String, below folder: String) -> Bool {
    var status = stat()
    return lstat("\(folder)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func isFolder(_ name: String, below folder: String) -> Bool {
    var status = stat()
    return stat("\(folder)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func name(of path: String, below folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// Whether something is at a path that is no empty folder.
  private static func isOccupied(_ path: String) -> Bool {
    guard let folder = opendir(path) else { return errno != ENOENT }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    return count > 2
  }

  private static func write(
    _ pack: SetupPack, to folder: String, replace: Bool
  ) throws(Output.Failure) -> [String] {
    guard replace || !isOccupied(folder) else {
      throw Output.Failure(message: "\(folder) is not empty; nothing was written")
    }
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw Output.systemFailure(folder) }
    var written: [String] = []
    for document in pack.documents {
      let path = folder.hasSuffix("/") ? folder + document.name : "\(folder)/\(document.name)"
      try Output.replaceFile(path, document.text, mode: document.isExecutable ? 0o755 : 0o644)
      written.append(path)
    }
    return written
  }
}

extension UploadFile.Table {
  init(_ kind: Contract.TableKind) {
    self =
      switch kind {
      case .events: .events
      case .users: .users
      case .accounts: .accounts
      }
  }
}
