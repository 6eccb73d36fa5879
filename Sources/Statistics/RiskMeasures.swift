import NumericKernels

/// How often a value lies above a threshold, and how far.
public struct Exceedance: Sendable, Equatable {
  public let threshold: Double
  /// Number of values above the threshold.
  public let hits: Int
  /// Number of values.
  public let count: Int
  /// The share of the values above the threshold.
  public let probability: Double
  /// Wilson's interval of the probability.
  public let probabilityInterval: ClosedRange<Double>
  /// The mean of value - threshold over the values above it; nil when there are none.
  public let expected: Double?
  /// Student's interval of `expected`; nil for fewer than two values above the threshold.
  public let expectedInterval: ClosedRange<Double>?
}

extension Exceedance {
  /// How often values lie above thresholds of their own, and how far above a common one.
  ///
  /// - Parameters:
  ///   - thresholds: one for every value, none below `origin`.
  ///   - origin: what the size of a value above its threshold is counted from.
  public init(
    of values: [Double], above thresholds: [Double], from origin: Double = 0,
    confidence: Double = 0.95
  ) {
    precondition(values.count == thresholds.count, "every value has a threshold")
    var above = zip(values, thresholds).filter { $0 > $1 }.map(\.0)
    let hits = above.count
    // In order, so that the mean has the same bits as that of `RiskMeasures`.
    let moments = Moments(
      hits > 0 ? Quantiles(sorting: &above).sorted.map { $0 - origin } : [])
    self.init(
      threshold: origin, hits: hits, count: values.count,
      probability: Double(hits) / Double(values.count),
      probabilityInterval: ConfidenceInterval.wilson(
        hits: hits, count: values.count, confidence: confidence),
      expected: hits > 0 ? moments.mean : nil,
      expectedInterval: moments.interval(confidence: confidence))
  }
}

/// Measures of an adverse quantity, of which more is worse (a deficit, an overrun, a wait).
public struct RiskMeasures: Sendable, Equatable {
  public let quantiles: Quantiles

  public init(_ quantiles: Quantiles) {
    self.quantiles = quantiles
  }

  /// Probability and size of the values above a threshold, with intervals of this confidence.
  public func exceedance(above threshold: Double, confidence: Double = 0.95) -> Exceedance {
    let within = quantiles.rank(threshold)
    let hits = quantiles.count - within
    let moments = Moments(quantiles.sorted[within...].lazy.map { $0 - threshold })
    return Exceedance(
      threshold: threshold, hits: hits, count: quantiles.count,
      probability: Double(hits) / Double(quantiles.count),
      probabilityInterval: ConfidenceInterval.wilson(
        hits: hits, count: quantiles.count, confidence: confidence),
      expected: hits > 0 ? moments.mean : nil,
      expectedInterval: moments.interval(confidence: confidence))
  }

  /// The mean of the worst 1 - `p` of the values, 0 <= `p` < 1 (expected shortfall).
  ///
  /// Where n (1 - p) is not whole, the last order statistic counts for the remaining part. Source:
  /// Acerbi and Tasche, "On the coherence of expected shortfall" (2002).
  public func tailMean(_ p: Double) -> Double {
    precondition(p >= 0 && p < 1, "a tail is above a probability in [0, 1)")
    let values = quantiles.sorted
    let size = (1 - p) * Double(values.count)
    // A whole number in exact arithmetic may come out a rounding below itself.
    let whole = min(values.count, Int((size * (1 + 1e-12)).rounded(.down)))
    let part = max(0, size - Double(whole))
    let worst = values.suffix(whole).reduce(0, +)
    guard part > 0, whole < values.count else { return worst / Double(whole) }
    return (worst + part * values[values.count - whole - 1]) / size
  }

  /// The buffer that covers the quantity with probability `p`: its quantile, but at least 0.
  public func requiredBuffer(_ p: Double) -> Double {
    max(0, quantiles.quantile(p))
  }
}
