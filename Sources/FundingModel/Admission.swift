import NumericKernels
import SociaalDomein

/// How much may start under each contract in a step, from who is in care after the flow.
///
/// With X clients of c euros a step, h steps left in the year, `left` of its budget, survival s per
/// step and next year's budget B:
/// - a ceiling in euros admits max(0, min(left / h, B / (n s^(h-1))) - X c), n steps in a year, which
///   spreads the year and leaves next January what it can pay;
/// - a ceiling in places admits max(0, places - X);
/// - a provider that decides lets the share 1 - min(restraint, L / N) start, L the loss of the year in
///   sight at full admission and N the cost of those who would start.
/// Entrants leave half a step's share before its close, which is made up for.
final class Admission {
  private let contracts: [Contract]
  private let percelen: [Perceel]
  private let setting: Setting
  private let draws: ParameterDraws
  private let terms: ContractsInForce
  private let budgets: ContractBudgets
  private let prices: PriceLevels
  private let access: Access
  private let followed: FollowedPeople
  private let incentives: IncentiveLevels
  private let loading: LaneMatrix
  /// Expected share of a place's stock still in care a step later.
  let survival: LaneMatrix
  /// Of a contract: euros a step of its clients, the same of those still there a step later, clients,
  /// and what those waiting would take.
  private let running: LaneMatrix
  private let surviving: LaneMatrix
  private let present: LaneMatrix
  private let asked: LaneMatrix
  /// What others are expected to take of the rest of the year's budget.
  private let takenAhead: LaneMatrix

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    terms: ContractsInForce, budgets: ContractBudgets, prices: PriceLevels, access: Access,
    followed: FollowedPeople, incentives: IncentiveLevels, loading: LaneMatrix
  ) {
    contracts = specification.contracts
    percelen = specification.percelen
    self.setting = setting
    self.draws = draws
    self.terms = terms
    self.budgets = budgets
    self.prices = prices
    self.access = access
    self.followed = followed
    self.incentives = incentives
    self.loading = loading
    let lanes = draws.lanes
    survival = LaneMatrix(rows: setting.states.count * setting.wijken.count, lanes: lanes)
    survival.fill(1)
    let make = { LaneMatrix(rows: specification.contracts.count, lanes: lanes) }
    running = make()
    surviving = make()
    present = make()
    asked = make()
    takenAhead = make()
  }

  /// Sets the allowances of a step.
  ///
  /// - Parameters:
  ///   - stock: people per cell after the flow of the step, before anyone starts.
  ///   - volume: capacity and price factors of the step.
  ///   - legacy: what clients of before took of each budget in the step before.
  ///   - pgb: the same of pgb's.
  ///   - beside: what was spent of each budget on others than clients in the step before.
  func settle(
    _ step: Int, people: People, volume: SupportVolume, legacy: LaneMatrix, pgb: LaneMatrix,
    beside: LaneMatrix
  ) {
    for (index, contract) in contracts.enumerated() where contract.system.access != .open {
      writeUnits(index, volume)
      // Clients of before run off over what is left of the year, pgb's stay.
      let ahead = takenAhead[index]
      let steps = Double(budgets.stepsLeft(index, at: step))
      for lane in ahead.indices {
        ahead[lane] =
          steps * (legacy[index][lane] / 2 + pgb[index][lane] + beside[index][lane])
      }
      measure(index, people)
      let allowance = access.allowance[index]
      switch contract.system.access {
      case .open: break
      case .placeCeiling(let places):
        draws.copy(places.value(setting.grid.year(step)), into: allowance)
        for lane in allowance.indices {
          allowance[lane] = max(0, allowance[lane] - present[index][lane])
        }
      case .euroCeiling: writeCeiling(index, step, into: allowance)
      case .providerDecides(let restraint):
        writeShare(index, step, restraint, into: allowance)
      }
    }
  }

  // MARK: What people take

  /// Euros a step of one client of each state, as the budget counts them; 1 for a place.
  private func writeUnits(_ contract: Int, _ volume: SupportVolume) {
    let isPlaces = contracts[contract].system.access.kind == .placeCeiling
    for (state, care) in setting.states.enumerated() {
      let row = access.unit[contract * setting.states.count + state]
      row.update(repeating: isPlaces ? 1 : 0)
      guard !isPlaces else { continue }
      let covered = percelen[contracts[contract].perceel].voorzieningen
      for voorziening in care.voorzieningen where covered.contains(voorziening) {
        addUnit(contract, voorziening, volume, to: row)
      }
    }
  }

  private func addUnit(
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

  /// Adds up the contract's own clients after the flow and those who wait.
  private func measure(_ contract: Int, _ people: People) {
    let wijken = setting.wijken.count
    running[contract].update(repeating: 0)
    surviving[contract].update(repeating: 0)
    present[contract].update(repeating: 0)
    asked[contract].update(repeating: 0)
    let perceel = percelen[contracts[contract].perceel]
    let payment = contracts[contract].system.payment
    let isOnce = payment.followsVolume && payment.rule == .perTrajectory
    for state in setting.states.indices {
      let unit = access.unit[contract * setting.states.count + state]
      let covers = setting.states[state].voorzieningen.contains(
        where: perceel.voorzieningen.contains)
      guard covers else { continue }
      for wijk in perceel.wijken {
        let place = state * wijken + wijk
        let admits = access.contractsOf[place].contains(contract)
        for band in setting.bands.indices {
          let cell = setting.cell(state: state, band: band, wijk: wijk)
          let stock = people.stock[cell]
          let waiting = people.waiting[cell]
          for lane in stock.indices {
            let own = stock[lane] * followed.ownShare(place, lane: lane)
            if admits {
              present[contract][lane] += own
              asked[contract][lane] += waiting[lane] * unit[lane]
            }
            guard !isOnce else { continue }
            running[contract][lane] += own * unit[lane]
            surviving[contract][lane] += own * unit[lane] * survival[place][lane]
          }
        }
      }
    }
  }

  /// Expected survival of the contract's clients over a step.
  private func survival(_ contract: Int, lane: Int) -> Double {
    let now = running[contract][lane]
    return now > 0 ? min(1, surviving[contract][lane] / now) : 1
  }

  // MARK: The rules

  private func writeCeiling(_ contract: Int, _ step: Int, into allowance: LaneMatrix.Row) {
    let h = budgets.stepsLeft(contract, at: step)
    for lane in allowance.indices {
      guard terms.inForce[contract][lane] > 0 else {
        allowance[lane] = 0
        continue
      }
      let s = survival(contract, lane: lane)
      let left = budgets.left(contract, lane: lane, steps: h) - takenAhead[contract][lane]
      let next = budgets.nextPerStep[contract][lane] / Elementary.power(s, Double(h - 1))
      let room = min(left / Double(h), next) - running[contract][lane]
      allowance[lane] = max(0, room) / setting.entrants.remaining(survival: s)
    }
  }

  private func writeShare(
    _ contract: Int, _ step: Int, _ restraint: Parameter, into allowance: LaneMatrix.Row
  ) {
    let h = budgets.stepsLeft(contract, at: step)
    for lane in allowance.indices {
      let s = survival(contract, lane: lane)
      // Client-steps to the end of the year of one client: 1 + s + ... + s^(h-1).
      let steps = s < 1 ? (1 - Elementary.power(s, Double(h))) / (1 - s) : Double(h)
      let cost = asked[contract][lane] * steps
      let loss =
        running[contract][lane] * steps + cost + takenAhead[contract][lane]
        - budgets.left(contract, lane: lane, steps: h)
      let held = cost > 0 ? min(draws.value(restraint, lane: lane), max(0, loss) / cost) : 0
      allowance[lane] = held > 0 ? (1 - held) * asked[contract][lane] : .infinity
    }
  }
}
