/// Where text stands within the width it is given.
public enum Alignment: Sendable {
  case left
  case right
  case center
}
