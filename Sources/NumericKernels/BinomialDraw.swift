/// Binomial counts by inversion, for a real number of people: one uniform gives one count,
/// non-decreasing in the uniform.
public enum BinomialDraw {
  /// Value of min(p, 1 - p) * n from which the normal approximation takes over.
  public static let approximationMean = 30.0

  /// The number out of `n` that moves with probability `p`, at probability `u`, 0 < `u` < 1.
  ///
  /// `n` = m + f has a whole part m and a remainder f in [0, 1). The m units move independently;
  /// the remainder moves as one unit of size f, also with probability `p`. So the mean is n p, the
  /// variance (m + f * f) p (1 - p), the result lies in [0, n], and a whole n gives the binomial
  /// distribution. The possible values 0, f, 1, 1 + f, ... are ordered and `u` inverts their
  /// distribution: its place within the probability of k whole units decides on the remainder.
  /// For p > 1/2 those who stay are drawn, with 1 - `u`.
  ///
  /// Where min(p, 1 - p) * n >= 30 the result is the unrounded normal approximation with that mean
  /// and variance, kept within [0, n]: bounds at least 5.4 standard deviations from the mean. A
  /// `p` outside [0, 1] counts as the nearer end; a negative `n` as 0.
  @inlinable
  public static func count(u: Double, n: Double, p: Double) -> Double {
    // P(X = 0) = (1 - p)^units >= 1 - units * p, without the power.
    if u <= 1 - n.rounded(.up) * p || p <= 0 || n <= 0 { return 0 }
    if p >= 1 { return n }
    return p <= 0.5 ? moved(u, n, p) : n - moved(1 - u, n, 1 - p)
  }

  /// As `count`, for 0 < p <= 1/2 and n > 0.
  @inlinable
  static func moved(_ u: Double, _ n: Double, _ p: Double) -> Double {
    guard n * p < 30 else { return approximation(u, n, p) }
    let whole = n.rounded(.down)
    let stay = 1 - p
    var moved = 0.0
    var below = 0.0
    var term = power(stay, whole)
    var cumulative = term
    let odds = p / stay
    while u > cumulative && moved < whole {
      below = cumulative
      term *= odds * (whole - moved) * (1 / (moved + 1))
      moved += 1
      cumulative += term
      // Past the mean the terms fall; one that adds nothing ends the distribution in this precision.
      if cumulative == below && moved > n * p { break }
    }
    let remainder = n - whole
    return remainder > 0 && u > below + term * stay ? moved + remainder : moved
  }

  @inlinable
  static func approximation(_ u: Double, _ n: Double, _ p: Double) -> Double {
    let whole = n.rounded(.down)
    let remainder = n - whole
    let variance = (whole + remainder * remainder) * p * (1 - p)
    let value = n * p + variance.squareRoot() * NormalDistribution.quantile(u)
    return min(n, max(0, value))
  }

  /// Number of units up to which a power is taken by squaring.
  @usableFromInline static let mostSquared = 64.0

  /// `stay`^n for a whole n >= 0, 1/2 <= `stay` < 1.
  @inlinable
  static func power(_ stay: Double, _ n: Double) -> Double {
    guard n <= 64 else { return VectorMath.exp(n * VectorMath.log(stay)) }
    var result = 1.0
    var square = stay
    var bits = Int(n)
    while bits > 0 {
      if bits & 1 == 1 { result *= square }
      square *= square
      bits >>= 1
    }
    return result
  }
}
