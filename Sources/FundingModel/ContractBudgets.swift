import NumericKernels
import SociaalDomein

/// The budget of one contract in the running year, and what was spent of it; euros are nominal.
public struct ContractBudget: Sendable {
  /// Part of the year's budget that accrues in a step.
  var perStep = 0.0
  /// The same for next year, at prices of this year.
  var nextPerStep = 0.0
  /// Of the running year: accrued, spent, and taken off for others who are paid from it.
  public internal(set) var accrued = 0.0
  var spent = 0.0
  var deducted = 0.0
  /// Of what was spent this year the part on what an earmark is for.
  var spentOnEarmark = 0.0
  /// Clients of the year so far, summed over its steps, and steps in force.
  var clientSteps = 0.0
  var steps = 0.0
  /// Accrued last year, for nacalculatie.
  var lastAccrued = 0.0
  /// Share that is for certain voorzieningen, and share that is spent outside the simulated support.
  var earmarkedShare = 0.0
  var outsideShare = 0.0

  /// What the rest of the year can still spend, with so many steps left.
  func left(steps: Int) -> Double { accrued + Double(steps) * perStep - deducted - spent }

  /// Cost above the budget of the year so far; below 0 a surplus.
  var deviation: Double { spent - (accrued - deducted) }

  /// What the year so far set aside for an earmark and was not spent on what it is for.
  var unspentEarmark: Double {
    max(0, earmarkedShare * max(0, accrued - deducted) - spentOnEarmark)
  }

  fileprivate mutating func turnYear() {
    lastAccrued = accrued
    accrued = 0
    spent = 0
    deducted = 0
    spentOnEarmark = 0
    clientSteps = 0
    steps = 0
  }
}

/// The budgets of the contracts of one replication.
///
/// A budget accrues in equal parts per step while its contract is in force, so that part-years and
/// early ends follow by themselves.
public final class ContractBudgets {
  private let contracts: [Contract]
  private let plans: [ContractPlan]
  private let grid: TimeGrid
  private let draws: ParameterDraws
  private let prices: PriceLevels
  private let terms: ContractsInForce
  let basis: BudgetBasis
  private var budgets: [ContractBudget]
  /// Contracts whose parties talk within the year, and the step of the year in which they do.
  private let monitored: [(contract: Int, step: Int)]

  init(
    specification: FundingSpecification, plans: [ContractPlan], setting: Setting,
    draws: ParameterDraws, prices: PriceLevels, terms: ContractsInForce
  ) {
    contracts = specification.contracts
    self.plans = plans
    grid = setting.grid
    self.draws = draws
    self.prices = prices
    self.terms = terms
    basis = BudgetBasis(
      specification: specification, plans: plans, setting: setting, draws: draws)
    budgets = contracts.map { _ in ContractBudget() }
    monitored = contracts.enumerated().compactMap { index, contract in
      guard let monitoring = contract.monitoring, contract.hasBudget else { return nil }
      return (index, setting.grid.step(atMonth: monitoring.month - 1))
    }
  }

  public internal(set) subscript(contract: Int) -> ContractBudget {
    get { budgets[contract] }
    _modify { yield &budgets[contract] }
  }

  func open() {
    for contract in contracts.indices {
      budgets[contract] = ContractBudget()
      guard let earmark = contracts[contract].budget.earmark else { continue }
      let share = draws[earmark.share]
      budgets[contract].earmarkedShare = plans[contract].spendsOutside ? 0 : share
      budgets[contract].outsideShare = plans[contract].spendsOutside ? share : 0
    }
    basis.open()
  }

  // MARK: The budget of a year

  /// Sets the budgets at the turn of a year and where a contract comes into force.
  func beginStep(_ step: Int) {
    let isTurn = grid.stepOfYear(step) == 0
    for contract in contracts.indices {
      if terms.begins[contract] { basis.begin(contract, step: step) }
      if isTurn { budgets[contract].turnYear() }
      guard plans[contract].hasBudget, isTurn || terms.begins[contract] else { continue }
      let year = grid.yearIndex(step)
      budgets[contract].perStep = amount(contract, year: year, step: step) * grid.dt
      budgets[contract].nextPerStep = next(contract, year: year) * grid.dt
    }
  }

  /// Budget of a whole year: the rule's amount less cuts, indexed, with growth, as far as it is paid
  /// as a budget, and nacalculatie.
  private func amount(_ contract: Int, year: Int, step: Int) -> Double {
    let agreed = contracts[contract].budget
    var euros = real(contract, year: year) * prices.index(agreed.index, year: year)
    if let growth = agreed.growth {
      let grown = basis.growth(contract, begun: terms.begun[contract], step: step)
      euros *= 1 + draws[growth.share] * grown
    }
    euros *= plans[contract].budgetShare
    guard agreed.settlesIndex else { return euros }
    let settlement = prices.settlement(ofIndex: agreed.index, year: year - 1)
    return euros + settlement * budgets[contract].lastAccrued
  }

  /// Budget of a year at prices of the start year, cuts taken off; never below nothing.
  private func real(_ contract: Int, year: Int) -> Double {
    let calendar = grid.startYear + year
    var euros =
      switch contracts[contract].system.budget {
      case .openEnd: 0.0
      case .fixed(let amounts): draws.value(amounts, calendar)
      case .historic(let volume): draws[volume.factor] * basis.historic[contract]
      case .capitation: basis.capitation(contract)
      }
    if let cut = contracts[contract].budget.cut { euros *= 1 - draws.value(cut, calendar) }
    if let less = contracts[contract].budget.taakstelling { euros -= draws.value(less, calendar) }
    return max(0, euros)
  }

  /// Next year's budget as it looks now: this year's prices and growth, next year's cuts. Without
  /// bound where the contract does not go on.
  private func next(_ contract: Int, year: Int) -> Double {
    let turn = (year + 1) * grid.stepsPerYear
    if let end = contracts[contract].term.end, end <= turn { return .infinity }
    let now = real(contract, year: year)
    let nominal = budgets[contract].perStep * Double(grid.stepsPerYear)
    return now > 0 ? real(contract, year: year + 1) * nominal / now : nominal
  }

  /// Steps left in the year in which the contract is agreed to hold, this one included.
  func stepsLeft(_ contract: Int, at step: Int) -> Int {
    let turn = (grid.yearIndex(step) + 1) * grid.stepsPerYear
    return max(1, min(turn, terms.plannedEnd(contract, at: step) ?? turn) - step)
  }

  // MARK: In-year monitoring

  /// Beyond a deviation the parties talk, and with a chance the budget of the year moves by a share
  /// of it, spread over the steps that are left.
  func monitor(_ draw: StepDraw) {
    for (contract, step) in monitored
    where step == grid.stepOfYear(draw.step) && terms.inForce[contract] {
      guard let agreed = contracts[contract].monitoring else { continue }
      let passed = budgets[contract].steps
      guard passed > 0 else { continue }
      let deviation = relativeDeviation(contract, year: grid.year(draw.step))
      let u = draw.uniform(.contract, subject: DrawAddress.subject(of: contracts[contract].key))
      guard abs(deviation) > draws[agreed.threshold], u < draws[agreed.chance] else { continue }
      let left = Double(stepsLeft(contract, at: draw.step))
      let moved = deviation * draws[agreed.share]
      let year = budgets[contract].perStep * (passed + left)
      budgets[contract].perStep = max(0, budgets[contract].perStep + moved * year / left)
    }
  }

  /// Of cost against the budget so far, or of clients against those expected.
  private func relativeDeviation(_ contract: Int, year: Int) -> Double {
    let budget = budgets[contract]
    if let expected = contracts[contract].budget.expectedClients {
      let agreed = draws.value(expected, year)
      return agreed > 0 ? budget.clientSteps / budget.steps / agreed - 1 : 0
    }
    // Of the whole budget, as the share of it that moves.
    return budget.accrued > 0 ? budget.deviation / budget.accrued : 0
  }
}
