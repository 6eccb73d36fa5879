/// The binomial distribution of whole counts, exact for any size.
public enum BinomialDistribution {
  /// P(K <= k) for K successes in `n` >= 0 trials of probability `p` in [0, 1].
  public static func cdf(_ k: Int, n: Int, p: Double) -> Double {
    if k < 0 { return 0 }
    if k >= n || p <= 0 { return 1 }
    return IncompleteBeta(Double(n - k), Double(k + 1)).probability(1 - p, p).lower
  }

  /// The smallest k with P(K <= k) >= `u`, 0 <= `u` <= 1.
  public static func quantile(_ u: Double, n: Int, p: Double) -> Int {
    var (low, high) = (0, n)
    while low < high {
      let middle = low + (high - low) / 2
      if cdf(middle, n: n, p: p) >= u { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Student's t distribution.
public enum StudentDistribution {
  /// The t that a variable with `degrees` > 0 degrees of freedom exceeds in size with probability
  /// 1 - `confidence`: the half-width of a two-sided interval in standard errors.
  public static func twoSided(confidence: Double, degrees: Double) -> Double {
    let (x, y) = IncompleteBeta(degrees / 2, 0.5).quantile(
      Probability(lower: 1 - confidence, upper: confidence))
    return (degrees * y / x).squareRoot()
  }
}
