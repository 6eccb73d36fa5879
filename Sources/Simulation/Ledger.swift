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
  /// The transitions out of each state, and into it.
  private let waysOut: RowSums
  private let waysIn: RowSums
  /// Number of the replication in hand.
  public internal(set) var replication = 0
  /// What came into each place and went out of it.
  private let incoming: Vector
  private let outgoing: Vector
  private let present: Vector

  public init(setting: Setting, flow: CareFlow) {
    self.setting = setting
    let ways = flow.transitions.indices
    waysOut = RowSums(
      setting.states.indices.map { state in ways.filter { flow.transitions[$0].from == state } },
      columns: setting.wijken.count)
    waysIn = RowSums(
      setting.states.indices.map { state in ways.filter { flow.transitions[$0].to == state } },
      columns: setting.wijken.count)
    let places = setting.states.count * setting.wijken.count
    incoming = Vector(places)
    outgoing = Vector(places)
    present = Vector(places)
  }

  /// Checks one term of a month: what came in less what went out is the change.
  ///
  /// - Parameters:
  ///   - wijk: index of the wijk; nil for the gemeente as a whole.
  ///   - size: of the amounts from which these were taken, whose last digits are lost in them.
  public func balance(
    _ term: String, step: Int, wijk: Int?, incoming: Double, outgoing: Double, change: Double,
    size: Double = 0
  ) throws(LedgerBreach) {
    let difference = incoming - outgoing - change
    let scale = max(1, abs(incoming) + abs(outgoing) + abs(change) + size)
    // Written so that a difference that is infinite or not a number fails too.
    if abs(difference) <= Ledger.tolerance * scale && difference.isFinite { return }
    throw breach(term, step, wijk, difference)
  }

  private func breach(
    _ term: String, _ step: Int, _ wijk: Int?, _ difference: Double
  ) -> LedgerBreach {
    LedgerBreach(
      replication: replication, month: setting.grid.label(step),
      wijk: wijk.map { setting.wijken[$0].key } ?? "gemeente", term: term, difference: difference)
  }

  /// Checks a term in every place: what came in less what went out is the change from `before`.
  private func balancePlaces(
    _ term: String, step: Int, now: Vector, before: Vector, outgoing: Vector? = nil
  ) throws(LedgerBreach) {
    let outgoing = outgoing ?? self.outgoing
    let isBalanced = now.balances(
      from: before, incoming: incoming, outgoing: outgoing, tolerance: Ledger.tolerance)
    if isBalanced { return }
    for place in now.indices {
      try balance(
        term, step: step, wijk: place % setting.wijken.count, incoming: incoming[place],
        outgoing: outgoing[place], change: now[place] - before[place],
        size: abs(now[place]) + abs(before[place]))
    }
  }

  /// Checks every state of every wijk: opening, starts and moves make the closing stock, and who is
  /// in process changes by those who report and those for whom the besluit is there.
  func checkPeople(
    _ people: People, tally: Tally, before: QueueBefore, hasQueue: Bool, step: Int
  ) throws(LedgerBreach) {
    waysIn.write(people.moves, plus: tally.step[Quantity.starts.rawValue], into: incoming)
    waysOut.write(people.moves, plus: people.released, into: outgoing)
    try balancePlaces(
      "people in care", step: step, now: people.closingStock, before: people.openingStock)
    incoming.copy(tally.step[Quantity.newNeed.rawValue])
    outgoing.copy(people.dueByPlace)
    if hasQueue {
      outgoing.add(people.queue.diverted)
      outgoing.add(people.queue.leaked)
    }
    try balancePlaces(
      "people in process", step: step, now: tally.step[Quantity.inProcess.rawValue],
      before: before.inProcess)
  }

  /// Checks those who wait: who come and need heavier support less who start and give up; and those
  /// with a pgb outside the network.
  func checkQueue(
    _ people: People, tally: Tally, before: QueueBefore, hasHolders: Bool, step: Int
  ) throws(LedgerBreach) {
    let queue = people.queue
    incoming.copy(people.dueByPlace)
    incoming.add(queue.worsened)
    outgoing.copy(tally.step[Quantity.starts.rawValue])
    outgoing.add(queue.reneged)
    try balancePlaces(
      "people waiting", step: step, now: queue.waitingByPlace, before: before.waiting)
    guard hasHolders else { return }
    incoming.copy(queue.leaked)
    incoming.add(queue.renegedToPgb)
    people.sum(queue.holders, into: present)
    try balancePlaces(
      "people with a pgb outside the network", step: step, now: present, before: before.holders,
      outgoing: queue.holdersLeft)
  }

  /// Checks that expected new need is a number of 0 or more in every cell.
  func checkNeed(_ expected: Vector, step: Int) throws(LedgerBreach) {
    if expected.isSound { return }
    for cell in expected.indices where !(expected[cell] >= 0 && expected[cell] < .infinity) {
      throw breach("expected new need", step, cell % setting.wijken.count, expected[cell])
    }
  }

  /// Checks the residents of a year: births, deaths and migration make the change.
  func checkResidents(_ accounts: Population.YearAccounts, step: Int) throws(LedgerBreach) {
    guard accounts.isKept else { return }
    try balance(
      "residents", step: step, wijk: nil, incoming: accounts.births + accounts.migration,
      outgoing: accounts.deaths, change: accounts.closing - accounts.opening)
  }

  /// Checks that rows of money add up to an amount.
  private func balance(
    _ term: String, _ step: Int, _ amount: Double, _ rows: Vector
  ) throws(LedgerBreach) {
    try balance(
      term, step: step, wijk: nil, incoming: amount, outgoing: rows.sum, change: 0,
      size: rows.sumOfMagnitudes)
  }

  /// Checks the step's euros: what is paid to providers and for others is what the rows of support
  /// received, cost falls to the one or the other, reserves change by what goes in and out, and a
  /// deviation that is settled is carried by someone.
  func checkEuros(_ funding: Funding, step: Int) throws(LedgerBreach) {
    let (totals, money) = (funding.totals, funding.money)
    // Rows of money are in present value, totals nominal.
    let worth = funding.discountFactor
    let paid = totals.toContracts + totals.forOutsiders
    let cost = totals.ownCost + totals.outsidersCost
    try balance("euros paid", step, paid * worth, money.payment)
    try balance("euros of cost", step, cost * worth, money.cost)
    try balance("euros of uitvoering", step, totals.uitvoering * worth, money.uitvoering)
    try balance("euros for the sociale basis", step, totals.socialBase * worth, money.socialBase)
    try balance("euros of one-off costs", step, totals.oneOff * worth, money.oneOff)
    try balance(
      "euros drawn from reserves", step, totals.reserveDrawn * worth, money.reserveDraw)
    try balance(
      "euros in reserves", step: step, wijk: nil, incoming: totals.reserveOpening,
      outgoing: totals.reserveDrawn, change: totals.reserveAfter - totals.reserveBefore)
    try balance(
      "euros of deviation", step: step, wijk: nil, incoming: totals.deviation,
      outgoing: totals.carried, change: 0)
  }
}
