/// What a piece of the screen means; a theme decides how the meaning looks.
public enum Role: UInt8, CaseIterable, Sendable {
  case text
  case dim
  case accent
  case selection
  case error
  case warning
  case hint
  case good
  case bar
}
