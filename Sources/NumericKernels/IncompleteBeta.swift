/// The regularised incomplete beta function of one a, b > 0, the distribution function of a beta
/// variable.
struct IncompleteBeta {
  private let a: Double
  private let b: Double
  private let remainder: Double

  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    remainder =
      GammaFunction.logRemainder(a + b) - GammaFunction.logRemainder(a)
      - GammaFunction.logRemainder(b)
  }

  /// I_x(a, b) and its complement, with y = 1 - x given apart so that neither end is
  /// lost, to about 1e-14 relative to the smaller for a and b up to 1e6.
  ///
  /// Source: the continued fraction DLMF 8.17.22.
  func probability(_ x: Double, _ y: Double) -> Probability {
    guard x > 0 else { return .zero }
    guard y > 0 else { return .one }
    let scale = density(x, y)
    if x * (a + b + 2) < a + 1 { return Probability(scale * Self.fraction(a, b, x) / a) }
    return Probability(scale * Self.fraction(b, a, y) / b).mirrored
  }

  /// The density of log(X / (1 - X)) at x: x^a y^b / B(a, b), without overflow for large a and b.
  func density(_ x: Double, _ y: Double) -> Double {
    let deviation = x * b - y * a
    let exponent =
      a * Self.excess(deviation / a, x * (a + b) / a)
      + b * Self.excess(-deviation / b, y * (a + b) / b)
    return (a / (2 * .pi) * (b / (a + b))).squareRoot() * Elementary.exp(exponent + remainder)
  }

  /// The x with I_x(a, b) = p and its complement, each to about 1e-13 relative.
  func quantile(_ p: Probability) -> (x: Double, y: Double) {
    if p.lower <= 0 { return (0, 1) }
    if p.upper <= 0 { return (1, 0) }
    let root = TailRoot.solve(p, from: start(p), in: -745...745) { t in
      let (x, y) = Self.logistic(t)
      return (probability(x, y), density(x, y))
    }
    return Self.logistic(root)
  }

  /// A normal approximation on the logit scale, or the leading power where the shape is extreme.
  private func start(_ p: Probability) -> Double {
    let logBeta = GammaFunction.log(a) + GammaFunction.log(b) - GammaFunction.log(a + b)
    if a < 1 && p.lower <= p.upper {
      return (Elementary.log(p.lower) + Elementary.log(a) + logBeta) / a
    }
    if b < 1 && p.upper < p.lower {
      return -(Elementary.log(p.upper) + Elementary.log(b) + logBeta) / b
    }
    let spread = (1 / a + 1 / b).squareRoot()
    return Elementary.log(a / b) + NormalDistribution.quantile(p) * spread
  }

  private static func logistic(_ t: Double) -> (x: Double, y: Double) {
    let odds = Elementary.exp(-abs(t))
    let (small, large) = (odds / (1 + odds), 1 / (1 + odds))
    return t < 0 ? (small, large) : (large, small)
  }

  /// log(1 + m) - m, with `ratio` = 1 + m at hand where m is near -1.
  private static func excess(_ m: Double, _ ratio: Double) -> Double {
    (m < -0.5 ? Elementary.log(ratio) : Elementary.logOnePlus(m)) - m
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
