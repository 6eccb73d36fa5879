import NumericKernels
import SociaalDomein

/// What one client takes of the limits of a contract: euros a step as its budget counts them, a place,
/// or hours of staff a month.
final class AccessUnits {
  private let plans: [ContractPlan]
  private let monthsPerStep: Double
  private let draws: ParameterDraws
  private let prices: PriceLevels
  private let incentives: IncentiveLevels
  private let limits: [AccessLimit]
  private let kinds: [AccessLimit.Kind]
  private let contractOf: [Int]
  private let states: Int
  private let voorzieningen: Int
  /// Hours of staff per unit, limit * voorzieningen + voorziening.
  private var hoursPerUnit: [Double]
  /// Per contract the voorzieningen of each state that it covers.
  private let covered: [[(state: Int, voorziening: Int)]]
  /// Whether a client takes of a limit only when they start.
  let isOnce: [Bool]

  init(
    specification: FundingSpecification, plans: [ContractPlan], setting: Setting,
    draws: ParameterDraws, prices: PriceLevels, incentives: IncentiveLevels, limits: [AccessLimit]
  ) {
    self.plans = plans
    monthsPerStep = setting.grid.monthsPerStep
    self.draws = draws
    self.prices = prices
    self.incentives = incentives
    self.limits = limits
    kinds = limits.map(\.kind)
    contractOf = limits.map(\.contract)
    states = setting.states.count
    voorzieningen = setting.voorzieningen.count
    hoursPerUnit = [Double](repeating: 0, count: limits.count * setting.voorzieningen.count)
    covered = specification.contracts.map { contract in
      let perceel = specification.percelen[contract.perceel]
      return setting.states.enumerated().flatMap { state, care in
        care.voorzieningen.filter(perceel.voorzieningen.contains).map { (state, $0) }
      }
    }
    isOnce = limits.map { limit in
      switch limit.kind {
      case .euros, .restrained, .unearmarked:
        let plan = plans[limit.contract]
        return plan.followsVolume && plan.rule == .perTrajectory
      case .nothing, .places, .hours: return false
      }
    }
  }

  /// Takes over what was drawn.
  func open() {
    for (limit, agreed) in limits.enumerated() {
      guard case .hours(let staff) = agreed.measure else { continue }
      for (voorziening, hours) in staff.hoursPerUnit.enumerated() {
        hoursPerUnit[limit * voorzieningen + voorziening] = draws[hours]
      }
    }
  }

  /// Sets what one client of each state takes of a limit.
  ///
  /// - Parameters:
  ///   - loading: cost over the kostprijs of the contract's clients.
  ///   - units: limit * states + state.
  func write(_ limit: Int, _ volume: SupportVolume, loading: Double, into units: Vector) {
    let contract = contractOf[limit]
    let first = limit * states
    let kind = kinds[limit]
    for state in 0..<states { units[first + state] = kind == .places ? 1 : 0 }
    for pair in covered[contract] {
      let voorziening = pair.voorziening
      switch kind {
      case .nothing, .places: return
      case .hours:
        units[first + pair.state] +=
          hours(contract, voorziening, volume) * hoursPerUnit[limit * voorzieningen + voorziening]
      case .unearmarked where plans[contract].isEarmarked[voorziening]: break
      case .euros, .restrained, .unearmarked:
        units[first + pair.state] += euros(contract, voorziening, volume, loading)
      }
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
      return inNatura * units * prices.kostprijs[voorziening] * loading * plan.budgetShare
    }
    let tariff = prices.tariffs[prices.row(contract: contract, voorziening: voorziening)]
    return switch plan.rule {
    case .perClientMonth: inNatura * monthsPerStep * tariff
    case .perTrajectory: inNatura * tariff
    case .perUnit, .twelfths: inNatura * units * tariff
    }
  }
}
