/// The chance that one person moves, with what an inversion needs of it.
public struct MoveChance: Sendable, Equatable {
  public let chance: Double
  /// -ln(1 - chance): the intensity over the step.
  public let rate: Double
  /// chance / (1 - chance).
  public let odds: Double

  /// - Parameter rate: where it is known, so that it need not be taken from the chance.
  @inlinable
  public init(_ chance: Double, rate: Double? = nil) {
    let bounded = max(0, min(1, chance))
    self.chance = bounded
    self.rate = rate ?? -Elementary.logOnePlus(-bounded)
    odds = bounded / (1 - bounded)
  }
}

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
    isNobody(u, n, p) ? 0 : count(u: u, n: n, MoveChance(p))
  }

  /// Whether the uniform lies below 1 - units * p <= P(X = 0), so that nobody moves, without the power.
  @inlinable @inline(__always)
  static func isNobody(_ u: Double, _ n: Double, _ p: Double) -> Bool {
    u <= 1 - n.rounded(.up) * p
  }

  /// As `count`, of a chance of which the inversion is known.
  @inlinable
  public static func count(u: Double, n: Double, _ p: MoveChance) -> Double {
    if isNobody(u, n, p.chance) || p.chance <= 0 || n <= 0 { return 0 }
    if p.chance >= 1 { return n }
    return p.chance <= 0.5 ? moved(u, n, p) : n - moved(1 - u, n, MoveChance(1 - p.chance))
  }

  /// As `count`, for 0 < p <= 1/2 and n > 0.
  @inlinable
  static func moved(_ u: Double, _ n: Double, _ p: MoveChance) -> Double {
    guard n * p.chance < 30 else { return approximation(u, n, p.chance) }
    let whole = n.rounded(.down)
    var moved = 0.0
    var below = 0.0
    var term = VectorMath.exp(-p.rate * whole)
    var sum = term
    while u > sum && moved < whole {
      below = sum
      term *= p.odds * (whole - moved) * (1 / (moved + 1))
      moved += 1
      sum += term
      // Past the mean the terms fall; one that adds nothing ends the distribution in this precision.
      if sum == below && moved > n * p.chance { break }
    }
    let remainder = n - whole
    return remainder > 0 && u > below + term * (1 - p.chance) ? moved + remainder : moved
  }

  @inlinable
  static func approximation(_ u: Double, _ n: Double, _ p: Double) -> Double {
    let whole = n.rounded(.down)
    let remainder = n - whole
    let variance = (whole + remainder * remainder) * p * (1 - p)
    let value = n * p + variance.squareRoot() * NormalDistribution.quantile(u)
    return min(n, max(0, value))
  }
}
