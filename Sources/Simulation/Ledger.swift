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
  /// Number of the replication in hand.
  public internal(set) var replication = 0
  /// What came into each place and went out of it.
  private let incoming: Vector
  private let outgoing: Vector
  private let present: Vector
  private let part: Vector

  public init(setting: Setting, flow: CareFlow) {
    self.setting = setting
    transitions = flow.transitions
    let places = setting.states.count * setting.wijken.count
    incoming = Vector(places)
    outgoing = Vector(places)
    present = Vector(places)
    part = Vector(places)
  }

  /// Checks one term of a month: what came in less what went out is the change.
  ///
  /// - Parameter wijk: index of the wijk; nil for the gemeente as a whole.
  public func balance(
    _ term: String, step: Int, wijk: Int?, incoming: Double, outgoing: Double, change: Double
  ) throws(LedgerBreach) {
    let difference = incoming - outgoing - change
    let scale = max(1, abs(incoming) + abs(outgoing) + abs(change))
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
    _ term: String, step: Int, now: Vector, before: Vector
  ) throws(LedgerBreach) {
    for place in now.indices {
      try balance(
        term, step: step, wijk: place % setting.wijken.count, incoming: incoming[place],
        outgoing: outgoing[place], change: now[place] - before[place])
    }
  }

  /// Checks every state of every wijk: opening, starts and moves make the closing stock, and who is
  /// in process changes by those who report and those for whom the besluit is there.
  func checkPeople(
    _ people: People, tally: Tally, before: QueueBefore, hasQueue: Bool, step: Int
  ) throws(LedgerBreach) {
    let wijken = setting.wijken.count
    incoming.copy(tally.step[Quantity.starts.rawValue])
    outgoing.copy(people.released)
    for (way, transition) in transitions.enumerated() {
      for wijk in 0..<wijken {
        let moved = people.moves[way * wijken + wijk]
        outgoing[transition.from * wijken + wijk] += moved
        if let to = transition.to { incoming[to * wijken + wijk] += moved }
      }
    }
    try balancePlaces(
      "people in care", step: step, now: people.closingStock, before: people.openingStock)
    incoming.copy(tally.step[Quantity.newNeed.rawValue])
    people.sum(people.due, into: outgoing)
    if hasQueue {
      add(people.queue.diverted, people, to: outgoing)
      add(people.queue.leaked, people, to: outgoing)
    }
    try balancePlaces(
      "people in process", step: step, now: tally.step[Quantity.inProcess.rawValue],
      before: before.inProcess)
  }

  /// Adds the cells of a count per place.
  private func add(_ cells: Vector, _ people: People, to total: Vector) {
    people.sum(cells, into: part)
    total.add(part)
  }

  /// Checks those who wait: who come and need heavier support less who start and give up; and those
  /// with a pgb outside the network.
  func checkQueue(_ people: People, before: QueueBefore, step: Int) throws(LedgerBreach) {
    people.sum(people.due, into: incoming)
    add(people.queue.worsened, people, to: incoming)
    people.sum(people.starts, into: outgoing)
    add(people.queue.reneged, people, to: outgoing)
    people.sum(people.queue.waiting, into: present)
    try balancePlaces("people waiting", step: step, now: present, before: before.waiting)
    people.sum(people.queue.leaked, into: incoming)
    add(people.queue.renegedToPgb, people, to: incoming)
    people.sum(people.queue.holdersLeft, into: outgoing)
    people.sum(people.queue.holders, into: present)
    try balancePlaces(
      "people with a pgb outside the network", step: step, now: present, before: before.holders)
  }

  /// Checks that expected new need is a number of 0 or more in every cell.
  func checkNeed(_ expected: Vector, step: Int) throws(LedgerBreach) {
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

  /// Checks the step's euros: what is paid to providers and for others is what the rows of support
  /// received, cost falls to the one or the other, reserves change by what goes in and out, and a
  /// deviation that is settled is carried by someone.
  func checkEuros(_ funding: Funding, step: Int) throws(LedgerBreach) {
    let (totals, money) = (funding.totals, funding.money)
    // Rows of money are in present value, totals nominal.
    let worth = funding.discountFactor
    let paid = totals.toContracts + totals.forOutsiders
    let cost = totals.ownCost + totals.outsidersCost
    let flows: [5 of (String, Double, Vector)] = [
      ("euros paid", paid, money.payment),
      ("euros of cost", cost, money.cost),
      ("euros of uitvoering", totals.uitvoering, money.uitvoering),
      ("euros for the sociale basis", totals.socialBase, money.socialBase),
      ("euros drawn from reserves", totals.reserveDrawn, money.reserveDraw),
    ]
    for index in flows.indices {
      let (term, nominal, rows) = flows[index]
      try balance(
        term, step: step, wijk: nil, incoming: nominal * worth, outgoing: rows.sum, change: 0)
    }
    try balance(
      "euros in reserves", step: step, wijk: nil, incoming: totals.reserveOpening,
      outgoing: totals.reserveDrawn, change: totals.reserveAfter - totals.reserveBefore)
    try balance(
      "euros of deviation", step: step, wijk: nil, incoming: totals.deviation,
      outgoing: totals.carried, change: 0)
  }
}
