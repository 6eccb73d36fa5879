import NumericKernels

/// The figures of a distribution as a scenario gives them, not yet checked against each other.
package struct WrittenDistribution {
  package let key: DistributionReader.Key
  /// Figures by name: `min`, `mode`, `mean`, `sd`, ...
  package var figures: [String: Double] = [:]
  /// The values of a discrete or empirical distribution, and the weights of a discrete one.
  package var values: [Double] = []
  package var weights: [Double] = []

  package init(
    key: DistributionReader.Key, figures: [String: Double] = [:], values: [Double] = [],
    weights: [Double] = []
  ) {
    self.key = key
    self.figures = figures
    self.values = values
    self.weights = weights
  }

  /// The distribution, cut off at `lower` and `upper`.
  package func distribution(lower: Double?, upper: Double?) throws(DistributionError)
    -> Distribution
  {
    try Distribution(shape(), lower: lower, upper: upper)
  }

  /// A figure that was read; which ones there are follows from the form of the key.
  private subscript(_ name: String) -> Double { figures[name] ?? .nan }

  private func shape() throws(DistributionError) -> Distribution.Shape {
    switch key {
    case .value, .fixed: .fixed(self[key.rawValue])
    case .uniform: .uniform(min: self["min"], max: self["max"])
    case .triangular: .triangular(min: self["min"], mode: self["mode"], max: self["max"])
    case .pert: .pert(min: self["min"], mode: self["mode"], max: self["max"])
    case .normal: .normal(mean: self["mean"], sd: self["sd"])
    case .lognormal: try lognormal()
    case .beta: try beta()
    case .gamma: try gamma()
    case .discrete: .discrete(values: values, weights: weights)
    case .empirical: .empirical(values)
    }
  }

  private func lognormal() throws(DistributionError) -> Distribution.Shape {
    figures["p10"] == nil
      ? try .lognormal(mean: self["mean"], sd: self["sd"])
      : try .lognormal(p10: self["p10"], p90: self["p90"])
  }

  private func beta() throws(DistributionError) -> Distribution.Shape {
    let (min, max) = (figures["min"] ?? 0, figures["max"] ?? 1)
    return figures["alpha"] == nil
      ? try .beta(mean: self["mean"], sd: self["sd"], min: min, max: max)
      : .beta(alpha: self["alpha"], beta: self["beta"], min: min, max: max)
  }

  private func gamma() throws(DistributionError) -> Distribution.Shape {
    figures["shape"] == nil
      ? try .gamma(mean: self["mean"], sd: self["sd"])
      : .gamma(shape: self["shape"], scale: self["scale"])
  }
}
