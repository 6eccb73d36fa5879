/// A list of indices that is filled and read within one step of a kernel; it allocates nothing after it
/// is made.
public final class IndexList {
  @usableFromInline let places: UnsafeMutablePointer<Int32>
  @usableFromInline let capacity: Int
  @usableFromInline final var number = 0
  @inlinable public var count: Int { number }

  /// - Parameter capacity: most indices at once.
  public init(capacity: Int) {
    self.capacity = capacity
    places = .allocate(capacity: capacity + Vector.slack)
    places.initialize(repeating: 0, count: capacity + Vector.slack)
  }

  deinit { places.deallocate() }

  /// The index at a position, 0 ..< count.
  @inlinable public subscript(position: Int) -> Int { Int(places[position]) }

  /// The index at a position of a whole group of four: behind the last, the last again.
  func padded(_ position: Int) -> Int { Int(places[min(position, count &- 1)]) }

  /// The indices at four positions from one on; behind the last, some that were listed before, or 0.
  @inline(__always)
  func four(_ position: Int) -> SIMD4<Int32> {
    UnsafeRawPointer(places + position).loadUnaligned(as: SIMD4<Int32>.self)
  }

  @inlinable public func removeAll() { number = 0 }

  /// Adds an index; traps beyond the capacity.
  @inlinable public func append(_ index: Int) {
    precondition(number < capacity, "more indices than there is room for")
    places[number] = Int32(truncatingIfNeeded: index)
    number &+= 1
  }

  /// Lists where a vector of no more than the capacity is above 0.
  public func collect(positiveIn vector: Vector) {
    precondition(vector.count <= capacity, "more indices than there is room for")
    collect(vector.count, IsPositive(numbers: vector.base))
  }

  /// Lists where a range of a vector is above 0; no more than the capacity.
  public func collect(positiveIn vector: Vector, _ range: Range<Int>) {
    precondition(
      range.count <= capacity && range.lowerBound >= 0 && range.upperBound <= vector.count,
      "more indices than there is room for")
    collect(range.count, IsPositive(numbers: vector.base + range.lowerBound))
    for place in 0..<number { places[place] &+= Int32(range.lowerBound) }
  }

  /// Lists the indices below `end` for which the condition holds, in a fixed order; it is asked for four
  /// from a multiple of four on, and may be asked for some behind the end.
  ///
  /// The answers of 64 indices stand in one word before they are listed, in their order, so that no
  /// branch depends on a single group.
  @inline(__always)
  func collect(_ end: Int, _ condition: some CellCondition) {
    typealias Bits = SIMD4<Int64>
    var listed = 0
    var start = 0
    while start < end {
      var found = Bits()
      var bit = Bits(repeating: 1)
      let last = min(start &+ 64, end)
      var group = start
      while group < last {
        found |= unsafeBitCast(condition.holds(from: group), to: Bits.self) & bit
        bit = bit &<< Bits(repeating: 1)
        group &+= 4
      }
      var rest = IndexList.interleave(unsafeBitCast(found, to: SIMD4<UInt64>.self))
      if end &- start < 64 { rest &= (1 << UInt64(end &- start)) &- 1 }
      while rest != 0 {
        places[listed] = Int32(truncatingIfNeeded: start &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
        listed &+= 1
      }
      start &+= 64
    }
    number = listed
  }

  /// Sixteen bits of four lanes as the bits of one word: bit b of lane l at 4 b + l.
  @inline(__always)
  private static func interleave(_ lanes: SIMD4<UInt64>) -> UInt64 {
    typealias Bits = SIMD4<UInt64>
    var x = lanes
    x = (x | x &<< Bits(repeating: 24)) & Bits(repeating: 0x0000_00FF_0000_00FF)
    x = (x | x &<< Bits(repeating: 12)) & Bits(repeating: 0x000F_000F_000F_000F)
    x = (x | x &<< Bits(repeating: 6)) & Bits(repeating: 0x0303_0303_0303_0303)
    x = (x | x &<< Bits(repeating: 3)) & Bits(repeating: 0x1111_1111_1111_1111)
    x = x &<< Bits(0, 1, 2, 3)
    return (x[0] | x[1]) | (x[2] | x[3])
  }
}

/// What is asked of four cells at once; a type, so that its comparison stands in the loop itself.
protocol CellCondition {
  func holds(from cell: Int) -> SIMDMask<SIMD4<Int64>>
}

extension CellCondition {
  @inline(__always)
  func four(_ numbers: UnsafeMutablePointer<Double>, _ cell: Int) -> SIMD4<Double> {
    UnsafeRawPointer(numbers + cell).loadUnaligned(as: SIMD4<Double>.self)
  }
}

private struct IsPositive: CellCondition {
  let numbers: UnsafeMutablePointer<Double>

  @inline(__always)
  func holds(from cell: Int) -> SIMDMask<SIMD4<Int64>> { four(numbers, cell) .> SIMD4() }
}
