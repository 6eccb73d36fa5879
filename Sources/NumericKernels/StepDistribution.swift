/// A distribution over finitely many values.
struct StepDistribution: Sendable, Equatable {
  /// Ascending and different, each of positive probability.
  let values: [Double]
  let probabilities: [Double]
  /// Probability up to and with each value; the last is 1.
  let cumulative: [Double]

  /// The values within the bounds, their weights scaled to 1; nil when none has weight.
  init?(_ values: [Double], _ weights: [Double], lower: Double?, upper: Double?) {
    var sorted: [Double] = []
    var merged: [Double] = []
    for (value, weight) in zip(values, weights).sorted(by: { $0.0 < $1.0 }) {
      guard weight > 0, value >= lower ?? -.infinity, value <= upper ?? .infinity else { continue }
      if sorted.last == value {
        merged[merged.count - 1] += weight
      } else {
        sorted.append(value)
        merged.append(weight)
      }
    }
    let total = merged.reduce(0, +)
    guard total > 0 else { return nil }
    self.values = sorted
    probabilities = merged.map { $0 / total }
    var sum = 0.0
    var cumulative: [Double] = []
    for weight in merged {
      sum += weight
      cumulative.append(sum / total)
    }
    self.cumulative = cumulative
  }

  /// The smallest value with a probability of at least `u` up to and with it.
  func quantile(_ u: Double) -> Double {
    values[Swift.min(first { cumulative[$0] >= u }, values.count - 1)]
  }

  func cdf(_ x: Double) -> Double {
    let above = first { values[$0] > x }
    return above == 0 ? 0 : cumulative[above - 1]
  }

  var moments: (mean: Double, variance: Double) {
    let mean = zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(values, probabilities).reduce(0) {
      $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1
    }
    return (mean, variance)
  }

  /// The first index at which a condition holds that stays true; the count when it never does.
  private func first(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
