/// A width and a height in terminal cells.
public struct Size: Equatable, Hashable, Sendable {
  /// The number of columns.
  public var width: Int
  /// The number of rows.
  public var height: Int

  /// Makes a size of that many columns and rows.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
