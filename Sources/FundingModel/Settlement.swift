import NumericKernels
import SociaalDomein

/// The account of one contract: its reserve, the provider's year, and what is settled in the step.
public struct ContractAccount: Sendable {
  /// Balance of the reserve.
  public internal(set) var reserve = 0.0
  /// Of this step: what the gemeente pays the provider (below 0: is paid back), and what comes out of
  /// the reserve (below 0: goes into it).
  var transfer = 0.0
  var draw = 0.0
  /// Receipts and cost of the contract's own provider in the running year, before settlement.
  var receipts = 0.0
  var cost = 0.0
  /// Provider's result, deviation and budget since the start of the contract.
  var cumulated = 0.0
  var deviations = 0.0
  var budgeted = 0.0
  /// Waiting of those who started in the running year: steps and people.
  var waited = 0.0
  var started = 0.0
  /// Extra cost of taking clients over from a provider that stopped, until a step.
  var surcharge = 1.0
  var surchargeEnd = 0

  /// The provider's result of the year so far, settlement included.
  var result: Double { receipts + transfer + draw - cost }
}

/// The settlement of contracts at the end of a year, and where they end: deviation, reserve, bands,
/// remainder, and what happens to a provider whose losses pass the buffer.
public final class Settlement {
  private let contracts: [Contract]
  private let draws: ParameterDraws
  private let terms: ContractsInForce
  private let budgets: ContractBudgets
  private var accounts: [ContractAccount]
  private let weeksPerStep: Double

  init(
    contracts: [Contract], grid: TimeGrid, draws: ParameterDraws, terms: ContractsInForce,
    budgets: ContractBudgets
  ) {
    self.contracts = contracts
    self.draws = draws
    self.terms = terms
    self.budgets = budgets
    accounts = contracts.map { _ in ContractAccount() }
    weeksPerStep = TimeGrid.weeksPerYear * grid.dt
  }

  public internal(set) subscript(contract: Int) -> ContractAccount {
    get { accounts[contract] }
    _modify { yield &accounts[contract] }
  }

  func open() {
    for contract in accounts.indices { accounts[contract] = ContractAccount() }
  }

  /// Clears the step; fills the reserve of contracts that start and ends surcharges that are over.
  func beginStep(_ step: Int, isTurn: Bool, totals: inout EuroTotals) {
    for contract in accounts.indices {
      accounts[contract].transfer = 0
      accounts[contract].draw = 0
      if isTurn { turnYear(contract) }
      if accounts[contract].surchargeEnd <= step { accounts[contract].surcharge = 1 }
      guard terms.begins[contract] else { continue }
      accounts[contract].cumulated = 0
      accounts[contract].deviations = 0
      accounts[contract].budgeted = 0
      guard let rule = contracts[contract].system.risk.reserve else { continue }
      accounts[contract].reserve = draws[rule.opening]
      totals.reserveOpening += accounts[contract].reserve
    }
  }

  private func turnYear(_ contract: Int) {
    accounts[contract].receipts = 0
    accounts[contract].cost = 0
    accounts[contract].waited = 0
    accounts[contract].started = 0
  }

  var reserves: Double { accounts.reduce(0) { $0 + $1.reserve } }

  /// Settles what ends or turns at the close of a step, and ends contracts.
  func endStep(_ moment: StepDraw, isYearEnd: Bool, totals: inout EuroTotals) {
    terms.endStep(moment) { condition, contract in holds(condition, contract) }
    for contract in contracts.indices where terms.inForce[contract] {
      guard isYearEnd || terms.isEnding[contract] else { continue }
      settle(contract, &totals)
      checkBuffer(contract, step: moment.step)
      if terms.isEnding[contract] { payOutReserve(contract) }
      book(contract)
    }
    terms.close()
  }

  private func holds(
    _ condition: ContractTerm.Evaluation.Condition, _ contract: Int
  ) -> Bool {
    let (account, year) = (accounts[contract], budgets[contract])
    switch condition {
    case .always: return true
    case .overrun(let share):
      let budget = account.budgeted + year.accrued - year.deducted
      return budget > 0 && (account.deviations + year.deviation) / budget > draws[share]
    case .wait(let weeks):
      return account.started > 0
        && account.waited * weeksPerStep / account.started > draws[weeks]
    }
  }

  /// Divides the deviation of the year so far and settles it with the provider.
  private func settle(_ contract: Int, _ totals: inout EuroTotals) {
    guard contracts[contract].hasBudget else { return }
    let system = contracts[contract].system
    let year = budgets[contract]
    let budget = year.accrued - year.deducted
    let returned = year.unspentEarmark
    let deviation = year.deviation + returned
    accounts[contract].deviations += deviation
    accounts[contract].budgeted += budget
    guard system.payment.settlesDeviation else { return }
    let carried = system.risk.divide(
      deviation, budget: budget, balance: accounts[contract].reserve,
      cap: system.risk.reserve.map { draws[$0.cap] } ?? 0)
    totals.deviation += deviation
    totals.carried += carried.gemeente + carried.aanbieder + carried.reserve
    accounts[contract].draw += carried.reserve
    accounts[contract].reserve -= carried.reserve
    // Where payments follow the volume the gemeente has already paid the deviation, and never what
    // was not spent.
    accounts[contract].transfer +=
      carried.gemeente - (system.payment.followsVolume ? deviation : returned)
  }

  private func checkBuffer(_ contract: Int, step: Int) {
    guard let buffer = contracts[contract].system.risk.buffer else { return }
    let excess =
      -(accounts[contract].cumulated + accounts[contract].result) - draws[buffer.amount]
    guard excess > 0 else { return }
    switch buffer.consequence {
    case .bailOut: accounts[contract].transfer += excess
    case .stop(let extra, let steps):
      terms.stop(contract)
      for other in contracts.indices where contracts[other].term.fallbackOf == contract {
        accounts[other].surcharge = 1 + draws[extra]
        accounts[other].surchargeEnd = step + 1 + steps
      }
    }
  }

  /// What is left of the reserve goes to its heir.
  private func payOutReserve(_ contract: Int) {
    guard let rule = contracts[contract].system.risk.reserve else { return }
    let left = accounts[contract].reserve
    accounts[contract].reserve = 0
    accounts[contract].draw += left
    if rule.heir == .gemeente { accounts[contract].transfer -= left }
  }

  /// Closes the year's account, or that of a contract that ends within it.
  private func book(_ contract: Int) {
    accounts[contract].cumulated += accounts[contract].result
    accounts[contract].receipts = 0
    accounts[contract].cost = 0
  }
}
