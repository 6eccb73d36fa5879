import NumericKernels
import SociaalDomein

/// What the contracts in force say about those who come for care: who may start, and what happens to
/// the others. Both engines ask it; it moves nobody itself.
///
/// Rows are contracts unless stated otherwise; a state's people in a wijk ("place" state * wijken +
/// wijk) come under the contract of its first voorziening.
public final class Access {
  public let contracts: [Contract]
  private let setting: Setting
  private let draws: ParameterDraws
  let terms: ContractsInForce
  /// Contracts that may cover each place.
  public let contractsOf: [[Int]]
  /// Whether nobody ever waits, so that those due start.
  public let isOpen: Bool
  /// Whether some of those due may go elsewhere, and some hold a pgb outside the network.
  public let diverts: Bool
  public let hasHolders: Bool
  /// All limits, and the rows among them of each contract; the first is its access rule.
  let limits: [AccessLimit]
  public let limitsOf: [Range<Int>]
  /// What may start in the step within each limit: euros, people or hours; unbounded without one.
  public let allowance: LaneMatrix
  /// What one person takes of it, row limit * states + state.
  let unit: LaneMatrix
  /// Shares of those due who are helped in the sociale basis, and who take a pgb.
  let socialBase: LaneMatrix
  let leak: LaneMatrix
  /// Chances per step of giving up, and that a pgb ends; share of those who give up for a pgb.
  let reneging: LaneMatrix
  let renegingToPgb: LaneMatrix
  let holdersOutflow: LaneMatrix
  /// Steps of waiting after which the zorgplicht starts.
  let dutyOfCare: LaneMatrix
  /// Chance per step of each worsening, with its contract.
  let worsening: LaneMatrix
  let worsenings: [(contract: Int, rule: QueueTerms.Worsening)]

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    terms: ContractsInForce
  ) {
    contracts = specification.contracts
    self.setting = setting
    self.draws = draws
    self.terms = terms
    contractsOf = specification.contractsOfStates(setting)
    isOpen = !specification.rationsAccess
    diverts = specification.divertsPeople
    hasHolders = contracts.contains { $0.leak != nil }
    worsenings = contracts.enumerated().flatMap { index, contract in
      contract.queue.worsening.map { (index, $0) }
    }
    let count = contracts.count
    let make = { LaneMatrix(rows: count, lanes: draws.lanes) }
    let limits = contracts.enumerated().map { $1.limits($0) }
    self.limits = limits.flatMap { $0 }
    limitsOf = limits.indices.map { index in
      let first = limits[..<index].reduce(0) { $0 + $1.count }
      return first..<first + limits[index].count
    }
    allowance = LaneMatrix(rows: self.limits.count, lanes: draws.lanes)
    unit = LaneMatrix(rows: self.limits.count * setting.states.count, lanes: draws.lanes)
    socialBase = make()
    leak = make()
    reneging = make()
    renegingToPgb = make()
    holdersOutflow = make()
    dutyOfCare = make()
    worsening = LaneMatrix(rows: worsenings.count, lanes: draws.lanes)
  }

  /// Lays out everything drawn once per replication.
  func open() {
    let grid = setting.grid
    allowance.fill(.infinity)
    for (index, contract) in contracts.enumerated() {
      let queue = contract.queue
      writeChance(queue.reneging, into: reneging[index])
      draws.copy(queue.renegingToPgb ?? .fixed(0), into: renegingToPgb[index])
      draws.copy(contract.leak?.closedNetwork ?? .fixed(0), into: leak[index])
      writeChance(contract.leak?.outflow, into: holdersOutflow[index])
      let wait = dutyOfCare[index]
      wait.update(repeating: .infinity)
      guard let weeks = queue.dutyOfCare else { continue }
      for lane in wait.indices {
        let years = draws.value(weeks, lane: lane) / TimeGrid.weeksPerYear
        wait[lane] = years * Double(grid.stepsPerYear)
      }
    }
    for (row, worse) in worsenings.enumerated() {
      writeChance(worse.rule.perYear, into: worsening[row])
    }
  }

  /// Chance per step of a yearly rate.
  private func writeChance(_ rate: Parameter?, into row: LaneMatrix.Row) {
    draws.copy(rate ?? .fixed(0), into: row)
    for lane in row.indices {
      row[lane] = Elementary.oneMinusExp(minus: row[lane] * setting.grid.dt)
    }
  }

  // MARK: What holds in a place

  /// Writes the value of the contract in force in a place, 0 where there is none.
  func write(_ values: LaneMatrix, ofPlace place: Int, into row: LaneMatrix.Row) {
    row.update(repeating: 0)
    for contract in contractsOf[place] {
      row.add(values[contract], times: terms.inForce[contract])
    }
  }

  /// The contract in force in a place, in one lane.
  public func contract(ofPlace place: Int, lane: Int) -> Int? {
    contractsOf[place].first { terms.inForce[$0][lane] > 0 }
  }

  /// The limit on what the earmark of a contract is not for, where there is one.
  func unearmarked(_ contract: Int) -> Int? {
    limitsOf[contract].last { if case .unearmarked = limits[$0].measure { true } else { false } }
  }

  /// What one person of a state takes of the allowance of a limit.
  public func unit(_ limit: Int, state: Int, lane: Int) -> Double {
    unit[limit * setting.states.count + state][lane]
  }

  /// Shares of those due in a place who are helped in the sociale basis and who take a pgb.
  public func diversion(_ contract: Int, lane: Int) -> (socialBase: Double, pgb: Double) {
    (socialBase[contract][lane], leak[contract][lane])
  }

  /// Chance per step of giving up, and share of those who do so for a pgb.
  public func reneging(_ contract: Int, lane: Int) -> (chance: Double, toPgb: Double) {
    (reneging[contract][lane], renegingToPgb[contract][lane])
  }

  /// Chance per step that a pgb outside the network ends.
  public func holdersOutflow(_ contract: Int, lane: Int) -> Double {
    holdersOutflow[contract][lane]
  }

  /// Where someone who waits in a state goes when their need grows, and the chance per step.
  public func worsenings(_ contract: Int, state: Int, lane: Int) -> [(to: Int, chance: Double)] {
    worsenings.indices.compactMap { row in
      let worse = worsenings[row]
      guard worse.contract == contract, worse.rule.from == state else { return nil }
      return (worse.rule.to, worsening[row][lane])
    }
  }

  /// Whether someone of a state starts whatever the allowance, having waited so many steps.
  public func owesCare(_ contract: Int, state: Int, waited: Int, lane: Int) -> Bool {
    isMaatwerk(state) && Double(waited) >= dutyOfCare[contract][lane]
  }

  /// Whether the zorgplicht speaks of a state: it takes a beschikking.
  func isMaatwerk(_ state: Int) -> Bool {
    setting.states[state].voorzieningen.contains { setting.voorzieningen[$0].registered }
  }
}
