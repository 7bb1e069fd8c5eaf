import Explorer

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Reads the names in a folder that a path could go on with.
enum FolderReader {
  /// The names that begin as what was typed, as many as may be listed.
  ///
  /// Names with a leading period are there only where one was typed; names that are no UTF-8 never,
  /// since they could not be typed.
  static func listing(for request: FolderRequest) -> FolderListing {
    let path = request.folder.isEmpty ? "." : request.folder
    guard let folder = opendir(path) else {
      let reason = String(cString: strerror(errno))
      return FolderListing(request, names: [], problem: "\(path): \(reason)")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      guard let name = name(of: entry), name != ".", name != "..", name.hasPrefix(request.prefix),
        !name.hasPrefix(".") || request.prefix.hasPrefix(".")
      else { continue }
      names.append(isFolder(path + "/" + name) ? name + "/" : name)
    }
    names.sort()
    guard names.count > FolderListing.limit else { return FolderListing(request, names: names) }
    return FolderListing(
      request, names: Array(names.prefix(FolderListing.limit)),
      problem: "\(path) has \(names.count) such names; the first \(FolderListing.limit) are listed")
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(validatingCString: $0) }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }
}
