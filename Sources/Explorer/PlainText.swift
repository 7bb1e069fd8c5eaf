import Screens

extension State {
  /// What the view on top shows as lines of text, for screen readers, pipes and files.
  ///
  /// It is what is drawn, without what only a screen needs: the keys, and blanks that fill it.
  public var plainLines: [String] {
    var lines: [String] = []
    for line in render(self).lines.dropLast() where !line.isEmpty || lines.last?.isEmpty == false {
      lines.append(line)
    }
    return lines
  }
}
