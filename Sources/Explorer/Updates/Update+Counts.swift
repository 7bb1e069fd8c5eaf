import Inspection

extension State {
  /// Whether the view on top counts values.
  var isCounting: Bool {
    if case .frequency(let view) = top { view.isCounting } else { false }
  }

  /// Hands what was counted to the view that asked for it.
  mutating func takeCounts(_ counts: ValueCounts, for request: FrequencyRequest, isOver: Bool) {
    changeFrequencies { $0.take(counts, for: request, isOver: isOver) }
  }

  mutating func stopCounting() -> [Effect] {
    changeFrequencies { $0.stop() }
    message = "stopped; what was counted so far is shown"
    return [.stopCounting]
  }

  /// Goes on where another view counted in between.
  mutating func resumeCounting() {
    guard case .frequency(var view) = top else { return }
    view.resume()
    views[views.count - 1] = .frequency(view)
  }

  private mutating func changeFrequencies(_ change: (inout FrequencyView) -> Void) {
    for depth in views.indices {
      guard case .frequency(var view) = views[depth] else { continue }
      change(&view)
      views[depth] = .frequency(view)
    }
  }
}
