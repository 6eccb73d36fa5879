/// Real numbers side by side in memory, as many as it was made for: what one replication holds of its
/// cells, its places or its rows of money.
///
/// New storage is zero and 64-byte aligned, with room behind the last number so that four can be read
/// from any of them on. References share storage; handing a vector to another thread hands over the
/// duty of not writing it from two. Indices are checked in builds without optimisation only.
public final class Vector: @unchecked Sendable {
  static let alignment = 64
  /// Numbers behind the last that belong to nobody.
  static let slack = 8

  public let count: Int
  @usableFromInline let base: UnsafeMutablePointer<Double>

  /// So many times one value; the count is at least 0.
  public init(_ count: Int, repeating value: Double = 0) {
    precondition(count >= 0, "a Vector has no negative count")
    self.count = count
    let capacity = count + Vector.slack
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: capacity * MemoryLayout<Double>.stride, alignment: Vector.alignment)
    base = raw.bindMemory(to: Double.self, capacity: capacity)
    base.initialize(repeating: 0, count: capacity)
    if value != 0 { fill(value) }
  }

  public convenience init(_ values: [Double]) {
    self.init(values.count)
    for (index, value) in values.enumerated() { base[index] = value }
  }

  deinit { base.deallocate() }

  @inlinable @inline(__always)
  public subscript(index: Int) -> Double {
    get {
      assert(index >= 0 && index < count, "index outside the Vector")
      return base[index]
    }
    set {
      assert(index >= 0 && index < count, "index outside the Vector")
      base[index] = newValue
    }
  }

  @inlinable public var indices: Range<Int> { 0..<count }
  public var values: [Double] { Array(UnsafeBufferPointer(start: base, count: count)) }

  @inlinable public func fill(_ value: Double) {
    // A few stores are done before a call to the C library has begun.
    let four = SIMD4(repeating: value)
    var index = 0
    while index < count {
      store(four, at: index)
      index &+= 4
    }
  }

  /// Takes over the numbers of a vector of the same count.
  @inlinable public func copy(_ other: Vector) {
    precondition(count == other.count, "the counts differ")
    base.update(from: other.base, count: count)
  }

  /// Four numbers from `index` on, of which those behind the last are undefined.
  @inlinable @inline(__always)
  func four(_ index: Int) -> SIMD4<Double> {
    UnsafeRawPointer(base + index).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inlinable @inline(__always)
  func store(_ four: SIMD4<Double>, at index: Int) {
    UnsafeMutableRawPointer(base + index).storeBytes(of: four, as: SIMD4<Double>.self)
  }
}

extension Vector {
  /// Adds a vector of the same count, number by number.
  @inlinable public func add(_ other: Vector) {
    precondition(count == other.count, "the counts differ")
    for index in 0..<count { base[index] += other.base[index] }
  }

  /// Adds a multiple of a vector of the same count.
  @inlinable public func add(_ other: Vector, times factor: Double) {
    precondition(count == other.count, "the counts differ")
    for index in 0..<count { base[index] += factor * other.base[index] }
  }

  @inlinable public func multiply(by factor: Double) {
    for index in 0..<count { base[index] *= factor }
  }

  @inlinable public func divide(by divisor: Double) {
    for index in 0..<count { base[index] /= divisor }
  }

  /// The sum, in order.
  @inlinable public var sum: Double { sum(0..<count) }

  /// The sum of a range, in order.
  @inlinable public func sum(_ range: Range<Int>) -> Double {
    var sum = 0.0
    for index in range { sum += base[index] }
    return sum
  }

  /// The sum of absolute values, in order.
  @inlinable public var sumOfMagnitudes: Double {
    var sum = 0.0
    for index in 0..<count { sum += abs(base[index]) }
    return sum
  }

  /// Whether some number is above 0.
  @inlinable public var isSomewherePositive: Bool {
    for index in 0..<count where base[index] > 0 { return true }
    return false
  }

  /// The sum of a range, four numbers at a time.
  @inline(__always)
  public func total(_ range: Range<Int>) -> Double {
    var sums = SIMD4<Double>()
    let end = range.lowerBound &+ (range.count & ~3)
    var index = range.lowerBound
    while index < end {
      sums += four(index)
      index &+= 4
    }
    var sum = (sums[0] + sums[2]) + (sums[1] + sums[3])
    while index < range.upperBound {
      sum += base[index]
      index &+= 1
    }
    return sum
  }

  /// The sums of rows of up to eight numbers, four of each and then the others.
  func writeTotals(_ rows: IndexVector, of columns: Int, into target: Vector, at first: Int) {
    let lanes = SIMD4<Int64>(0, 1, 2, 3)
    let (low, high) = (
      lanes .< SIMD4(repeating: Int64(columns)), lanes .< SIMD4(repeating: Int64(columns &- 4))
    )
    for index in 0..<rows.count {
      let row = rows[index] &* columns
      let sums =
        VectorMath.choose(low, four(row), SIMD4())
        + VectorMath.choose(high, four(row &+ 4), SIMD4())
      target[first &+ index] = (sums[0] + sums[2]) + (sums[1] + sums[3])
    }
  }

  /// Sums [outer][middle][inner] over the middle dimension into [outer][inner], in its order.
  public func sumMiddle(middle: Int, inner: Int, into target: Vector) {
    let outer = target.count / max(1, inner)
    precondition(count == outer * middle * inner, "the dimensions are not those of the vectors")
    // What is written behind the end of a row is written again with the next one, or is slack: columns of
    // one row follow each other where there are more than eight.
    guard inner > 8 else { return sumMiddle(0, 0..<outer, middle, inner, into: target) }
    for block in 0..<outer {
      for column in Swift.stride(from: 0, to: inner, by: 8) {
        sumMiddle(column, block..<block &+ 1, middle, inner, into: target)
      }
    }
  }

  /// The same of eight columns, in some of the outer dimension.
  @inline(__always)
  private func sumMiddle(
    _ column: Int, _ blocks: Range<Int>, _ middle: Int, _ inner: Int, into target: Vector
  ) {
    let bytes = inner &* MemoryLayout<Double>.stride
    let isWide = column &+ 4 < inner
    var row = UnsafeRawPointer(base + column) + blocks.lowerBound &* middle &* bytes
    for block in blocks {
      let end = row + middle &* bytes
      var (low, high) = (SIMD4<Double>(), SIMD4<Double>())
      while row < end {
        low += row.loadUnaligned(as: SIMD4<Double>.self)
        high += row.loadUnaligned(fromByteOffset: 32, as: SIMD4<Double>.self)
        row += bytes
      }
      target.store(low, at: block &* inner &+ column)
      if isWide { target.store(high, at: block &* inner &+ column &+ 4) }
    }
  }
}
