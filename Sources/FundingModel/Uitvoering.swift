import NumericKernels
import SociaalDomein

/// What the gemeente does itself: meldingen, herindicaties and the management of contracts.
///
/// Those whose indication ends come due evenly; what cannot be dealt with beside the meldingen of the
/// step waits, and those who wait leave at the pace of the others.
public final class Uitvoering {
  private let contracts: [Contract]
  private let setting: Setting
  private let draws: ParameterDraws
  private let terms: ContractsInForce
  private let prices: PriceLevels
  private let followed: FollowedPeople
  /// Per contract the places that take a beschikking and whose first voorziening it covers.
  private let placesOf: [[Int]]
  /// Row of money of each place: its first voorziening and wijk.
  private let rowOf: [Int]
  /// States that take a beschikking.
  private let isMaatwerk: [Bool]
  let isUsed: Bool
  /// Euros of the year at its index, row contract * 4: a year, per melding, per herindicatie, and
  /// the management of all providers.
  private let rates: LaneMatrix
  /// Factor on uitstroom and afschalen per contract.
  private let pace: LaneMatrix
  private let scratch: LaneMatrix

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    terms: ContractsInForce, prices: PriceLevels, followed: FollowedPeople, access: Access
  ) {
    contracts = specification.contracts
    self.setting = setting
    self.draws = draws
    self.terms = terms
    self.prices = prices
    self.followed = followed
    let wijken = setting.wijken.count
    let count = specification.contracts.count
    placesOf = (0..<count).map { contract in
      guard specification.contracts[contract].uitvoering != nil else { return [] }
      return access.contractsOf.indices.filter {
        access.contractsOf[$0].contains(contract) && access.isMaatwerk($0 / wijken)
      }
    }
    rowOf = setting.states.flatMap { state in
      setting.wijken.indices.map { (state.voorzieningen.first ?? 0) * wijken + $0 }
    }
    isMaatwerk = setting.states.indices.map { access.isMaatwerk($0) }
    isUsed = specification.hasUitvoering
    rates = LaneMatrix(rows: 4 * count, lanes: draws.lanes)
    pace = LaneMatrix(rows: count, lanes: draws.lanes)
    scratch = LaneMatrix(rows: 4, lanes: draws.lanes)
  }

  func open() { pace.fill(1) }

  /// Sets the amounts of a year.
  func turnYear(_ year: Int) {
    for (index, contract) in contracts.enumerated() {
      if let own = contract.uitvoering {
        prices.write(own.perYear, year: year, into: rates[4 * index])
        prices.write(own.perReport, year: year, into: rates[4 * index + 1])
        prices.write(own.perReview, year: year, into: rates[4 * index + 2])
      }
      guard let providers = contract.providers else { continue }
      let management = rates[4 * index + 3]
      prices.write(providers.management, year: year, into: management)
      for lane in management.indices { management[lane] *= Double(providers.count) }
    }
  }

  // MARK: What a backlog holds up

  /// Moves the pace of uitstroom and afschalen at the start of a quarter; in between it stands still.
  func beginStep(_ step: Int, people: People) {
    guard setting.grid.isQuarterStart(step) else { return }
    for (index, contract) in contracts.enumerated() {
      guard let uitvoering = contract.uitvoering, uitvoering.capacity != nil,
        let share = uitvoering.delayedShare
      else { continue }
      let stock = scratch[0]
      let overdue = scratch[1]
      stock.update(repeating: 0)
      overdue.update(repeating: 0)
      for place in placesOf[index] {
        stock.add(people.openingStock[place])
        overdue.add(followed.overdue[place])
      }
      let factor = pace[index]
      for lane in factor.indices {
        factor[lane] =
          stock[lane] > 0
          ? 1 - draws.value(share, lane: lane) * min(1, overdue[lane] / stock[lane]) : 1
      }
    }
  }

  /// Multiplies the rate at which people leave a state that takes a beschikking, or go to lighter
  /// support, by the contract in force in a zone.
  func multiply(
    _ row: LaneMatrix.Row, contracts zone: [Int], state: Int, kind: TransitionClass
  ) {
    guard isMaatwerk[state], kind == .uitstroom || kind == .afschalen else { return }
    for contract in zone where contracts[contract].uitvoering?.delayedShare != nil {
      let factor = pace[contract]
      let holds = terms.inForce[contract]
      for lane in row.indices where holds[lane] > 0 { row[lane] *= factor[lane] }
    }
  }

  // MARK: Work and cost of a step

  /// Deals with the meldingen and herindicaties of a step.
  ///
  /// - Parameters:
  ///   - cost: per row of money; what was spent is added.
  ///   - fixed: per contract; set to what is spent whatever the number of people.
  func step(_ step: Int, people: People, cost: LaneMatrix, fixed: LaneMatrix, totals: EuroTotals) {
    let dt = setting.grid.dt
    for (index, contract) in contracts.enumerated() {
      let holds = terms.inForce[index]
      let amount = fixed[index]
      for lane in amount.indices {
        amount[lane] = holds[lane] * dt * (rates[4 * index][lane] + rates[4 * index + 3][lane])
      }
      totals.uitvoering.add(amount)
      guard let uitvoering = contract.uitvoering else { continue }
      takeReports(index, people, cost, totals)
      review(index, uitvoering, step, people, cost, totals)
    }
  }

  /// Meldingen of the step, of which the number stays in `scratch[0]`.
  private func takeReports(
    _ contract: Int, _ people: People, _ cost: LaneMatrix, _ totals: EuroTotals
  ) {
    let reported = scratch[0]
    let wijken = setting.wijken.count
    let holds = terms.inForce[contract]
    let price = rates[4 * contract + 1]
    reported.update(repeating: 0)
    for place in placesOf[contract] {
      for band in setting.bands.indices {
        let cell = setting.cell(state: place / wijken, band: band, wijk: place % wijken)
        let need = people.newNeed[cell]
        let euros = cost[rowOf[place]]
        for lane in need.indices {
          let count = need[lane] * holds[lane]
          reported[lane] += count
          euros[lane] += count * price[lane]
          totals.uitvoering[lane] += count * price[lane]
        }
      }
    }
  }

  private func review(
    _ contract: Int, _ uitvoering: UitvoeringTerms, _ step: Int, _ people: People,
    _ cost: LaneMatrix, _ totals: EuroTotals
  ) {
    let reported = scratch[0]
    let done = scratch[1]
    let perStep = scratch[2]
    let holds = terms.inForce[contract]
    for lane in perStep.indices {
      perStep[lane] = setting.grid.dt / draws.value(uitvoering.indication, lane: lane)
    }
    done.update(repeating: 0)
    for place in placesOf[contract] {
      let overdue = followed.overdue[place]
      let stock = people.openingStock[place]
      for lane in done.indices {
        done[lane] += work(overdue[lane], stock[lane], perStep[lane])
      }
    }
    let capacity = scratch[3]
    if let limit = uitvoering.capacity {
      draws.copy(limit.value(setting.grid.year(step)), into: capacity)
    }
    for lane in done.indices {
      // From here on the share of those due or overdue whose herindicatie is done.
      let room = max(0, capacity[lane] * setting.grid.dt - reported[lane])
      let isAll = uitvoering.capacity == nil || done[lane] <= room
      done[lane] = isAll ? 1 : room / done[lane]
    }
    let price = rates[4 * contract + 2]
    for place in placesOf[contract] {
      let overdue = followed.overdue[place]
      let stock = people.openingStock[place]
      let euros = cost[rowOf[place]]
      for lane in overdue.indices where holds[lane] > 0 {
        let work = work(overdue[lane], stock[lane], perStep[lane])
        let paid = work * done[lane] * price[lane]
        euros[lane] += paid
        totals.uitvoering[lane] += paid
        overdue[lane] = min(work * (1 - done[lane]), people.closingStock[place][lane])
      }
    }
  }

  /// Herindicaties that are asked for: of those overdue, and of the others whose indication ends.
  private func work(_ overdue: Double, _ stock: Double, _ ending: Double) -> Double {
    overdue + max(0, stock - overdue) * ending
  }
}
