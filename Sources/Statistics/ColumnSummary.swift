/// Moments and quantiles of a column, from all of its values or from a sketch of them.
public struct ColumnSummary: Sendable {
  private enum Source: Sendable {
    case values(Quantiles)
    case sketch(QuantileSketch)
  }

  public let moments: Moments
  private let source: Source

  /// Exact; there is at least one value.
  public init(_ values: [Double]) {
    moments = Moments(values)
    var values = values
    source = .values(Quantiles(sorting: &values))
  }

  /// Exact moments, and quantiles within the errors of `QuantileSketch`.
  public init(_ moments: RunningMoments, _ sketch: QuantileSketch) {
    self.moments = Moments(moments)
    source = .sketch(sketch)
  }

  /// The quantile at `p` in [0, 1], interpolated between order statistics.
  public func quantile(_ p: Double) -> Double {
    switch source {
    case .values(let quantiles): quantiles.quantile(p)
    case .sketch(let sketch): sketch.quantile(p)
    }
  }
}
