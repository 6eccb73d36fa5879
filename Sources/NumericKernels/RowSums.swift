extension LaneMatrix {
  /// Sums rows `first`, `first` + `step`, ... of this matrix into a row: `count` of them, in order.
  ///
  /// One pass over memory, with the bits of adding row after row to zeros. The padding is written too.
  @inlinable
  public func sumRows(first: Int, step: Int, count: Int, into target: Row) {
    precondition(first >= 0 && step > 0 && count >= 0, "rows count from 0 up")
    precondition(first + max(0, count - 1) * step < rows, "row outside the LaneMatrix")
    precondition(target.count == lanes, "a sum has the lanes of its rows")
    let distance = step * stride
    let start = base + first * stride
    // Four vectors side by side: a panel holds a multiple of them.
    for lane in Swift.stride(from: 0, to: lanes, by: 16) {
      var (a, b) = (SIMD4<Double>(), SIMD4<Double>())
      var (c, d) = (SIMD4<Double>(), SIMD4<Double>())
      var row = Row(start: start + lane, count: 16)
      for _ in 0..<count {
        a += row.load(at: 0)
        b += row.load(at: 4)
        c += row.load(at: 8)
        d += row.load(at: 12)
        row = Row(start: row.baseAddress! + distance, count: 16)
      }
      target.store(a, at: lane)
      target.store(b, at: lane + 4)
      target.store(c, at: lane + 8)
      target.store(d, at: lane + 12)
    }
  }
}

extension LaneMatrix.Row {
  /// Whether a condition holds in every lane; it is asked for four at a time, of rows of a
  /// `LaneMatrix`, whose padding counts as true.
  @inlinable @inline(__always)
  public func allLanes(
    _ condition: (_ lane: Int) -> SIMDMask<SIMD4<Int64>>
  ) -> Bool {
    var isTrue = SIMDMask<SIMD4<Int64>>(repeating: true)
    let whole = count - count % 4
    for lane in stride(from: 0, to: whole, by: 4) { isTrue .&= condition(lane) }
    guard all(isTrue) else { return false }
    guard whole < count else { return true }
    let last = condition(whole)
    return (0..<count - whole).allSatisfy { last[$0] }
  }

  /// Whether every lane is 0.
  @inlinable public var isZero: Bool {
    allLanes { load(at: $0) .== SIMD4(repeating: 0) }
  }

  /// Whether no lane is above 0.
  @inlinable public var isNowherePositive: Bool {
    allLanes { .!(load(at: $0) .> SIMD4(repeating: 0)) }
  }
}
