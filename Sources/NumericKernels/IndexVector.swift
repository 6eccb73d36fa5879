/// Whole numbers side by side in memory: which place, band or state belongs to each of many cells.
///
/// Immutable; indices are checked in builds without optimisation only.
public final class IndexVector: @unchecked Sendable {
  public let count: Int
  @usableFromInline let base: UnsafeMutablePointer<Int32>

  public init(_ values: [Int]) {
    count = values.count
    base = .allocate(capacity: count + 1)
    base.initialize(repeating: 0, count: count + 1)
    for (index, value) in values.enumerated() { base[index] = Int32(value) }
  }

  deinit { base.deallocate() }

  @inlinable @inline(__always)
  public subscript(index: Int) -> Int {
    assert(index >= 0 && index < count, "index outside the IndexVector")
    return Int(base[index])
  }
}
