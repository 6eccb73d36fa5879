import NumericKernels
import SociaalDomein

/// What the contracts in force say about those who come for care: who may start, and what happens to
/// the others. Both engines ask it; it moves nobody itself.
///
/// A state's people in a wijk ("place" state * wijken + wijk) come under the contract of its first
/// voorziening.
public final class Access {
  /// What was drawn for a contract.
  private struct Drawn {
    /// Share of those due who take a pgb, and chance per step that it ends.
    var leak = 0.0
    var holdersOutflow = 0.0
    /// Chance per step of giving up, and share of those who do so for a pgb.
    var reneging = MoveChance(0)
    var renegingToPgb = 0.0
    /// Steps of waiting after which the zorgplicht starts.
    var dutyOfCare = Double.infinity
  }

  /// What a provider that decides holds back.
  public struct Restraint: Sendable {
    /// The share of those who come in a step and of whom it decides; the others of them start.
    public internal(set) var held: Double
    /// Whether it decides of all who wait, as in the step in which its contract begins.
    public internal(set) var isOfAll: Bool

    /// Whether it decides of those who have waited so many steps.
    public func decides(waited: Int) -> Bool { isOfAll || waited == 0 }
  }

  public let contracts: [Contract]
  private let grid: TimeGrid
  let states: Int
  private let draws: ParameterDraws
  let terms: ContractsInForce
  private let incentives: IncentiveLevels
  /// Contracts that may cover each place.
  public let contractsOf: [[Int]]
  /// Whether nobody ever waits, so that those due start.
  public let isOpen: Bool
  /// Whether some of those due may go elsewhere, some hold a pgb outside the network, and some give up.
  public let diverts: Bool
  public let hasHolders: Bool
  let mayRenege: Bool
  /// All limits, and the rows among them of each contract; the first is its access rule.
  let limits: [AccessLimit]
  public let limitsOf: [Range<Int>]
  /// What may start in the step within each limit: euros, people or hours; unbounded without one.
  public internal(set) var allowance: [Double]
  /// What a provider that decides holds back in the step, per contract; nil of others.
  public internal(set) var restraint: [Restraint?]
  /// What one person takes of it, limit * states + state.
  let units: Vector
  /// The contract in force in each place.
  private var contractOf: [Int?]
  /// Whether each contract may cover each place, contract * places + place.
  private let isCovered: [Bool]
  private var drawn: [Drawn]
  /// The chance per step of each worsening, with its contract.
  let worsenings: [(contract: Int, rule: QueueTerms.Worsening)]
  private(set) var worsening: [Double]
  /// Whether the zorgplicht speaks of a state: it takes a beschikking.
  private let isMaatwerk: [Bool]
  private let rations: [Bool]

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    terms: ContractsInForce, incentives: IncentiveLevels
  ) {
    contracts = specification.contracts
    grid = setting.grid
    states = setting.states.count
    self.draws = draws
    self.terms = terms
    self.incentives = incentives
    contractsOf = specification.contractsOfStates(setting)
    isOpen = !specification.rationsAccess
    diverts = specification.divertsPeople
    hasHolders = contracts.contains { $0.leak != nil }
    mayRenege = contracts.contains { $0.queue.reneging != nil }
    worsenings = contracts.enumerated().flatMap { index, contract in
      contract.queue.worsening.map { (index, $0) }
    }
    worsening = worsenings.map { _ in 0 }
    let limits = contracts.enumerated().map { $1.limits($0) }
    self.limits = limits.flatMap { $0 }
    limitsOf = limits.indices.map { index in
      let first = limits[..<index].reduce(0) { $0 + $1.count }
      return first..<first + limits[index].count
    }
    allowance = self.limits.map { _ in .infinity }
    restraint = contracts.map { _ in nil }
    units = Vector(self.limits.count * setting.states.count)
    contractOf = contractsOf.map { _ in nil }
    let contractsOf = contractsOf
    isCovered = contracts.indices.flatMap { contract in
      contractsOf.map { $0.contains(contract) }
    }
    drawn = contracts.map { _ in Drawn() }
    rations = contracts.map(\.rationsAccess)
    isMaatwerk = setting.states.map { state in
      state.voorzieningen.contains { setting.voorzieningen[$0].registered }
    }
  }

  /// Takes over what was drawn for the replication.
  func open() {
    for limit in allowance.indices { allowance[limit] = .infinity }
    for contract in restraint.indices { restraint[contract] = nil }
    for (index, contract) in contracts.enumerated() {
      let queue = contract.queue
      var values = Drawn()
      values.reneging = chance(queue.reneging)
      values.renegingToPgb = queue.renegingToPgb.map { draws[$0] } ?? 0
      values.leak = contract.leak.map { draws[$0.closedNetwork] } ?? 0
      values.holdersOutflow = chance(contract.leak?.outflow).chance
      if let weeks = queue.dutyOfCare {
        values.dutyOfCare = draws[weeks] / TimeGrid.weeksPerYear * Double(grid.stepsPerYear)
      }
      drawn[index] = values
    }
    for (row, worse) in worsenings.enumerated() {
      worsening[row] = chance(worse.rule.perYear).chance
    }
  }

  /// Chance per step of a yearly rate.
  private func chance(_ perYear: Parameter?) -> MoveChance {
    let rate = (perYear.map { draws[$0] } ?? 0) * grid.dt
    return MoveChance(Elementary.oneMinusExp(minus: rate), rate: rate)
  }

  // MARK: What holds in a place

  /// The contract in force in a place.
  @inline(__always)
  public func contract(ofPlace place: Int) -> Int? { contractOf[place] }

  /// Takes over which contracts are in force in a step.
  func beginStep() {
    guard terms.hasChanged else { return }
    for place in contractOf.indices {
      contractOf[place] = contractsOf[place].first { terms.inForce[$0] }
    }
  }

  /// Whether a contract may cover a place.
  func covers(_ contract: Int, place: Int) -> Bool {
    isCovered[contract * contractOf.count + place]
  }

  /// Whether a limit is one of those by which a provider decides; those who come in a step are outside
  /// of it, as the share that is held back has weighed them.
  public func isOfProvider(_ limit: Int) -> Bool {
    switch limits[limit].kind {
    case .restrained: true
    case .unearmarked: limits[limitsOf[limits[limit].contract].lowerBound].kind == .restrained
    case .nothing, .euros, .places, .hours: false
    }
  }

  /// Whether nobody waits under a contract.
  func isBoundless(_ contract: Int) -> Bool { !rations[contract] }

  /// The limit on what the earmark of a contract is not for, where there is one.
  func unearmarked(_ contract: Int) -> Int? {
    limitsOf[contract].last { limits[$0].kind == .unearmarked }
  }

  /// What one person of a state takes of the allowance of a limit.
  @inline(__always)
  public func unit(_ limit: Int, state: Int) -> Double { units[limit * states + state] }

  /// Shares of those due under a contract who are helped in the sociale basis and who take a pgb.
  public func diversion(_ contract: Int) -> (socialBase: Double, pgb: Double) {
    (incentives.socialBase[contract], drawn[contract].leak)
  }

  /// Chance per step of giving up, and share of those who do so for a pgb.
  public func reneging(_ contract: Int) -> (chance: MoveChance, toPgb: Double) {
    (drawn[contract].reneging, drawn[contract].renegingToPgb)
  }

  /// Chance per step that a pgb outside the network ends.
  public func holdersOutflow(_ contract: Int) -> Double { drawn[contract].holdersOutflow }

  /// Where someone who waits in a state goes when their need grows, and the chance per step.
  public func worsenings(_ contract: Int, state: Int) -> [(to: Int, chance: Double)] {
    worsenings.indices.compactMap { row in
      let worse = worsenings[row]
      guard worse.contract == contract, worse.rule.from == state else { return nil }
      return (worse.rule.to, worsening[row])
    }
  }

  /// Whether someone of a state starts whatever the allowance, having waited so many steps.
  public func owesCare(_ contract: Int, state: Int, waited: Int) -> Bool {
    isMaatwerk[state] && Double(waited) >= drawn[contract].dutyOfCare
  }

  /// Steps of waiting after which the zorgplicht starts those who take a beschikking.
  func dutyOfCare(_ contract: Int) -> Double { drawn[contract].dutyOfCare }

  /// Whether a state takes a beschikking.
  func isMaatwerk(_ state: Int) -> Bool { isMaatwerk[state] }
}
