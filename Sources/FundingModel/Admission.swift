import NumericKernels
import SociaalDomein

/// How much may start within each limit of a contract in a step, from who is in care after the flow.
///
/// With X clients of c euros a step, h steps left in the year, `left` of its budget, survival s per
/// step and next year's budget B:
/// - a ceiling in euros admits max(0, min(left / h, B / (n s^(h-1))) - X c), n steps in a year, which
///   spreads the year and leaves next January what it can pay;
/// - a ceiling in places admits max(0, places - X), and staff max(0, hours there are - hours of X);
/// - a provider that decides lets the share 1 - min(restraint, L / N) start, L the loss of the year in
///   sight at full admission and N the cost of those who would start;
/// - what is left of an earmark beyond what its voorzieningen run at is set aside for them.
/// Entrants leave half a step's share before its close, which is made up for.
final class Admission {
  private let contracts: [Contract]
  private let percelen: [Perceel]
  private let setting: Setting
  private let draws: ParameterDraws
  private let terms: ContractsInForce
  private let budgets: ContractBudgets
  private let units: AccessUnits
  private let access: Access
  private let followed: FollowedPeople
  /// Expected share of a place's stock still in care a step later.
  let survival: LaneMatrix
  /// Within a limit: what the contract's clients take, the same of those still there a step later,
  /// and what those waiting would take.
  private let present: LaneMatrix
  private let surviving: LaneMatrix
  private let asked: LaneMatrix
  /// Share of those in care in a place who are the contract's own.
  private let ownShare: LaneMatrix
  /// Of a contract: what others than clients are expected to take of the rest of the year's budget,
  /// and the part of it that is taken off the budget.
  private let takenAhead: LaneMatrix
  private let deductedAhead: LaneMatrix

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    terms: ContractsInForce, budgets: ContractBudgets, access: Access, followed: FollowedPeople,
    units: AccessUnits
  ) {
    contracts = specification.contracts
    percelen = specification.percelen
    self.setting = setting
    self.draws = draws
    self.terms = terms
    self.budgets = budgets
    self.units = units
    self.access = access
    self.followed = followed
    let lanes = draws.lanes
    survival = LaneMatrix(rows: setting.states.count * setting.wijken.count, lanes: lanes)
    survival.fill(1)
    let make = { LaneMatrix(rows: access.limits.count, lanes: lanes) }
    present = make()
    surviving = make()
    asked = make()
    ownShare = LaneMatrix(rows: 1, lanes: lanes)
    takenAhead = LaneMatrix(rows: specification.contracts.count, lanes: lanes)
    deductedAhead = LaneMatrix(rows: specification.contracts.count, lanes: lanes)
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
    for (index, contract) in contracts.enumerated() where contract.rationsAccess {
      // Clients of before run off over what is left of the year, pgb's stay.
      let ahead = takenAhead[index]
      let steps = Double(budgets.stepsLeft(index, at: step))
      for lane in ahead.indices {
        let others = steps * (legacy[index][lane] / 2 + pgb[index][lane])
        let outside = budgets.outsideShare(index, lane: lane)
        deductedAhead[index][lane] = others
        ahead[lane] = others + steps * beside[index][lane]
        guard outside > 0 else { continue }
        ahead[lane] += outside * max(0, steps * budgets.perStep[index][lane] - others)
      }
      for limit in access.limitsOf[index] {
        if case .nothing = access.limits[limit].measure { continue }
        units.write(limit, volume, into: access)
        count(limit, people)
      }
      for limit in access.limitsOf[index] { settle(limit, step) }
    }
  }

  private func settle(_ limit: Int, _ step: Int) {
    let allowance = access.allowance[limit]
    let year = setting.grid.year(step)
    switch access.limits[limit].measure {
    case .nothing: break
    case .euros: writeCeiling(limit, nil, step, into: allowance)
    case .unearmarked:
      // A provider that decides knows it by the loss in sight.
      let rule = access.limitsOf[access.limits[limit].contract].lowerBound
      guard case .euros = access.limits[rule].measure else { return }
      writeCeiling(rule, limit, step, into: allowance)
    case .restrained(let restraint): writeShare(limit, step, restraint, into: allowance)
    case .places(let places):
      draws.copy(places.value(year), into: allowance)
      for lane in allowance.indices {
        allowance[lane] = max(0, allowance[lane] - present[limit][lane])
      }
    case .hours(let staff):
      draws.copy(staff.fte.value(year), into: allowance)
      for lane in allowance.indices {
        let hours = allowance[lane] * draws.value(staff.hoursPerFte, lane: lane)
        allowance[lane] = max(0, hours - present[limit][lane])
      }
    }
  }

  /// Adds up the contract's own clients after the flow and those who wait.
  private func count(_ limit: Int, _ people: People) {
    let wijken = setting.wijken.count
    let contract = access.limits[limit].contract
    let isOfPeople = access.limits[limit].measure.isOfPeople
    let counted = present[limit]
    let later = surviving[limit]
    let wanted = asked[limit]
    counted.update(repeating: 0)
    later.update(repeating: 0)
    wanted.update(repeating: 0)
    let perceel = percelen[contracts[contract].perceel]
    let isOnce = units.isOnce(limit)
    for state in setting.states.indices {
      let unit = access.unit[limit * setting.states.count + state]
      let covers = setting.states[state].voorzieningen.contains(
        where: perceel.voorzieningen.contains)
      guard covers else { continue }
      for wijk in perceel.wijken {
        let place = state * wijken + wijk
        let admits = access.contractsOf[place].contains(contract)
        let counts = (admits || !isOfPeople) && !isOnce
        if counts { followed.writeOwnShare(of: place, into: ownShare[0]) }
        for band in setting.bands.indices {
          let cell = setting.cell(state: state, band: band, wijk: wijk)
          if admits { wanted.add(people.waiting[cell], times: unit) }
          if counts { add(people.stock[cell], unit, survival[place], to: counted, later) }
        }
      }
    }
  }

  /// Adds what people in care take, and the part of it that is expected a step later.
  private func add(
    _ stock: LaneMatrix.Row, _ unit: LaneMatrix.Row, _ survival: LaneMatrix.Row,
    to counted: LaneMatrix.Row, _ later: LaneMatrix.Row
  ) {
    let own = ownShare[0]
    for lane in stock.indices {
      let taken = stock[lane] * own[lane] * unit[lane]
      counted[lane] += taken
      later[lane] += taken * survival[lane]
    }
  }

  /// Expected survival of what is counted within a limit over a step.
  private func survival(_ limit: Int, lane: Int) -> Double {
    let now = present[limit][lane]
    return now > 0 ? min(1, surviving[limit][lane] / now) : 1
  }

  // MARK: The rules of a budget

  /// Room within the budget; with `others`, for what no earmark is for: what is left of the earmark
  /// beyond what runs under it is then set aside, this year and the next.
  private func writeCeiling(
    _ limit: Int, _ others: Int?, _ step: Int, into allowance: LaneMatrix.Row
  ) {
    let contract = access.limits[limit].contract
    let h = budgets.stepsLeft(contract, at: step)
    for lane in allowance.indices {
      guard terms.inForce[contract][lane] > 0 else {
        allowance[lane] = 0
        continue
      }
      let s = survival(limit, lane: lane)
      var left = budgets.left(contract, lane: lane, steps: h) - takenAhead[contract][lane]
      let survivors = Elementary.power(s, Double(h - 1))
      let perStep = budgets.nextPerStep[contract][lane]
      var next = perStep * (1 - budgets.outsideShare(contract, lane: lane)) / survivors
      if let others {
        let runs = present[limit][lane] - present[others][lane]
        left -= setAside(contract, lane, h, runs: runs * Double(h))
        let share = budgets.earmarkedShare(contract, lane: lane)
        if perStep.isFinite { next -= max(0, share * perStep / survivors - runs) }
      }
      let room = min(left / Double(h), next) - present[limit][lane]
      allowance[lane] = max(0, room) / setting.entrants.remaining(survival: s)
    }
  }

  /// What is left of the year's earmark beyond what its voorzieningen take in the rest of the year.
  private func setAside(_ contract: Int, _ lane: Int, _ steps: Int, runs: Double) -> Double {
    let budget =
      budgets.accrued[contract][lane] + Double(steps) * budgets.perStep[contract][lane]
      - budgets.deducted[contract][lane] - deductedAhead[contract][lane]
    let earmarked = budgets.earmarkedShare(contract, lane: lane) * max(0, budget)
    return max(0, earmarked - budgets.spentOnEarmark[contract][lane] - runs)
  }

  private func writeShare(
    _ limit: Int, _ step: Int, _ restraint: Parameter, into allowance: LaneMatrix.Row
  ) {
    let contract = access.limits[limit].contract
    let h = budgets.stepsLeft(contract, at: step)
    let others = access.unearmarked(contract)
    for lane in allowance.indices {
      let s = survival(limit, lane: lane)
      // Client-steps to the end of the year of one client: 1 + s + ... + s^(h-1).
      let steps = s < 1 ? (1 - Elementary.power(s, Double(h))) / (1 - s) : Double(h)
      let cost = asked[limit][lane] * steps
      var loss =
        present[limit][lane] * steps + cost + takenAhead[contract][lane]
        - budgets.left(contract, lane: lane, steps: h)
      if let others {
        let runs =
          present[limit][lane] - present[others][lane] + asked[limit][lane] - asked[others][lane]
        loss += setAside(contract, lane, h, runs: runs * steps)
      }
      let held = cost > 0 ? min(draws.value(restraint, lane: lane), max(0, loss) / cost) : 0
      allowance[lane] = held > 0 ? (1 - held) * asked[limit][lane] : .infinity
    }
  }
}
