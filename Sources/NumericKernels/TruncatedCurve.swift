/// A continuous distribution conditioned on an interval.
struct TruncatedCurve: Sendable, Equatable {
  let curve: DistributionCurve
  let support: ClosedRange<Double>
  /// Untruncated probabilities at the ends of the support.
  let start: Probability
  let end: Probability

  /// Nil when the interval holds no probability.
  init?(_ curve: DistributionCurve, lower: Double?, upper: Double?) {
    let whole = curve.support
    let low = max(whole.lowerBound, lower ?? -.infinity)
    let high = min(whole.upperBound, upper ?? .infinity)
    guard low < high else { return nil }
    self.curve = curve
    support = low...high
    start = low == whole.lowerBound ? .zero : curve.probability(low)
    end = high == whole.upperBound ? .one : curve.probability(high)
    guard mass > 0 else { return nil }
  }

  private var isTruncated: Bool { start != .zero || end != .one }
  private var mass: Double { end.mass(since: start) }

  func quantile(_ p: Probability) -> Double {
    guard p.lower > 0 else { return support.lowerBound }
    guard p.upper > 0 else { return support.upperBound }
    let whole = Probability(
      lower: start.lower + p.lower * mass, upper: end.upper + p.upper * mass)
    // The bounds only take up rounding: the probability is already that of the inside.
    return min(support.upperBound, max(support.lowerBound, curve.quantile(whole)))
  }

  func probability(_ x: Double) -> Probability {
    guard x > support.lowerBound else { return .zero }
    guard x < support.upperBound else { return .one }
    let here = curve.probability(x)
    return Probability(
      lower: here.mass(since: start) / mass, upper: end.mass(since: here) / mass)
  }

  var moments: (mean: Double, variance: Double) {
    guard isTruncated else { return curve.moments }
    let mean = average { $0 }
    return (mean, average { ($0 - mean) * ($0 - mean) })
  }

  /// The mean of a function of the variable, divided at a corner of the density.
  private func average(_ f: (Double) -> Double) -> Double {
    let corner = curve.corner.map { $0.mass(since: start) / mass } ?? 0
    guard corner > 0 && corner < 1 else { return Quadrature.average { f(quantile($0)) } }
    let below = Quadrature.average { f(quantile($0.within(0, corner))) }
    let above = Quadrature.average { f(quantile($0.within(corner, 1))) }
    return corner * below + (1 - corner) * above
  }
}

extension Probability {
  /// This share of the way from `a` to `b`.
  fileprivate func within(_ a: Double, _ b: Double) -> Probability {
    Probability(lower: a + lower * (b - a), upper: (1 - b) + upper * (b - a))
  }
}
