import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// How the people of a replication move through a step; what drives them is the same for every engine.
///
/// Each engine reads the rates of `Demand` and writes `Demand.people`.
protocol CareEngine: AnyObject {
  /// Takes over the people of the opening balance.
  func open()
  /// Turns expected new need into people who report.
  func countNewNeed(_ draw: StepDraw)
  /// Brings those whose onderzoek and besluit are done to the queue, or where they go instead; lets
  /// those go who give up waiting.
  func joinQueue(_ draw: StepDraw)
  /// Moves people in care through the step.
  func flowStock(_ draw: StepDraw)
  /// Starts care, as far as contracts allow.
  func admit(_ draw: StepDraw)
  /// Moves those who start to the close of the step, and everyone to their age.
  func flowEntrants(_ draw: StepDraw)
}

/// Cohorts: a real number of people per cell.
final class CohortEngine: CareEngine {
  private let demand: Demand
  private let cohorts: CohortFlow
  private let queue: WaitingList
  private let draws: Chance
  /// Of a step: who reports, leaves, ages and gives up.
  private let cellDraws: CellDraws

  init(demand: Demand, access: Access) {
    self.demand = demand
    draws = demand.specification.chance
    queue = WaitingList(
      access: access, people: demand.people, grid: demand.setting.grid, chance: draws.transitions)
    cohorts = CohortFlow(demand: demand)
    let cells = demand.people.cells
    cellDraws = CellDraws(subjects: cells.subjects, block: cells.block)
  }

  func open() { queue.open() }

  func countNewNeed(_ draw: StepDraw) {
    if draws.need || draws.transitions { draw.draw(cellDraws) }
    demand.intake.count(demand.expectedNewNeed, cellDraws, into: demand.people)
  }

  func joinQueue(_ draw: StepDraw) {
    demand.intake.step(demand.people, draw)
    queue.join(draw, cellDraws)
  }

  func flowStock(_ draw: StepDraw) {
    cohorts.release(demand.people, levels: demand.levels, draw: draw)
    cohorts.flowStock(demand.people, cellDraws, draw: draw)
  }

  func admit(_ draw: StepDraw) { queue.admit(draw) }

  func flowEntrants(_ draw: StepDraw) {
    cohorts.flowEntrants(demand.people, cellDraws, draw: draw)
    cohorts.age(demand.people, cellDraws)
  }
}
