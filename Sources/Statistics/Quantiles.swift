import NumericKernels

/// Quantiles of a column of values, with their confidence intervals.
public struct Quantiles: Sendable, Equatable {
  /// The values in ascending order.
  public let sorted: [Double]

  /// Sorts the values in place; none may be "not a number", and there is at least one.
  public init(sorting values: inout [Double]) {
    NumberSort.sort(&values)
    self.init(sorted: values)
  }

  /// Takes over values already in ascending order, at least one.
  public init(sorted values: [Double]) {
    precondition(!values.isEmpty, "quantiles need at least one value")
    sorted = values
  }

  public var count: Int { sorted.count }
  public var minimum: Double { sorted[0] }
  public var maximum: Double { sorted[sorted.count - 1] }
  public var median: Double { quantile(0.5) }

  /// The quantile at `p` in [0, 1] by linear interpolation between the order statistics.
  ///
  /// Source: type 7 of Hyndman and Fan (1996), the default of R and NumPy.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in [0, 1]")
    let place = p * Double(count - 1)
    let below = Int(place)
    guard below + 1 < count else { return sorted[below] }
    let share = place - Double(below)
    return sorted[below] + share * (sorted[below + 1] - sorted[below])
  }

  /// The confidence interval of the quantile at `p`, between two order statistics.
  ///
  /// Its coverage is at least `confidence` for any distribution of the values: the number of values
  /// below the true quantile is binomial (n, p). An end is infinite when too few values lie beyond it.
  /// Source: David and Nagaraja, Order Statistics (2003), section 7.1.
  public func interval(_ p: Double, confidence: Double = 0.95) -> ClosedRange<Double> {
    let tail = (1 - confidence) / 2
    let low = BinomialDistribution.quantile(tail, n: count, p: p)
    let high = BinomialDistribution.quantile(1 - tail, n: count, p: p) + 1
    let start = low >= 1 ? sorted[low - 1] : -.infinity
    let end = high <= count ? sorted[high - 1] : .infinity
    return start...end
  }

  /// Number of values of at most `x`.
  public func rank(_ x: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] > x { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
