import CKernels

/// Keys by their hashes, each with what is known of it and with what rows name it: open addressing,
/// at most half full.
///
/// One thread fills it; after that any number of threads may ask at a time. What rows name a key with
/// is known by 32 bits of its hash: two that are equal there hide that a key has several.
public final class KeyTable: @unchecked Sendable {
  // Safe: once it is filled nothing changes but what the kernel notes by atomic operations.

  /// With what rows name a key.
  public enum Met: Sendable {
    /// No row names it.
    case never
    /// Rows name it with nothing, or all with the same.
    case alike
    /// Rows name it with more than one.
    case several
  }

  /// How many keys there are.
  public private(set) var count = 0
  private let maximum: Int
  private var keys: UnsafeMutablePointer<ck_key>
  /// For each key the least place it was added with.
  private var places: UnsafeMutablePointer<UInt64>
  private var capacity = 0

  /// A table with room for so many keys, which grows beyond up to a maximum.
  public init(room count: Int = 0, maximum: Int = .max) {
    self.maximum = maximum
    capacity = Self.capacity(for: min(count, maximum))
    keys = LargeMemory.allocate(capacity, of: ck_key.self)
    places = LargeMemory.allocate(capacity, of: UInt64.self)
    keys.initialize(repeating: ck_key(), count: capacity)
  }

  deinit {
    keys.deallocate()
    places.deallocate()
  }

  /// Places of a table for so many keys: a power of two.
  private static func capacity(for count: Int) -> Int {
    var capacity = 64
    while capacity / 2 < count { capacity *= 2 }
    return capacity
  }

  /// Bytes of a table for so many keys.
  public static func bytes(for count: Int) -> Int {
    capacity(for: count) * (MemoryLayout<ck_key>.stride + MemoryLayout<UInt64>.stride)
  }

  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
    while keys[slot].hash != 0, keys[slot].hash != hash { slot = (slot + 1) & (capacity - 1) }
    return slot
  }

  // MARK: - Filling

  /// Adds a key by its hash, which is not 0; false where there is no room for it.
  public func insert(_ hash: UInt64, place: UInt64 = 0) -> Bool {
    var slot = slot(of: hash)
    if keys[slot].hash != 0 {
      places[slot] = min(places[slot], place)
      return true
    }
    guard count < maximum else { return false }
    if count >= capacity / 2 {
      grow()
      slot = self.slot(of: hash)
    }
    keys[slot].hash = hash
    places[slot] = place
    count += 1
    return true
  }

  private func grow() {
    let (old, oldPlaces, size) = (keys, places, capacity)
    capacity *= 2
    keys = LargeMemory.allocate(capacity, of: ck_key.self)
    places = LargeMemory.allocate(capacity, of: UInt64.self)
    keys.initialize(repeating: ck_key(), count: capacity)
    for index in 0..<size where old[index].hash != 0 {
      let slot = slot(of: old[index].hash)
      keys[slot] = old[index]
      places[slot] = oldPlaces[index]
    }
    old.deallocate()
    oldPlaces.deallocate()
  }

  /// Says that no row before a second since 1970 should name a key; of several the earliest holds.
  public func limit(_ hash: UInt64, from second: UInt32) {
    let slot = slot(of: hash)
    guard keys[slot].hash != 0, second > 0 else { return }
    let known = keys[slot].earliest
    keys[slot].earliest = known == 0 ? second : min(known, second)
  }

  /// Forgets all keys.
  public func removeAll() {
    keys.initialize(repeating: ck_key(), count: capacity)
    count = 0
  }

  // MARK: - Asking

  /// Whether there is a key of that hash.
  public func contains(_ hash: UInt64) -> Bool { hash != 0 && keys[slot(of: hash)].hash == hash }

  /// Looks up the ids of rows, 0 being none, and notes with what each is met where that is wanted.
  ///
  /// `others`: what each row names its key with, 0 being nothing. `missing` gets the rows that name no
  /// key, `early` those whose time is before the one from which on their key may be named; each has
  /// room for a row more than there are. Returns how many.
  public func refer(
    _ ids: UnsafePointer<UInt64>, others: UnsafePointer<UInt64>?, times: UnsafePointer<Int64>?,
    count: Int, notes: Bool, missing: UnsafeMutablePointer<UInt32>,
    early: UnsafeMutablePointer<UInt32>
  ) -> (missing: Int, early: Int) {
    var rows = ck_references(ids: ids, others: others, times: times, count: count)
    var found = ck_referred(missing: missing, early: early, missing_count: 0, early_count: 0)
    ck_refer(keys, capacity - 1, &rows, notes ? 1 : 0, &found)
    return (found.missing_count, found.early_count)
  }

  /// Calls `body` for each key with what was noted, in no order.
  public func visitKeys(_ body: (_ place: UInt64, Met) -> Void) {
    for slot in 0..<capacity where keys[slot].hash != 0 {
      switch Int(keys[slot].met) {
      case CK_NOT_MET: body(places[slot], .never)
      case CK_MET_WITH_SEVERAL: body(places[slot], .several)
      default: body(places[slot], .alike)
      }
    }
  }

  /// The hashes of all keys and the seconds before which no row should name each, in no order.
  public var content: (hashes: [UInt64], seconds: [UInt64]) {
    let slots = (0..<capacity).filter { keys[$0].hash != 0 }
    return (slots.map { keys[$0].hash }, slots.map { UInt64(keys[$0].earliest) })
  }
}
