import Simulation
import Statistics

/// What a comparison found, for every system against the first.
public struct ComparisonResults: Sendable {
  /// Years that figures are about.
  public struct Period: Sendable, Equatable {
    public let label: String
    /// Years from the start.
    public let years: Range<Int>

    public init(label: String, years: Range<Int>) {
      self.label = label
      self.years = years
    }
  }

  /// The difference from the first system over the same draws.
  public struct Difference: Sendable {
    public let mean: Double
    /// What 5% of the draws' differences stay below, and pass: how far one future may lie from the mean.
    public let p5: Double
    public let p95: Double
    /// Shares of the draws in which the system has less than the first, and more.
    public let less: Double
    public let more: Double
    /// The 95% Monte Carlo interval of the mean: what the number of draws leaves open.
    public let lower: Double
    public let upper: Double
    public let standardError: Double
    /// That of two runs with draws of their own, and how many times fewer replications pairing needs.
    public let unpairedStandardError: Double
    /// Not a number where every draw differs by the same.
    public let varianceRatio: Double

    /// Over at least two draws, in the order of replications.
    init(base: [Double], alternative: [Double]) {
      let paired = PairedDifference(base: base, alternative: alternative)
      let spread = PairedSpread(
        base: base, alternative: alternative, tolerance: ComparisonResults.tolerance)
      let interval = paired.interval()
      mean = paired.mean
      p5 = spread.quantiles.quantile(0.05)
      p95 = spread.quantiles.quantile(0.95)
      less = spread.less
      more = spread.more
      lower = interval.lowerBound
      upper = interval.upperBound
      standardError = paired.standardError
      unpairedStandardError = paired.unpairedStandardError
      // Where two systems give the same result in every draw only roundings differ.
      let isSame = standardError <= 1e-12 * max(1, unpairedStandardError)
      varianceRatio = isSame ? .nan : paired.varianceReduction
    }
  }

  /// A measure of a system in a period.
  public struct Figure: Sendable {
    public let system: Int
    public let measure: ComparisonMeasure
    public let period: Period
    public let mean: Double
    public let p5: Double
    public let p95: Double
    /// Nil for the first system, and for a single draw.
    public let difference: Difference?
    /// The difference without assumed behaviour; nil where it was not asked for.
    public let withoutBehaviour: Double?

    /// What of the difference rests on assumed behaviour.
    public var fromBehaviour: Double? {
      guard let difference, let withoutBehaviour else { return nil }
      return difference.mean - withoutBehaviour
    }
  }

  /// What is lost by having chosen a system, draw by draw, against the best in hindsight.
  public struct Regret: Sendable {
    public let system: Int
    public let measure: ComparisonMeasure
    public let period: Period
    public let mean: Double
    public let p95: Double
    /// Share of the draws in which no system is better.
    public let best: Double
  }

  /// A system that is at least as good as another by every criterion, and better by one.
  public struct Dominance: Sendable {
    public let system: Int
    public let over: Int
    public let period: Period
    /// Share of the draws in which it holds.
    public let share: Double
  }

  public let systems: [ComparedSystem]
  /// Every year, then the budget year plus three, then the whole term.
  public let periods: [Period]
  public let replications: Int
  public internal(set) var figures: [Figure] = []
  public internal(set) var regrets: [Regret] = []
  /// Pairs that hold in at least `shownShare` of the draws.
  public internal(set) var dominances: [Dominance] = []

  /// Euros, or people, below which two results are the same.
  static let tolerance = 0.005

  /// Share of the draws from which dominance is told.
  public static let shownShare = 0.95

  public func figure(_ system: Int, _ measure: ComparisonMeasure, _ period: String) -> Figure? {
    figures.first {
      $0.system == system && $0.measure == measure && $0.period.label == period
    }
  }

  /// The period of a meerjarenraming: the budget year plus three, or the whole run when shorter.
  public var planning: Period {
    let years = periods.filter { $0.years.lowerBound == 0 }.map(\.years.count)
    let wanted = min(ComparisonResults.planningYears, years.max() ?? 1)
    return periods.last { $0.years == 0..<wanted } ?? periods[0]
  }

  /// Years of a meerjarenraming: the budget year plus three.
  public static let planningYears = 4

  /// Every year, then the budget year plus three, then the whole term.
  public static func periods(startYear: Int, years: Int) -> [Period] {
    let spans = Set([min(planningYears, years), years]).sorted().filter { $0 > 1 }
    return (0..<years).map { Period(label: "\(startYear + $0)", years: $0..<$0 + 1) }
      + spans.map { Period(label: "\(startYear)-\(startYear + $0 - 1)", years: 0..<$0) }
  }
}
