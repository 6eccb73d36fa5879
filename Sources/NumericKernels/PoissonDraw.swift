/// Poisson counts by inversion: one uniform gives one count, non-decreasing in the uniform.
public enum PoissonDraw {
  /// Mean from which the normal approximation takes over.
  public static let approximationMean = 30.0

  /// The count at probability `u` of a Poisson distribution, 0 < `u` < 1.
  ///
  /// Below a mean of 30: the smallest whole k with P(X <= k) >= `u`, so 0 for a mean of at most 0.
  /// From 30 on: the unrounded `mean + sqrt(mean) * z(u)`, not below 0. At a mean of 30 that bound
  /// lies 5.5 standard deviations out, and further for larger means, so it leaves mean and variance
  /// as they are.
  @inlinable
  public static func count(u: Double, mean: Double) -> Double {
    // P(X = 0) = exp(-mean) >= 1 - mean, without the exponential.
    if u <= 1 - mean || mean <= 0 { return 0 }
    guard mean < 30 else {
      return max(0, mean + mean.squareRoot() * NormalDistribution.quantile(u))
    }
    return inversion(u, mean)
  }

  @inlinable
  static func inversion(_ u: Double, _ mean: Double) -> Double {
    var count = 0.0
    var term = VectorMath.exp(-mean)
    var cumulative = term
    while u > cumulative {
      count += 1
      term *= mean * (1 / count)
      let next = cumulative + term
      // Past the mean the terms fall; one that adds nothing ends the distribution in this precision.
      if next == cumulative && count > mean { break }
      cumulative = next
    }
    return count
  }
}
