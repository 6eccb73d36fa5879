import NumericKernels
import SociaalDomein
import Testing

@testable import DemandModel
@testable import Simulation

/// A month that does not balance is named: month, wijk and term.
@Suite struct LedgerTests {
  private let ledger: Ledger

  init() throws {
    var town = Town()
    town.wijken = ["oost", "west"]
    let demand = try town.scenario().model.demand
    ledger = Ledger(setting: demand.setting, flow: demand.careFlow)
    ledger.replication = 42
  }

  /// 12 in, 5 out, and some more than before.
  private func breach(
    step: Int, wijk: Int?, change: Double, size: Double = 0
  ) -> LedgerBreach? {
    do {
      try ledger.balance(
        "people in care", step: step, wijk: wijk, incoming: 12, outgoing: 5, change: change,
        size: size)
      return nil
    } catch { return error }
  }

  @Test func aMonthThatBalancesPasses() {
    #expect(breach(step: 14, wijk: 1, change: 7) == nil)
    // Of 24 people: below 1e-9 relative.
    #expect(breach(step: 14, wijk: 1, change: 7 + 1e-9) == nil)
  }

  @Test func aLostPersonGivesMonthWijkTermAndReplication() {
    let found = breach(step: 14, wijk: 1, change: 6)
    #expect(
      found
        == LedgerBreach(
          replication: 42, month: "2022-03", wijk: "west", term: "people in care", difference: 1))
    #expect(
      found?.description
        == "the ledger does not balance in 2022-03, west: people in care differs by 1.0 in "
        + "replication 42")
    #expect(breach(step: 0, wijk: nil, change: 6)?.wijk == "gemeente")
  }

  /// One part in 1e9 of the amounts, and a difference that is no number.
  @Test func rightAboveTheToleranceAndNaNAreBreaches() {
    #expect(breach(step: 0, wijk: 0, change: 7 + 25e-9)?.replication == 42)
    #expect(breach(step: 0, wijk: 0, change: .nan)?.month == "2021-01")
    #expect(breach(step: 0, wijk: 0, change: .infinity) != nil)
  }

  /// Of amounts in the billions the last digits are worth more than the difference of some euros is.
  @Test func digitsThatLargeAmountsLoseAreNoBreach() {
    #expect(breach(step: 0, wijk: nil, change: 7 + 2e-7, size: 1e9) == nil)
    #expect(breach(step: 0, wijk: nil, change: 9.5, size: 1e9) != nil)
  }

  /// People who vanish from the stock between two months of a run stop it.
  @Test func aRunStopsInTheMonthInWhichPeopleVanish() throws {
    let run = SingleRuns(try Town().scenario().model)
    try run(1)
    let (replication, people) = (run.replication, run.replication.demand.people)
    people.beginStep(hasQueue: false)
    replication.queueBefore.note(replication.tally, people, hasHolders: false)
    people.stock[2] -= 1
    people.endStep()
    replication.tally.countPeople(overlap: 1)
    let error = #expect(throws: LedgerBreach.self) {
      try replication.ledger.checkPeople(
        people, tally: replication.tally, before: replication.queueBefore, hasQueue: false, step: 6)
    }
    #expect(error?.month == "2021-07" && error?.term == "people in care")
  }

  /// A rate that is no number, or below nothing, is no new need.
  @Test func newNeedThatIsNoNumberIsABreachOfItsWijk() {
    let need = Vector([1, 0, 2, .nan])
    #expect(throws: LedgerBreach.self) { try ledger.checkNeed(need, step: 3) }
    need[3] = 4
    #expect(throws: Never.self) { try ledger.checkNeed(need, step: 3) }
    need[1] = -1e-9
    let error = #expect(throws: LedgerBreach.self) { try ledger.checkNeed(need, step: 3) }
    #expect(error?.wijk == "west" && error?.term == "expected new need")
  }
}
