import DemandModel
import FundingModel
import SociaalDomein

/// How the people of a batch move through a step; what drives them is the same for every engine.
///
/// Each engine reads the rates of `DemandBatch` and writes `DemandBatch.people`.
protocol CareEngine: AnyObject {
  /// Takes over the people of the opening balance.
  func open(draw: StepDraw)
  /// Turns expected new need into people who report.
  func countNewNeed(draw: StepDraw)
  /// Brings those whose onderzoek and besluit are done to the queue, or where they go instead; lets
  /// those go who give up waiting.
  func joinQueue(draw: StepDraw)
  /// Moves people in care through the step.
  func flowStock(draw: StepDraw)
  /// Starts care, as far as contracts allow.
  func admit(draw: StepDraw)
  /// Moves those who start to the close of the step, and everyone to their age.
  func flowEntrants(draw: StepDraw)
}

/// Cohorts: a real number of people per cell, all replications of a batch at once.
final class CohortEngine: CareEngine {
  private let demand: DemandBatch
  private let cohorts: CohortFlow
  private let queue: WaitingList

  init(demand: DemandBatch, access: Access) {
    self.demand = demand
    queue = WaitingList(
      access: access, people: demand.people, chance: demand.specification.chance.transitions)
    let specification = demand.specification
    cohorts = CohortFlow(
      setting: specification.setting, flow: specification.careFlow, zones: specification.zones,
      chance: specification.chance.transitions, lanes: demand.people.lanes)
  }

  func open(draw: StepDraw) { queue.open() }
  func countNewNeed(draw: StepDraw) { demand.countNewNeed(draw: draw) }
  func joinQueue(draw: StepDraw) {
    demand.finishProcess(draw: draw)
    queue.join(draw)
  }
  func flowStock(draw: StepDraw) {
    cohorts.release(demand.people, levels: demand.levels, draw: draw)
    cohorts.flowStock(demand.people, probabilities: demand.probabilities, draw: draw)
  }
  func admit(draw: StepDraw) { queue.admit(draw) }
  func flowEntrants(draw: StepDraw) {
    cohorts.flowEntrants(demand.people, probabilities: demand.probabilities, draw: draw)
  }
}
