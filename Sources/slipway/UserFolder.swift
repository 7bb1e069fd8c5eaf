#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The folders that a user has for what programs keep, by the XDG Base Directory Specification.
enum UserFolder {
  case cache, state, config

  private var variable: String {
    switch self {
    case .cache: "XDG_CACHE_HOME"
    case .state: "XDG_STATE_HOME"
    case .config: "XDG_CONFIG_HOME"
    }
  }

  /// Below the home folder, where the variable says nothing.
  private var standard: String {
    #if os(macOS)
    self == .cache ? "Library/Caches" : "Library/Application Support"
    #else
    switch self {
    case .cache: ".cache"
    case .state: ".local/state"
    case .config: ".config"
    }
    #endif
  }

  /// The program's own part of a folder; nothing where the user has no home.
  static func path(of folder: UserFolder) -> String? {
    // The specification tells to ignore a relative path.
    if let named = value(folder.variable), named.hasPrefix("/") { return named + "/slipway" }
    guard let home = value("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/\(folder.standard)/slipway"
  }

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Makes a folder and those above it, for the user alone, since values of tables are kept there.
  static func make(_ folder: String) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/\(part)"
      mkdir(path, 0o700)
    }
  }
}
