import Foundation
import Samples
import TestSupport

/// A generated share in a folder of its own.
struct SampleShareOnDisk {
  private let folder: TemporaryFolder
  let share: SampleShare

  init(rows: Int, seed: UInt64, defects: Bool, singleFile: Bool = false) throws {
    folder = try TemporaryFolder()
    share = SampleShare(rows: rows, seed: seed, defects: defects, singleFile: singleFile)
    var texts: [String: [UInt8]] = [:]
    share.generate { texts[$0, default: []].append(contentsOf: $1) }
    for (path, bytes) in texts { try folder.write(bytes, to: path) }
  }

  var path: String { folder.path }
}
