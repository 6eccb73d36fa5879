/// Count, mean and spread of a column of values, in one pass in their order.
public struct Moments: Sendable, Equatable {
  public let count: Int
  /// Not a number for no values.
  public let mean: Double
  /// The unbiased variance (divisor n - 1); not a number for fewer than two values.
  public let variance: Double

  /// The same bits as `RunningMoments` over the same values.
  public init(_ values: some Sequence<Double>) {
    var running = RunningMoments()
    running.add(values)
    self.init(running)
  }

  public init(_ running: RunningMoments) {
    count = running.count
    mean = running.mean
    variance = running.variance
  }

  public var standardDeviation: Double { variance.squareRoot() }

  /// The Monte Carlo standard error of the mean: sd / sqrt(n).
  public var standardError: Double { (variance / Double(count)).squareRoot() }

  /// The confidence interval of the mean; nil for fewer than two values.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    ConfidenceInterval.mean(
      mean, standardError: standardError, count: count, confidence: confidence)
  }
}
