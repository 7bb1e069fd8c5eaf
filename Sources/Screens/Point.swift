/// A place on a screen, counted from the top left corner, which is (0, 0).
public struct Point: Equatable, Hashable, Sendable {
  /// The column.
  public var x: Int
  /// The row.
  public var y: Int

  /// Makes the point at that column and row.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}
