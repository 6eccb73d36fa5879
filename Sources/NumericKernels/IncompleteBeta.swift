import Foundation

/// The regularised incomplete beta function, the distribution function of a beta variable.
enum IncompleteBeta {
  /// I_x(a, b) and its complement for a, b > 0, with y = 1 - x given apart so that neither end is
  /// lost, to about 1e-14 relative to the smaller for a and b up to 1e6.
  ///
  /// Source: the continued fraction DLMF 8.17.22.
  static func probability(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Probability {
    guard x > 0 else { return .zero }
    guard y > 0 else { return .one }
    let scale = density(a, b, x, y)
    if x * (a + b + 2) < a + 1 { return Probability(scale * fraction(a, b, x) / a) }
    return Probability(scale * fraction(b, a, y) / b).mirrored
  }

  /// The density of log(X / (1 - X)) at x: x^a y^b / B(a, b), without overflow for large a and b.
  static func density(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let deviation = x * b - y * a
    let exponent =
      a * excess(deviation / a, x * (a + b) / a) + b * excess(-deviation / b, y * (a + b) / b)
    let remainder =
      IncompleteGamma.logGammaRemainder(a + b) - IncompleteGamma.logGammaRemainder(a)
      - IncompleteGamma.logGammaRemainder(b)
    return (a / (2 * .pi) * (b / (a + b))).squareRoot() * exp(exponent + remainder)
  }

  /// The x with I_x(a, b) = p and its complement, each to about 1e-13 relative.
  static func quantile(_ a: Double, _ b: Double, _ p: Probability) -> (x: Double, y: Double) {
    if p.lower <= 0 { return (0, 1) }
    if p.upper <= 0 { return (1, 0) }
    let root = TailRoot.solve(p, from: start(a, b, p), in: -745...745) { t in
      let (x, y) = logistic(t)
      return (probability(a, b, x, y), density(a, b, x, y))
    }
    return logistic(root)
  }

  /// A normal approximation on the logit scale, or the leading power where the shape is extreme.
  private static func start(_ a: Double, _ b: Double, _ p: Probability) -> Double {
    let logBeta = lgamma(a) + lgamma(b) - lgamma(a + b)
    if a < 1 && p.lower <= p.upper { return (log(p.lower) + log(a) + logBeta) / a }
    if b < 1 && p.upper < p.lower { return -(log(p.upper) + log(b) + logBeta) / b }
    return log(a / b) + NormalDistribution.quantile(p) * (1 / a + 1 / b).squareRoot()
  }

  private static func logistic(_ t: Double) -> (x: Double, y: Double) {
    let odds = exp(-abs(t))
    let (small, large) = (odds / (1 + odds), 1 / (1 + odds))
    return t < 0 ? (small, large) : (large, small)
  }

  /// log(1 + m) - m, with `ratio` = 1 + m at hand where m is near -1.
  private static func excess(_ m: Double, _ ratio: Double) -> Double {
    (m < -0.5 ? log(ratio) : log1p(m)) - m
  }

  /// Lentz's evaluation of the continued fraction.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    typealias Gamma = IncompleteGamma
    var c = 1.0
    var d = 1 / Gamma.awayFromZero(1 - (a + b) * x / (a + 1))
    var h = d
    for i in 1..<100_000 {
      let m = Double(i)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / Gamma.awayFromZero(1 + even * d)
      c = Gamma.awayFromZero(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / Gamma.awayFromZero(1 + odd * d)
      c = Gamma.awayFromZero(1 + odd / c)
      h *= d * c
      if abs(d * c - 1) < 2e-16 { break }
    }
    return h
  }
}
