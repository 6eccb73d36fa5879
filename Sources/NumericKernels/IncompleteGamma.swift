import Foundation

/// The regularised incomplete gamma function, the distribution function of a gamma variable.
enum IncompleteGamma {
  /// P(a, x) and Q(a, x) for a > 0, x >= 0, to about 1e-14 relative to the smaller for a up to 1e6.
  ///
  /// Source: Abramowitz and Stegun 6.5.29 (series) and 6.5.31 (continued fraction).
  static func probability(_ a: Double, _ x: Double) -> Probability {
    guard x > 0 else { return .zero }
    guard x < .infinity else { return .one }
    let scale = density(a, x)
    if x < a + 1 { return Probability(scale * series(a, x)) }
    return Probability(scale * fraction(a, x)).mirrored
  }

  /// The density of log X at x: x^a exp(-x) / Gamma(a), without overflow for large a.
  static func density(_ a: Double, _ x: Double) -> Double {
    let deviation = (x - a) / a
    let logarithm = deviation < -0.5 ? log(x / a) : log1p(deviation)
    let exponent = -a * (deviation - logarithm) - logGammaRemainder(a)
    return (a / (2 * .pi)).squareRoot() * exp(exponent)
  }

  /// The x with P(a, x) = p, to about 1e-13 relative.
  static func quantile(_ a: Double, _ p: Probability) -> Double {
    if p.lower <= 0 { return 0 }
    if p.upper <= 0 { return .infinity }
    let small = (log(p.lower) + lgamma(a + 1)) / a
    if small < -700 { return exp(small) }
    let z = NormalDistribution.quantile(p)
    let cubeRoot = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    let start = cubeRoot > 0.1 ? log(a) + 3 * log(cubeRoot) : small
    let end = log(a + 60 * a.squareRoot() + 1500)
    let root = TailRoot.solve(p, from: start, in: -745...end) { t in
      let x = exp(t)
      return (probability(a, x), density(a, x))
    }
    return exp(root)
  }

  /// log Gamma(a) less Stirling's (a - 1/2) log a - a + log(2 pi) / 2, for a > 0.
  static func logGammaRemainder(_ a: Double) -> Double {
    guard a >= 10 else {
      return lgamma(a) - (a - 0.5) * log(a) + a - 0.5 * log(2 * .pi)
    }
    let r = 1 / (a * a)
    let tail = r * (1 / 1188.0 - r * (691 / 360360.0 - r / 156))
    return (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - tail)))) / a
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
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
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var h = d
    for i in 1..<100_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / awayFromZero(an * d + b)
      c = awayFromZero(b + an / c)
      h *= d * c
      if abs(d * c - 1) < 2e-16 { break }
    }
    return h
  }

  static func awayFromZero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
}
