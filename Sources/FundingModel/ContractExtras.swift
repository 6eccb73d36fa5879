import NumericKernels
import SociaalDomein

/// What contracts cost beside the support of their clients: the sociale basis that receives people,
/// earmarks for what is not simulated, and the uitvoering of the gemeente.
extension Funding {
  /// People who are helped in the sociale basis instead: at the gemeente's cost, or from the budget.
  func paySocialBase(_ people: People) {
    if specification.paysSocialBase { money.socialBase.fill(0) }
    for contract in plans.indices where terms.inForce[contract] {
      guard let payer = plans[contract].socialBasePayer else { continue }
      for place in plans[contract].places {
        let (state, wijk) = (place / setting.wijken.count, place % setting.wijken.count)
        guard let first = coverage.firstOf[state] else { continue }
        let row = first * setting.wijken.count + wijk
        let euros =
          people.queue.diverted[place] * months[contract].socialBaseRate
        switch payer {
        case .gemeente:
          money.socialBase[row] += euros
          totals.socialBase += euros
        case .budget: spendFromBudget(euros, of: contract, row)
        }
      }
    }
  }

  /// A cost of the provider that is paid out of the budget of a contract.
  private func spendFromBudget(_ euros: Double, of contract: Int, _ row: Int) {
    let plan = plans[contract]
    money.cost[row] += euros
    money.ownCost[row] += euros
    months[contract].cost += euros
    months[contract].spent += euros * plan.budgetShare
    months[contract].spentBeside += euros * plan.budgetShare
    // As far as payment follows the volume the provider declares it.
    money.payment[row] += euros * plan.declaredShare
    months[contract].paid += euros * plan.declaredShare
    if !plan.followsVolume { months[contract].declared += euros * plan.declaredShare }
  }

  /// Earmarks for what is not simulated: their share of the step's budget, less what others were
  /// paid from it, is spent in full.
  func payOutsideEarmarks() {
    for contract in plans.indices
    where plans[contract].spendsOutside && plans[contract].settlesDeviation {
      let accrued = terms.inForce[contract] ? budgets[contract].perStep : 0
      let budget = accrued - months[contract].legacyDeduction - months[contract].pgbDeduction
      let euros = max(0, budget) * budgets[contract].outsideShare
      divide(euros, of: contract, by: money.ownCost, into: money.cost)
      months[contract].cost += euros
      months[contract].spent += euros
      guard plans[contract].followsVolume else { continue }
      // Where nothing is fixed the provider declares it.
      divide(euros, of: contract, by: money.ownCost, into: money.payment)
      months[contract].paid += euros
    }
  }

  /// Meldingen, herindicaties and the management of contracts; what does not depend on people is
  /// divided over the rows of a contract as twelfths are.
  func payUitvoering(_ step: Int, people: People) {
    guard uitvoering.isUsed else { return }
    money.uitvoering.fill(0)
    uitvoering.step(
      step, people: people, cost: money.uitvoering, months: &months, totals: &totals)
    for contract in plans.indices {
      let fixed = months[contract].fixedUitvoering
      divide(fixed, of: contract, by: money.ownCost, into: money.uitvoering)
    }
  }
}
