import Analysis
import NumericKernels
import Simulation
import Statistics

/// A figure of a run of the gemeente that a question is about, over the years of a period.
///
/// Names are those of `risk.csv` (`p_overrun`, `expected_deficit`, `risk_90`, `weerstand_90`), with the same
/// definitions, and of results as `compare` measures them (`net_cost`, `waiting_weeks`), whose mean is meant;
/// `.p90` behind one of these is its quantile.
public struct QuestionMeasure: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case overrun
    case deficit
    case risk(Double)
    case together(Double)
    case mean(ComparisonMeasure)
    case quantile(ComparisonMeasure, Double)
  }

  public let name: String
  let kind: Kind

  /// Nil for a name that is none.
  public init?(_ name: String) {
    guard let kind = Self.kind(of: name) else { return nil }
    self.name = name
    self.kind = kind
  }

  init(_ kind: Kind, name: String) {
    self.name = name
    self.kind = kind
  }

  /// Of results, without the overrun, which is a chance.
  static let results = ComparisonMeasure.allCases.filter { $0 != .overrun }
  /// Certainties in percent.
  static let certainties = RiskMeasure.standardCertainties

  /// Every name, without those of quantiles.
  public static let names =
    ["p_overrun", "expected_deficit"] + certainties.map { "risk_\($0)" }
    + certainties.map { "weerstand_\($0)" } + results.map(\.rawValue)

  private static func kind(of name: String) -> Kind? {
    switch name {
    case "p_overrun": return .overrun
    case "expected_deficit": return .deficit
    default: break
    }
    if let result = results.first(where: { $0.rawValue == name }) { return .mean(result) }
    for percent in certainties {
      if name == "risk_\(percent)" { return .risk(Double(percent) / 100) }
      if name == "weerstand_\(percent)" { return .together(Double(percent) / 100) }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].hasPrefix("p"), let percent = Int(parts[1].dropFirst()),
      (1...99).contains(percent),
      let result = results.first(where: { $0.rawValue == parts[0] })
    else { return nil }
    return .quantile(result, Double(percent) / 100)
  }

  public var unit: String {
    switch kind {
    case .overrun: "probability"
    case .deficit, .risk, .together: "euro"
    case .mean(let result), .quantile(let result, _): result.unit
    }
  }

  /// Whether it needs a begroting.
  public var needsBegroting: Bool {
    switch kind {
    case .overrun, .deficit, .risk, .together: true
    case .mean(let result), .quantile(let result, _): result == .result
    }
  }

  /// The figure of a run; nil where the run has no such result.
  public func estimate(_ draws: MeasureDraws, _ years: Range<Int>) -> Estimate? {
    switch kind {
    case .overrun: draws.draws(.overrun, years).map { Estimate(chance: $0) }
    case .mean(let result): draws.draws(result, years).map { Estimate(mean: $0) }
    case .quantile(let result, let p):
      draws.draws(result, years).map { Estimate(quantile: p, of: $0) }
    case .deficit: overruns(draws, years).map { Estimate(mean: $0).positive }
    case .risk(let p):
      overruns(draws, years).map {
        let deficit = Estimate(mean: $0).positive
        return Estimate(quantile: p, of: $0).above(deficit)
      }
    case .together(let p):
      overruns(draws, years).map {
        let deficit = Estimate(mean: $0).positive
        let quantile = Estimate(quantile: p, of: $0)
        return quantile.value >= deficit.value ? quantile.positive : deficit
      }
    }
  }

  /// Minus the result, by draw.
  private func overruns(_ draws: MeasureDraws, _ years: Range<Int>) -> [Double]? {
    draws.draws(.result, years)?.map { -$0 }
  }
}

/// A figure of a run with its 95% Monte Carlo interval, and what every draw adds to it.
public struct Estimate: Sendable {
  public let value: Double
  /// Not a number where too few draws tell it.
  public let lower: Double
  public let upper: Double
  /// By draw, how the figure moves with it: the mean is 0, and the spread over the root of the draws is
  /// its standard error. Differences of two figures over the same draws are told by the differences of these.
  ///
  /// Source: the influence function, Hampel (1974); of a quantile after Bahadur (1966).
  public let influence: [Double]

  init(value: Double, lower: Double, upper: Double, influence: [Double]) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.influence = influence
  }

  /// The mean of the draws, with Student's interval.
  public init(mean draws: [Double]) {
    let moments = Moments(draws)
    let interval = moments.interval()
    self.init(
      value: moments.mean, lower: interval?.lowerBound ?? .nan, upper: interval?.upperBound ?? .nan,
      influence: draws.map { $0 - moments.mean })
  }

  /// The share of draws that are 1, with Wilson's interval.
  public init(chance draws: [Double]) {
    let hits = draws.count { $0 > 0.5 }
    let interval = ConfidenceInterval.wilson(hits: hits, count: draws.count)
    let share = Double(hits) / Double(draws.count)
    self.init(
      value: share, lower: interval.lowerBound, upper: interval.upperBound,
      influence: draws.map { $0 - share })
  }

  /// A quantile of the draws, with the interval of its order statistics.
  public init(quantile p: Double, of draws: [Double]) {
    var sorted = draws
    let quantiles = Quantiles(sorting: &sorted)
    let value = quantiles.quantile(p)
    let interval = quantiles.interval(p)
    let width = min(min(p, 1 - p), Self.bandwidth(p, draws.count))
    let rise = quantiles.quantile(min(1, p + width)) - quantiles.quantile(max(0, p - width))
    // The reciprocal of the density at the quantile.
    let slope = rise / (2 * width)
    self.init(
      value: value, lower: interval.lowerBound, upper: interval.upperBound,
      influence: draws.map { slope * (p - ($0 <= value ? 1 : 0)) })
  }

  /// Half the span over which the density at a quantile is told by the draws.
  ///
  /// Source: Bofinger (1975), for a normal density.
  private static func bandwidth(_ p: Double, _ count: Int) -> Double {
    let z = NormalDistribution.quantile(p)
    let density = NormalDistribution.density(z)
    let ratio = 4.5 * density * density * density * density / ((2 * z * z + 1) * (2 * z * z + 1))
    return Elementary.exp(0.2 * Elementary.log(ratio / Double(count)))
  }

  /// The same where it is above nothing, else 0.
  var positive: Estimate {
    Estimate(
      value: max(0, value), lower: max(0, lower), upper: max(0, upper),
      influence: value > 0 ? influence : influence.map { _ in 0 })
  }

  /// What of it lies above another, with the interval of this one, as `risk.csv` has it.
  func above(_ other: Estimate) -> Estimate {
    let over = { (value: Double) in max(0, value - other.value) }
    return Estimate(
      value: over(value), lower: over(lower), upper: over(upper),
      influence: value > other.value
        ? zip(influence, other.influence).map(-) : influence.map { _ in 0 })
  }
}

/// How a figure differs from that of another run over the same draws, with its 95% Monte Carlo interval.
public struct EstimateDifference: Sendable, Equatable {
  public let value: Double
  public let lower: Double
  public let upper: Double

  /// Over at least two draws.
  public init(from base: Estimate, to other: Estimate) {
    value = other.value - base.value
    let paired = PairedDifference(base: base.influence, alternative: other.influence)
    let interval = ConfidenceInterval.mean(
      value, standardError: paired.standardError, count: paired.count)
    lower = interval?.lowerBound ?? .nan
    upper = interval?.upperBound ?? .nan
  }
}
