import Foundation

/// The path of a folder of the material shared beside the project, or nil where it is absent.
public func sharedFolder(_ sub: String) -> String? {
  let path = FileManager.default.currentDirectoryPath + "/../shared/" + sub
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
  else { return nil }
  return URL(fileURLWithPath: path).standardizedFileURL.path
}

/// The path of the `slipway` that is tested: the one built along with the tests that are running, or
/// the one that `SLIPWAY_TEST_PROGRAM` names, such as a release.
public var builtBinary: String {
  ProcessInfo.processInfo.environment["SLIPWAY_TEST_PROGRAM"] ?? builtProgram("slipway")
}

/// The path of a program of the package built along with the tests that are running.
public func builtProgram(_ name: String) -> String {
  // The test bundle lies in the build folder, beside the programs.
  let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
  let running = bundle ?? CommandLine.arguments.first ?? ""
  let folder = URL(fileURLWithPath: running).standardizedFileURL.deletingLastPathComponent()
  let beside = folder.appendingPathComponent(name).path
  if FileManager.default.isExecutableFile(atPath: beside) { return beside }
  return FileManager.default.currentDirectoryPath + "/.build/debug/" + name
}
