import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// A month in which people or euros do not balance.
public struct LedgerBreach: Error, Equatable, Sendable, CustomStringConvertible {
  public let replication: Int
  /// As "2021-03".
  public let month: String
  /// The wijk's key, or the gemeente for euros.
  public let wijk: String
  /// What does not balance.
  public let term: String
  public let difference: Double

  public var description: String {
    "the ledger does not balance in \(month), \(wijk): \(term) differs by \(difference) "
      + "in replication \(replication)"
  }
}

/// People in = people out + change of stock, and euros paid = euros received, in every month of
/// every replication, to 1e-9 relative.
public final class Ledger {
  /// Largest difference relative to the amounts involved.
  public static let tolerance = 1e-9

  private let setting: Setting
  private let transitions: [Transition]
  /// Number of the first lane.
  public internal(set) var firstReplication: Int
  /// Incoming, outgoing and change of the term in hand.
  private let incoming: LaneMatrix.Row
  private let outgoing: LaneMatrix.Row
  private let change: LaneMatrix.Row
  private let scratch: LaneMatrix

  public init(setting: Setting, flow: CareFlow, firstReplication: Int, lanes: Int) {
    self.setting = setting
    transitions = flow.transitions
    self.firstReplication = firstReplication
    scratch = LaneMatrix(rows: 3, lanes: lanes)
    incoming = scratch[0]
    outgoing = scratch[1]
    change = scratch[2]
  }

  /// Checks one term of a month in every lane: what came in less what went out is the change.
  ///
  /// - Parameter wijk: index of the wijk; nil for the gemeente as a whole.
  public func balance(
    _ term: String, step: Int, wijk: Int?, incoming: LaneMatrix.Row, outgoing: LaneMatrix.Row,
    change: LaneMatrix.Row
  ) throws(LedgerBreach) {
    for lane in incoming.indices {
      let difference = incoming[lane] - outgoing[lane] - change[lane]
      let scale = max(1, abs(incoming[lane]) + abs(outgoing[lane]) + abs(change[lane]))
      // Written so that a difference that is infinite or not a number fails too.
      if !(difference.isFinite && abs(difference) <= Ledger.tolerance * scale) {
        throw LedgerBreach(
          replication: firstReplication + lane, month: setting.grid.label(step),
          wijk: wijk.map { setting.wijken[$0].key } ?? "gemeente", term: term,
          difference: difference)
      }
    }
  }

  /// Checks every state of every wijk: opening, starts and moves make the closing stock, and who is
  /// in process changes by those who report and those who start.
  func checkPeople(_ people: People, tally: Tally, inProcessBefore: LaneMatrix, step: Int)
    throws(LedgerBreach)
  {
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        try checkCare(people, tally, state, wijk, step)
        let row = state * setting.wijken.count + wijk
        change.copy(tally.step[tally.row(.inProcess, item: state, wijk: wijk)])
        change.add(inProcessBefore[row], times: -1)
        try balance(
          "people in process", step: step, wijk: wijk,
          incoming: tally.step[tally.row(.newNeed, item: state, wijk: wijk)],
          outgoing: tally.step[tally.row(.starts, item: state, wijk: wijk)], change: change)
      }
    }
  }

  private func checkCare(_ people: People, _ tally: Tally, _ state: Int, _ wijk: Int, _ step: Int)
    throws(LedgerBreach)
  {
    let wijken = setting.wijken.count
    let row = state * wijken + wijk
    incoming.copy(tally.step[tally.row(.starts, item: state, wijk: wijk)])
    outgoing.copy(people.released[row])
    for index in transitions.indices {
      if transitions[index].from == state { outgoing.add(people.moves[index * wijken + wijk]) }
      if transitions[index].to == state { incoming.add(people.moves[index * wijken + wijk]) }
    }
    change.copy(people.closingStock[row])
    change.add(people.openingStock[row], times: -1)
    try balance(
      "people in care", step: step, wijk: wijk, incoming: incoming, outgoing: outgoing,
      change: change)
  }

  /// Checks that expected new need is a number of 0 or more in every cell.
  func checkNeed(_ expected: LaneMatrix, step: Int) throws(LedgerBreach) {
    for cell in 0..<expected.rows {
      let need = expected[cell]
      for lane in need.indices where !(need[lane] >= 0 && need[lane].isFinite) {
        throw LedgerBreach(
          replication: firstReplication + lane, month: setting.grid.label(step),
          wijk: setting.wijken[cell % setting.wijken.count].key, term: "expected new need",
          difference: need[lane])
      }
    }
  }

  /// Checks the residents of a year: births, deaths and migration make the change.
  func checkResidents(_ accounts: Population.YearAccounts, step: Int) throws(LedgerBreach) {
    guard accounts.isKept else { return }
    incoming.copy(accounts.births[0])
    incoming.add(accounts.migration[0])
    change.copy(accounts.closing[0])
    change.add(accounts.opening[0], times: -1)
    try balance(
      "residents", step: step, wijk: nil, incoming: incoming, outgoing: accounts.deaths[0],
      change: change)
  }

  /// Checks the step's euros: what the gemeente and inhabitants pay is what providers and holders
  /// of a pgb receive, and every contract's receipts are its cost and result.
  func checkEuros(_ funding: FundingBatch, contracts: ContractAccounts, step: Int)
    throws(LedgerBreach)
  {
    incoming.update(repeating: 0)
    outgoing.update(repeating: 0)
    change.update(repeating: 0)
    for row in 0..<funding.payment.rows {
      incoming.add(funding.payment[row])
      incoming.add(funding.pgbCost[row])
      outgoing.add(funding.pgbCost[row])
    }
    for contract in 0..<contracts.receipts.rows {
      outgoing.add(contracts.cost[contract])
      outgoing.add(contracts.result[contract])
    }
    try balance(
      "euros paid and received", step: step, wijk: nil, incoming: incoming, outgoing: outgoing,
      change: change)
  }
}
