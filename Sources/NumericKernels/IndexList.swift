/// A list of indices that is filled and read within one step of a kernel; it allocates nothing after it
/// is made.
public final class IndexList {
  @usableFromInline let places: UnsafeMutablePointer<Int32>
  @usableFromInline let capacity: Int
  public private(set) var count = 0

  /// - Parameter capacity: most indices at once.
  public init(capacity: Int) {
    self.capacity = capacity
    places = .allocate(capacity: capacity + Vector.slack)
    places.initialize(repeating: 0, count: capacity + Vector.slack)
  }

  deinit { places.deallocate() }

  /// The index at a position, 0 ..< count.
  public subscript(position: Int) -> Int { Int(places[position]) }

  /// The index at a position of a whole group of four: behind the last, the last again.
  func padded(_ position: Int) -> Int { Int(places[min(position, count &- 1)]) }

  public func removeAll() { count = 0 }

  /// Adds an index; traps beyond the capacity.
  public func append(_ index: Int) {
    precondition(count < capacity, "more indices than there is room for")
    places[count] = Int32(truncatingIfNeeded: index)
    count += 1
  }

  /// Lists where a vector of no more than the capacity is above 0, in order.
  public func collect(positiveIn vector: Vector) {
    precondition(vector.count <= capacity, "more indices than there is room for")
    collect(vector.count) { vector.four($0) .> SIMD4(repeating: 0) }
  }

  /// Lists the indices below `end` for which the condition holds, in order; it is asked for four from
  /// a multiple of four on, and may be asked for some behind the end.
  @inline(__always)
  func collect(_ end: Int, where condition: (Int) -> SIMDMask<SIMD4<Int64>>) {
    var listed = 0
    var start = 0
    while start < end {
      let found = condition(start)
      if any(found) {
        for lane in 0..<4 {
          places[listed] = Int32(truncatingIfNeeded: start &+ lane)
          listed &+= found[lane] && start &+ lane < end ? 1 : 0
        }
      }
      start &+= 4
    }
    count = listed
  }
}
