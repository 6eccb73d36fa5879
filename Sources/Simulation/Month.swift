import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// One step of a batch, in the order of the model. Population moves at the turn of the year.
extension BatchRun {
  func month(_ draw: StepDraw) throws(LedgerBreach) {
    demand.people.beginStep()
    timer.measure(.shocks) { demand.advanceShocks(draw: draw) }
    timer.measure(.newNeed) { demand.expectNewNeed(draw: draw) }
    try ledger.checkNeed(demand.expectedNewNeed, step: draw.step)
    timer.measure(.newNeed) { engine.countNewNeed(draw: draw) }
    timer.measure(.access) { engine.startCare(draw: draw) }
    timer.measure(.careFlow) { flow(draw) }
    timer.measure(.cost) { countEuros(draw) }
    timer.measure(.contract) { contracts.book(funding) }
    timer.start()
    try checkLedger(draw)
    timer.stop(.ledger)
    timer.measure(.outcomes) { outcomes.writeStep(draw.step, into: monthly) }
  }

  /// Care flow of the stock and of those who start, with rates that move by the quarter.
  private func flow(_ draw: StepDraw) {
    demand.settleProbabilities(step: draw.step)
    engine.flow(draw: draw)
    demand.people.endStep()
    tally.countPeople(demand.people)
  }

  /// Cost, payment, pgb and eigen bijdrage on the counted clients.
  private func countEuros(_ draw: StepDraw) {
    tally.copy(.clients, into: clients)
    tally.copy(.payers, into: payers)
    for row in 0..<payers.rows {
      for lane in payers[row].indices { payers[row][lane] /= overlap[0][lane] }
    }
    for voorziening in model.setting.voorzieningen.indices {
      capacity[voorziening].update(repeating: 1)
      demand.levels.multiplyMoney(
        capacity[voorziening], effect: .capacity, voorziening: voorziening)
      price[voorziening].update(repeating: 1)
      demand.levels.multiplyMoney(price[voorziening], effect: .price, voorziening: voorziening)
      if model.funding.pricesMove { demand.shocks.multiply(.price, into: price[voorziening]) }
    }
    funding.step(draw.step, clients: clients, payers: payers, capacity: capacity, price: price)
  }

  private func checkLedger(_ draw: StepDraw) throws(LedgerBreach) {
    try ledger.checkPeople(
      demand.people, tally: tally, inProcessBefore: inProcessBefore, step: draw.step)
    try ledger.checkEuros(funding, contracts: contracts, step: draw.step)
    demand.people.sum(demand.people.inProcess, into: inProcessBefore)
    tally.book(funding)
  }
}
