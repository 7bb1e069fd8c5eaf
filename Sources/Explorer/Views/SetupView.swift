import BucketSetup
import Screens

/// The bucket set-up: steps at the left, the question, and the policy as it will be.
public struct SetupView: Sendable {
  /// The set-up.
  var setup: SetupState

  init(_ setup: SetupState) { self.setup = setup }

  /// What a key means here; nothing for keys that mean nothing or leave the view.
  func event(for key: Key) -> SetupEvent? { nil }

  /// The keys that matter most here, with their words.
  var footer: [(key: String, word: String)] { [] }

  func draw(in frame: inout Frame) {}
}
