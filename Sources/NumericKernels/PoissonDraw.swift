/// Poisson counts by inversion: one uniform gives one count, non-decreasing in the uniform.
public enum PoissonDraw {
  /// Mean from which the normal approximation takes over.
  public static let approximationMean = 30.0

  /// A count, and where the uniform lies within its probability: itself uniform in [0, 1], and below 0
  /// where nobody came or the normal approximation leaves nothing.
  public struct Outcome: Sendable, Equatable {
    public var count: Double
    public var rest: Double

    @inlinable
    init(count: Double, rest: Double) {
      self.count = count
      self.rest = rest
    }
  }

  /// The count at probability `u` of a Poisson distribution, 0 < `u` < 1.
  ///
  /// Below a mean of 30: the smallest whole k with P(X <= k) >= `u`, so 0 for a mean of at most 0.
  /// From 30 on: the unrounded `mean + sqrt(mean) * z(u)`, not below 0. At a mean of 30 that bound
  /// lies 5.5 standard deviations out, and further for larger means, so it leaves mean and variance
  /// as they are.
  @inlinable
  public static func count(u: Double, mean: Double) -> Double { draw(u: u, mean: mean).count }

  /// As `count`, with what is left of the uniform.
  @inlinable
  public static func draw(u: Double, mean: Double) -> Outcome {
    // P(X = 0) = exp(-mean) >= 1 - mean, without the exponential.
    if u <= 1 - mean || mean <= 0 { return Outcome(count: 0, rest: -1) }
    guard mean < 30 else {
      let value = mean + mean.squareRoot() * NormalDistribution.quantile(u)
      return Outcome(count: max(0, value), rest: -1)
    }
    var count = 0.0
    var below = 0.0
    var term = VectorMath.exp(-mean)
    var sum = term
    while u > sum {
      below = sum
      count += 1
      term *= mean * (1 / count)
      sum += term
      // Past the mean the terms fall; one that adds nothing ends the distribution in this precision.
      if sum == below && count > mean { break }
    }
    return Outcome(count: count, rest: (u - below) / term)
  }
}
