/// The regularised incomplete gamma function of one a > 0, the distribution function of a gamma
/// variable.
struct IncompleteGamma {
  private let a: Double
  private let remainder: Double

  init(_ a: Double) {
    self.a = a
    remainder = GammaFunction.logRemainder(a)
  }

  /// P(a, x) and Q(a, x) for x >= 0, to about 1e-14 relative to the smaller for a up to 1e6.
  ///
  /// Source: Abramowitz and Stegun 6.5.29 (series) and 6.5.31 (continued fraction).
  func probability(_ x: Double) -> Probability {
    guard x > 0 else { return .zero }
    guard x < .infinity else { return .one }
    let scale = density(x)
    if x < a + 1 { return Probability(scale * series(x)) }
    return Probability(scale * fraction(x)).mirrored
  }

  /// The density of log X at x: x^a exp(-x) / Gamma(a), without overflow for large a.
  func density(_ x: Double) -> Double {
    let deviation = (x - a) / a
    let logarithm =
      deviation < -0.5 ? Elementary.log(x / a) : Elementary.logOnePlus(deviation)
    let exponent = -a * (deviation - logarithm) - remainder
    return (a / (2 * .pi)).squareRoot() * Elementary.exp(exponent)
  }

  /// The x with P(a, x) = p, to about 1e-13 relative.
  func quantile(_ p: Probability) -> Double {
    if p.lower <= 0 { return 0 }
    if p.upper <= 0 { return .infinity }
    let small = (Elementary.log(p.lower) + GammaFunction.log(a + 1)) / a
    if small < -700 { return Elementary.exp(small) }
    let z = NormalDistribution.quantile(p)
    let cubeRoot = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    let start = cubeRoot > 0.1 ? Elementary.log(a) + 3 * Elementary.log(cubeRoot) : small
    let end = Elementary.log(a + 60 * a.squareRoot() + 1500)
    let root = TailRoot.solve(p, from: start, in: -745...end) { t in
      let x = Elementary.exp(t)
      return (probability(x), density(x))
    }
    return Elementary.exp(root)
  }

  private func series(_ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var n = a
    while term > sum * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return sum
  }

  /// Lentz's evaluation of the continued fraction of Q(a, x) Gamma(a) exp(x) / x^a.
  private func fraction(_ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var h = d
    for i in 1..<100_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / Self.awayFromZero(an * d + b)
      c = Self.awayFromZero(b + an / c)
      h *= d * c
      if abs(d * c - 1) < 2e-16 { break }
    }
    return h
  }

  static func awayFromZero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
}
