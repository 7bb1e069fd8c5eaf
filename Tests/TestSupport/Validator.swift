import Foundation

/// A tool by others that says whether a document is what it claims to be.
///
/// `Scripts/install-validators` installs what `Tests/Validators/requirements.txt` lists.
public enum Validator: String, Sendable {
  /// Data Packages and Table Schemas, and tables against them.
  case frictionless
  /// Data contracts of the Open Data Contract Standard.
  case datacontract
  /// JSON Schemas, and JSON against them.
  case checkJSONSchema = "check-jsonschema"
  /// Templates of CloudFormation.
  case cfnLint = "cfn-lint"
  /// Python with the libraries of the tools above.
  case python

  /// What a run of the tool came to.
  public struct Run: Sendable {
    /// Zero where the tool has nothing against the document.
    public let status: Int32
    /// What it printed on both streams.
    public let output: String
  }

  /// What a test that is skipped says.
  public static let absence = "the validators are absent; Scripts/install-validators installs them"

  /// Whether all the tools can be run.
  public static var areInstalled: Bool {
    FileManager.default.fileExists(atPath: folder + "/requirements.txt")
  }

  private static var folder: String {
    FileManager.default.currentDirectoryPath + "/.build/validators"
  }

  /// The path of a file that came with one of the tools, as of the schema of a standard.
  public static func file(_ path: String) -> String? {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/lib")) ?? []
    return versions.map { "\(folder)/lib/\($0)/site-packages/\(path)" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  /// Runs the tool in a folder and waits for its end.
  public func run(_ arguments: String..., in folder: TemporaryFolder) throws -> Run {
    let output = try TemporaryFolder()
    let file = try output.write("", to: "output")
    let stream = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.folder + "/bin/" + rawValue)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "200"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = stream
    process.standardError = stream
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try String(contentsOfFile: file, encoding: .utf8))
  }
}
