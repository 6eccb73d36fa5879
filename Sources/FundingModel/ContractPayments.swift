import NumericKernels
import SociaalDomein

/// What is paid to contracts as a whole, and their accounts: twelfths, nacalculatie, settlement.
extension Funding {
  /// Divides an amount of a contract over its rows, by their cost; evenly where there is none.
  func divide(_ amount: Double, of contract: Int, by key: Vector, into target: Vector) {
    guard amount != 0 else { return }
    let rows = plans[contract].rows
    let total = rows.reduce(0) { $0 + key[$1] }
    for row in rows {
      target[row] += amount * (total > 0 ? key[row] / total : 1 / Double(rows.count))
    }
  }

  /// The step's part of the budget, less what others were paid from it.
  func payTwelfths() {
    for contract in plans.indices
    where plans[contract].fixedShare > 0 && terms.inForce[contract] {
      let lump =
        budgets[contract].perStep - months[contract].legacyDeduction
        - months[contract].pgbDeduction
      divide(lump, of: contract, by: money.ownCost, into: money.payment)
      months[contract].paid += lump
    }
  }

  /// The difference between provisional and definitive index of last year's payments.
  func payNacalculatie(_ year: Int) {
    for contract in plans.indices
    where plans[contract].declaredShare > 0 && terms.inForce[contract] {
      for row in plans[contract].rows {
        let voorziening = row / setting.wijken.count
        guard let tariff = specification.contracts[contract].tariffs[voorziening],
          tariff.settlesIndex
        else { continue }
        let euros =
          prices.settlement(ofIndex: tariff.index, year: year - 1) * money.declaredLastYear[row]
        money.payment[row] += euros
        months[contract].paid += euros
        guard plans[contract].followsVolume else {
          months[contract].declared += euros
          continue
        }
        months[contract].spent += euros
        if plans[contract].isEarmarked[voorziening] { months[contract].spentOnEarmark += euros }
      }
    }
  }

  // MARK: Accounts

  func book(_ volume: SupportVolume) {
    money.ownCostOfYear.add(money.ownCost)
    for contract in plans.indices {
      let month = months[contract]
      settlement[contract].receipts += month.paid
      settlement[contract].cost += month.cost
      guard plans[contract].hasBudget else { continue }
      let deducted = month.legacyDeduction + month.pgbDeduction
      let accrued = terms.inForce[contract] ? budgets[contract].perStep : 0
      budgets[contract].accrued += accrued
      budgets[contract].spent += month.spent
      budgets[contract].spentOnEarmark += month.spentOnEarmark
      budgets[contract].deducted += deducted
      let isPaid = plans[contract].settlesDeviation
      years[contract].pgb += isPaid ? discountFactor * month.pgbDeduction : 0
      years[contract].budget += discountFactor * ((isPaid ? accrued : 0) + month.declared)
      guard terms.inForce[contract] else { continue }
      budgets[contract].steps += 1
      budgets[contract].clientSteps += plans[contract].rows.reduce(0) { $0 + volume.clients[$1] }
    }
  }

  /// Counts what later budgets are measured by: new need, and the volume before a contract.
  public func countBasis(_ step: Int, volume: SupportVolume, need: Vector) {
    let basis = budgets.basis
    if basis.measuresNeed { basis.countNeed(need, step: step) }
    guard basis.measuresVolume else { return }
    basis.countVolume(volume.clients, prices: prices, step: step, opening: false)
  }

  /// Counts who started and how long they had waited, where an evaluation asks.
  func countForEvaluation(_ people: People) {
    guard !access.isOpen else { return }
    for contract in plans.indices where plans[contract].evaluatesWait && terms.inForce[contract] {
      for place in plans[contract].places {
        settlement[contract].waited += people.queue.waited[place]
        settlement[contract].started += people.sum(people.starts, place: place)
      }
    }
  }

  /// Settles at the end of a year, and of a contract.
  func settle(_ draw: StepDraw) {
    money.reserveDraw.fill(0)
    let isYearEnd = setting.grid.stepOfYear(draw.step) == setting.grid.stepsPerYear - 1
    guard isYearEnd || !terms.isFixed else { return }
    settlement.endStep(draw, isYearEnd: isYearEnd, totals: &totals)
    for contract in plans.indices {
      let account = settlement[contract]
      divide(account.transfer, of: contract, by: money.ownCostOfYear, into: money.payment)
      divide(account.draw, of: contract, by: money.ownCostOfYear, into: money.reserveDraw)
      months[contract].paid += account.transfer
    }
  }

  func addTotals() {
    for contract in plans.indices {
      totals.toContracts += months[contract].paid
      totals.ownCost += months[contract].cost
      totals.reserveDrawn += settlement[contract].draw
    }
    totals.reserveAfter = settlement.reserves
  }
}
