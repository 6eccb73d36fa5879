import NumericKernels

/// Confidence intervals of means and proportions.
public enum ConfidenceInterval {
  /// The interval of a mean of `count` values by Student's t; nil for fewer than two values.
  public static func mean(
    _ mean: Double, standardError: Double, count: Int, confidence: Double = 0.95
  ) -> ClosedRange<Double>? {
    guard count > 1, mean.isFinite, standardError.isFinite else { return nil }
    let t = StudentDistribution.twoSided(confidence: confidence, degrees: Double(count - 1))
    return mean - t * standardError...mean + t * standardError
  }

  /// The interval of a proportion of `hits` out of `count` > 0, within [0, 1].
  ///
  /// Source: Wilson (1927); it keeps its coverage near 0 and 1, where mean +- 2 sd has none.
  public static func wilson(
    hits: Int, count: Int, confidence: Double = 0.95
  ) -> ClosedRange<Double> {
    precondition(count > 0 && hits >= 0 && hits <= count, "hits lie between 0 and a count above 0")
    let n = Double(count)
    let share = Double(hits) / n
    let z = NormalDistribution.quantile(0.5 + confidence / 2)
    let scale = 1 + z * z / n
    let centre = (share + z * z / (2 * n)) / scale
    let half = z / scale * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let low = hits == 0 ? 0 : max(0, centre - half)
    let high = hits == count ? 1 : min(1, centre + half)
    return low...high
  }
}
