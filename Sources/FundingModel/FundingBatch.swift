import NumericKernels
import SociaalDomein

/// The money of one batch in the running step, and the contracts behind it.
///
/// Rows of money are voorziening * wijken + wijk, in euros of the step, discounted to the start; what
/// contracts do among themselves is nominal.
public final class FundingBatch {
  public let specification: FundingSpecification
  let setting: Setting
  let draws: ParameterDraws
  public let prices: PriceLevels
  public let terms: ContractsInForce
  public let budgets: ContractBudgets
  public let access: Access
  public let settlement: Settlement
  public let followed: FollowedPeople
  let incentives: IncentiveLevels
  let uitvoering: Uitvoering
  let admission: Admission
  /// What support costs its providers.
  public let cost: LaneMatrix
  /// What the gemeente pays them, settlement included.
  public let payment: LaneMatrix
  public let ownContribution: LaneMatrix
  public let pgbCost: LaneMatrix
  /// What providers take from reserves, less what they put in.
  public let reserveDraw: LaneMatrix
  /// What support would cost that is needed and not given.
  public let undelivered: LaneMatrix
  /// What the gemeente spends on uitvoering, and on the sociale basis that receives people.
  public let uitvoeringCost: LaneMatrix
  public let socialBaseCost: LaneMatrix
  /// Per contract, of the running year so far: its budget, with what is declared beside a part that
  /// is fixed, and pgb's that are paid from it.
  public let budgetOfYear: LaneMatrix
  public let pgbOfYear: LaneMatrix
  public let begroting: Begroting
  /// Contracts that may cover each row, and the rows of each contract.
  let contractsOf: [[Int]]
  let rowsOf: [[Int]]
  /// States that hold each voorziening.
  let statesOf: [[Int]]
  /// Cost of the contract's own clients: of the step, and of the year so far.
  let ownCost: LaneMatrix
  let ownCostOfYear: LaneMatrix
  /// Paid this year per row, for nacalculatie, and last year.
  let paidOfYear: LaneMatrix
  let paidLastYear: LaneMatrix
  /// Of a contract in the step: spent of its budget, own cost, payments, and what is taken off the
  /// budget for clients of before and for pgb's.
  let spent: LaneMatrix
  let contractCost: LaneMatrix
  let paid: LaneMatrix
  let legacyDeduction: LaneMatrix
  let pgbDeduction: LaneMatrix
  let needByPlace: LaneMatrix
  /// Of a contract: cost over the kostprijs (1 + overhead), and euros per person who is helped in
  /// the sociale basis, of the year.
  let loading: LaneMatrix
  /// Of a contract in the step: uitvoering whatever the number of people, and what is spent of the
  /// budget on others than clients.
  let fixedUitvoering: LaneMatrix
  let spentBeside: LaneMatrix
  let spentOnEarmark: LaneMatrix
  /// Of a contract that is fixed in part: what is declared beside it in the step.
  let declared: LaneMatrix
  let socialBaseRate: LaneMatrix
  /// The step's euros by who pays them, nominal.
  public let totals: EuroTotals
  /// Present value of a euro of the running step.
  public private(set) var discountFactor = 1.0
  let scratch: LaneMatrix
  /// Units in natura of one client of the voorziening in hand; and of a contract in a row its own cost,
  /// what is declared, clients, units and price.
  let delivered: LaneMatrix
  let amounts: LaneMatrix

  public init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    subscription: Bool
  ) {
    self.specification = specification
    self.setting = setting
    self.draws = draws
    let lanes = draws.lanes
    prices = PriceLevels(
      specification: specification, setting: setting, draws: draws, subscription: subscription)
    terms = ContractsInForce(contracts: specification.contracts, grid: setting.grid, draws: draws)
    budgets = ContractBudgets(
      specification: specification, setting: setting, draws: draws, prices: prices, terms: terms)
    access = Access(specification: specification, setting: setting, draws: draws, terms: terms)
    settlement = Settlement(
      specification: specification, setting: setting, draws: draws, terms: terms, budgets: budgets)
    followed = FollowedPeople(
      specification: specification, setting: setting, draws: draws, terms: terms)
    incentives = IncentiveLevels(
      contracts: specification.contracts, grid: setting.grid, draws: draws, terms: terms)
    uitvoering = Uitvoering(
      specification: specification, setting: setting, draws: draws, terms: terms, prices: prices,
      followed: followed, access: access)
    let perContract = { LaneMatrix(rows: specification.contracts.count, lanes: lanes) }
    loading = perContract()
    fixedUitvoering = perContract()
    spentBeside = perContract()
    spentOnEarmark = perContract()
    declared = perContract()
    socialBaseRate = perContract()
    admission = Admission(
      specification: specification, setting: setting, draws: draws, terms: terms,
      budgets: budgets, access: access, followed: followed,
      units: AccessUnits(
        specification: specification, setting: setting, draws: draws, prices: prices,
        incentives: incentives, loading: loading, limits: access.limits))
    let perRow = {
      LaneMatrix(rows: setting.voorzieningen.count * setting.wijken.count, lanes: lanes)
    }
    cost = perRow()
    payment = perRow()
    ownContribution = perRow()
    pgbCost = perRow()
    reserveDraw = perRow()
    undelivered = perRow()
    uitvoeringCost = perRow()
    socialBaseCost = perRow()
    ownCost = perRow()
    ownCostOfYear = perRow()
    paidOfYear = perRow()
    paidLastYear = perRow()
    budgetOfYear = perContract()
    pgbOfYear = perContract()
    spent = perContract()
    contractCost = perContract()
    paid = perContract()
    legacyDeduction = perContract()
    pgbDeduction = perContract()
    begroting = Begroting(
      specification: specification, grid: setting.grid, draws: draws, prices: prices)
    needByPlace = LaneMatrix(
      rows: setting.states.count * setting.wijken.count, lanes: lanes)
    totals = EuroTotals(lanes: lanes)
    scratch = LaneMatrix(rows: 4, lanes: lanes)
    delivered = LaneMatrix(rows: 1, lanes: lanes)
    amounts = LaneMatrix(rows: 5, lanes: lanes)
    contractsOf = specification.contractsOfEach(wijken: setting.wijken.count)
    let covering = contractsOf
    rowsOf = specification.contracts.indices.map { contract in
      covering.indices.filter { covering[$0].contains(contract) }
    }
    statesOf = setting.voorzieningen.indices.map { voorziening in
      setting.states.indices.filter { setting.states[$0].voorzieningen.contains(voorziening) }
    }
  }

  /// Lays out everything drawn once per replication.
  ///
  /// - Parameters:
  ///   - clients: at the opening, per voorziening and wijk.
  ///   - need: expected new need a year at the opening, per state and wijk.
  public func open(clients: LaneMatrix, need: LaneMatrix) {
    prices.open()
    terms.open()
    budgets.open()
    access.open()
    settlement.open()
    followed.open()
    incentives.open()
    uitvoering.open()
    begroting.open()
    openLoading()
    for matrix in [
      paidOfYear, paidLastYear, ownCostOfYear, budgetOfYear, pgbOfYear, spentBeside,
      legacyDeduction, pgbDeduction,
    ] {
      matrix.fill(0)
    }
    budgets.basis.openNeed(need)
    budgets.basis.countVolume(clients, prices: prices, step: 0, opening: true)
  }

  // MARK: One year

  /// Sets the prices and the begroting of a year.
  ///
  /// - Parameter residents: of 1 January, age and sex row * wijken + wijk.
  public func turnYear(_ year: Int, residents: LaneMatrix) {
    prices.turnYear(year)
    uitvoering.turnYear(year)
    turnSocialBase(year)
    budgets.basis.countResidents(residents)
    paidLastYear.copy(from: paidOfYear)
    paidOfYear.fill(0)
    ownCostOfYear.fill(0)
    budgetOfYear.fill(0)
    pgbOfYear.fill(0)
    begroting.turnYear(year, discount: discountOfYear(year))
  }

  /// Mean discount factor over the steps of a year, in which the begroting is spent evenly.
  func discountOfYear(_ year: Int) -> Double {
    guard specification.discounting.rate != 0 else { return 1 }
    let steps = setting.grid.stepsPerYear
    let sum = (0..<steps).reduce(0) { $0 + discount(step: year * steps + $1) }
    return sum / Double(steps)
  }

  private func discount(step: Int) -> Double {
    specification.discounting.factor(
      years: setting.grid.time(step) + specification.count.moment * setting.grid.dt)
  }

  // MARK: One step, in the order of the month

  /// Sets which contracts hold, their budgets and the behaviour they bring.
  public func beginStep(_ draw: StepDraw, people: People) {
    let isTurn = setting.grid.stepOfYear(draw.step) == 0
    discountFactor = discount(step: draw.step)
    totals.clear()
    settlement.sumReserves(into: totals.reserveBefore)
    terms.beginStep(draw.step)
    settlement.beginStep(draw.step, isTurn: isTurn, totals: totals)
    budgets.beginStep(draw.step)
    budgets.monitor(draw)
    incentives.beginStep(draw.step, access: access)
    followed.beginStep(draw.step, people: people)
    uitvoering.beginStep(draw.step, people: people)
    prices.settleContribution(step: draw.step)
  }

  /// Multiplies the rate of a class of transitions from a state by the behaviour of the contracts of
  /// a zone and by the herindicaties that wait.
  public func multiply(
    _ row: LaneMatrix.Row, contracts: [Int], state: Int, kind: TransitionClass
  ) {
    incentives.multiply(row, contracts: contracts, kind: kind)
    uitvoering.multiply(row, contracts: contracts, state: state, kind: kind)
  }

  /// Expected share of a place's stock still in care a step later, which projections need; to be
  /// written by the owner of the care flow whenever its rates move.
  public var survival: LaneMatrix? { access.isOpen ? nil : admission.survival }

  /// Sets how many may start, from who is in care after the flow.
  public func settleAccess(
    _ step: Int, people: People, volume: SupportVolume,
    transitions: [(from: Int, leavesCare: Bool)]
  ) {
    followed.flow(step, people: people, transitions: transitions)
    guard !access.isOpen else { return }
    admission.settle(
      step, people: people, volume: volume, legacy: legacyDeduction, pgb: pgbDeduction,
      beside: spentBeside)
  }
}
