import Scenarios
import Simulation
import Statistics

/// The draws that risk figures are made of, summed over years.
struct RiskDraws {
  private let outcomes: Outcomes
  private let lines: [Series: Int]
  /// Name of the gemeente's results; nil where there are none.
  let name: String?
  /// Contracts with a budget, in the order of the results.
  let contractsWithBudget: [String]

  /// The lines that risk figures are made of, and no others.
  static let asked = AskedLines([
    .gemeente: [.result, .begroting, .needCost, .budget],
    .contract: [.needCost, .budget, .undelivered],
  ])

  /// By how much the begroting and budgets may be passed.
  let tolerance: OverrunTolerance

  init(outcomes: Outcomes, tolerance: OverrunTolerance) {
    self.outcomes = outcomes
    self.tolerance = tolerance
    let all = outcomes.layout.lines
    let asked = all.enumerated().filter { Self.asked.contains($1) }
    lines = Dictionary(uniqueKeysWithValues: asked.map { ($1, $0) })
    name = all.first { $0.level == .gemeente }?.name
    contractsWithBudget = all.filter { $0.level == .contract && $0.metric == .budget }.map(\.name)
  }

  var hasBegroting: Bool { lines.keys.contains { $0.level == .gemeente && $0.metric == .result } }

  private func sum(_ metric: Metric, _ level: Level, _ name: String, _ years: Range<Int>)
    -> [Double]
  {
    let series = Series(level: level, name: name, voorziening: nil, metric: metric)
    guard let line = lines[series] else { return [] }
    var total = [Double](repeating: 0, count: outcomes.replications)
    for year in years {
      for (draw, value) in outcomes.draws(line: line, year: year).enumerated() {
        total[draw] += value
      }
    }
    return total
  }

  /// Whether a contract, or any, has a budget in some of the years.
  func hasBudget(_ years: Range<Int>, contract: String? = nil) -> Bool {
    let level: Level = contract == nil ? .gemeente : .contract
    return [Metric.budget, .needCost].contains { metric in
      sum(metric, level, contract ?? name ?? "", years).contains { $0 != 0 }
    }
  }

  /// Overruns of the begroting: minus the result.
  func overruns(_ years: Range<Int>) -> Overruns {
    Overruns(
      sum(.result, .gemeente, name ?? "", years).map { -$0 },
      of: sum(.begroting, .gemeente, name ?? "", years), tolerance)
  }

  /// What all need under the contracts with a budget would cost beyond their budgets.
  func needBeyondBudget(_ years: Range<Int>, contract: String? = nil) -> Overruns {
    let level: Level = contract == nil ? .gemeente : .contract
    let name = contract ?? self.name ?? ""
    let budgets = sum(.budget, level, name, years)
    return Overruns(
      zip(sum(.needCost, level, name, years), budgets).map(-), of: budgets, tolerance,
      least: Overruns.cent)
  }

  /// What a contract cost beyond its budget: its result with the sign turned.
  func costBeyondBudget(_ years: Range<Int>, contract: String) -> Overruns {
    let need = needBeyondBudget(years, contract: contract)
    return Overruns(
      zip(need.values, sum(.undelivered, .contract, contract, years)).map(-),
      of: sum(.budget, .contract, contract, years), tolerance, least: Overruns.cent)
  }
}

extension RiskTable.Figure {
  /// Chance and size of an overrun of the begroting, and the buffer it asks for.
  ///
  /// What is expected belongs in the begroting (`expected_deficit`); what may come on top of it with a
  /// certainty is risk (`risk_90`); `weerstand_90` is the two together.
  static func overrun(
    _ overruns: Overruns, capacity: Double?, certainty: RiskCertainty
  ) -> [Self] {
    let moments = Moments(overruns.values)
    var values = overruns.values
    let quantiles = Quantiles(sorting: &values)
    let risk = RiskMeasures(quantiles)
    let deficit = expectedDeficit(moments)
    let parts = RiskTable.certainties.map { part($0, quantiles, above: deficit.value) }
    var figures = exceedance(overruns) + [deficit]
    figures += RiskTable.certainties.map { together($0, quantiles, deficit.value) } + parts
    for p in [0.95, 0.99] {
      figures.append(
        Self(
          metric: "tail_mean_\(Int((p * 100).rounded()))", value: risk.tailMean(p), lower: .nan,
          upper: .nan))
    }
    if let capacity {
      let wanted = part(certainty.probability, quantiles, above: deficit.value)
      figures.append(ratio(capacity, wanted, certainty))
    }
    return figures
  }

  /// The mean overrun, 0 where a surplus is expected.
  private static func expectedDeficit(_ overruns: Moments) -> Self {
    let interval = overruns.interval()
    return Self(
      metric: "expected_deficit", value: max(0, overruns.mean),
      lower: interval.map { max(0, $0.lowerBound) } ?? .nan,
      upper: interval.map { max(0, $0.upperBound) } ?? .nan)
  }

  /// What the overrun may be on top of the expected deficit; its interval is that of the quantile.
  private static func part(_ p: Double, _ quantiles: Quantiles, above deficit: Double) -> Self {
    let above = { (value: Double) in max(0, value - deficit) }
    let interval = quantiles.interval(p)
    return Self(
      metric: "risk_\(Int((p * 100).rounded()))", value: above(quantiles.quantile(p)),
      lower: above(interval.lowerBound), upper: above(interval.upperBound))
  }

  /// The expected deficit and the risk together: the quantile, and never less than what is expected.
  private static func together(_ p: Double, _ quantiles: Quantiles, _ deficit: Double) -> Self {
    let interval = quantiles.interval(p)
    return Self(
      metric: "weerstand_\(Int((p * 100).rounded()))",
      value: max(deficit, quantiles.quantile(p)), lower: max(deficit, interval.lowerBound),
      upper: max(deficit, interval.upperBound))
  }

  /// How often the tolerance is passed, by how much on average then, all of it counted, and the tolerance.
  private static func exceedance(_ overruns: Overruns) -> [Self] {
    let overrun = overruns.exceedance
    return [
      Self(
        metric: "p_overrun", value: overrun.probability,
        lower: overrun.probabilityInterval.lowerBound,
        upper: overrun.probabilityInterval.upperBound),
      Self(
        metric: "expected_overrun", value: overrun.expected ?? .nan,
        lower: overrun.expectedInterval?.lowerBound ?? .nan,
        upper: overrun.expectedInterval?.upperBound ?? .nan),
      Self(
        metric: "overrun_tolerance", value: overruns.tolerance.share, lower: .nan, upper: .nan),
    ]
  }

  /// Available capacity over the risk at a certainty; empty (n.v.t.) where there is none.
  private static func ratio(
    _ capacity: Double, _ risk: Self, _ certainty: RiskCertainty
  ) -> Self {
    let over = { (required: Double) in required > 0 ? capacity / required : Double.nan }
    return Self(
      metric: "weerstandsratio_\(certainty.percent)", value: over(risk.value),
      lower: over(risk.upper), upper: over(risk.lower))
  }

  /// Chance that all need costs no more than the budgets together, and that every contract stays
  /// within its own, both to within the tolerance; empty where there is no budget.
  static func pace(_ draws: RiskDraws, _ years: Range<Int>) -> [Self] {
    guard draws.hasBudget(years) else {
      return ["p_keeps_pace", "p_all_within_budget"].map { none($0) }
    }
    let within = draws.contractsWithBudget.map { name in
      draws.costBeyondBudget(years, contract: name).areWithin
    }
    let all = within.first?.indices.map { draw in within.allSatisfy { $0[draw] } } ?? []
    return [
      share("p_keeps_pace", draws.needBeyondBudget(years).areWithin),
      share("p_all_within_budget", all),
    ]
  }

  /// A figure of something that there is not in its years.
  static func none(_ metric: String) -> Self {
    Self(metric: metric, value: .nan, lower: .nan, upper: .nan)
  }

  /// Chance and size of an overrun of one contract's budget, and its chance to keep pace; empty where it
  /// has no budget.
  static func budget(_ draws: RiskDraws, contract: String, _ years: Range<Int>) -> [Self] {
    guard draws.hasBudget(years, contract: contract) else {
      return ["p_overrun", "expected_overrun", "overrun_tolerance", "p_keeps_pace"].map { none($0) }
    }
    let need = draws.needBeyondBudget(years, contract: contract)
    return exceedance(draws.costBeyondBudget(years, contract: contract))
      + [share("p_keeps_pace", need.areWithin)]
  }

  /// The share of the draws in which something holds.
  static func share(_ metric: String, _ holds: [Bool]) -> Self {
    let hits = holds.count { $0 }
    let interval = ConfidenceInterval.wilson(hits: hits, count: holds.count, confidence: 0.95)
    return Self(
      metric: metric, value: Double(hits) / Double(max(1, holds.count)),
      lower: interval.lowerBound, upper: interval.upperBound)
  }
}
