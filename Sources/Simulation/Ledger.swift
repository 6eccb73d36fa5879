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
  /// Of the amounts from which these were taken, whose last digits are lost in them.
  private let size: LaneMatrix.Row
  private let scratch: LaneMatrix
  /// Per state and wijk.
  private let sums: LaneMatrix
  private let part: LaneMatrix
  private let now: LaneMatrix

  public init(setting: Setting, flow: CareFlow, firstReplication: Int, lanes: Int) {
    self.setting = setting
    transitions = flow.transitions
    self.firstReplication = firstReplication
    scratch = LaneMatrix(rows: 4, lanes: lanes)
    let places = setting.states.count * setting.wijken.count
    sums = LaneMatrix(rows: places, lanes: lanes)
    part = LaneMatrix(rows: places, lanes: lanes)
    now = LaneMatrix(rows: places, lanes: lanes)
    incoming = scratch[0]
    outgoing = scratch[1]
    change = scratch[2]
    size = scratch[3]
  }

  /// Checks one term of a month in every lane: what came in less what went out is the change.
  ///
  /// - Parameters:
  ///   - wijk: index of the wijk; nil for the gemeente as a whole.
  ///   - size: of the amounts from which these were taken, 0 or more; nil where they are no sums and
  ///     differences of larger ones.
  public func balance(
    _ term: String, step: Int, wijk: Int?, incoming: LaneMatrix.Row, outgoing: LaneMatrix.Row,
    change: LaneMatrix.Row, size: LaneMatrix.Row? = nil
  ) throws(LedgerBreach) {
    if isBalanced(incoming, outgoing, change) { return }
    for lane in incoming.indices {
      let difference = incoming[lane] - outgoing[lane] - change[lane]
      let moved = abs(incoming[lane]) + abs(outgoing[lane]) + abs(change[lane])
      let scale = max(1, moved + (size?[lane] ?? 0))
      // Written so that a difference that is infinite or not a number fails too.
      if !(difference.isFinite && abs(difference) <= Ledger.tolerance * scale) {
        throw LedgerBreach(
          replication: firstReplication + lane, month: setting.grid.label(step),
          wijk: wijk.map { setting.wijken[$0].key } ?? "gemeente", term: term,
          difference: difference)
      }
    }
  }

  /// Whether a term balances in all lanes, four at a time.
  private func isBalanced(
    _ incoming: LaneMatrix.Row, _ outgoing: LaneMatrix.Row, _ change: LaneMatrix.Row
  ) -> Bool {
    typealias Lanes = SIMD4<Double>
    return incoming.allLanes { lane in
      let (a, b, c) = (incoming.load(at: lane), outgoing.load(at: lane), change.load(at: lane))
      let difference = a - b - c
      let size = VectorMath.magnitude(a) + VectorMath.magnitude(b) + VectorMath.magnitude(c)
      let scale = size.replacing(with: Lanes(repeating: 1), where: size .< Lanes(repeating: 1))
      let allowed = scale * Lanes(repeating: Ledger.tolerance)
      return (difference .<= allowed) .& (difference .>= Lanes() - allowed)
        .& (allowed .< Lanes(repeating: .infinity))
    }
  }

  /// Checks every state of every wijk: opening, starts and moves make the closing stock, and who is
  /// in process changes by those who report and those for whom the besluit is there.
  func checkPeople(_ people: People, tally: Tally, before: QueueBefore, step: Int)
    throws(LedgerBreach)
  {
    people.sum(people.due, into: sums)
    if tally.hasQueue {
      add(people.diverted, people)
      add(people.leaked, people)
    }
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        try checkCare(people, tally, state, wijk, step)
        let row = state * setting.wijken.count + wijk
        change.copy(tally.step[tally.row(.inProcess, item: state, wijk: wijk)])
        size.copy(change)
        size.add(before.inProcess[row])
        change.add(before.inProcess[row], times: -1)
        try balance(
          "people in process", step: step, wijk: wijk,
          incoming: tally.step[tally.row(.newNeed, item: state, wijk: wijk)],
          outgoing: sums[row], change: change, size: size)
      }
    }
  }

  /// Adds the cells of a count to the sums per state and wijk.
  private func add(_ cells: LaneMatrix, _ people: People) {
    people.sum(cells, into: part)
    for row in 0..<sums.rows { sums[row].add(part[row]) }
  }

  /// Checks those who wait: who come and need heavier support less who start and give up; and those
  /// with a pgb outside the network.
  func checkQueue(_ people: People, before: QueueBefore, step: Int) throws(LedgerBreach) {
    let wijken = setting.wijken.count
    // What came in is `sums`, what went out `part`, and who is there now `now`.
    people.sum(people.due, into: sums)
    add(people.worsened, people)
    people.sum(people.waiting, into: now)
    for row in 0..<sums.rows {
      people.sum(people.starts, state: row / wijken, wijk: row % wijken, into: outgoing)
      people.sum(people.reneged, state: row / wijken, wijk: row % wijken, into: part[row])
      outgoing.add(part[row])
      change.copy(now[row])
      change.add(before.waiting[row], times: -1)
      size.copy(now[row])
      size.add(before.waiting[row])
      try balance(
        "people waiting", step: step, wijk: row % wijken, incoming: sums[row], outgoing: outgoing,
        change: change, size: size)
    }
    try checkHolders(people, before, step)
  }

  private func checkHolders(_ people: People, _ before: QueueBefore, _ step: Int)
    throws(LedgerBreach)
  {
    people.sum(people.leaked, into: sums)
    add(people.renegedToPgb, people)
    people.sum(people.holdersLeft, into: part)
    people.sum(people.holders, into: now)
    for row in 0..<sums.rows {
      change.copy(now[row])
      size.copy(now[row])
      size.add(before.holders[row])
      change.add(before.holders[row], times: -1)
      try balance(
        "people with a pgb outside the network", step: step, wijk: row % setting.wijken.count,
        incoming: sums[row], outgoing: part[row], change: change, size: size)
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
    size.copy(people.closingStock[row])
    size.add(people.openingStock[row])
    try balance(
      "people in care", step: step, wijk: wijk, incoming: incoming, outgoing: outgoing,
      change: change, size: size)
  }

  /// Checks that expected new need is a number of 0 or more in every cell.
  func checkNeed(_ expected: LaneMatrix, step: Int) throws(LedgerBreach) {
    for cell in 0..<expected.rows {
      let need = expected[cell]
      let isSound = need.allLanes { lane in
        let four = need.load(at: lane)
        return (four .>= SIMD4(repeating: 0)) .& (four .< SIMD4(repeating: .infinity))
      }
      if isSound { continue }
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

  /// Checks the step's euros: what is paid to providers and for others is what the rows of support
  /// received, cost falls to the one or the other, reserves change by what goes in and out, and a
  /// deviation that is settled is carried by someone.
  func checkEuros(_ funding: FundingBatch, step: Int) throws(LedgerBreach) {
    let totals = funding.totals
    try balance("euros paid", funding.payment, funding, step) {
      incoming.add(totals.toContracts)
      incoming.add(totals.forOutsiders)
    }
    try balance("euros of cost", funding.cost, funding, step) {
      incoming.add(totals.ownCost)
      incoming.add(totals.outsidersCost)
    }
    try balance("euros of uitvoering", funding.uitvoeringCost, funding, step) {
      incoming.add(totals.uitvoering)
    }
    try balance("euros for the sociale basis", funding.socialBaseCost, funding, step) {
      incoming.add(totals.socialBase)
    }
    try balance("euros drawn from reserves", funding.reserveDraw, funding, step) {
      incoming.add(totals.reserveDrawn)
    }
    change.copy(totals.reserveAfter)
    change.add(totals.reserveBefore, times: -1)
    try balance(
      "euros in reserves", step: step, wijk: nil, incoming: totals.reserveOpening,
      outgoing: totals.reserveDrawn, change: change)
    change.update(repeating: 0)
    try balance(
      "euros of deviation", step: step, wijk: nil, incoming: totals.deviation,
      outgoing: totals.carried, change: change)
  }

  /// Balances the sum of rows of money, in present value, against nominal totals.
  private func balance(
    _ term: String, _ rows: LaneMatrix, _ funding: FundingBatch, _ step: Int, total: () -> Void
  ) throws(LedgerBreach) {
    incoming.update(repeating: 0)
    outgoing.update(repeating: 0)
    change.update(repeating: 0)
    total()
    for lane in incoming.indices { incoming[lane] *= funding.discountFactor }
    for row in 0..<rows.rows { outgoing.add(rows[row]) }
    if isBalanced(incoming, outgoing, change) { return }
    size.update(repeating: 0)
    for row in 0..<rows.rows { for lane in size.indices { size[lane] += abs(rows[row][lane]) } }
    try balance(
      term, step: step, wijk: nil, incoming: incoming, outgoing: outgoing, change: change,
      size: size)
  }
}
