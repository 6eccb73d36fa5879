import Scenarios
import Simulation
import Statistics

/// The measures of risk of one level and period, each evaluated.
///
/// What is expected belongs in the begroting (`expected_deficit`); what may come on top of it with a
/// certainty is risk (`risk_90`); `weerstand_90` is the two together.
final class RiskEvaluation {
  typealias Figure = RiskTable.Figure

  /// What of a period measures are made of; nil for what there is not in it.
  struct Sources {
    /// Of the begroting, or of the budget of a contract.
    var overruns: Overruns?
    /// By draw, whether all need keeps within the budget.
    var keepsPace: [Bool]?
    /// By draw, whether every contract keeps within its own.
    var allWithinBudget: [Bool]?
    /// Deviations of net cost: of all together, and were they independent or one.
    var spread: (total: Double, independent: Double, together: Double)?
  }

  private let sources: Sources
  /// Euros set aside for the risk, and with which certainty they are to cover it.
  private let capacity: Double?
  private let certainty: RiskCertainty
  private lazy var exceedance = sources.overruns?.exceedance
  private lazy var moments = sources.overruns.map { Moments($0.values) }
  private lazy var quantiles = sources.overruns.map { overruns in
    var values = overruns.values
    return Quantiles(sorting: &values)
  }

  init(_ sources: Sources, capacity: Double? = nil, certainty: RiskCertainty = .standard) {
    self.sources = sources
    self.capacity = capacity
    self.certainty = certainty
  }

  /// All measures of a subject, in the order of `risk.csv`; empty for what there is not.
  func figures(_ subject: RiskMeasure.Subject) -> [Figure] {
    RiskMeasure.allCases.filter { $0.subjects.contains(subject) }.flatMap { measure in
      switch measure.certainties {
      case .none: [figure(measure, 0, named: measure.name())]
      case .each(let percents):
        percents.map { figure(measure, $0, named: measure.name(at: $0)) }
      case .chosen:
        capacity == nil
          ? []
          : [figure(measure, certainty.percent, named: measure.name(at: certainty.percent))]
      }
    }
  }

  /// - Parameter percent: the certainty of a measure that is told at one.
  private func figure(_ measure: RiskMeasure, _ percent: Int, named name: String) -> Figure {
    let (value, lower, upper) = evaluate(measure, Double(percent) / 100)
    return Figure(metric: name, value: value, lower: lower, upper: upper)
  }

  private typealias Estimate = (value: Double, lower: Double, upper: Double)

  private func evaluate(_ measure: RiskMeasure, _ p: Double) -> Estimate {
    switch measure {
    case .overrun:
      estimate(exceedance?.probability, exceedance?.probabilityInterval)
    case .expectedOverrun: estimate(exceedance?.expected, exceedance?.expectedInterval)
    case .overrunTolerance: estimate(sources.overruns?.tolerance.share)
    case .expectedDeficit: expectedDeficit
    case .weerstand: quantile(p) { max($1, $0) }
    case .risk: risk(p)
    case .tailMean: estimate(quantiles.map { RiskMeasures($0).tailMean(p) })
    case .weerstandsratio: ratio(p)
    case .keepsPace: share(sources.keepsPace)
    case .allWithinBudget: share(sources.allWithinBudget)
    case .netCostDeviation: estimate(sources.spread?.total)
    case .netCostDeviationIndependent: estimate(sources.spread?.independent)
    case .netCostDeviationTogether: estimate(sources.spread?.together)
    }
  }

  private func estimate(_ value: Double?, _ interval: ClosedRange<Double>? = nil) -> Estimate {
    (value ?? .nan, interval?.lowerBound ?? .nan, interval?.upperBound ?? .nan)
  }

  /// The mean overrun, 0 where a surplus is expected.
  private var expectedDeficit: Estimate {
    guard let moments else { return estimate(nil) }
    let interval = moments.interval()
    return (
      max(0, moments.mean), interval.map { max(0, $0.lowerBound) } ?? .nan,
      interval.map { max(0, $0.upperBound) } ?? .nan
    )
  }

  /// What the overrun may be on top of the expected deficit; its interval is that of the quantile.
  private func risk(_ p: Double) -> Estimate { quantile(p) { max(0, $0 - $1) } }

  /// A quantile of the overrun and its interval, each held against the expected deficit.
  private func quantile(_ p: Double, _ change: (Double, Double) -> Double) -> Estimate {
    guard let quantiles else { return estimate(nil) }
    let (deficit, interval) = (expectedDeficit.value, quantiles.interval(p))
    return (
      change(quantiles.quantile(p), deficit), change(interval.lowerBound, deficit),
      change(interval.upperBound, deficit)
    )
  }

  /// Available capacity over the risk; empty (n.v.t.) where there is none.
  private func ratio(_ p: Double) -> Estimate {
    guard let capacity else { return estimate(nil) }
    let risk = risk(p)
    let over = { (required: Double) in required > 0 ? capacity / required : Double.nan }
    return (over(risk.value), over(risk.upper), over(risk.lower))
  }

  /// The share of the draws in which something holds.
  private func share(_ holds: [Bool]?) -> Estimate {
    guard let holds else { return estimate(nil) }
    let hits = holds.count { $0 }
    let interval = ConfidenceInterval.wilson(hits: hits, count: holds.count, confidence: 0.95)
    return (
      Double(hits) / Double(max(1, holds.count)), interval.lowerBound, interval.upperBound
    )
  }
}

extension RiskTable.Figure {
  /// Chance and size of an overrun of the begroting, and the buffer it asks for.
  static func overrun(
    _ overruns: Overruns, capacity: Double?, certainty: RiskCertainty
  ) -> [Self] {
    RiskEvaluation(.init(overruns: overruns), capacity: capacity, certainty: certainty)
      .figures(.begroting)
  }

  /// Chance that all need costs no more than the budgets together, and that every contract stays
  /// within its own, both to within the tolerance; empty where there is no budget.
  static func pace(_ draws: RiskDraws, _ years: Range<Int>) -> [Self] {
    guard draws.hasBudget(years) else { return RiskEvaluation(.init()).figures(.budgets) }
    let within = draws.contractsWithBudget.map { name in
      draws.costBeyondBudget(years, contract: name).areWithin
    }
    let all = within.first?.indices.map { draw in within.allSatisfy { $0[draw] } } ?? []
    return RiskEvaluation(
      .init(keepsPace: draws.needBeyondBudget(years).areWithin, allWithinBudget: all)
    ).figures(.budgets)
  }

  /// Chance and size of an overrun of one contract's budget, and its chance to keep pace; empty where it
  /// has no budget.
  static func budget(_ draws: RiskDraws, contract: String, _ years: Range<Int>) -> [Self] {
    guard draws.hasBudget(years, contract: contract) else {
      return RiskEvaluation(.init()).figures(.contract)
    }
    return RiskEvaluation(
      .init(
        overruns: draws.costBeyondBudget(years, contract: contract),
        keepsPace: draws.needBeyondBudget(years, contract: contract).areWithin)
    ).figures(.contract)
  }
}
