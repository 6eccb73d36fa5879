import NumericKernels
import SociaalDomein

/// Groups of people who are followed by expectation, per place (state * wijken + wijk).
///
/// Clients of before a contract (legacy) and those who started outside it (zorgplicht) are part of
/// the stock and leave at its pace, and so do those whose herindicatie is overdue; who gave up and
/// went without is followed as if they had started, so that what they miss can be valued.
public final class FollowedPeople {
  private let contracts: [Contract]
  private let setting: Setting
  private let terms: ContractsInForce
  private let draws: ParameterDraws
  private let contractsOf: [[Int]]
  public let legacy: LaneMatrix
  public let outside: LaneMatrix
  public let foregone: LaneMatrix
  public let overdue: LaneMatrix
  /// Of the closing stock of a place the parts that are legacy and outside.
  let legacyShare: LaneMatrix
  let outsideShare: LaneMatrix
  /// Share of a state's people who leave it in the step, and who leave care.
  private let leaving: LaneMatrix
  private let leavingCare: LaneMatrix
  private let scratch: LaneMatrix
  let hasLegacy: Bool
  let hasOutside: Bool
  let hasForegone: Bool
  let hasOverdue: Bool

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    terms: ContractsInForce
  ) {
    contracts = specification.contracts
    self.setting = setting
    self.draws = draws
    self.terms = terms
    contractsOf = specification.contractsOfStates(setting)
    hasLegacy = contracts.contains { $0.legacy != nil }
    hasOutside = specification.rationsAccess && contracts.contains { $0.queue.dutyOfCare != nil }
    hasForegone = specification.rationsAccess && contracts.contains { $0.queue.reneging != nil }
    hasOverdue = specification.limitsReviews
    let places = contractsOf.count
    let make = { LaneMatrix(rows: places, lanes: draws.lanes) }
    legacy = make()
    outside = make()
    foregone = make()
    overdue = make()
    legacyShare = make()
    outsideShare = make()
    leaving = LaneMatrix(rows: setting.states.count, lanes: draws.lanes)
    leavingCare = LaneMatrix(rows: setting.states.count, lanes: draws.lanes)
    scratch = LaneMatrix(rows: 2, lanes: draws.lanes)
  }

  private var isUsed: Bool { hasLegacy || hasOutside || hasForegone || hasOverdue }

  func open() {
    for rows in [legacy, outside, foregone, overdue, legacyShare, outsideShare] { rows.fill(0) }
  }

  /// Those in care when a contract with a transition starts are its clients of before; the followed
  /// groups of an ended contract are its successor's own clients.
  func beginStep(_ step: Int, people: People) {
    guard hasLegacy || hasOutside || hasOverdue else { return }
    for place in contractsOf.indices {
      for contract in contractsOf[place] where terms.begins(contract) {
        // A contract that began before the run has no clients of before to tell apart.
        let keeps = contracts[contract].legacy != nil && contracts[contract].term.start >= 0
        let first = terms.begins[contract]
        for lane in first.indices where first[lane] > 0 {
          outside[place][lane] = 0
          legacy[place][lane] = keeps ? people.openingStock[place][lane] : 0
          // Where nothing is said of herindicaties none of them waits.
          if contracts[contract].uitvoering == nil { overdue[place][lane] = 0 }
        }
      }
    }
  }

  /// Follows the groups through the step's flow of the stock.
  ///
  /// - Parameter transitions: for each the state it leaves, and whether care ends by it.
  func flow(_ step: Int, people: People, transitions: [(from: Int, leavesCare: Bool)]) {
    guard isUsed else { return }
    measureLeaving(people, transitions)
    let wijken = setting.wijken.count
    for place in contractsOf.indices {
      let leave = leaving[place / wijken]
      let out = leavingCare[place / wijken]
      if hasLegacy { shrink(legacy[place], by: leave) }
      if hasOutside { shrink(outside[place], by: leave) }
      if hasForegone { shrink(foregone[place], by: out) }
      if hasOverdue { shrink(overdue[place], by: leave) }
      if hasLegacy { endIndications(place, step) }
    }
  }

  private func shrink(_ group: LaneMatrix.Row, by share: LaneMatrix.Row) {
    for lane in group.indices { group[lane] *= 1 - share[lane] }
  }

  private func measureLeaving(
    _ people: People, _ transitions: [(from: Int, leavesCare: Bool)]
  ) {
    let wijken = setting.wijken.count
    leaving.fill(0)
    leavingCare.fill(0)
    for (index, way) in transitions.enumerated() {
      for wijk in 0..<wijken {
        let moves = people.moves[index * wijken + wijk]
        leaving[way.from].add(moves)
        if way.leavesCare { leavingCare[way.from].add(moves) }
      }
    }
    for state in setting.states.indices {
      let present = scratch[0]
      present.update(repeating: 0)
      for wijk in 0..<wijken {
        present.add(people.openingStock[state * wijken + wijk])
        leaving[state].add(people.released[state * wijken + wijk])
        leavingCare[state].add(people.released[state * wijken + wijk])
      }
      let (leave, out) = (leaving[state], leavingCare[state])
      for lane in present.indices {
        let size = present[lane]
        leave[lane] = size > 0 ? min(1, leave[lane] / size) : 0
        out[lane] = size > 0 ? min(1, out[lane] / size) : 0
      }
    }
  }

  /// Indications end evenly over their length since the contract started, and all at its last term.
  private func endIndications(_ place: Int, _ step: Int) {
    for contract in contractsOf[place] {
      guard let terms = contracts[contract].legacy else { continue }
      let support = setting.states[place / setting.wijken.count].voorzieningen.first
      let end = support.flatMap { terms.ends[$0] }
      let row = legacy[place]
      let holds = self.terms.inForce[contract]
      let begun = self.terms.begun[contract]
      let months = scratch[0]
      draws.copy(terms.indication, into: months)
      let dt = setting.grid.dt
      for lane in row.indices where holds[lane] > 0 && row[lane] > 0 {
        let length = months[lane] / 12
        let since = (Double(step) - begun[lane]) * dt
        let before = max(0, 1 - since / length)
        let after = max(0, 1 - (since + dt) / length)
        row[lane] *= before > 0 ? after / before : 0
        if let end, step + 1 >= end { row[lane] = 0 }
      }
    }
  }

  /// Takes in those who start outside the contract and those who gave up, and sets the shares of the
  /// closing stock.
  func endStep(people: People) {
    guard isUsed else { return }
    for place in contractsOf.indices {
      if hasOutside { outside[place].add(people.startsOutside[place]) }
      if hasLegacy {
        setShare(legacy[place], of: people.closingStock[place], into: legacyShare[place])
      }
      if hasOutside {
        setShare(outside[place], of: people.closingStock[place], into: outsideShare[place])
      }
      guard hasForegone else { continue }
      let wijken = setting.wijken.count
      let (state, wijk) = (place / wijken, place % wijken)
      people.sum(people.reneged, state: state, wijk: wijk, into: scratch[0])
      foregone[place].add(scratch[0])
      people.sum(people.renegedToPgb, state: state, wijk: wijk, into: scratch[0])
      foregone[place].add(scratch[0], times: -1)
    }
  }

  private func setShare(
    _ group: LaneMatrix.Row, of stock: LaneMatrix.Row, into share: LaneMatrix.Row
  ) {
    for lane in share.indices {
      group[lane] = min(group[lane], stock[lane])
      share[lane] = stock[lane] > 0 ? group[lane] / stock[lane] : 0
    }
  }

  /// Writes the share of a place's people who are the contract's own.
  func writeOwnShare(of place: Int, into row: LaneMatrix.Row) {
    let before = legacyShare[place]
    let others = outsideShare[place]
    for lane in row.indices { row[lane] = max(0, 1 - before[lane] - others[lane]) }
  }
}
