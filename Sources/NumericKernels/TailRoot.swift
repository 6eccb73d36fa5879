/// The place of a probability under a distribution function on a stretched scale.
enum TailRoot {
  /// Distribution function and density at a place.
  typealias Curve = (Double) -> (probability: Probability, density: Double)

  /// The t in `bracket` at which the curve reaches `p`, to about 1e-14.
  ///
  /// Newton on the logarithm of the smaller tail, halving the bracket where a step leaves it; so it
  /// converges from any start for every non-decreasing curve. A `p` beyond the bracket gives its end.
  static func solve(
    _ p: Probability, from start: Double, in bracket: ClosedRange<Double>, _ curve: Curve
  ) -> Double {
    var (low, high) = (bracket.lowerBound, bracket.upperBound)
    var t = min(high, max(low, start))
    for _ in 0..<200 {
      let (here, density) = curve(t)
      let lowerTail = p.lower <= p.upper
      let (value, target) = lowerTail ? (here.lower, p.lower) : (here.upper, p.upper)
      if value == target { return t }
      if (value < target) == lowerTail { low = t } else { high = t }
      let step = (lowerTail ? -1 : 1) * Elementary.log(value / target) * value / density
      let next = t + step
      if abs(step) < 1e-14 && next >= bracket.lowerBound && next <= bracket.upperBound {
        return next
      }
      t = next > low && next < high ? next : 0.5 * (low + high)
      if high - low <= 1e-15 * max(1, abs(t)) { return t }
    }
    return t
  }
}
