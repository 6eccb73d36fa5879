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
  public let legacy: Vector
  public let outside: Vector
  public let foregone: Vector
  public let overdue: Vector
  /// Of the closing stock of a place the parts that are legacy and outside.
  private let legacyShare: Vector
  private let outsideShare: Vector
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
    legacy = Vector(contractsOf.count)
    outside = Vector(contractsOf.count)
    foregone = Vector(contractsOf.count)
    overdue = Vector(contractsOf.count)
    legacyShare = Vector(contractsOf.count)
    outsideShare = Vector(contractsOf.count)
  }

  /// Whether some clients are not the contract's own.
  var hasOthers: Bool { hasLegacy || hasOutside }
  private var isUsed: Bool { hasLegacy || hasOutside || hasForegone || hasOverdue }

  func open() {
    for group in [legacy, outside, foregone, overdue, legacyShare, outsideShare] { group.fill(0) }
  }

  /// Those in care when a contract with a transition starts are its clients of before; the followed
  /// groups of an ended contract are its successor's own clients.
  func beginStep(_ step: Int, people: People) {
    guard terms.hasChanged, hasLegacy || hasOutside || hasOverdue else { return }
    for place in contractsOf.indices {
      for contract in contractsOf[place] where terms.begins[contract] {
        // A contract that began before the run has no clients of before to tell apart.
        let keeps = contracts[contract].legacy != nil && contracts[contract].term.start >= 0
        outside[place] = 0
        legacy[place] = keeps ? people.openingStock[place] : 0
        // Where nothing is said of herindicaties none of them waits.
        if contracts[contract].uitvoering == nil { overdue[place] = 0 }
      }
    }
  }

  /// Follows the groups through the step's flow of the stock.
  ///
  /// - Parameter transitions: for each the state it leaves, and whether care ends by it.
  func flow(_ step: Int, people: People, transitions: [(from: Int, leavesCare: Bool)]) {
    guard isUsed else { return }
    let wijken = setting.wijken.count
    var way = 0
    for state in setting.states.indices {
      let places = state * wijken..<(state + 1) * wijken
      let present = people.openingStock.total(places)
      let released = people.released.total(places)
      let first = way
      var leftCare = released
      while way < transitions.count, transitions[way].from == state {
        if transitions[way].leavesCare {
          leftCare += people.moves.total(way * wijken..<(way + 1) * wijken)
        }
        way += 1
      }
      let left = released + people.moves.total(first * wijken..<way * wijken)
      keep(places, in: present > 0 ? 1 - min(1, left / present) : 1)
      if hasForegone {
        foregone.multiply(places, by: present > 0 ? 1 - min(1, leftCare / present) : 1)
      }
      guard hasLegacy else { continue }
      for place in places { endIndications(place, state, step) }
    }
  }

  /// Of those who are part of the stock a share stays.
  private func keep(_ places: Range<Int>, in share: Double) {
    if hasLegacy { legacy.multiply(places, by: share) }
    if hasOutside { outside.multiply(places, by: share) }
    if hasOverdue { overdue.multiply(places, by: share) }
  }

  /// Indications end evenly over their length since the contract started, and all at its last term.
  private func endIndications(_ place: Int, _ state: Int, _ step: Int) {
    guard legacy[place] > 0 else { return }
    for contract in contractsOf[place] where terms.inForce[contract] {
      guard let agreed = contracts[contract].legacy else { continue }
      let dt = setting.grid.dt
      let length = draws[agreed.indication] / 12
      let since = Double(step - terms.begun[contract]) * dt
      let before = max(0, 1 - since / length)
      let after = max(0, 1 - (since + dt) / length)
      legacy[place] *= before > 0 ? after / before : 0
      let end = setting.states[state].voorzieningen.first.flatMap { agreed.ends[$0] }
      if let end, step + 1 >= end { legacy[place] = 0 }
    }
  }

  /// Takes in those who start outside the contract and those who gave up, and sets the shares of the
  /// closing stock.
  func endStep(people: People) {
    guard isUsed else { return }
    if hasOutside { outside.add(people.queue.startsOutside) }
    if hasForegone {
      foregone.add(people.queue.reneged)
      foregone.add(people.queue.renegedToPgb, times: -1)
    }
    guard hasLegacy || hasOutside else { return }
    for place in contractsOf.indices {
      let stock = people.closingStock[place]
      if hasLegacy { legacyShare[place] = share(legacy, place, of: stock) }
      if hasOutside { outsideShare[place] = share(outside, place, of: stock) }
    }
  }

  /// The part of a stock that is of a group, which is no larger than it.
  private func share(_ group: Vector, _ place: Int, of stock: Double) -> Double {
    group[place] = min(group[place], stock)
    return stock > 0 ? group[place] / stock : 0
  }

  /// Clients of before, and those outside the contract, in some states of a wijk.
  func others(_ states: [Int], wijk: Int, people: People) -> (legacy: Double, outside: Double) {
    var (before, beside) = (0.0, 0.0)
    for state in states {
      let place = state * setting.wijken.count + wijk
      before += people.closingStock[place] * legacyShare[place]
      beside += people.closingStock[place] * outsideShare[place]
    }
    return (before, beside)
  }

  /// The share of a place's people who are the contract's own.
  func ownShare(of place: Int) -> Double {
    max(0, 1 - legacyShare[place] - outsideShare[place])
  }
}
