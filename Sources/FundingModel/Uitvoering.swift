import NumericKernels
import SociaalDomein

/// What the gemeente does itself: meldingen, herindicaties and the management of contracts.
///
/// Those whose indication ends come due evenly; what cannot be dealt with beside the meldingen of the
/// step waits, and those who wait leave at the pace of the others.
public final class Uitvoering {
  /// Euros of the year at its index: a year, per melding, per herindicatie, and the management of all
  /// providers.
  private struct Rates {
    var perYear = 0.0
    var perReport = 0.0
    var perReview = 0.0
    var management = 0.0
  }

  private let contracts: [Contract]
  private let setting: Setting
  private let draws: ParameterDraws
  private let terms: ContractsInForce
  private let prices: PriceLevels
  private let overdue: Vector
  /// Per contract the places that take a beschikking and whose first voorziening it covers.
  private let placesOf: [[Int]]
  /// Row of money of each place: its first voorziening and wijk.
  private let rowOf: [Int]
  private let hasCost: [Bool]
  let isUsed: Bool
  private var rates: [Rates]
  /// Factor on uitstroom and afschalen per contract.
  private var pace: [Double]

  init(
    specification: FundingSpecification, plans: [ContractPlan], setting: Setting,
    draws: ParameterDraws, prices: PriceLevels, overdue: Vector, access: Access
  ) {
    contracts = specification.contracts
    self.setting = setting
    self.draws = draws
    terms = access.terms
    self.prices = prices
    self.overdue = overdue
    let wijken = setting.wijken.count
    placesOf = zip(contracts, plans).map { contract, plan in
      guard contract.uitvoering != nil else { return [] }
      return plan.places.filter { access.isMaatwerk($0 / wijken) }
    }
    rowOf = setting.states.flatMap { state in
      setting.wijken.indices.map { (state.voorzieningen.first ?? 0) * wijken + $0 }
    }
    hasCost = contracts.map { $0.uitvoering != nil || $0.providers != nil }
    isUsed = specification.hasUitvoering
    rates = contracts.map { _ in Rates() }
    pace = contracts.map { _ in 1 }
  }

  func open() { for contract in pace.indices { pace[contract] = 1 } }

  /// Sets the amounts of a year.
  func turnYear(_ year: Int) {
    for contract in contracts.indices where hasCost[contract] {
      if let own = contracts[contract].uitvoering {
        rates[contract].perYear = prices.amount(own.perYear, year: year)
        rates[contract].perReport = prices.amount(own.perReport, year: year)
        rates[contract].perReview = prices.amount(own.perReview, year: year)
      }
      guard let providers = contracts[contract].providers else { continue }
      rates[contract].management =
        prices.amount(providers.management, year: year) * Double(providers.count)
    }
  }

  // MARK: What a backlog holds up

  /// Moves the pace of uitstroom and afschalen at the start of a quarter; in between it stands still.
  func beginStep(_ step: Int, people: People) {
    guard isUsed, setting.grid.isQuarterStart(step) else { return }
    for contract in contracts.indices where hasCost[contract] {
      guard let uitvoering = contracts[contract].uitvoering, uitvoering.capacity != nil,
        let share = uitvoering.delayedShare
      else { continue }
      var (stock, late) = (0.0, 0.0)
      for place in placesOf[contract] {
        stock += people.openingStock[place]
        late += overdue[place]
      }
      pace[contract] = stock > 0 ? 1 - draws[share] * min(1, late / stock) : 1
    }
  }

  /// Factor of a contract on the rate at which people leave a state that takes a beschikking, or go to
  /// lighter support.
  func pace(contract: Int) -> Double { pace[contract] }

  // MARK: Work and cost of a step

  /// Deals with the meldingen and herindicaties of a step under the contracts in force.
  ///
  /// - Parameters:
  ///   - cost: per row of money; what was spent is added.
  ///   - months: told what is spent whatever the number of people.
  func step(
    _ step: Int, people: People, cost: Vector, months: inout [ContractMonth],
    totals: inout EuroTotals
  ) {
    for contract in contracts.indices where hasCost[contract] && terms.inForce[contract] {
      let fixed =
        setting.grid.dt * (rates[contract].perYear + rates[contract].management)
      months[contract].fixedUitvoering = fixed
      totals.uitvoering += fixed
      let reported = takeReports(contract, people, cost, &totals)
      review(contract, step, reported, people, cost, &totals)
    }
  }

  /// Deals with the meldingen of the step and counts them.
  private func takeReports(
    _ contract: Int, _ people: People, _ cost: Vector, _ totals: inout EuroTotals
  ) -> Double {
    var reported = 0.0
    for place in placesOf[contract] {
      let count = people.sum(people.newNeed, place: place)
      let euros = count * rates[contract].perReport
      reported += count
      cost[rowOf[place]] += euros
      totals.uitvoering += euros
    }
    return reported
  }

  private func review(
    _ contract: Int, _ step: Int, _ reported: Double, _ people: People, _ cost: Vector,
    _ totals: inout EuroTotals
  ) {
    guard let uitvoering = contracts[contract].uitvoering else { return }
    let ending = setting.grid.dt / draws[uitvoering.indication]
    let work = { (place: Int) in
      let late = self.overdue[place]
      return late + max(0, people.openingStock[place] - late) * ending
    }
    let asked = placesOf[contract].reduce(0) { $0 + work($1) }
    // The share of those due or overdue whose herindicatie is done.
    var done = 1.0
    if let capacity = uitvoering.capacity {
      let yearly = draws.value(capacity, setting.grid.year(step))
      let room = max(0, yearly * setting.grid.dt - reported)
      done = asked <= room ? 1 : room / asked
    }
    for place in placesOf[contract] {
      let work = work(place)
      let paid = work * done * rates[contract].perReview
      cost[rowOf[place]] += paid
      totals.uitvoering += paid
      overdue[place] = min(work * (1 - done), people.closingStock[place])
    }
  }
}
