import NumericKernels
import SociaalDomein

/// What a contract's own clients cost its providers, and what those declare for them.
extension Funding {
  /// Cost and payment of a contract's own clients.
  ///
  /// - Parameter starts: clients who come to the voorziening in the step.
  func payProvider(_ contract: Int, _ support: Support, starts: Double) {
    let (row, voorziening, plan) = (support.row, support.voorziening, plans[contract])
    let units = support.own * support.delivered * incentives.units[contract]
    let price = support.price * settlement[contract].surcharge
    let cost = units * prices.kostprijs[voorziening] * price * months[contract].loading
    let tariff = prices.tariffs[prices.row(contract: contract, voorziening: voorziening)] * price
    let inNatura = 1 - prices.pgbShare[voorziening]
    let amount =
      switch plan.rule {
      case .perUnit: units
      case .perClientMonth: inNatura * support.own * setting.grid.monthsPerStep
      case .perTrajectory: inNatura * starts
      case .twelfths: 0.0
      }
    let declared = amount * tariff * plan.declaredShare
    money.cost[row] += cost
    money.ownCost[row] += cost
    money.payment[row] += declared
    money.declaredOfYear[row] += declared
    months[contract].cost += cost
    months[contract].paid += declared
    // The budget is held against what is declared, or as far as it is fixed against the cost.
    let spent = plan.followsVolume ? declared : cost * plan.fixedShare
    months[contract].spent += spent
    if plan.isEarmarked[voorziening] { months[contract].spentOnEarmark += spent }
    if !plan.followsVolume { months[contract].declared += declared }
  }
}
