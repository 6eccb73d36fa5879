import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// One step of a replication, in the order of the model. Population moves at the turn of the year.
///
/// Contracts admit people after the flow of those in care, because how many may start depends on who
/// is still there.
extension Replication {
  func month(_ draw: StepDraw, into block: ResultBlock) throws(LedgerBreach) {
    timer.begin(.contract)
    demand.people.beginStep(hasQueue: hasQueue)
    funding.beginStep(draw, people: demand.people)
    timer.begin(.shocks)
    advanceDrivers(draw)
    timer.begin(.newNeed)
    demand.expectNewNeed(draw)
    try ledger.checkNeed(demand.expectedNewNeed, step: draw.step)
    engine.countNewNeed(draw)
    timer.begin(.access)
    engine.joinQueue(draw)
    timer.begin(.careFlow)
    flowStock(draw)
    timer.begin(.access)
    admit(draw)
    timer.begin(.careFlow)
    engine.flowEntrants(draw)
    timer.begin(.cost)
    countPeople()
    timer.begin(.contract)
    funding.step(draw, volume: volume, people: demand.people)
    timer.begin(.ledger)
    try checkLedger(draw)
    timer.begin(.outcomes)
    book(draw, into: block)
    timer.end()
  }

  /// Drivers of the step, and what they and shocks do to prices and capacity.
  private func advanceDrivers(_ draw: StepDraw) {
    demand.advanceDrivers(draw)
    let shock =
      model.funding.pricesMove ? demand.shocks.factor(.price, step: draw.step) : 1
    for voorziening in volume.price.indices {
      volume.capacity[voorziening] = demand.levels.moneyFactor(.capacity, voorziening: voorziening)
      volume.price[voorziening] =
        shock * demand.levels.moneyFactor(.price, voorziening: voorziening)
    }
  }

  /// Care flow of the stock, with rates that move by the quarter.
  private func flowStock(_ draw: StepDraw) {
    if demand.movesProbabilities(at: draw.step) {
      funding.settleBehaviour()
      demand.rebuildProbabilities(step: draw.step) { [funding] zone, state, kind in
        funding.behaviour(zone: zone, state: state, kind: kind)
      }
      if let survival = funding.survival { demand.writeSurvival(into: survival) }
    }
    engine.flowStock(draw)
  }

  /// Starts care as far as the contracts allow.
  private func admit(_ draw: StepDraw) {
    funding.settleAccess(
      draw.step, people: demand.people, volume: volume, transitions: waysOut)
    engine.admit(draw)
  }

  /// Counts who is in care, for the cost.
  private func countPeople() {
    demand.people.endStep()
    tally.countPeople(overlap: overlap)
  }

  private func checkLedger(_ draw: StepDraw) throws(LedgerBreach) {
    let people = demand.people
    try ledger.checkPeople(
      people, tally: tally, before: queueBefore, hasQueue: hasQueue, step: draw.step)
    if hasQueue {
      try ledger.checkQueue(
        people, tally: tally, before: queueBefore, hasHolders: hasHolders, step: draw.step)
    }
    try ledger.checkEuros(funding, step: draw.step)
    queueBefore.note(tally, people, hasHolders: hasHolders)
  }

  /// Adds the step to the year, and to the months.
  private func book(_ draw: StepDraw, into block: ResultBlock) {
    funding.countBasis(
      draw.step, volume: volume, need: tally.step[Quantity.newNeed.rawValue])
    tally.book()
    outcomes.writeStep(draw.step, into: block)
  }
}
