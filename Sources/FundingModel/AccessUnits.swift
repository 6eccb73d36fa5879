import SociaalDomein

/// What one client takes of the limits of a contract: euros a step as its budget counts them, a place,
/// or hours of staff a month.
final class AccessUnits {
  private let contracts: [Contract]
  private let plans: [ContractPlan]
  private let monthsPerStep: Double
  private let draws: ParameterDraws
  private let prices: PriceLevels
  private let incentives: IncentiveLevels
  private let limits: [AccessLimit]
  /// Voorzieningen of each state that each contract covers.
  private let covered: [[[Int]]]

  init(
    specification: FundingSpecification, plans: [ContractPlan], setting: Setting,
    draws: ParameterDraws, prices: PriceLevels, incentives: IncentiveLevels, limits: [AccessLimit]
  ) {
    contracts = specification.contracts
    self.plans = plans
    monthsPerStep = setting.grid.monthsPerStep
    self.draws = draws
    self.prices = prices
    self.incentives = incentives
    self.limits = limits
    covered = contracts.map { contract in
      let perceel = specification.percelen[contract.perceel]
      return setting.states.map { $0.voorzieningen.filter(perceel.voorzieningen.contains) }
    }
  }

  /// Whether a client takes of a limit only when they start.
  func isOnce(_ limit: Int) -> Bool {
    switch limits[limit].measure {
    case .euros, .restrained, .unearmarked:
      let plan = plans[limits[limit].contract]
      return plan.followsVolume && plan.rule == .perTrajectory
    case .nothing, .places, .hours: return false
    }
  }

  /// Sets what one client of each state takes of a limit.
  ///
  /// - Parameter loading: cost over the kostprijs of the contract's clients.
  func write(_ limit: Int, _ volume: SupportVolume, loading: Double, into access: Access) {
    let contract = limits[limit].contract
    for (state, voorzieningen) in covered[contract].enumerated() {
      var unit = limits[limit].measure.isOfPeople ? 1.0 : 0
      for voorziening in voorzieningen {
        switch limits[limit].measure {
        case .nothing, .places: break
        case .hours(let staff):
          unit += hours(contract, voorziening, volume) * draws[staff.hoursPerUnit[voorziening]]
        case .unearmarked where plans[contract].isEarmarked[voorziening]: break
        case .euros, .restrained, .unearmarked:
          unit += euros(contract, voorziening, volume, loading)
        }
      }
      access.setUnit(limit, state: state, unit)
    }
  }

  /// Units in natura of a client in a month, for hours of staff.
  private func hours(_ contract: Int, _ voorziening: Int, _ volume: SupportVolume) -> Double {
    (1 - prices.pgbShare[voorziening]) * prices.units[voorziening] * volume.capacity[voorziening]
      * incentives.units[contract]
  }

  private func euros(
    _ contract: Int, _ voorziening: Int, _ volume: SupportVolume, _ loading: Double
  ) -> Double {
    let plan = plans[contract]
    let inNatura = (1 - prices.pgbShare[voorziening]) * volume.price[voorziening]
    let units =
      monthsPerStep * prices.units[voorziening] * volume.capacity[voorziening]
      * incentives.units[contract]
    guard plan.followsVolume else {
      return inNatura * units * prices.kostprijs[voorziening] * loading * plan.fixedShare
    }
    let tariff = prices.tariffs[prices.row(contract: contract, voorziening: voorziening)]
    return switch plan.rule {
    case .perClientMonth: inNatura * monthsPerStep * tariff
    case .perTrajectory: inNatura * tariff
    case .perUnit, .twelfths: inNatura * units * tariff
    }
  }
}
