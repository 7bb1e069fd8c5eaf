import Screens

/// The screen that shows a state.
public func render(_ state: State) -> Screen {
  guard !state.isTooSmall else { return tooSmall(state) }
  var frame = Frame(state)
  switch state.top {
  case .share(let view): view.draw(in: &frame)
  case .table(let view): view.draw(in: &frame)
  case .record(let view): view.draw(in: &frame)
  case .bytes(let view): view.draw(in: &frame)
  case .findings(let view): view.draw(in: &frame)
  case .partitions(let view): view.draw(in: &frame)
  case .columns(let view): view.draw(in: &frame)
  case .frequency(let view): view.draw(in: &frame)
  case .filters(let view): view.draw(in: &frame)
  case .messages(let view): view.draw(in: &frame)
  case .help(let view): view.draw(in: &frame)
  case .setup(let view): view.draw(in: &frame)
  }
  return frame.screen
}

private func tooSmall(_ state: State) -> Screen {
  var screen = Screen(size: state.size, glyphs: state.glyphs)
  let smallest = "\(State.smallest.width)×\(State.smallest.height)"
  screen.put("window too small, \(smallest)", x: 0, y: 0, style: .warning)
  return screen
}
