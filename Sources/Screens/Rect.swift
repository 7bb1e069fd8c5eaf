/// A part of a screen; layouts are made by cutting pieces off its edges.
public struct Rect: Equatable, Hashable, Sendable {
  /// The leftmost column.
  public var x: Int
  /// The topmost row.
  public var y: Int
  /// The number of columns.
  public var width: Int
  /// The number of rows.
  public var height: Int

  /// Makes a rectangle; negative extents become zero.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// Makes the rectangle of a whole screen.
  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  /// True when no cell lies inside.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// The first column to the right of it.
  public var right: Int { x + width }

  /// The first row below it.
  public var bottom: Int { y + height }

  /// Whether a place lies inside.
  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < right && point.y >= y && point.y < bottom
  }

  /// The part both rectangles share; empty when they are apart.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(right, other.right) - left,
      height: min(bottom, other.bottom) - top)
  }

  /// The rows from `from`, counted from its own top, clipped to the rectangle.
  public func rows(_ from: Int, _ count: Int) -> Rect {
    let first = min(max(0, from), height)
    let skipped = from < 0 ? from : 0
    let wanted = max(0, max(0, count) + skipped)
    return Rect(x: x, y: y + first, width: width, height: min(wanted, height - first))
  }

  /// The rectangle without its first `count` columns.
  public func insetLeft(_ count: Int) -> Rect {
    var rest = self
    _ = rest.takeLeft(count)
    return rest
  }

  /// Cuts up to `count` rows off the top and returns them.
  public mutating func takeTop(_ count: Int) -> Rect {
    let taken = min(max(0, count), height)
    defer {
      y += taken
      height -= taken
    }
    return Rect(x: x, y: y, width: width, height: taken)
  }

  /// Cuts up to `count` rows off the bottom and returns them.
  public mutating func takeBottom(_ count: Int) -> Rect {
    let taken = min(max(0, count), height)
    height -= taken
    return Rect(x: x, y: bottom, width: width, height: taken)
  }

  /// Cuts up to `count` columns off the left edge and returns them.
  public mutating func takeLeft(_ count: Int) -> Rect {
    let taken = min(max(0, count), width)
    defer {
      x += taken
      width -= taken
    }
    return Rect(x: x, y: y, width: taken, height: height)
  }

  /// Cuts up to `count` columns off the right edge and returns them.
  public mutating func takeRight(_ count: Int) -> Rect {
    let taken = min(max(0, count), width)
    width -= taken
    return Rect(x: right, y: y, width: taken, height: height)
  }
}
