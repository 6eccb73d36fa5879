import DemandModel

/// How the people of a batch move through a step; what drives them is the same for every engine.
///
/// Each engine reads the rates of `DemandBatch` and writes `DemandBatch.people`.
protocol CareEngine: AnyObject {
  /// Takes over the people of the opening balance.
  func open(draw: StepDraw)
  /// Turns expected new need into people who report.
  func countNewNeed(draw: StepDraw)
  /// Starts care for those whose onderzoek and besluit are done.
  func startCare(draw: StepDraw)
  /// Moves people in care through the step.
  func flow(draw: StepDraw)
}

/// Cohorts: a real number of people per cell, all replications of a batch at once.
final class CohortEngine: CareEngine {
  private let demand: DemandBatch
  private let cohorts: CohortFlow

  init(demand: DemandBatch) {
    self.demand = demand
    let specification = demand.specification
    cohorts = CohortFlow(
      setting: specification.setting, flow: specification.careFlow, zones: specification.zones,
      chance: specification.chance.transitions, lanes: demand.people.lanes)
  }

  func open(draw: StepDraw) {}
  func countNewNeed(draw: StepDraw) { demand.countNewNeed(draw: draw) }
  func startCare(draw: StepDraw) { demand.startCare(draw: draw) }
  func flow(draw: StepDraw) {
    cohorts.release(demand.people, levels: demand.levels, draw: draw)
    cohorts.step(demand.people, probabilities: demand.probabilities, draw: draw)
  }
}
