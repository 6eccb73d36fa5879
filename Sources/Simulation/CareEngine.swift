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
  private let isOpen: Bool
  private let draws: Chance
  /// Of a step, per cell: leaving, new need and ageing; and of those who start leaving, and of those who
  /// wait giving up.
  private let careDraws: SubjectDraws
  private let entrantDraws: SubjectDraws
  private let entrants: IndexList

  init(demand: Demand, access: Access) {
    self.demand = demand
    isOpen = access.isOpen
    draws = demand.specification.chance
    queue = WaitingList(
      access: access, people: demand.people, grid: demand.setting.grid, chance: draws.transitions)
    cohorts = CohortFlow(demand: demand)
    careDraws = SubjectDraws(subjects: demand.people.cells.subjects)
    entrantDraws = SubjectDraws(subjects: demand.people.cells.subjects)
    entrants = IndexList(capacity: demand.people.cells.cells)
  }

  func open() { queue.open() }

  func countNewNeed(_ draw: StepDraw) {
    if draws.need || draws.transitions { draw.draw(careDraws, .careFlow) }
    demand.intake.count(demand.expectedNewNeed, u: careDraws.second, into: demand.people)
  }

  func joinQueue(_ draw: StepDraw) {
    demand.intake.step(demand.people, draw)
    if draws.transitions && !isOpen { drawWaiting(draw) }
    queue.join(draw, u: entrantDraws.second)
  }

  /// Uniforms of the cells in which someone waits or comes: of all where that is about as many.
  private func drawWaiting(_ draw: StepDraw) {
    let people = demand.people
    entrants.collect(positiveIn: people.queue.waiting, or: people.due)
    if entrants.count * 2 > people.cells.cells {
      draw.draw(entrantDraws, .entrantFlow)
    } else {
      draw.draw(entrantDraws, entrants, .entrantFlow)
    }
  }

  func flowStock(_ draw: StepDraw) {
    cohorts.release(demand.people, levels: demand.levels, draw: draw)
    cohorts.flowStock(demand.people, u: careDraws.first, draw: draw)
  }

  func admit(_ draw: StepDraw) { queue.admit(draw) }

  func flowEntrants(_ draw: StepDraw) {
    if draws.transitions && isOpen {
      entrants.collect(positiveIn: demand.people.starts)
      draw.draw(entrantDraws, entrants, .entrantFlow)
    }
    cohorts.flowEntrants(demand.people, u: entrantDraws.first, draw: draw)
    cohorts.age(demand.people, u: careDraws.third)
  }
}
