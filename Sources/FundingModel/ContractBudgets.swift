import NumericKernels
import SociaalDomein

/// The budgets of the contracts of one batch, and what has been spent of them in the running year.
///
/// Rows are contracts; euros are nominal. A budget accrues in equal parts per step while its contract
/// is in force, so that part-years and early ends follow by themselves.
public final class ContractBudgets {
  private let contracts: [Contract]
  private let setting: Setting
  private let draws: ParameterDraws
  private let prices: PriceLevels
  private let terms: ContractsInForce
  let basis: BudgetBasis
  /// Part of the year's budget that accrues in a step.
  let perStep: LaneMatrix
  /// The same for next year, at prices of this year.
  let nextPerStep: LaneMatrix
  /// Of the running year: accrued, spent, and taken off for others who are paid from it.
  public let accrued: LaneMatrix
  let spent: LaneMatrix
  let deducted: LaneMatrix
  /// Of what was spent this year the part on what an earmark is for.
  let spentOnEarmark: LaneMatrix
  /// Clients of the year so far, summed over its steps, and steps in force.
  let clientSteps: LaneMatrix
  let steps: LaneMatrix
  /// Accrued last year, for nacalculatie.
  private let lastAccrued: LaneMatrix
  private let scratch: LaneMatrix
  private let uniforms: LaneMatrix

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    prices: PriceLevels, terms: ContractsInForce
  ) {
    contracts = specification.contracts
    self.setting = setting
    self.draws = draws
    self.prices = prices
    self.terms = terms
    basis = BudgetBasis(specification: specification, setting: setting, draws: draws)
    let make = { LaneMatrix(rows: specification.contracts.count, lanes: draws.lanes) }
    perStep = make()
    nextPerStep = make()
    accrued = make()
    spent = make()
    deducted = make()
    spentOnEarmark = make()
    clientSteps = make()
    steps = make()
    lastAccrued = make()
    scratch = LaneMatrix(rows: 2, lanes: draws.lanes)
    uniforms = LaneMatrix(rows: 1, lanes: draws.lanes)
  }

  func open() {
    for matrix in [
      perStep, nextPerStep, accrued, spent, deducted, spentOnEarmark, clientSteps, steps,
      lastAccrued,
    ] {
      matrix.fill(0)
    }
    basis.open()
  }

  // MARK: The budget of a year

  /// Sets the budgets at the turn of a year and where a contract comes into force.
  func beginStep(_ step: Int) {
    let isTurn = setting.grid.stepOfYear(step) == 0
    for (index, contract) in contracts.enumerated() {
      if terms.begins(index) { basis.begin(index, terms.begins[index], step: step) }
      if isTurn { turnYear(index) }
      guard contract.hasBudget, isTurn || terms.begins(index) else { continue }
      let year = setting.grid.yearIndex(step)
      let amount = scratch[0]
      writeAmount(index, year: year, step: step, into: amount)
      assign(amount, to: perStep[index], index, isTurn)
      writeNext(index, year: year, step: step, into: amount)
      assign(amount, to: nextPerStep[index], index, isTurn)
    }
  }

  private func assign(
    _ amount: LaneMatrix.Row, to row: LaneMatrix.Row, _ contract: Int, _ isTurn: Bool
  ) {
    let dt = setting.grid.dt
    for lane in row.indices where isTurn || terms.begins[contract][lane] > 0 {
      row[lane] = amount[lane] * dt
    }
  }

  private func turnYear(_ contract: Int) {
    lastAccrued[contract].copy(accrued[contract])
    accrued[contract].update(repeating: 0)
    spent[contract].update(repeating: 0)
    deducted[contract].update(repeating: 0)
    spentOnEarmark[contract].update(repeating: 0)
    clientSteps[contract].update(repeating: 0)
    steps[contract].update(repeating: 0)
  }

  /// Budget of a whole year: the rule's amount less cuts, indexed, with growth, as far as it is paid
  /// as a budget, and nacalculatie.
  private func writeAmount(
    _ contract: Int, year: Int, step: Int, into row: LaneMatrix.Row
  ) {
    writeReal(contract, year: year, into: row)
    prices.multiply(row, byIndex: contracts[contract].budget.index, year: year)
    if let growth = contracts[contract].budget.growth {
      for lane in row.indices {
        let begun = terms.begins[contract][lane] > 0 ? step : Int(terms.begun[contract][lane])
        let grown = basis.growth(contract, begun: begun, step: step, lane: lane)
        row[lane] *= 1 + draws.value(growth.share, lane: lane) * grown
      }
    }
    let share = contracts[contract].system.payment.budgetShare
    for lane in row.indices { row[lane] *= share }
    guard contracts[contract].budget.settlesIndex else { return }
    let settlement = scratch[1]
    prices.writeSettlement(
      ofIndex: contracts[contract].budget.index, year: year - 1, into: settlement)
    row.add(settlement, times: lastAccrued[contract])
  }

  /// Budget of a year at prices of the start year, cuts taken off; never below nothing.
  private func writeReal(_ contract: Int, year: Int, into row: LaneMatrix.Row) {
    let terms = contracts[contract].budget
    let calendar = setting.grid.startYear + year
    switch contracts[contract].system.budget {
    case .openEnd: row.update(repeating: 0)
    case .fixed(let amounts): draws.copy(amounts.value(calendar), into: row)
    case .historic(let volume):
      draws.copy(volume.factor, into: row)
      row.multiply(by: basis.historic[contract])
    case .capitation:
      for lane in row.indices { row[lane] = basis.capitation(contract, lane: lane) }
    }
    for lane in row.indices {
      if let cut = terms.cut { row[lane] *= 1 - draws.value(cut.value(calendar), lane: lane) }
      if let less = terms.taakstelling {
        row[lane] -= draws.value(less.value(calendar), lane: lane)
      }
      row[lane] = max(0, row[lane])
    }
  }

  /// Next year's budget as it looks now: this year's prices and growth, next year's cuts. Without
  /// bound where the contract does not go on.
  private func writeNext(_ contract: Int, year: Int, step: Int, into row: LaneMatrix.Row) {
    let turn = (year + 1) * setting.grid.stepsPerYear
    if let end = contracts[contract].term.end, end <= turn {
      return row.update(repeating: .infinity)
    }
    let now = scratch[1]
    writeReal(contract, year: year, into: now)
    writeReal(contract, year: year + 1, into: row)
    for lane in row.indices {
      let nominal = perStep[contract][lane] * Double(setting.grid.stepsPerYear)
      row[lane] = now[lane] > 0 ? row[lane] * nominal / now[lane] : nominal
    }
  }

  /// Steps left in the year in which the contract is agreed to hold, this one included.
  func stepsLeft(_ contract: Int, at step: Int) -> Int {
    let turn = (setting.grid.yearIndex(step) + 1) * setting.grid.stepsPerYear
    return max(1, min(turn, terms.plannedEnd(contract, at: step) ?? turn) - step)
  }

  /// What the rest of the year can still spend, this step included.
  func left(_ contract: Int, lane: Int, steps: Int) -> Double {
    accrued[contract][lane] + Double(steps) * perStep[contract][lane] - deducted[contract][lane]
      - spent[contract][lane]
  }

  /// Cost above the budget of the year so far; below 0 a surplus.
  func deviation(_ contract: Int, lane: Int) -> Double {
    spent[contract][lane] - (accrued[contract][lane] - deducted[contract][lane])
  }

  // MARK: Earmark

  /// Share of the budget that is for certain voorzieningen, 0 without an earmark.
  func earmarkedShare(_ contract: Int, lane: Int) -> Double {
    guard let earmark = contracts[contract].budget.earmark, !earmark.voorzieningen.isEmpty else {
      return 0
    }
    return draws.value(earmark.share, lane: lane)
  }

  /// Share of the budget that is spent outside the simulated support.
  func outsideShare(_ contract: Int, lane: Int) -> Double {
    guard let earmark = contracts[contract].budget.earmark, earmark.voorzieningen.isEmpty else {
      return 0
    }
    return draws.value(earmark.share, lane: lane)
  }

  /// What the year so far set aside for an earmark and was not spent on what it is for.
  func unspentEarmark(_ contract: Int, lane: Int) -> Double {
    let budget = max(0, accrued[contract][lane] - deducted[contract][lane])
    return max(0, earmarkedShare(contract, lane: lane) * budget - spentOnEarmark[contract][lane])
  }

  // MARK: In-year monitoring

  /// Beyond a deviation the parties talk, and with a chance the budget of the year moves by a share
  /// of it, spread over the steps that are left.
  func monitor(_ draw: StepDraw) {
    for (index, contract) in contracts.enumerated() {
      guard let monitoring = contract.monitoring, contract.hasBudget else { continue }
      let moment = setting.grid.step(atMonth: monitoring.month - 1)
      guard setting.grid.stepOfYear(draw.step) == moment else { continue }
      draw.fillUniforms(
        uniforms[0], .contract, subject: DrawAddress.subject(of: contract.key))
      let left = Double(stepsLeft(index, at: draw.step))
      for lane in uniforms[0].indices where terms.inForce[index][lane] > 0 {
        let passed = steps[index][lane]
        guard passed > 0 else { continue }
        let deviation = relativeDeviation(index, year: setting.grid.year(draw.step), lane: lane)
        guard abs(deviation) > draws.value(monitoring.threshold, lane: lane),
          uniforms[0][lane] < draws.value(monitoring.chance, lane: lane)
        else { continue }
        let moved = deviation * draws.value(monitoring.share, lane: lane)
        let year = perStep[index][lane] * (passed + left)
        perStep[index][lane] = max(0, perStep[index][lane] + moved * year / left)
      }
    }
  }

  /// Of cost against the budget so far, or of clients against those expected.
  private func relativeDeviation(_ contract: Int, year: Int, lane: Int) -> Double {
    if let expected = contracts[contract].budget.expectedClients {
      let agreed = draws.value(expected.value(year), lane: lane)
      let mean = clientSteps[contract][lane] / steps[contract][lane]
      return agreed > 0 ? mean / agreed - 1 : 0
    }
    // Of the whole budget, as the share of it that moves.
    let budget = accrued[contract][lane]
    return budget > 0 ? deviation(contract, lane: lane) / budget : 0
  }
}
