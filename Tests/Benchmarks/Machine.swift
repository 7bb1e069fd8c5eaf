import Foundation

/// Where a benchmark ran, and with what.
struct Machine: Codable {
  let processor: String
  let cores: Int
  /// Bytes.
  let memory: UInt64
  let system: String
  let swift: String
  let slipway: String
  let peers: [String: String]

  init(_ versions: [Peer: String]) {
    let information = ProcessInfo.processInfo
    cores = information.processorCount
    memory = information.physicalMemory
    processor =
      Self.value(of: "model name", in: "/proc/cpuinfo", separator: ":")
      ?? Launch.output(["sysctl", "-n", "machdep.cpu.brand_string"]) ?? "unknown processor"
    system =
      Self.value(of: "PRETTY_NAME", in: "/etc/os-release", separator: "=")
      ?? information.operatingSystemVersionString
    swift = Self.firstLine(["swift", "--version"])
    let commit = Launch.output(["git", "describe", "--always", "--dirty"]) ?? "no commit"
    slipway = Self.firstLine([Settings.program, "--version"]) + " (\(commit))"
    peers = Dictionary(uniqueKeysWithValues: versions.map { ($0.rawValue, $1) })
  }

  private static func firstLine(_ words: [String]) -> String {
    Launch.output(words)?.split(separator: "\n").first.map(String.init) ?? "unknown"
  }

  private static func value(of key: String, in file: String, separator: Character) -> String? {
    let text = try? String(contentsOfFile: file, encoding: .utf8)
    let line = text?.split(separator: "\n").first { $0.hasPrefix(key) }
    let value = line?.split(separator: separator, maxSplits: 1).last
    return value?.trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
  }

  /// A name for files: the processor and its cores.
  var name: String {
    let words = processor.lowercased().split { !$0.isLetter && !$0.isNumber }
    return (words + ["\(cores)", "cores"]).joined(separator: "-")
  }
}
