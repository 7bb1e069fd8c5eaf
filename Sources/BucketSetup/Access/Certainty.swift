/// Yes, no, or what one would have to know to tell: a guess is none of these.
enum Certainty: Equatable {
  case no
  case yes
  case undecided(String)

  init(_ isSo: Bool) { self = isSo ? .yes : .no }

  var isNo: Bool { self == .no }

  static prefix func ! (certainty: Self) -> Self {
    switch certainty {
    case .no: .yes
    case .yes: .no
    case .undecided: certainty
    }
  }

  /// Whether all are so.
  static func all(_ certainties: some Sequence<Self>) -> Self {
    var result = Self.yes
    for certainty in certainties {
      if certainty.isNo { return .no }
      if result == .yes { result = certainty }
    }
    return result
  }

  /// Whether any is so.
  static func any(_ certainties: some Sequence<Self>) -> Self {
    !all(certainties.map { !$0 })
  }
}
