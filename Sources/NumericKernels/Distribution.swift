/// A probability distribution of one number, optionally truncated.
///
/// Truncated means conditioned on lying between the bounds: the probability outside is spread over
/// the inside in proportion, and none gathers at a bound. Values carry the unit of the shape.
public struct Distribution: Sendable, Equatable {
  public let shape: Shape
  public let lower: Double?
  public let upper: Double?
  let form: Form

  enum Form: Sendable, Equatable {
    case steps(StepDistribution)
    case curve(TruncatedCurve)
  }

  /// Checks the figures of the shape and that the truncation leaves some probability.
  public init(
    _ shape: Shape, lower: Double? = nil, upper: Double? = nil
  ) throws(DistributionError) {
    try DistributionFigures.check(shape)
    if let lower, lower.isNaN { throw .notFinite(figure: "lower") }
    if let upper, upper.isNaN { throw .notFinite(figure: "upper") }
    guard let form = Self.form(shape, lower, upper) else {
      throw .nothingLeft(lower: lower, upper: upper)
    }
    self.shape = shape
    self.lower = lower
    self.upper = upper
    self.form = form
  }

  private static func form(_ shape: Shape, _ lower: Double?, _ upper: Double?) -> Form? {
    if let curve = DistributionCurve(shape) {
      return TruncatedCurve(curve, lower: lower, upper: upper).map(Form.curve)
    }
    let (values, weights): ([Double], [Double]) =
      switch shape {
      case .discrete(let values, let weights): (values, weights)
      case .empirical(let values): (values, values.map { _ in 1 })
      case .fixed(let value): ([value], [1])
      default: ([], [])
      }
    return StepDistribution(values, weights, lower: lower, upper: upper).map(Form.steps)
  }

  /// The smallest x with `cdf(x) >= u`, for `u` in [0, 1]; the ends give the ends of the support.
  ///
  /// Non-decreasing in `u`. Beta and gamma are exact to about 1e-13 relative.
  public func quantile(_ u: Double) -> Double {
    switch form {
    case .steps(let steps): steps.quantile(u)
    case .curve(let curve): curve.quantile(Probability(u))
    }
  }

  /// The probability of a value of at most `x`.
  public func cdf(_ x: Double) -> Double {
    switch form {
    case .steps(let steps): steps.cdf(x)
    case .curve(let curve): curve.probability(x).lower
    }
  }

  /// The mean, of the truncated distribution where it is truncated (then to about 1e-10 relative to
  /// the standard deviation, by quadrature of the quantile function: some hundreds of quantiles).
  public var mean: Double { moments.mean }

  /// The standard deviation; truncation and accuracy as for `mean`.
  public var standardDeviation: Double { moments.variance.squareRoot() }

  /// The smallest interval that holds all probability; an end may be infinite.
  public var support: ClosedRange<Double> {
    switch form {
    case .steps(let steps): steps.values[0]...steps.values[steps.values.count - 1]
    case .curve(let curve): curve.support
    }
  }

  private var moments: (mean: Double, variance: Double) {
    switch form {
    case .steps(let steps): steps.moments
    case .curve(let curve): curve.moments
    }
  }
}
