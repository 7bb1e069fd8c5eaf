import Inspection
import Synchronization

/// The settings as the share's own file keeps them.
final class KeptSettings: Sendable {
  private let paths: [String]
  private let settings: Mutex<ShareSettings>

  init(_ share: ShareArguments) {
    paths = share.paths
    settings = Mutex(share.settings)
  }

  /// Writes settings that are others than those in the file; returns why that was not possible.
  func keep(_ new: ShareSettings) -> String? {
    settings.withLock { settings in
      guard new != settings else { return nil }
      settings = new
      do throws(Output.Failure) {
        guard let file = SettingsFile(paths) else {
          throw Output.Failure(message: "no folder was named that could keep it")
        }
        try file.write(new)
        return nil
      } catch {
        return "the decision holds for now only: \(error.message)"
      }
    }
  }
}
