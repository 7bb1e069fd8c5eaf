import Foundation

/// What the user asked for, as `make bench` hands it over in the environment.
struct Settings {
  /// Rows of the events table that the works are done on.
  let rows: Int
  /// Measured runs of each contestant, after one that is not measured.
  let runs: Int
  /// The works to do; all of them where none is named.
  let works: Set<String>
  /// Whether the file ten times as large is made and opened too.
  let huge: Bool
  /// An earlier build of the program to compare with.
  let baseline: String?

  /// Where the shares and tools of the benchmark lie.
  static let folder = ".build/bench"
  /// The program that is measured.
  static let program = ".build/release/slipway"

  init() throws {
    let environment = ProcessInfo.processInfo.environment
    func number(_ name: String, _ standard: Int, from least: Int) throws -> Int {
      guard let text = environment[name], !text.isEmpty else { return standard }
      guard let number = Int(text.filter { $0 != "_" }), number >= least else {
        throw Failure("\(name)=\(text): expected a whole number from \(least) up")
      }
      return number
    }
    rows = try number("ROWS", 10_000_000, from: 1000)
    runs = try number("RUNS", 5, from: 1)
    works = Set((environment["WORKS"] ?? "").split { ", ".contains($0) }.map(String.init))
    huge = environment["HUGE"] == "1"
    baseline = environment["BASELINE"].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// Why the benchmark cannot go on.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Says on standard error how far the benchmark is.
func report(_ text: String) {
  FileHandle.standardError.write(Data("bench: \(text)\n".utf8))
}
