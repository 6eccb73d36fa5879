import NumericKernels
import SociaalDomein

/// How much may start within each limit of a contract in a step, from who is in care after the flow.
///
/// With X clients of c euros a step, h steps left in the year, `left` of its budget, survival s per
/// step and next year's budget B:
/// - a ceiling in euros admits max(0, min(left / h, B / (n s^(h-1))) - X c), n steps in a year, which
///   spreads the year and leaves next January what it can pay;
/// - a ceiling in places admits max(0, places - X), and staff max(0, hours there are - hours of X);
/// - a provider that decides holds the share min(restraint, L / N) of those who come in the step back, L
///   the loss of the year in sight if all of them start and N what they cost to its end; those held back
///   start as under a ceiling in euros, in what the others leave of it;
/// - what is left of an earmark beyond what its voorzieningen run at is set aside for them.
/// Entrants leave half a step's share before its close, which is made up for.
final class Admission {
  /// Within a limit: what the contract's clients take, the same of those still there a step later,
  /// and what those who come would take.
  private struct Count {
    var present = 0.0
    var later = 0.0
    var asked = 0.0
    /// Expected survival of what is counted over a step.
    var survival: Double { present > 0 ? min(1, later / present) : 1 }
  }

  /// What others than clients are expected to take of the rest of the year's budget, and the part of it
  /// that is taken off the budget.
  private struct Ahead {
    var taken = 0.0
    var deducted = 0.0
  }

  private let specification: FundingSpecification
  private let setting: Setting
  private let draws: ParameterDraws
  private let terms: ContractsInForce
  private let budgets: ContractBudgets
  private let units: AccessUnits
  private let access: Access
  private let followed: FollowedPeople
  /// Expected share of a place's stock still in care a step later.
  let survival: Vector
  /// People in care; places.
  private let inCare: Vector
  private var counts: [Count]
  private let kinds: [AccessLimit.Kind]
  private let contractOf: [Int]
  /// Of each limit what was agreed: the restraint, the places or the hours of the running year.
  private var agreed: [Double]
  /// Per limit the places whose people take of it.
  private let places: [[Place]]

  /// A place, its state, and whether the contract admits people to it.
  private struct Place {
    let index: Int
    let state: Int
    let admits: Bool
  }

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    budgets: ContractBudgets, access: Access, followed: FollowedPeople, units: AccessUnits
  ) {
    self.specification = specification
    self.setting = setting
    self.draws = draws
    self.budgets = budgets
    self.units = units
    self.access = access
    self.followed = followed
    terms = access.terms
    let count = setting.states.count * setting.wijken.count
    survival = Vector(count, repeating: 1)
    inCare = Vector(count)
    counts = access.limits.map { _ in Count() }
    kinds = access.limits.map(\.kind)
    contractOf = access.limits.map(\.contract)
    agreed = access.limits.map { _ in 0 }
    places = access.limits.map { limit in
      let perceel = specification.percelen[specification.contracts[limit.contract].perceel]
      return setting.states.indices.filter { state in
        setting.states[state].voorzieningen.contains(where: perceel.voorzieningen.contains)
      }.flatMap { state in
        perceel.wijken.map { wijk in
          let place = state * setting.wijken.count + wijk
          return Place(
            index: place, state: state,
            admits: access.contractsOf[place].contains(limit.contract))
        }
      }
    }
  }

  func open() { survival.fill(1) }

  /// Sets what was agreed for a calendar year.
  func turnYear(_ year: Int) {
    for limit in access.limits.indices {
      switch access.limits[limit].measure {
      case .nothing, .euros, .unearmarked: break
      case .restrained(let restraint): agreed[limit] = draws[restraint]
      case .places(let places): agreed[limit] = draws.value(places, year)
      case .hours(let staff):
        agreed[limit] = draws.value(staff.fte, year) * draws[staff.hoursPerFte]
      }
    }
    units.open()
  }

  /// Sets the allowances of a step.
  ///
  /// - Parameters:
  ///   - people: after the flow of the step, before anyone starts.
  ///   - volume: capacity and price factors of the step.
  ///   - months: what each contract was held to in the step before.
  func settle(_ step: Int, people: People, volume: SupportVolume, months: [ContractMonth]) {
    people.sum(people.stock, into: inCare)
    people.queue.countWaiting()
    for contract in months.indices where !access.isBoundless(contract) {
      let ahead = lookAhead(contract, step, months[contract])
      // In its first step a provider decides of all who wait.
      let asking = terms.begins[contract] ? people.queue.waitingByPlace : people.dueByPlace
      for limit in access.limitsOf[contract] {
        if kinds[limit] == .nothing { continue }
        units.write(limit, volume, loading: months[contract].loading, into: access.units)
        count(limit, asking: asking)
      }
      for limit in access.limitsOf[contract] { settle(limit, step, ahead) }
    }
  }

  /// Clients of before run off over what is left of the year, pgb's stay.
  private func lookAhead(_ contract: Int, _ step: Int, _ month: ContractMonth) -> Ahead {
    let steps = Double(budgets.stepsLeft(contract, at: step))
    let others = steps * (month.legacyDeduction / 2 + month.pgbDeduction)
    var ahead = Ahead(taken: others + steps * month.spentBeside, deducted: others)
    let outside = budgets[contract].outsideShare
    if outside > 0 {
      ahead.taken += outside * max(0, steps * budgets[contract].perStep - others)
    }
    return ahead
  }

  private func settle(_ limit: Int, _ step: Int, _ ahead: Ahead) {
    switch kinds[limit] {
    case .nothing: break
    case .euros: access.allowance[limit] = ceiling(limit, nil, step, ahead)
    case .unearmarked:
      let rule = access.limitsOf[contractOf[limit]].lowerBound
      access.allowance[limit] = ceiling(rule, limit, step, ahead)
      if kinds[rule] == .restrained { leaveRoom(limit) }
    case .restrained:
      let contract = contractOf[limit]
      let held = heldBack(limit, step, ahead)
      access.restraint[contract] = .init(held: held, isOfAll: terms.begins[contract])
      access.allowance[limit] = ceiling(limit, nil, step, ahead)
      leaveRoom(limit)
    case .places, .hours:
      access.allowance[limit] = max(0, agreed[limit] - counts[limit].present)
    }
  }

  /// Adds up the contract's own clients after the flow and those who ask to start.
  private func count(_ limit: Int, asking: Vector) {
    let isOfPeople = kinds[limit] == .places
    let isOnce = units.isOnce[limit]
    var total = Count()
    for place in places[limit] {
      let unit = access.unit(limit, state: place.state)
      if place.admits { total.asked += asking[place.index] * unit }
      guard (place.admits || !isOfPeople) && !isOnce else { continue }
      let taken = inCare[place.index] * followed.ownShare(of: place.index) * unit
      total.present += taken
      total.later += taken * survival[place.index]
    }
    counts[limit] = total
  }

  // MARK: The rules of a budget

  /// Room within the budget; with `others`, for what no earmark is for: what is left of the earmark
  /// beyond what runs under it is then set aside, this year and the next.
  private func ceiling(_ limit: Int, _ others: Int?, _ step: Int, _ ahead: Ahead) -> Double {
    let contract = contractOf[limit]
    guard terms.inForce[contract] else { return 0 }
    let budget = budgets[contract]
    let h = budgets.stepsLeft(contract, at: step)
    let s = counts[limit].survival
    let survivors = Elementary.power(s, Double(h - 1))
    var left = budget.left(steps: h) - ahead.taken
    var next = budget.nextPerStep * (1 - budget.outsideShare) / survivors
    if let others {
      let runs = counts[limit].present - counts[others].present
      left -= setAside(budget, ahead, h, runs: runs * Double(h))
      if budget.nextPerStep.isFinite {
        next -= max(0, budget.earmarkedShare * budget.nextPerStep / survivors - runs)
      }
    }
    let room = min(left / Double(h), next) - counts[limit].present
    return max(0, room) / setting.entrants.remaining(survival: s)
  }

  /// What is left of the year's earmark beyond what its voorzieningen take in the rest of the year.
  private func setAside(
    _ budget: ContractBudget, _ ahead: Ahead, _ steps: Int, runs: Double
  ) -> Double {
    let year =
      budget.accrued + Double(steps) * budget.perStep - budget.deducted - ahead.deducted
    return max(0, budget.earmarkedShare * max(0, year) - budget.spentOnEarmark - runs)
  }

  /// The share of those who come that a provider holds back.
  private func heldBack(_ limit: Int, _ step: Int, _ ahead: Ahead) -> Double {
    let contract = contractOf[limit]
    let h = budgets.stepsLeft(contract, at: step)
    let (count, s) = (counts[limit], counts[limit].survival)
    // Client-steps to the end of the year of one client: 1 + s + ... + s^(h-1).
    let steps = s < 1 ? (1 - Elementary.power(s, Double(h))) / (1 - s) : Double(h)
    let cost = count.asked * steps
    var loss = count.present * steps + cost + ahead.taken - budgets[contract].left(steps: h)
    if let others = access.unearmarked(contract) {
      let runs =
        count.present - counts[others].present + count.asked - counts[others].asked
      loss += setAside(budgets[contract], ahead, h, runs: runs * steps)
    }
    return cost > 0 ? min(agreed[limit], max(0, loss) / cost) : 0
  }

  /// Leaves to those held back before what those who come and start do not take of a ceiling.
  private func leaveRoom(_ limit: Int) {
    let held = access.restraint[contractOf[limit]]?.held ?? 0
    access.allowance[limit] = max(0, access.allowance[limit] - (1 - held) * counts[limit].asked)
  }
}
