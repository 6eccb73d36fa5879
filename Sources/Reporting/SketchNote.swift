import Simulation
import Statistics

/// How exact quantiles are in a run of more replications than whose every draw is kept: a part of its
/// manifest, which a smaller run has not.
///
/// Means, deviations and their errors are exact in every run. The names are an interface.
public struct SketchNote: Codable, Sendable, Equatable {
  /// Replications up to which every quantile is exact.
  public let aboveReplications: Int
  /// Greatest errors of the order statistics that a quantile lies between: a share of it, or an
  /// amount in its own unit where that is more.
  public let relativeError: Double
  public let absoluteError: Double
  /// Lines with exact quantiles, as level/metric.
  public let exact: [String]

  enum CodingKeys: String, CodingKey {
    case aboveReplications = "above_replications"
    case relativeError = "relative_error"
    case absoluteError = "absolute_error"
    case exact
  }

  /// Nil where every quantile is exact.
  init?(_ outcomes: Outcomes) {
    guard outcomes.isSketched else { return nil }
    aboveReplications = outcomes.retention.limit
    relativeError = QuantileSketch.relativeError
    absoluteError = QuantileSketch.absoluteError
    exact = outcomes.retention.asked?.names ?? []
  }
}
