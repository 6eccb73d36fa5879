/// First values, and sums of deviations from them and of their squares, of many rows side by side.
///
/// The deviations are from the first value of each row, so that a large common level costs no digits.
public final class MomentSums {
  public let origin: Vector
  public let sums: Vector
  public let squares: Vector

  public init(_ rows: Int) {
    origin = Vector(rows)
    sums = Vector(rows)
    squares = Vector(rows)
  }

  public func clear() {
    sums.fill(0)
    squares.fill(0)
  }

  /// Takes in the next value of each of the rows from `first` on.
  ///
  /// - Parameters:
  ///   - values: at least `count`; those behind them are not read into any row.
  ///   - isFirst: whether these are the first of their rows.
  public func add(_ values: Vector, count: Int, at first: Int, isFirst: Bool) {
    precondition(values.count >= count && first + count <= origin.count, "more values than rows")
    if isFirst {
      for index in 0..<count { origin[first &+ index] = values[index] }
      return
    }
    for index in 0..<count {
      let deviation = values[index] - origin[first &+ index]
      sums[first &+ index] += deviation
      squares[first &+ index] += deviation * deviation
    }
  }
}
