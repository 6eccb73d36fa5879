extension Distribution {
  /// The family of a distribution and its figures, in the unit of the quantity itself.
  public enum Shape: Sendable, Equatable {
    case fixed(Double)
    case uniform(min: Double, max: Double)
    case triangular(min: Double, mode: Double, max: Double)
    /// Beta on [min, max] with shapes 1 + 4 (mode - min) / (max - min) and 1 + 4 (max - mode) /
    /// (max - min): the classical PERT, lambda 4.
    case pert(min: Double, mode: Double, max: Double)
    case normal(mean: Double, sd: Double)
    /// exp(N) with N normal of this mean and standard deviation.
    case lognormal(meanLog: Double, sdLog: Double)
    case beta(alpha: Double, beta: Double, min: Double, max: Double)
    case gamma(shape: Double, scale: Double)
    /// Values in any order with weights of any sum; equal values add up.
    case discrete(values: [Double], weights: [Double])
    /// Observed values, each as likely as the others; only these values are drawn.
    case empirical([Double])
  }
}

extension Distribution.Shape {
  /// The lognormal of this mean and standard deviation of the quantity itself.
  public static func lognormal(mean: Double, sd: Double) throws(DistributionError) -> Self {
    try DistributionFigures.requirePositive(mean, "mean")
    try DistributionFigures.requirePositive(sd, "sd")
    let variance = Elementary.logOnePlus((sd / mean) * (sd / mean))
    return .lognormal(meanLog: Elementary.log(mean) - variance / 2, sdLog: variance.squareRoot())
  }

  /// The lognormal of which 80% lies between `p10` and `p90`, and 10% on either side.
  public static func lognormal(p10: Double, p90: Double) throws(DistributionError) -> Self {
    try DistributionFigures.requirePositive(p10, "p10")
    try DistributionFigures.requireOrder(p10, "p10", p90, "p90")
    let z = NormalDistribution.quantile(0.9)
    let (low, high) = (Elementary.log(p10), Elementary.log(p90))
    return .lognormal(
      meanLog: (low + high) / 2, sdLog: (high - low) / (2 * z))
  }

  /// The beta on [min, max] of this mean and standard deviation.
  public static func beta(
    mean: Double, sd: Double, min: Double = 0, max: Double = 1
  ) throws(DistributionError) -> Self {
    try DistributionFigures.requireOrder(min, "min", max, "max")
    try DistributionFigures.requirePositive(sd, "sd")
    guard min < mean && mean < max else {
      throw .meanOutsideBounds(min: min, mean: mean, max: max)
    }
    let limit = ((mean - min) * (max - mean)).squareRoot()
    guard sd < limit else { throw .spreadTooLarge(sd: sd, limit: limit) }
    let total = (limit / sd) * (limit / sd) - 1
    let share = (mean - min) / (max - min)
    return .beta(alpha: share * total, beta: (1 - share) * total, min: min, max: max)
  }

  /// The gamma of this mean and standard deviation.
  public static func gamma(mean: Double, sd: Double) throws(DistributionError) -> Self {
    try DistributionFigures.requirePositive(mean, "mean")
    try DistributionFigures.requirePositive(sd, "sd")
    return .gamma(shape: (mean / sd) * (mean / sd), scale: sd * (sd / mean))
  }
}

/// The conditions on the figures of each shape.
enum DistributionFigures {
  static func check(_ shape: Distribution.Shape) throws(DistributionError) {
    switch shape {
    case .fixed(let value): try requireFinite(value, "value")
    case .uniform(let min, let max): try requireOrder(min, "min", max, "max")
    case .triangular(let min, let mode, let max), .pert(let min, let mode, let max):
      try requireOrder(min, "min", max, "max")
      guard min <= mode && mode <= max else {
        throw .modeOutsideBounds(min: min, mode: mode, max: max)
      }
    case .normal(let mean, let sd):
      try requireFinite(mean, "mean")
      try requirePositive(sd, "sd")
    case .lognormal(let meanLog, let sdLog):
      try requireFinite(meanLog, "meanLog")
      try requirePositive(sdLog, "sdLog")
    case .beta(let alpha, let beta, let min, let max):
      try requireShape(alpha, "alpha")
      try requireShape(beta, "beta")
      try requireOrder(min, "min", max, "max")
    case .gamma(let shape, let scale):
      try requireShape(shape, "shape")
      try requirePositive(scale, "scale")
    case .discrete(let values, let weights): try check(values, weights)
    case .empirical(let values): try check(values, [Double](repeating: 1, count: values.count))
    }
  }

  private static func check(
    _ values: [Double], _ weights: [Double]
  ) throws(DistributionError) {
    guard values.count == weights.count else {
      throw .countsDiffer(values: values.count, weights: weights.count)
    }
    guard !values.isEmpty else { throw .noValues }
    for (value, weight) in zip(values, weights) {
      try requireFinite(value, "value")
      try requireFinite(weight, "weight")
      guard weight >= 0 else { throw .negativeWeight(value: value, weight: weight) }
    }
    guard weights.contains(where: { $0 > 0 }) else { throw .noWeight }
    try requireFinite(weights.reduce(0, +), "the sum of the weights")
  }

  static func requireFinite(_ value: Double, _ figure: String) throws(DistributionError) {
    guard value.isFinite else { throw .notFinite(figure: figure) }
  }

  static func requirePositive(_ value: Double, _ figure: String) throws(DistributionError) {
    try requireFinite(value, figure)
    guard value > 0 else { throw .notPositive(figure: figure, value: value) }
  }

  /// Above this a quantile takes more and more steps, up to without end where a step of 1 is lost in
  /// rounding; the standard deviation is then below 0.004% of the mean.
  static let shapeLimit = 1e9

  static func requireShape(_ value: Double, _ figure: String) throws(DistributionError) {
    try requirePositive(value, figure)
    guard value <= shapeLimit else {
      throw .tooNarrow(figure: figure, value: value, limit: shapeLimit)
    }
  }

  static func requireOrder(
    _ a: Double, _ smaller: String, _ b: Double, _ larger: String
  ) throws(DistributionError) {
    try requireFinite(a, smaller)
    try requireFinite(b, larger)
    guard a < b else { throw .outOfOrder(smaller: smaller, a, larger: larger, b) }
  }
}
