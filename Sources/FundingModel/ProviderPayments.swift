import NumericKernels
import SociaalDomein

/// What a contract's own clients cost its providers, what those declare for them, and what is taken off
/// its budget for others.
extension Funding {
  /// Books all support under a contract in force.
  func payProviders(_ contract: Int, _ volume: SupportVolume) {
    let plan = plans[contract]
    var month = months[contract]
    for rows in plan.runs {
      payOwn(contract, plan, rows, volume, &month)
      for row in rows {
        if plan.includesPgb { month.pgbDeduction += money.pgbCost[row] * plan.budgetShare }
        // What is not given would have been given with the overhead of the contract that holds.
        if plan.hasOverhead { money.undelivered[row] *= month.loading }
        if plan.hasLegacy { payLegacy(contract, plan, row, volume, &month) }
      }
    }
    months[contract] = month
  }

  /// Cost and payment of a contract's own clients of one voorziening.
  private func payOwn(
    _ contract: Int, _ plan: ContractPlan, _ rows: Range<Int>, _ volume: SupportVolume,
    _ month: inout ContractMonth
  ) {
    let voorziening = coverage.voorziening[rows.lowerBound]
    let delivered = money.delivered[voorziening] * incentives.units[contract]
    let price = volume.price[voorziening] * settlement[contract].surcharge
    let (kostprijs, loading) = (prices.kostprijs[voorziening], month.loading)
    let tariff = prices.tariffs[prices.row(contract: contract, voorziening: voorziening)]
    let inNatura = 1 - prices.pgbShare[voorziening]
    // Of one client, and of one who comes in the step.
    let (perClient, perStart): (Double, Double) =
      switch plan.rule {
      case .perUnit: (delivered, 0)
      case .perClientMonth: (inNatura * setting.grid.monthsPerStep, 0)
      case .perTrajectory: (0, inNatura)
      case .twelfths: (0, 0)
      }
    let (money, declaredShare) = (money, plan.declaredShare)
    var (cost, declared) = (0.0, 0.0)
    for row in rows {
      let own = money.own[row]
      // In the order of the cost, so that a tariff that is the kostprijs leaves no last digit over.
      let euros = own * delivered * kostprijs * price * loading
      let amount = own * perClient + volume.starts[row] * perStart
      let billed = amount * tariff * price * declaredShare
      money.cost[row] += euros
      money.ownCost[row] += euros
      money.payment[row] += billed
      money.declaredOfYear[row] += billed
      cost += euros
      declared += billed
    }
    book(cost: cost, declared: declared, plan, voorziening, &month)
  }

  private func book(
    cost: Double, declared: Double, _ plan: ContractPlan, _ voorziening: Int,
    _ month: inout ContractMonth
  ) {
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
    _ contract: Int, _ plan: ContractPlan, _ row: Int, _ volume: SupportVolume,
    _ month: inout ContractMonth
  ) {
    let voorziening = coverage.voorziening[row]
    guard money.legacy[row] > 0, plan.paysLegacy[voorziening] else { return }
    let tariff = prices.legacyTariffs[prices.row(contract: contract, voorziening: voorziening)]
    let euros =
      money.legacy[row] * money.delivered[voorziening] * tariff * volume.price[voorziening]
    money.payment[row] += euros
    totals.forOutsiders += euros
    month.legacyDeduction += euros * plan.budgetShare
  }
}
