import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// One step of a batch, in the order of the model. Population moves at the turn of the year.
///
/// Contracts admit people after the flow of those in care, because how many may start depends on who
/// is still there.
extension BatchRun {
  func month(_ draw: StepDraw) throws(LedgerBreach) {
    demand.people.beginStep(hasQueue: hasQueue)
    timer.measure(.contract) { funding.beginStep(draw, people: demand.people) }
    timer.measure(.shocks) { advanceShocks(draw) }
    timer.measure(.newNeed) { demand.expectNewNeed(draw: draw) }
    try ledger.checkNeed(demand.expectedNewNeed, step: draw.step)
    timer.measure(.newNeed) { engine.countNewNeed(draw: draw) }
    timer.measure(.access) { engine.joinQueue(draw: draw) }
    timer.measure(.careFlow) { flowStock(draw) }
    timer.measure(.access) { admit(draw) }
    timer.measure(.careFlow) { engine.flowEntrants(draw: draw) }
    timer.measure(.cost) { countPeople() }
    timer.measure(.contract) { funding.step(draw, volume: volume, people: demand.people) }
    timer.start()
    try checkLedger(draw)
    timer.stop(.ledger)
    timer.measure(.outcomes) { book(draw) }
  }

  /// Shocks and drivers of the step, and what they do to prices and capacity.
  private func advanceShocks(_ draw: StepDraw) {
    demand.advanceShocks(draw: draw)
    for voorziening in model.setting.voorzieningen.indices {
      let capacity = volume.capacity[voorziening]
      let price = volume.price[voorziening]
      capacity.update(repeating: 1)
      price.update(repeating: 1)
      demand.levels.multiplyMoney(capacity, effect: .capacity, voorziening: voorziening)
      demand.levels.multiplyMoney(price, effect: .price, voorziening: voorziening)
      if model.funding.pricesMove { demand.shocks.multiply(.price, into: price) }
    }
  }

  /// Care flow of the stock, with rates that move by the quarter.
  private func flowStock(_ draw: StepDraw) {
    if demand.movesProbabilities(at: draw.step) {
      demand.rebuildProbabilities(step: draw.step) { row, zone, state, kind in
        funding.multiply(row, contracts: contractsOfZone[zone], state: state, kind: kind)
      }
      if let survival = funding.survival { demand.writeSurvival(into: survival) }
    }
    engine.flowStock(draw: draw)
  }

  /// Starts care as far as the contracts allow.
  private func admit(_ draw: StepDraw) {
    funding.settleAccess(
      draw.step, people: demand.people, volume: volume, transitions: waysOut)
    engine.admit(draw: draw)
  }

  /// Counts who is in care, for the cost.
  private func countPeople() {
    demand.people.endStep()
    tally.countPeople(demand.people)
    tally.copy(.clients, into: volume.clients)
    tally.copy(.payers, into: volume.payers)
    tally.copy(.clientStarts, into: volume.starts)
    for row in 0..<volume.payers.rows {
      let payers = volume.payers[row]
      for lane in payers.indices { payers[lane] /= overlap[0][lane] }
    }
  }

  private func checkLedger(_ draw: StepDraw) throws(LedgerBreach) {
    try ledger.checkPeople(demand.people, tally: tally, before: queueBefore, step: draw.step)
    if hasQueue { try ledger.checkQueue(demand.people, before: queueBefore, step: draw.step) }
    try ledger.checkEuros(funding, step: draw.step)
    queueBefore.note(demand.people, hasQueue: hasQueue)
  }

  /// Adds the step to the year, and to the months.
  private func book(_ draw: StepDraw) {
    funding.countBasis(draw.step, volume: volume, people: demand.people)
    tally.book(funding)
    outcomes.writeStep(draw.step, into: monthly)
  }
}
