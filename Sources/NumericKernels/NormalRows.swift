extension NormalDistribution {
  /// Replaces every p of a row, 0 < p < 1, by its quantile, with the bits of the scalar call.
  public static func quantiles(_ row: LaneMatrix.Row) {
    let panel = LaneMatrix.panel
    let whole = row.count - row.count % panel
    withUnsafeTemporaryAllocation(of: Double.self, capacity: panel + 4) { tails in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: panel + 4) { places in
        for start in stride(from: 0, to: whole, by: panel) {
          let lanes = LaneMatrix.Row(rebasing: row[start..<start + panel])
          let count = centre(lanes, tails, places)
          tail(lanes, tails, places, count)
        }
      }
    }
    for lane in whole..<row.count { row[lane] = quantile(row[lane]) }
  }

  /// The quantiles near the centre; the p of the others and their places are listed, and counted.
  @inline(__always)
  private static func centre(
    _ lanes: LaneMatrix.Row, _ tails: UnsafeMutableBufferPointer<Double>,
    _ places: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var count = 0
    for lane in stride(from: 0, to: lanes.count, by: 4) {
      let p = lanes.load(at: lane)
      let (central, outside) = nearCentre(p)
      for i in 0..<4 {
        tails[count] = p[i]
        places[count] = Int32(truncatingIfNeeded: lane &+ i)
        count &+= outside[i] ? 1 : 0
      }
      lanes.store(central, at: lane)
    }
    return count
  }

  /// The quantiles of the listed p, at their places.
  @inline(__always)
  private static func tail(
    _ lanes: LaneMatrix.Row, _ tails: UnsafeMutableBufferPointer<Double>,
    _ places: UnsafeMutableBufferPointer<Int32>, _ count: Int
  ) {
    for i in count..<(count + 3) { tails[i] = 0.01 }
    for first in stride(from: 0, to: count, by: 4) {
      let values = inTail(tails.load(at: first))
      for i in 0..<min(4, count - first) { lanes[Int(places[first + i])] = values[i] }
    }
  }

  /// Replaces two rows of independent uniforms in (0, 1) by independent standard normals, by the
  /// transform of Box and Muller: sqrt(-2 ln u) times a point of the unit circle that v chooses.
  ///
  /// The steps are loops of their own: the compiler keeps no longer chain in vectors.
  static func pairs(_ first: LaneMatrix.Row, _ second: LaneMatrix.Row) {
    let whole = first.count - first.count % 8
    for lane in stride(from: 0, to: whole, by: 8) {
      let (u, v) = (first.load(at: lane), first.load(at: lane + 4))
      first.store(VectorMath.log(u), at: lane)
      first.store(VectorMath.log(v), at: lane + 4)
    }
    for lane in stride(from: 0, to: whole, by: 8) {
      scale(first, second, lane)
      scale(first, second, lane + 4)
    }
    for lane in whole..<first.count {
      (first[lane], second[lane]) = pair(first[lane], second[lane])
    }
  }

  @inline(__always)
  private static func scale(_ first: LaneMatrix.Row, _ second: LaneMatrix.Row, _ lane: Int) {
    let (x, y) = VectorMath.circle(second.load(at: lane))
    let radius = (first.load(at: lane) * SIMD4(repeating: -2)).squareRoot()
    first.store(radius * x, at: lane)
    second.store(radius * y, at: lane)
  }

  /// Two independent standard normals from two independent uniforms in (0, 1).
  @usableFromInline static func pair(_ u: Double, _ v: Double) -> (Double, Double) {
    let (x, y) = VectorMath.circle(SIMD4(repeating: v))
    let radius = (VectorMath.log(u) * -2).squareRoot()
    return (radius * x[0], radius * y[0])
  }
}
