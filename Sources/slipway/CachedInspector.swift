import Contract
import Inspection

/// Inspects a share, unless an inspection of the same files was kept.
final class CachedInspector: Sendable {
  private let inspector: Inspector
  private let archive: InspectionArchive
  private let cache: InspectionCache?
  private let keepsInspection: Bool

  /// Files smaller than this all together are read as fast as what was kept of them.
  private static let smallestShare: UInt64 = 4 << 20

  /// Without rules nothing but rows, partitions and profiles is asked for, and nothing is kept.
  init(_ share: Share, _ arguments: ShareArguments, withRules: Bool = true) {
    var options = arguments.options
    if !withRules { options.ignored = Set(Rule.catalogue.map(\.id)) }
    inspector = Inspector(share, options: options)
    keepsInspection = withRules
    archive = InspectionArchive(share, options: arguments.options, program: Version.build)
    cache = share.bytes < Self.smallestShare ? nil : arguments.cache
  }

  /// What is known before anything but the headers is read.
  var beginning: Inspection { inspector.beginning }

  /// Ends a running inspection at the next piece.
  func cancel() { inspector.cancel() }

  /// Restores what was kept, or reads and checks everything.
  ///
  /// - Parameters:
  ///   - onChange: Gets how the files differ from those that were inspected before.
  ///   - onProgress: Gets what is known so far, at last the finished inspection, and whether that
  ///     was kept from an earlier one; on any thread.
  /// - Returns: The finished inspection; nothing when it was cancelled.
  func run(
    onChange: (ShareChanges) -> Void = { _ in },
    onProgress: (@Sendable (_ inspection: Inspection, _ isKept: Bool) -> Void)? = nil
  ) -> Inspection? {
    if let bytes = cache?.read(archive.name) {
      switch archive.content(of: bytes) {
      case .current(let inspection):
        onProgress?(inspection, true)
        return inspection
      case .outdated(let changes): onChange(changes)
      case .unusable: break
      }
    }
    // Where nobody looks, what is known so far is not put together.
    var report: (@Sendable (Inspection) -> Void)?
    if let onProgress { report = { onProgress($0, false) } }
    guard let inspection = inspector.run(onProgress: report) else { return nil }
    onProgress?(inspection, false)
    if keepsInspection, let cache, let bytes = archive.bytes(of: inspection) {
      cache.write(bytes, as: archive.name)
    }
    return inspection
  }
}
