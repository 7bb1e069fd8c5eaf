// Writes the pictures of the README: screenshots PROGRAM SHARE [FOLDER [NAME…]]
//
// Each shot starts the program in an emulated terminal, presses its keys, waits until nothing works
// in the background, and draws the cells.
import Foundation
import TestSupport

func take(_ shot: Shot, program: String, share: String, folder: String) throws {
  let cache = try TemporaryFolder()
  let driver = try TerminalDriver(
    program, shot.arguments.map { $0 == "SHARE" ? share : $0 }, size: shot.size,
    environment: [
      "XDG_CACHE_HOME": cache.path, "XDG_STATE_HOME": cache.path, "XDG_CONFIG_HOME": cache.path,
    ])
  try driver.waitUntilIdle()
  for key in shot.keys {
    try driver.press(key)
    try driver.waitUntilIdle()
  }
  let path = "\(folder)/\(shot.name).png"
  try Picture(of: driver).write(to: path)
  print(path)
}

func run() throws -> Int32 {
  let arguments = Array(CommandLine.arguments.dropFirst())
  guard arguments.count >= 2 else {
    print("usage: screenshots PROGRAM SHARE [FOLDER [NAME…]]")
    return 2
  }
  let folder = arguments.count > 2 ? arguments[2] : "Screenshots"
  let names = arguments.dropFirst(3)
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  for shot in Shot.all where names.isEmpty || names.contains(shot.name) {
    try take(shot, program: arguments[0], share: arguments[1], folder: folder)
  }
  return 0
}

do {
  exit(try run())
} catch {
  print("screenshots: \(error)")
  exit(1)
}
