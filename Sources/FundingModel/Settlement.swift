import NumericKernels
import SociaalDomein

/// The settlement of contracts at the end of a year, and where they end: deviation, reserve, bands,
/// remainder, and what happens to a provider whose losses pass the buffer.
public final class Settlement {
  private let contracts: [Contract]
  private let draws: ParameterDraws
  private let terms: ContractsInForce
  private let budgets: ContractBudgets
  /// Balance of the reserve.
  public let reserve: LaneMatrix
  /// Of this step: what the gemeente pays the provider (below 0: is paid back), what comes out of
  /// the reserve (below 0: goes into it), and who carries the deviation of the year.
  let transfer: LaneMatrix
  let draw: LaneMatrix
  /// Receipts and cost of the contract's own provider in the running year, before settlement.
  let receipts: LaneMatrix
  let cost: LaneMatrix
  /// Provider's result, deviation and budget since the start of the contract.
  private let cumulated: LaneMatrix
  private let deviations: LaneMatrix
  private let budgeted: LaneMatrix
  /// Waiting of those who started in the running year: steps and people.
  let waited: LaneMatrix
  let started: LaneMatrix
  /// Extra cost of taking clients over from a provider that stopped, until a step.
  let surcharge: LaneMatrix
  private let surchargeEnd: LaneMatrix
  private let lastStep: Int
  private let weeksPerStep: Double

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    terms: ContractsInForce, budgets: ContractBudgets
  ) {
    contracts = specification.contracts
    self.draws = draws
    self.terms = terms
    self.budgets = budgets
    let make = { LaneMatrix(rows: specification.contracts.count, lanes: draws.lanes) }
    reserve = make()
    transfer = make()
    draw = make()
    receipts = make()
    cost = make()
    cumulated = make()
    deviations = make()
    budgeted = make()
    waited = make()
    started = make()
    surcharge = make()
    surchargeEnd = make()
    lastStep = setting.grid.steps - 1
    weeksPerStep = TimeGrid.weeksPerYear * setting.grid.dt
  }

  func open() {
    for matrix in [
      reserve, transfer, draw, receipts, cost, cumulated, deviations, budgeted, waited, started,
      surchargeEnd,
    ] { matrix.fill(0) }
    surcharge.fill(1)
  }

  /// Clears the step; fills the reserve of contracts that start and ends surcharges that are over.
  func beginStep(_ step: Int, isTurn: Bool, totals: EuroTotals) {
    transfer.fill(0)
    draw.fill(0)
    if isTurn { turnYear() }
    for (index, contract) in contracts.enumerated() {
      for lane in surcharge[index].indices where surchargeEnd[index][lane] <= Double(step) {
        surcharge[index][lane] = 1
      }
      guard terms.begins(index) else { continue }
      for lane in reserve[index].indices where terms.begins[index][lane] > 0 {
        cumulated[index][lane] = 0
        deviations[index][lane] = 0
        budgeted[index][lane] = 0
        guard let rule = contract.system.risk.reserve else { continue }
        reserve[index][lane] = draws.value(rule.opening, lane: lane)
        totals.reserveOpening[lane] += reserve[index][lane]
      }
    }
  }

  private func turnYear() {
    receipts.fill(0)
    cost.fill(0)
    waited.fill(0)
    started.fill(0)
  }

  func sumReserves(into total: LaneMatrix.Row) {
    total.update(repeating: 0)
    for contract in contracts.indices { total.add(reserve[contract]) }
  }

  /// Settles what ends or turns at the close of a step, and ends contracts.
  func endStep(_ moment: StepDraw, isYearEnd: Bool, totals: EuroTotals) {
    terms.endStep(moment) { condition, contract, lane in
      holds(condition, contract, lane)
    }
    for contract in contracts.indices {
      for lane in transfer[contract].indices where terms.inForce[contract][lane] > 0 {
        guard isYearEnd || terms.ending[contract][lane] > 0 else { continue }
        settle(contract, lane, totals)
        checkBuffer(contract, lane, step: moment.step)
        if terms.ending[contract][lane] > 0 { payOutReserve(contract, lane) }
        book(contract, lane)
      }
    }
    terms.close()
  }

  private func holds(
    _ condition: ContractTerm.Evaluation.Condition, _ contract: Int, _ lane: Int
  ) -> Bool {
    switch condition {
    case .always: return true
    case .overrun(let share):
      let budget =
        budgeted[contract][lane] + budgets.accrued[contract][lane]
        - budgets.deducted[contract][lane]
      let deviation = deviations[contract][lane] + budgets.deviation(contract, lane: lane)
      return budget > 0 && deviation / budget > draws.value(share, lane: lane)
    case .wait(let weeks):
      let people = started[contract][lane]
      return people > 0
        && waited[contract][lane] * weeksPerStep / people > draws.value(weeks, lane: lane)
    }
  }

  /// Divides the deviation of the year so far and settles it with the provider.
  private func settle(_ contract: Int, _ lane: Int, _ totals: EuroTotals) {
    let system = contracts[contract].system
    guard contracts[contract].hasBudget else { return }
    let budget = budgets.accrued[contract][lane] - budgets.deducted[contract][lane]
    let returned = budgets.unspentEarmark(contract, lane: lane)
    let deviation = budgets.deviation(contract, lane: lane) + returned
    let cap = system.risk.reserve.map { draws.value($0.cap, lane: lane) } ?? 0
    let carried = system.risk.divide(
      deviation, budget: budget, balance: reserve[contract][lane], cap: cap)
    totals.deviation[lane] += deviation
    totals.carried[lane] += carried.gemeente + carried.aanbieder + carried.reserve
    draw[contract][lane] += carried.reserve
    reserve[contract][lane] -= carried.reserve
    // Where payments follow the volume the gemeente has already paid the deviation, and never what
    // was not spent.
    transfer[contract][lane] +=
      carried.gemeente - (system.payment.followsVolume ? deviation : returned)
    deviations[contract][lane] += deviation
    budgeted[contract][lane] += budget
  }

  /// The provider's result of the year so far, settlement included.
  private func result(_ contract: Int, _ lane: Int) -> Double {
    receipts[contract][lane] + transfer[contract][lane] + draw[contract][lane]
      - cost[contract][lane]
  }

  private func checkBuffer(_ contract: Int, _ lane: Int, step: Int) {
    guard let buffer = contracts[contract].system.risk.buffer else { return }
    let total = cumulated[contract][lane] + result(contract, lane)
    let excess = -total - draws.value(buffer.amount, lane: lane)
    guard excess > 0 else { return }
    switch buffer.consequence {
    case .bailOut: transfer[contract][lane] += excess
    case .stop(let extra, let steps):
      guard step < lastStep else { return }
      terms.stop(contract, lane: lane)
      for (index, other) in contracts.enumerated() where other.term.fallbackOf == contract {
        surcharge[index][lane] = 1 + draws.value(extra, lane: lane)
        surchargeEnd[index][lane] = Double(step + 1 + steps)
      }
    }
  }

  /// What is left of the reserve goes to its heir.
  private func payOutReserve(_ contract: Int, _ lane: Int) {
    guard let rule = contracts[contract].system.risk.reserve else { return }
    let left = reserve[contract][lane]
    reserve[contract][lane] = 0
    draw[contract][lane] += left
    if rule.heir == .gemeente { transfer[contract][lane] -= left }
  }

  /// Closes the year's account, or that of a contract that ends within it.
  private func book(_ contract: Int, _ lane: Int) {
    cumulated[contract][lane] += result(contract, lane)
    receipts[contract][lane] = 0
    cost[contract][lane] = 0
  }
}
