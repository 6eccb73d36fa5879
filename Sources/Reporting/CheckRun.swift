import FundingModel
import Scenarios
import Simulation
import SociaalDomein

/// The few draws from which `check` tells what a scenario comes to by year.
public enum CheckRun {
  /// One block of results.
  static let replications = 64
  /// Cells of a replication (people of a place in a step) that take about a second together.
  private static let cells = 2e7

  /// The run, in nominal euros and without the details; nil for a scenario too large to do in passing.
  public static func simulation(of scenario: Scenario) -> SimulationRun? {
    let setting = scenario.model.setting
    let places = setting.wijken.count * setting.bands.count * setting.states.count
    let work = Double(places) * Double(setting.grid.steps)
    guard work <= 5 * cells else { return nil }
    let plan = RunPlan(
      seed: scenario.seed, replications: max(1, min(replications, Int(cells / max(1, work)))))
    return SimulationRun(model: nominal(scenario.model), plan: plan, detail: .totals)
  }

  /// The same without discounting.
  private static func nominal(_ model: SimulationModel) -> SimulationModel {
    let funding = model.funding
    return SimulationModel(
      name: model.name, demand: model.demand,
      funding: FundingSpecification(
        indices: funding.indices, prices: funding.prices, percelen: funding.percelen,
        contracts: funding.contracts, oneOff: funding.oneOff, begroting: funding.begroting,
        begrotingCut: funding.begrotingCut, weerstandscapaciteit: funding.weerstandscapaciteit,
        count: funding.count, discounting: Discounting(rate: 0), pricesMove: funding.pricesMove),
      parameters: model.parameters, overlap: model.overlap)
  }
}
