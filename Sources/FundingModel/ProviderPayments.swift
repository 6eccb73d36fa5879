import NumericKernels
import SociaalDomein

/// What a contract's own clients cost its providers, what those declare for them, and what is taken off
/// its budget for others.
extension Funding {
  /// Books all support under a contract in force.
  func payProviders(_ contract: Int, _ volume: SupportVolume) {
    let plan = plans[contract]
    var month = months[contract]
    for row in plan.rows {
      payOwn(contract, plan, row, starts: volume.starts[row], &month)
      if plan.includesPgb { month.pgbDeduction += money.pgbCost[row] * plan.budgetShare }
      // What is not given would have been given with the overhead of the contract that holds.
      if plan.hasOverhead { money.undelivered[row] *= month.loading }
      if plan.hasLegacy { payLegacy(contract, plan, row, &month) }
    }
    months[contract] = month
  }

  /// Cost and payment of a contract's own clients.
  ///
  /// - Parameter starts: clients who come to the voorziening in the step.
  private func payOwn(
    _ contract: Int, _ plan: ContractPlan, _ row: Int, starts: Double, _ month: inout ContractMonth
  ) {
    let (support, voorziening) = (money.supports[row], coverage.voorziening[row])
    let units = support.own * support.delivered * incentives.units[contract]
    let price = support.price * settlement[contract].surcharge
    let cost = units * prices.kostprijs[voorziening] * price * month.loading
    let tariff = prices.tariffs[prices.row(contract: contract, voorziening: voorziening)]
    let inNatura = 1 - prices.pgbShare[voorziening]
    let amount =
      switch plan.rule {
      case .perUnit: units
      case .perClientMonth: inNatura * support.own * setting.grid.monthsPerStep
      case .perTrajectory: inNatura * starts
      case .twelfths: 0.0
      }
    // In the order of the cost, so that a tariff that is the kostprijs leaves no last digit over.
    let declared = amount * tariff * price * plan.declaredShare
    money.cost[row] += cost
    money.ownCost[row] += cost
    money.payment[row] += declared
    money.declaredOfYear[row] += declared
    month.cost += cost
    month.paid += declared
    // The budget is held against what is declared, or as far as it is fixed against the cost.
    let spent = plan.followsVolume ? declared : cost * plan.budgetShare
    month.spent += spent
    if plan.isEarmarked[voorziening] { month.spentOnEarmark += spent }
    if !plan.followsVolume { month.declared += declared }
  }

  /// Clients of before, at old tariffs.
  private func payLegacy(
    _ contract: Int, _ plan: ContractPlan, _ row: Int, _ month: inout ContractMonth
  ) {
    let (support, voorziening) = (money.supports[row], coverage.voorziening[row])
    guard support.legacy > 0, plan.paysLegacy[voorziening] else { return }
    let tariff = prices.legacyTariffs[prices.row(contract: contract, voorziening: voorziening)]
    let euros = support.legacy * support.delivered * tariff * support.price
    money.payment[row] += euros
    totals.forOutsiders += euros
    month.legacyDeduction += euros * plan.budgetShare
  }
}
