/// What a person did with the mouse, and where.
public enum Pointer: Hashable, Sendable {
  /// Pressed the first button.
  case press(Point)
  /// Turned the wheel away, towards what is above.
  case wheelUp(Point)
  /// Turned the wheel towards themselves.
  case wheelDown(Point)
}

/// What a part of a screen stands for, so that a pointer can choose it.
public enum Spot: Equatable, Sendable {
  /// A key that is pressed by a click.
  case key(Key)
  /// A line of a list, by its number.
  case line(Int)
  /// The heading or the field of a column, by its number.
  case column(Int)
  /// A row, by its place among the rows shown.
  case row(Int)
  /// A cell, by the place of its row and the number of its column.
  case cell(row: Int, column: Int)
}
