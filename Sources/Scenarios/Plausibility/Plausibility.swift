import DemandModel
import FundingModel
import SociaalDomein

/// Warns of figures that are outside what is possible in the Netherlands.
extension ScenarioDecoder {
  func warnOfTheImplausible(_ demand: DemandSpecification, _ funding: FundingSpecification) {
    warnOfResidents(demand.population)
    warnOfClients(demand)
    warnOfGrowth(demand.balance)
    warnOfCost(funding.prices)
    warnOfNoStarts(demand, funding)
    for number in root.parametersRead { warnOfNumber(number, funding.prices) }
  }

  // MARK: Residents and clients

  private func warnOfResidents(_ population: PopulationModel) {
    guard let section = root.children["bevolking"] else { return }
    let place = section.place(of: "aantallen")
    let people = wijken.indices.map { wijk in
      stride(from: wijk, to: population.opening.count, by: wijken.count).reduce(0.0) {
        $0 + population.opening[$1]
      }
    }
    for (wijk, count) in zip(wijken, people) {
      warn("wijk '\(wijk.key)'", count, NationalBounds.residentsOfWijk, at: place)
    }
    warn("'bevolking' in all", people.reduce(0, +), NationalBounds.residents, at: place)
  }

  /// Clients over residents, of each spoor: a person is in it at most once. Nothing where nobody
  /// lives, as in models of a closed group.
  private func warnOfClients(_ demand: DemandSpecification) {
    let residents = bands.map { people(of: $0, demand.population) }
    guard residents.contains(where: { $0 > 0 }) else { return }
    let place = root.place(of: "toestanden")
    for (track, key) in tracks.enumerated() {
      let inCare = bands.indices.map { clients(track: track, band: $0, demand) }
      for (band, ages) in bands.enumerated() where residents[band] > 0 {
        let rate = 1000 * inCare[band] / residents[band]
        warn(
          "spoor '\(key)', ages \(ages.key)", rate, NationalBounds.clients(of: ages), at: place)
      }
    }
    let all = demand.balance.stock.reduce(0, +)
    guard all > 0 else { return }
    let everyone = demand.population.opening.reduce(0, +)
    warn("'toestanden'", 1000 * all / everyone, NationalBounds.clients, at: place)
  }

  private func people(of band: AgeBand, _ population: PopulationModel) -> Double {
    let first = Ages.row(age: band.from, sex: .male) * wijken.count
    let end = Ages.row(age: min(band.to, Ages.last) + 1, sex: .male) * wijken.count
    return population.opening[first..<max(first, end)].reduce(0, +)
  }

  private func clients(track: Int, band: Int, _ demand: DemandSpecification) -> Double {
    let setting = demand.setting
    return states.indices.filter { states[$0].track == track }.reduce(0) { sum, state in
      let first = setting.cell(state: state, band: band, wijk: 0)
      return sum + demand.balance.stock[first..<first + wijken.count].reduce(0, +)
    }
  }

  private func warnOfGrowth(_ balance: OpeningBalance) {
    let sections = root.children["toestanden"]
    for (state, growth) in zip(states, balance.growth) {
      guard let place = sections?.place(of: state.key) else { continue }
      warn("the growth of '\(state.key)'", 100 * growth, NationalBounds.growth, at: place)
    }
  }

  // MARK: Prices

  private func warnOfCost(_ prices: [SupportPrice]) {
    let sections = root.children["voorzieningen"]
    for (voorziening, price) in zip(voorzieningen, prices) {
      guard let place = sections?.children[voorziening.key]?.place(of: "kostprijs") else {
        continue
      }
      let yearly =
        12 * price.unitsPerMonth.value * price.kostprijs.amount.value(grid.startYear).value
      warn(
        "a year of '\(voorziening.key)'", yearly, NationalBounds.cost(of: voorziening.category),
        at: place)
    }
  }

  /// Numbers that are bounded by themselves: prices and volumes of a unit, and indexes.
  private func warnOfNumber(_ number: ReadParameter, _ prices: [SupportPrice]) {
    let parameter = number.parameter
    guard let place = number.place else { return }
    let names = parameter.key.split(separator: ".").map(String.init)
    let unit = names.dropFirst().lazy.compactMap { self.voorzieningKeys.firstIndex(of: $0) }.first
      .map { prices[$0].unitName }
    let bound: NationalBound? =
      switch parameter.unit {
      case .eurosPerUnit: unit.flatMap(NationalBounds.price(ofUnit:))
      case .unitsPerMonth: unit.flatMap(NationalBounds.units(named:))
      case .percentPerYear: NationalBounds.priceIndex
      default: nil
      }
    if let bound { warn("'\(parameter.key)'", parameter.value, bound, at: place) }
  }

  private func warn(
    _ what: String, _ value: Double, _ bound: NationalBound, at place: SourcePlace
  ) {
    guard !bound.range.contains(value) else { return }
    let (low, high) = (numberText(bound.range.lowerBound), numberText(bound.range.upperBound))
    diagnostics.warn(
      at: place,
      "\(what) is \(rounded(value)) \(bound.unit); expected of \(bound.subject) in the Netherlands: "
        + "\(low) to \(high) (\(bound.source)); check the decimal sign, the unit and the period")
  }
}
