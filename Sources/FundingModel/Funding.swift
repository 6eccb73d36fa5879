import NumericKernels
import SociaalDomein

/// What the running step does to one contract; euros are nominal.
struct ContractMonth {
  /// Spent of its budget, own cost, and paid to its providers.
  var spent = 0.0
  var cost = 0.0
  var paid = 0.0
  /// Taken off the budget for clients of before and for pgb's.
  var legacyDeduction = 0.0
  var pgbDeduction = 0.0
  /// Of what was spent: on others than clients, and on what an earmark is for.
  var spentBeside = 0.0
  var spentOnEarmark = 0.0
  /// What is declared beside a part that is fixed.
  var declared = 0.0
  /// Uitvoering whatever the number of people.
  var fixedUitvoering = 0.0
  /// Of the run: cost over the kostprijs (1 + overhead); of the year: euros per person who is helped in
  /// the sociale basis.
  var loading = 1.0
  var socialBaseRate = 0.0
}

/// What the running year brought one contract so far, discounted: its budget, with what is declared
/// beside a part that is fixed, and pgb's that are paid from it.
public struct ContractYear: Sendable {
  public internal(set) var budget = 0.0
  public internal(set) var pgb = 0.0
}

/// The money of one replication in the running step, and the contracts behind it.
///
/// What contracts do among themselves is nominal; rows of money are discounted to the start.
public final class Funding {
  public let specification: FundingSpecification
  let setting: Setting
  let draws: ParameterDraws
  let plans: [ContractPlan]
  public let prices: PriceLevels
  public let terms: ContractsInForce
  public let budgets: ContractBudgets
  public let access: Access
  public let settlement: Settlement
  public let followed: FollowedPeople
  let incentives: IncentiveLevels
  let uitvoering: Uitvoering
  let admission: Admission
  let oneOff: OneOffBooking
  public let begroting: Begroting
  public let money: SupportMoney
  var months: [ContractMonth]
  public internal(set) var years: [ContractYear]
  /// The step's euros by who pays them, nominal.
  public internal(set) var totals = EuroTotals()
  /// Present value of a euro of the running step.
  public private(set) var discountFactor = 1.0
  let coverage: Coverage
  /// Those with a pgb outside the network, and those who wait or went without; places, and rows of money.
  let holders: Vector
  let missing: Vector
  let holdersOf: Vector
  let missingOf: Vector
  /// Contracts of each zone of the care flow, what they do to a class of transitions (zone * classes +
  /// class), and what the herindicaties that wait do to the pace at which people leave.
  private let contractsOfZone: [[Int]]
  private let behaviour: Vector
  private let paceOfZone: Vector
  private let classes = TransitionClass.allCases.count

  /// - Parameter zones: of each place.
  public init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws, zones: [Int],
    subscription: Bool
  ) {
    self.specification = specification
    self.setting = setting
    self.draws = draws
    coverage = Coverage(specification, setting)
    let covering = specification.contractsOfStates(setting)
    contractsOfZone = (0..<(zones.max() ?? 0) + 1).map { zone in
      zones.firstIndex(of: zone).map { covering[$0] } ?? []
    }
    behaviour = Vector(contractsOfZone.count * classes)
    paceOfZone = Vector(contractsOfZone.count)
    plans = ContractPlan.all(specification, setting)
    prices = PriceLevels(
      specification: specification, setting: setting, draws: draws, subscription: subscription)
    terms = ContractsInForce(contracts: specification.contracts, draws: draws)
    budgets = ContractBudgets(
      specification: specification, plans: plans, setting: setting, draws: draws, prices: prices,
      terms: terms)
    incentives = IncentiveLevels(
      contracts: specification.contracts, grid: setting.grid, draws: draws, terms: terms)
    access = Access(
      specification: specification, setting: setting, draws: draws, terms: terms,
      incentives: incentives)
    settlement = Settlement(
      contracts: specification.contracts, grid: setting.grid, draws: draws, terms: terms,
      budgets: budgets)
    followed = FollowedPeople(
      specification: specification, setting: setting, draws: draws, terms: terms)
    uitvoering = Uitvoering(
      specification: specification, plans: plans, setting: setting, draws: draws, prices: prices,
      overdue: followed.overdue, access: access)
    admission = Admission(
      specification: specification, setting: setting, draws: draws, budgets: budgets,
      access: access, followed: followed,
      units: AccessUnits(
        specification: specification, plans: plans, setting: setting, draws: draws,
        prices: prices, incentives: incentives, limits: access.limits))
    begroting = Begroting(
      specification: specification, grid: setting.grid, draws: draws, prices: prices)
    let places = setting.states.count * setting.wijken.count
    holders = Vector(places)
    missing = Vector(places)
    holdersOf = Vector(setting.voorzieningen.count * setting.wijken.count)
    missingOf = Vector(setting.voorzieningen.count * setting.wijken.count)
    money = SupportMoney(
      voorzieningen: setting.voorzieningen.count, wijken: setting.wijken.count,
      places: specification.oneOff.isUsed ? places : 0)
    oneOff = OneOffBooking(specification.oneOff, wijken: setting.wijken.count, prices: prices)
    months = specification.contracts.map { _ in ContractMonth() }
    years = specification.contracts.map { _ in ContractYear() }
  }

  /// Whether a contract has a budget.
  public func hasBudget(_ contract: Int) -> Bool { plans[contract].hasBudget }

  /// Takes over everything drawn once per replication.
  ///
  /// - Parameters:
  ///   - clients: at the opening, per voorziening and wijk.
  ///   - need: expected new need a year at the opening, per place.
  public func open(clients: Vector, need: Vector) {
    prices.open()
    terms.open()
    budgets.open()
    access.open()
    settlement.open()
    followed.open()
    incentives.open()
    uitvoering.open()
    admission.open()
    begroting.open()
    money.open()
    for contract in plans.indices {
      months[contract] = ContractMonth()
      guard let overhead = specification.contracts[contract].overhead else { continue }
      months[contract].loading = 1 + draws[overhead]
    }
    budgets.basis.openNeed(need)
    budgets.basis.countVolume(clients, prices: prices, step: 0, opening: true)
  }

  // MARK: One year

  /// Sets the prices and the begroting of a year.
  ///
  /// - Parameter residents: of 1 January, age and sex row * wijken + wijk.
  public func turnYear(_ year: Int, residents: Vector) {
    prices.turnYear(year)
    uitvoering.turnYear(year)
    oneOff.turnYear(year)
    admission.turnYear(setting.grid.startYear + year)
    budgets.basis.countResidents(residents)
    money.turnYear()
    for contract in plans.indices {
      years[contract] = ContractYear()
      guard let base = specification.contracts[contract].socialBase else { continue }
      months[contract].socialBaseRate = prices.amount(base.perPerson, year: year)
    }
    begroting.turnYear(year, discount: discountOfYear(year))
  }

  /// Mean discount factor over the steps of a year, in which the begroting is spent evenly.
  func discountOfYear(_ year: Int) -> Double {
    guard specification.discounting.rate != 0 else { return 1 }
    let steps = setting.grid.stepsPerYear
    return (0..<steps).reduce(0) { $0 + discount(step: year * steps + $1) } / Double(steps)
  }

  private func discount(step: Int) -> Double {
    specification.discounting.factor(
      years: setting.grid.time(step) + specification.count.moment * setting.grid.dt)
  }

  // MARK: One step, in the order of the month

  /// Sets which contracts hold, their budgets and the behaviour they bring.
  public func beginStep(_ draw: StepDraw, people: People) {
    discountFactor = discount(step: draw.step)
    totals = EuroTotals(reserveBefore: settlement.reserves)
    terms.beginStep(draw.step)
    access.beginStep()
    settlement.beginStep(
      draw.step, isTurn: setting.grid.stepOfYear(draw.step) == 0, totals: &totals)
    budgets.beginStep(draw.step)
    budgets.monitor(draw)
    incentives.beginStep(draw.step)
    followed.beginStep(draw.step, people: people)
    uitvoering.beginStep(draw.step, people: people)
    prices.settleContribution(step: draw.step)
  }

  /// Sets the behaviour of the contracts in force, and of the herindicaties that wait, per zone.
  public func settleBehaviour() {
    for zone in contractsOfZone.indices {
      let first = zone * classes
      var pace = 1.0
      for kind in 0..<classes { behaviour[first + kind] = 1 }
      for contract in contractsOfZone[zone] where terms.inForce[contract] {
        pace *= uitvoering.pace(contract: contract)
        for kind in 0..<classes {
          behaviour[first + kind] *= incentives.factor(contract: contract, kind: kind)
        }
      }
      paceOfZone[zone] = pace
    }
  }

  /// Factor on the rate of a class of transitions from a state in a zone.
  public func behaviour(zone: Int, state: Int, kind: TransitionClass) -> Double {
    let factor = behaviour[zone * classes + kind.index]
    let isHeldUp = access.isMaatwerk(state) && (kind == .uitstroom || kind == .afschalen)
    return isHeldUp ? factor * paceOfZone[zone] : factor
  }

  /// Expected share of a place's stock still in care a step later, which projections need; to be
  /// written by the owner of the care flow whenever its rates move.
  public var survival: Vector? { access.isOpen ? nil : admission.survival }

  /// Sets how many may start, from who is in care after the flow.
  public func settleAccess(
    _ step: Int, people: People, volume: SupportVolume,
    transitions: [(from: Int, leavesCare: Bool)]
  ) {
    followed.flow(step, people: people, transitions: transitions)
    guard !access.isOpen else { return }
    admission.settle(step, people: people, volume: volume, months: months)
  }
}

/// What covers what: for each row of money (voorziening * wijken + wijk) the contracts that may cover it,
/// for each voorziening the states that hold it, and for each state its first voorziening.
struct Coverage {
  let contractsOf: [[Int]]
  let states: [[Int]]
  /// Sums over those states.
  let statesOf: RowSums
  let firstOf: [Int?]
  /// Voorziening of each row.
  let voorziening: IndexVector
  let wijken: Int

  init(_ specification: FundingSpecification, _ setting: Setting) {
    contractsOf = specification.contractsOfEach(wijken: setting.wijken.count)
    states = setting.voorzieningen.indices.map { voorziening in
      setting.states.indices.filter { setting.states[$0].voorzieningen.contains(voorziening) }
    }
    let wijken = setting.wijken.count
    self.wijken = wijken
    statesOf = RowSums(states, columns: wijken)
    voorziening = IndexVector(contractsOf.indices.map { $0 / wijken })
    firstOf = setting.states.map(\.voorzieningen.first)
  }
}
