/// A probability with its complement, each exact to its own size, so that neither tail is lost.
struct Probability: Equatable {
  /// P(X <= x).
  var lower: Double
  /// P(X > x).
  var upper: Double

  static let zero = Probability(lower: 0, upper: 1)
  static let one = Probability(lower: 1, upper: 0)

  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  init(_ lower: Double) {
    self.init(lower: lower, upper: 1 - lower)
  }

  /// The same with the tails exchanged.
  var mirrored: Probability { Probability(lower: upper, upper: lower) }

  /// The probability between `start` and this one, from the tails in which it is not lost.
  func mass(since start: Probability) -> Double {
    start.lower > 0.5 ? start.upper - upper : lower - start.lower
  }
}

extension NormalDistribution {
  static func probability(_ x: Double) -> Probability {
    Probability(lower: cdf(x), upper: cdf(-x))
  }

  static func quantile(_ p: Probability) -> Double {
    p.lower <= p.upper ? quantile(p.lower) : -quantile(p.upper)
  }
}
