/// Why figures do not make a distribution.
public enum DistributionError: Error, Equatable, CustomStringConvertible {
  /// A figure is infinite or not a number.
  case notFinite(figure: String)
  /// A figure that must exceed 0 does not.
  case notPositive(figure: String, value: Double)
  /// A figure makes the distribution narrower than its quantiles can be computed.
  case tooNarrow(figure: String, value: Double, limit: Double)
  /// The smaller of two figures is not below the larger.
  case outOfOrder(smaller: String, Double, larger: String, Double)
  case modeOutsideBounds(min: Double, mode: Double, max: Double)
  case meanOutsideBounds(min: Double, mean: Double, max: Double)
  /// No beta distribution on these bounds with this mean is as wide; its sd stays below the limit.
  case spreadTooLarge(sd: Double, limit: Double)
  case noValues
  case countsDiffer(values: Int, weights: Int)
  case negativeWeight(value: Double, weight: Double)
  /// All weights are 0.
  case noWeight
  /// The distribution has no probability between the bounds of its truncation.
  case nothingLeft(lower: Double?, upper: Double?)

  public var description: String {
    switch self {
    case .notFinite(let figure): "\(figure) must be a finite number"
    case .notPositive(let figure, let value): "\(figure) must be above 0 and is \(value)"
    case .tooNarrow(let figure, let value, let limit):
      "\(figure) must be at most \(limit) and is \(value); so narrow a distribution is a fixed number"
    case .outOfOrder(let smaller, let a, let larger, let b):
      "\(smaller) must be below \(larger); they are \(a) and \(b)"
    case .modeOutsideBounds(let min, let mode, let max):
      "mode must lie between min and max; \(mode) is outside \(min) to \(max)"
    case .meanOutsideBounds(let min, let mean, let max):
      "mean must lie between min and max; \(mean) is not between \(min) and \(max)"
    case .spreadTooLarge(let sd, let limit):
      "sd must be below \(limit) for this mean and these bounds, and is \(sd)"
    case .noValues: "there must be at least one value"
    case .countsDiffer(let values, let weights):
      "every value needs one weight; there are \(values) values and \(weights) weights"
    case .negativeWeight(let value, let weight):
      "a weight must be 0 or more; that of \(value) is \(weight)"
    case .noWeight: "at least one weight must be above 0"
    case .nothingLeft(let lower, let upper):
      "nothing is left between lower \(Self.text(lower)) and upper \(Self.text(upper))"
    }
  }

  private static func text(_ bound: Double?) -> String {
    bound.map { "\($0)" } ?? "(none)"
  }
}
