import NumericKernels
import SociaalDomein

/// What is paid to contracts as a whole, and their accounts: twelfths, nacalculatie, settlement.
extension FundingBatch {
  /// Divides an amount of a contract over its rows, by their cost; evenly where there is none.
  func divide(
    _ amount: LaneMatrix.Row, of contract: Int, by key: LaneMatrix, into target: LaneMatrix
  ) {
    let total = scratch[0]
    total.update(repeating: 0)
    for row in rowsOf[contract] { total.add(key[row]) }
    let even = 1 / Double(max(1, rowsOf[contract].count))
    for row in rowsOf[contract] {
      let part = key[row]
      for lane in total.indices where amount[lane] != 0 {
        target[row][lane] += amount[lane] * (total[lane] > 0 ? part[lane] / total[lane] : even)
      }
    }
  }

  /// The step's part of the budget, less what others were paid from it.
  func payTwelfths() {
    for (index, contract) in specification.contracts.enumerated()
    where contract.system.payment.fixedShare > 0 {
      let lump = scratch[1]
      lump.copy(budgets.perStep[index])
      lump.add(legacyDeduction[index], times: -1)
      lump.add(pgbDeduction[index], times: -1)
      lump.multiply(by: terms.inForce[index])
      divide(lump, of: index, by: ownCost, into: payment)
      paid[index].add(lump)
    }
  }

  /// The difference between provisional and definitive index of last year's payments.
  func payNacalculatie(_ year: Int) {
    for (index, contract) in specification.contracts.enumerated() {
      guard contract.system.payment.declaredShare > 0 else { continue }
      for row in rowsOf[index] {
        guard let tariff = contract.tariffs[row / setting.wijken.count], tariff.settlesIndex
        else { continue }
        let settlement = scratch[1]
        prices.writeSettlement(ofIndex: tariff.index, year: year - 1, into: settlement)
        settlement.multiply(by: paidLastYear[row])
        settlement.multiply(by: terms.inForce[index])
        payment[row].add(settlement)
        paid[index].add(settlement)
        guard contract.system.payment.followsVolume else {
          declared[index].add(settlement)
          continue
        }
        spent[index].add(settlement)
        guard isEarmarked(row / setting.wijken.count, index) else { continue }
        spentOnEarmark[index].add(settlement)
      }
    }
  }

  // MARK: Accounts

  func book(_ volume: SupportVolume) {
    let factor = discountFactor
    for row in 0..<ownCost.rows { ownCostOfYear[row].add(ownCost[row]) }
    for (index, contract) in specification.contracts.enumerated() {
      let holds = terms.inForce[index]
      settlement.receipts[index].add(paid[index])
      settlement.cost[index].add(contractCost[index])
      guard contract.hasBudget else { continue }
      budgets.accrued[index].add(budgets.perStep[index], times: holds)
      budgets.spent[index].add(spent[index])
      budgets.spentOnEarmark[index].add(spentOnEarmark[index])
      budgets.deducted[index].add(legacyDeduction[index])
      budgets.deducted[index].add(pgbDeduction[index])
      pgbOfYear[index].add(pgbDeduction[index], times: factor)
      for lane in holds.indices {
        budgetOfYear[index][lane] += factor * holds[lane] * budgets.perStep[index][lane]
      }
      budgetOfYear[index].add(declared[index], times: factor)
      budgets.steps[index].add(holds)
      for row in rowsOf[index] { budgets.clientSteps[index].add(volume.clients[row], times: holds) }
    }
  }

  /// Counts what later budgets are measured by: new need, and the volume before a contract.
  public func countBasis(_ step: Int, volume: SupportVolume, people: People) {
    if budgets.basis.measuresNeed {
      people.sum(people.newNeed, into: needByPlace)
      budgets.basis.countNeed(needByPlace, step: step)
    }
    budgets.basis.countVolume(volume.clients, prices: prices, step: step, opening: false)
  }

  func countForEvaluation(_ people: People) {
    guard !access.isOpen else { return }
    let wijken = setting.wijken.count
    for place in access.contractsOf.indices {
      for contract in access.contractsOf[place] {
        let holds = terms.inForce[contract]
        settlement.waited[contract].add(people.waited[place], times: holds)
        let started = scratch[0]
        people.sum(people.starts, state: place / wijken, wijk: place % wijken, into: started)
        settlement.started[contract].add(started, times: holds)
      }
    }
  }

  /// Settles at the end of a year, and of a contract.
  func settle(_ draw: StepDraw) {
    reserveDraw.fill(0)
    let isYearEnd = setting.grid.stepOfYear(draw.step) == setting.grid.stepsPerYear - 1
    guard isYearEnd || !terms.isFixed else { return }
    settlement.endStep(draw, isYearEnd: isYearEnd, totals: totals)
    for index in specification.contracts.indices {
      divide(settlement.transfer[index], of: index, by: ownCostOfYear, into: payment)
      divide(settlement.draw[index], of: index, by: ownCostOfYear, into: reserveDraw)
      paid[index].add(settlement.transfer[index])
    }
  }

  func addTotals() {
    for contract in specification.contracts.indices {
      totals.toContracts.add(paid[contract])
      totals.ownCost.add(contractCost[contract])
      totals.reserveDrawn.add(settlement.draw[contract])
    }
    settlement.sumReserves(into: totals.reserveAfter)
  }

  func applyDiscount() {
    guard specification.discounting.rate != 0 else { return }
    discount(cost)
    discount(payment)
    discount(ownContribution)
    discount(pgbCost)
    discount(reserveDraw)
    discount(undelivered)
    if uitvoering.isUsed { discount(uitvoeringCost) }
    if specification.paysSocialBase { discount(socialBaseCost) }
  }

  private func discount(_ euros: LaneMatrix) {
    for row in 0..<euros.rows {
      let values = euros[row]
      for lane in values.indices { values[lane] *= discountFactor }
    }
  }
}
