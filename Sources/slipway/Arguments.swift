@preconcurrency import CGetopt
import Contract
import Inspection

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// A mistake in what the user typed, in words that say what to do.
struct UsageError: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// What the user typed behind the name of a command.
struct Arguments {
  /// What is no flag.
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Parses by the flags of a command; flags and operands may be mixed.
  ///
  /// `getopt_long` allows shortened names and `--name=value`; `--` ends the flags.
  init(_ words: [String], flags: [Flag]) throws(UsageError) {
    var pointers = (["slipway"] + words).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let count = Int32(words.count + 1)
    var options = flags.map { flag in
      option(
        name: strdup(flag.name), has_arg: flag.placeholder == nil ? 0 : 1, flag: nil, val: 1)
    }
    defer { for option in options { free(UnsafeMutableRawPointer(mutating: option.name)) } }
    options.append(option(name: nil, has_arg: 0, flag: nil, val: 0))
    optind = 1
    opterr = 0
    while true {
      var index: Int32 = -1
      let code = getopt_long(count, &pointers, ":h", options, &index)
      if code == -1 { break }
      switch code {
      case 1:
        values[flags[Int(index)].name, default: []].append(optarg.map { String(cString: $0) } ?? "")
      case Int32(UInt8(ascii: "h")): values["help"] = [""]
      default:
        let word = pointers[max(1, min(Int(optind), Int(count)) - 1)].map { String(cString: $0) }
        throw Self.mistake(word ?? "", code, flags)
      }
    }
    operands = pointers[Int(optind)..<Int(count)].compactMap { $0.map { String(cString: $0) } }
  }

  private static func mistake(_ word: String, _ code: Int32, _ flags: [Flag]) -> UsageError {
    // The letter of a short flag, which may stand among others; long flags have the code 1.
    if optopt > 1, let letter = Unicode.Scalar(UInt32(optopt)) {
      return UsageError("unknown flag -\(letter)")
    }
    let name = String(word.drop { $0 == "-" }.prefix { $0 != "=" })
    if code == Int32(UInt8(ascii: ":")), let flag = flags.first(where: { $0.name.hasPrefix(name) })
    {
      return UsageError("--\(flag.name) needs a value: --\(flag.name) \(flag.placeholder ?? "")")
    }
    let near = flags.map(\.name).filter { $0.hasPrefix(name.prefix(3)) && name.count > 1 }
    if near.count > 1, flags.allSatisfy({ $0.name != name }),
      near.allSatisfy({ $0.hasPrefix(name) })
    {
      return UsageError("--\(name) may be --\(near.joined(separator: " or --"))")
    }
    let hint = near.first.map { "; do you mean --\($0)?" } ?? ""
    return UsageError("unknown flag \(word)\(hint)")
  }

  /// Whether a switch was given.
  func has(_ flag: Flag) -> Bool { values[flag.name] != nil }

  /// The last value of a flag.
  func value(_ flag: Flag) -> String? { values[flag.name]?.last }

  /// All values of a flag that may be repeated.
  func all(_ flag: Flag) -> [String] { values[flag.name] ?? [] }

  /// The value as one of the words of its placeholder, or the default.
  func choice(_ flag: Flag, default standard: String) throws(UsageError) -> String {
    guard let value = value(flag) else { return standard }
    let words = (flag.placeholder ?? "").split(separator: "|").map(String.init)
    guard words.contains(value) else {
      throw UsageError("--\(flag.name) \(value): expected \(words.joined(separator: ", "))")
    }
    return value
  }

  /// The value as a whole number within bounds, or the default.
  func number(
    _ flag: Flag, in range: ClosedRange<Int>, default standard: Int
  ) throws(UsageError) -> Int {
    guard let value = value(flag) else { return standard }
    guard let number = Int(value.filter { $0 != "_" && $0 != "," }), range.contains(number) else {
      throw UsageError(
        "--\(flag.name) \(value): expected a whole number from \(range.lowerBound) up"
          + (range.upperBound == Int.max ? "" : " to \(range.upperBound)"))
    }
    return number
  }

  /// The value as a number of bytes, by itself or with K, M, G or T behind it (powers of 1024), or
  /// the default; `least` is some MiB.
  func bytes(
    _ flag: Flag, atLeast least: Int, default standard: Int
  ) throws(UsageError) -> Int {
    guard let value = value(flag) else { return standard }
    let units = "KMGT"
    let unit = value.last.flatMap { units.firstIndex(of: Character($0.uppercased())) }
    let power = unit.map { units.distance(from: units.startIndex, to: $0) + 1 } ?? 0
    let number = Int(unit == nil ? value[...] : value.dropLast())
    let (bytes, isTooMuch) = (number ?? -1).multipliedReportingOverflow(by: 1 << (10 * power))
    guard bytes >= least, !isTooMuch else {
      throw UsageError(
        "--\(flag.name) \(value): expected bytes from \(least >> 20)M up, such as 256M, 1G or "
          + "268435456")
    }
    return bytes
  }

  /// The rule of an id that a word of the command line asks for, or the nearest id.
  static func rule(_ id: String, of word: String) throws(UsageError) -> Rule {
    if let rule = Rule.named(id) { return rule }
    let hint = Rule.nearest(to: id).map { "; do you mean \($0.id)?" } ?? ""
    throw UsageError("\(word) \(id): no such rule\(hint)")
  }
}
