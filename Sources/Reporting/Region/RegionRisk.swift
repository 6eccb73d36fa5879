import Analysis
import Scenarios
import Simulation

/// The risk of a region as a whole, from the sums of its gemeenten.
///
/// Where every gemeente has a begroting, how likely and how large an overrun of all together is;
/// where contracts have budgets, whether all need keeps within their sum; and how net cost spreads:
/// `net_cost_sd` of the total, beside `net_cost_sd_independent` and `net_cost_sd_together`, what it
/// would be if gemeenten moved apart or all at once.
struct RegionRisk {
  let name: String
  let totals: RegionTotals
  /// What all gemeenten set aside for this risk.
  let capacity: Double?
  /// With which certainty that is to cover the risk.
  let certainty: RiskCertainty
  /// By how much the begrotingen, or budgets, together may be passed.
  let tolerance: OverrunTolerance

  func entry() -> RiskTable.Entry {
    RiskTable.Entry(
      level: .regio, name: name,
      periods: totals.spread.map { spread in
        RiskTable.Period(label: spread.period.label, figures: figures(spread))
      })
  }

  private func figures(_ spread: RegionSpread) -> [RiskTable.Figure] {
    let years = spread.period.years
    var figures: [RiskTable.Figure] = []
    if let result = totals.draws(.result, years: years),
      let begroting = totals.draws(.begroting, years: years)
    {
      figures += RiskTable.Figure.overrun(
        Overruns(result.map { -$0 }, of: begroting, tolerance), capacity: capacity,
        certainty: certainty)
    }
    var sources = RiskEvaluation.Sources(
      spread: (totals.deviation(spread), spread.independent, spread.together))
    if let need = totals.draws(.needCost, years: years),
      let budget = totals.draws(.budget, years: years)
    {
      let hasBudget = need.contains { $0 != 0 } || budget.contains { $0 != 0 }
      let beyond = Overruns(
        zip(need, budget).map(-), of: budget, tolerance, least: Overruns.cent)
      sources.keepsPace = hasBudget ? beyond.areWithin : nil
      figures += RiskEvaluation(sources).figures(.budgetsOfRegion)
    }
    return figures + RiskEvaluation(sources).figures(.spread)
  }
}
