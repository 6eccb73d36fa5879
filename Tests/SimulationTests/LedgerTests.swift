import NumericKernels
import SociaalDomein
import Testing

@testable import DemandModel
@testable import Simulation

/// A month that does not balance is named: month, wijk and term.
@Suite struct LedgerTests {
  private let ledger: Ledger
  private let rows = LaneMatrix(rows: 3, lanes: 2)

  init() throws {
    var town = Town()
    town.wijken = ["oost", "west"]
    let demand = try town.scenario().model.demand
    ledger = Ledger(
      setting: demand.setting, flow: demand.careFlow, firstReplication: 41, lanes: 2)
    // 12 in, 5 out, 7 more than before.
    rows[0].update(repeating: 12)
    rows[1].update(repeating: 5)
    rows[2].update(repeating: 7)
  }

  private func breach(step: Int, wijk: Int?) throws -> LedgerBreach? {
    do {
      try ledger.balance(
        "people in care", step: step, wijk: wijk, incoming: rows[0], outgoing: rows[1],
        change: rows[2])
      return nil
    } catch { return error }
  }

  @Test func aMonthThatBalancesPasses() throws {
    #expect(try breach(step: 14, wijk: 1) == nil)
    rows[2][1] += 1e-9  // of 24 people: below 1e-9 relative
    #expect(try breach(step: 14, wijk: 1) == nil)
  }

  @Test func aLostPersonGivesMonthWijkTermAndReplication() throws {
    rows[2][1] = 6
    let found = try breach(step: 14, wijk: 1)
    #expect(
      found
        == LedgerBreach(
          replication: 42, month: "2022-03", wijk: "west", term: "people in care", difference: 1))
    #expect(
      found?.description
        == "the ledger does not balance in 2022-03, west: people in care differs by 1.0 in "
        + "replication 42")
    #expect(try breach(step: 0, wijk: nil)?.wijk == "gemeente")
  }

  /// One part in 1e9 of the amounts, and a difference that is no number.
  @Test func rightAboveTheToleranceAndNaNAreBreaches() throws {
    rows[2][0] = 7 + 25e-9
    #expect(try breach(step: 0, wijk: 0)?.replication == 41)
    rows[2][0] = .nan
    #expect(try breach(step: 0, wijk: 0)?.month == "2021-01")
    rows[2][0] = .infinity
    #expect(try breach(step: 0, wijk: 0) != nil)
  }

  /// Of amounts in the billions the last digits are worth more than the difference of some euros is.
  @Test func digitsThatLargeAmountsLoseAreNoBreach() throws {
    rows[2][0] = 7 + 2e-7
    let size = LaneMatrix(rows: 1, lanes: 2)
    size.fill(1e9)
    #expect(throws: Never.self) {
      try ledger.balance(
        "euros paid", step: 0, wijk: nil, incoming: rows[0], outgoing: rows[1], change: rows[2],
        size: size[0])
    }
    rows[2][0] = 9.5
    #expect(throws: LedgerBreach.self) {
      try ledger.balance(
        "euros paid", step: 0, wijk: nil, incoming: rows[0], outgoing: rows[1], change: rows[2],
        size: size[0])
    }
  }

  /// People who vanish from the stock between two months of a run stop it.
  @Test func aRunStopsInTheMonthInWhichPeopleVanish() throws {
    let model = try Town().scenario().model
    let batch = BatchRun(
      model: model, layout: OutcomeLayout(model: model), engine: .cohort, lanes: 1)
    try batch.run(stream: RandomStream(seed: 1), first: 1, isCancelled: { false })
    batch.demand.people.beginStep(hasQueue: false)
    batch.demand.people.stock[2][0] -= 1
    batch.demand.people.endStep()
    batch.tally.countPeople(batch.demand.people)
    batch.queueBefore.note(batch.demand.people, hasQueue: false)
    let error = #expect(throws: LedgerBreach.self) {
      try batch.ledger.checkPeople(
        batch.demand.people, tally: batch.tally, before: batch.queueBefore, step: 6)
    }
    #expect(error?.month == "2021-07" && error?.term == "people in care")
  }
}
