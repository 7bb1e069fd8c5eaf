import CEncodings

/// Decodes text from any place where a character starts; one thread at a time.
///
/// Safe to hand from thread to thread, as long as one at a time has it.
final class TextReader: @unchecked Sendable {
  /// A place where a character starts, in the bytes as they are and in UTF-8.
  struct Place: Equatable, Sendable {
    var input: UInt64
    var output: UInt64
  }

  /// What was no character.
  struct Malformed: Equatable, Sendable {
    var count: UInt64 = 0
    /// Where the first one is in the bytes as they are.
    var first: UInt64?
  }

  /// Where it is.
  private(set) var at: Place
  /// What it met since the start that was no character.
  private(set) var malformed = Malformed()
  /// Places that it came by since they were last taken, about one a window.
  var passed: [Place] = []

  private let source: any ByteSource
  private let decoder: TextDecoder
  private let window: UnsafeMutableRawBufferPointer
  private var windowStart: UInt64 = 0
  private var windowCount = 0
  private var isLast = false
  /// Room for what is skipped, or for one character.
  private let scratch: UnsafeMutableRawBufferPointer

  /// Bytes that are decoded at a time.
  static let windowSize = 64 << 10
  /// No character takes more bytes, in any encoding.
  private static let longest = 16

  /// A reader at a place.
  init(_ source: any ByteSource, _ decoder: TextDecoder, at: Place) {
    (self.source, self.decoder, self.at) = (source, decoder, at)
    window = .allocate(byteCount: Self.windowSize, alignment: 64)
    scratch = .allocate(byteCount: Self.windowSize, alignment: 64)
  }

  deinit {
    window.deallocate()
    scratch.deallocate()
  }

  /// Whether everything was decoded.
  var isAtEnd: Bool { isLast && at.input >= windowStart + UInt64(windowCount) }

  /// Goes on from another place.
  func move(to place: Place) { at = place }

  /// Goes to where the character starts that the byte at `output` belongs to, or to the end.
  func skip(to output: UInt64) throws(TableError) {
    while at.output < output {
      let room = Int(min(output - at.output, UInt64(scratch.count)))
      guard try decode(into: UnsafeMutableRawBufferPointer(rebasing: scratch[..<room])) > 0 else {
        return
      }
    }
  }

  /// Reads from `output` until the buffer is full or the text ends; returns how many bytes.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, from output: UInt64
  ) throws(TableError) -> Int {
    try skip(to: output)
    var done = 0
    if at.output < output {
      done = try readPart(into: buffer, from: Int(output - at.output))
      if done == 0 { return 0 }
    }
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = try decode(into: rest)
      if count == 0 { return done + (try readPart(into: rest, from: 0)) }
      done += count
    }
    return done
  }

  // MARK: - Characters

  /// Reads what fits of the next character, but for its first bytes, and passes it if all fits.
  private func readPart(
    into buffer: UnsafeMutableRawBufferPointer, from first: Int
  ) throws(TableError) -> Int {
    let before = (at, malformed)
    var length = 0
    // With the least room that it fits into there is nothing behind it.
    for room in 1...Self.longest where length == 0 {
      length = try decode(into: UnsafeMutableRawBufferPointer(rebasing: scratch[..<room]))
    }
    guard length > first else { return 0 }
    let count = min(length - first, buffer.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: scratch[first..<first + count]))
    if count < length - first { (at, malformed) = before }
    return count
  }

  /// Decodes whole characters, as many as fit or are at hand; returns how many bytes came of them,
  /// none at the end or where the next one does not fit.
  private func decode(into out: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
    try fill()
    let rest = UnsafeRawBufferPointer(rebasing: window[Int(at.input - windowStart)..<windowCount])
    let step = decoder.decode(rest, isLast: isLast, into: out)
    if step.malformed > 0 {
      if malformed.first == nil { malformed.first = at.input + UInt64(step.first_malformed) }
      malformed.count += UInt64(step.malformed)
    }
    at.input += UInt64(step.taken)
    at.output += UInt64(step.written)
    return step.written
  }

  /// Sees to it that the next character is in the window.
  private func fill() throws(TableError) {
    let end = windowStart + UInt64(windowCount)
    let isHeld = at.input >= windowStart && at.input <= end
    if isHeld && (isLast || at.input + UInt64(Self.longest) <= end) { return }
    (windowStart, windowCount, isLast) = (at.input, 0, false)
    windowCount = try source.read(into: window, at: at.input)
    isLast =
      windowCount < window.count || windowStart + UInt64(windowCount) == source.knownSize
    passed.append(at)
  }
}
