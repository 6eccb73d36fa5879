import NumericKernels
import SociaalDomein

/// What one client takes of the limits of a contract: euros a step as its budget counts them, a place,
/// or hours of staff a month.
final class AccessUnits {
  private let contracts: [Contract]
  private let percelen: [Perceel]
  private let setting: Setting
  private let draws: ParameterDraws
  private let prices: PriceLevels
  private let incentives: IncentiveLevels
  private let loading: LaneMatrix
  private let limits: [AccessLimit]

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    prices: PriceLevels, incentives: IncentiveLevels, loading: LaneMatrix, limits: [AccessLimit]
  ) {
    contracts = specification.contracts
    percelen = specification.percelen
    self.setting = setting
    self.draws = draws
    self.prices = prices
    self.incentives = incentives
    self.loading = loading
    self.limits = limits
  }

  /// Whether a client takes of a limit only when they start.
  func isOnce(_ limit: Int) -> Bool {
    switch limits[limit].measure {
    case .euros, .restrained, .unearmarked:
      let payment = contracts[limits[limit].contract].system.payment
      return payment.followsVolume && payment.rule == .perTrajectory
    case .nothing, .places, .hours: return false
    }
  }

  /// Writes what one client of each state takes of a limit.
  func write(_ limit: Int, _ volume: SupportVolume, into access: Access) {
    let contract = limits[limit].contract
    let covered = percelen[contracts[contract].perceel].voorzieningen
    for (state, care) in setting.states.enumerated() {
      let row = access.unit[limit * setting.states.count + state]
      if limits[limit].measure.isOfPeople {
        row.update(repeating: 1)
        continue
      }
      row.update(repeating: 0)
      for voorziening in care.voorzieningen where covered.contains(voorziening) {
        switch limits[limit].measure {
        case .nothing, .places: break
        case .hours(let staff):
          addHours(staff.hoursPerUnit[voorziening], contract, voorziening, volume, to: row)
        case .unearmarked:
          let earmark = contracts[contract].budget.earmark
          guard earmark?.voorzieningen.contains(voorziening) != true else { continue }
          addEuros(contract, voorziening, volume, to: row)
        case .euros, .restrained: addEuros(contract, voorziening, volume, to: row)
        }
      }
    }
  }

  private func addHours(
    _ hours: Parameter, _ contract: Int, _ voorziening: Int, _ volume: SupportVolume,
    to row: LaneMatrix.Row
  ) {
    let units = prices.units[voorziening]
    let pgb = prices.pgbShare[voorziening]
    for lane in row.indices {
      row[lane] +=
        (1 - pgb[lane]) * units[lane] * volume.capacity[voorziening][lane]
        * incentives.units[contract][lane] * draws.value(hours, lane: lane)
    }
  }

  private func addEuros(
    _ contract: Int, _ voorziening: Int, _ volume: SupportVolume, to row: LaneMatrix.Row
  ) {
    let months = setting.grid.monthsPerStep
    let payment = contracts[contract].system.payment
    let tariff = prices.tariffs[prices.row(contract: contract, voorziening: voorziening)]
    let price = payment.followsVolume ? tariff : prices.kostprijs[voorziening]
    let units = prices.units[voorziening]
    let pgb = prices.pgbShare[voorziening]
    let load = loading[contract]
    for lane in row.indices {
      let amount: Double
      switch payment.rule {
      case .perClientMonth where payment.followsVolume: amount = months
      case .perTrajectory where payment.followsVolume: amount = 1
      default:
        amount =
          months * units[lane] * volume.capacity[voorziening][lane]
          * incentives.units[contract][lane]
      }
      row[lane] +=
        (1 - pgb[lane]) * amount * price[lane] * volume.price[voorziening][lane]
        * (payment.followsVolume ? 1 : load[lane] * payment.fixedShare)
    }
  }
}
