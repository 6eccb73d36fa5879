import DemandModel
import FundingModel
import NumericKernels
import Simulation
import SociaalDomein

/// Turns the sections of a scenario file into the models' inputs.
///
/// What is declared first is known to what comes after: wijken, bands and tracks, then states, then
/// drivers and contracts. Errors are collected; only what depends on a broken part is left out.
final class ScenarioDecoder {
  let root: Section
  let diagnostics: Diagnostics
  let options: Scenario.Options
  var wijken: [Wijk] = []
  /// Per wijk its code of CBS, where the scenario gives it.
  var wijkCodes: [RegionCode?] = []
  var bands = AgeBand.standard
  var tracks: [String] = []
  var voorzieningen: [Voorziening] = []
  var states: [CareState] = []
  var grid = TimeGrid(startYear: 2000, years: 1)
  /// Whether the start and length of the run could be read.
  var hasSoundTime = true
  var entrants = EntrantConvention.middle
  var off: Set<DriverKey> = []
  /// Whether all age bands could be read and meet.
  var hasSoundBands = true
  /// Percelen of layers and categories in which there is no voorziening.
  var emptyPercelen: Set<String> = []
  /// Percelen of which it is not known what they cover.
  var doubtfulPercelen: Set<String> = []
  /// Wijken of which the table of residents has a row.
  var countedWijken: Set<Int> = []
  /// Residents of every wijk on 1 January of the start year; nil where they could not be read.
  var residentsOfWijk: [Double]?
  /// The pyramid that the scenario gives for groups of ages, and those of years, once they are made.
  var givenPyramid: GivenPyramid?
  var pyramids: [Int: AgePyramid] = [:]
  /// What was spread over single ages.
  var spreads: [AgeSpread] = []
  /// Use of support by age at the opening; nil before it is read.
  var useByAge: UseByAge?
  /// Replications and seed as the scenario gives them.
  var planned = (replications: 1, seed: 1)
  /// What another run gives of the opening; nil where the scenario gives all of it.
  var opening: GivenOpening?
  /// Whether it is known from when to when every contract holds, and what it covers.
  var hasSoundTerms = true

  init(root: Section, diagnostics: Diagnostics, options: Scenario.Options) {
    self.root = root
    self.diagnostics = diagnostics
    self.options = options
  }

  var wijkKeys: [String] { wijken.map(\.key) }
  var stateKeys: [String] { states.map(\.key) }
  var voorzieningKeys: [String] { voorzieningen.map(\.key) }
  var setting: Setting {
    Setting(
      wijken: wijken, bands: bands, tracks: tracks, states: states, voorzieningen: voorzieningen,
      grid: grid, entrants: entrants)
  }

  func decode() throws(ScenarioErrors) -> Scenario {
    let name = root.text("naam")
    let title = root.text("titel", default: name)
    let replications = root.integer("replications")
    let seed = root.integer("seed")
    planned = (replications, seed)
    checkName(name)
    decodeTime()
    decodePlaces()
    decodeVoorzieningen()
    try stopWithout(wijken.isEmpty || voorzieningen.isEmpty)
    let care = decodeCare()
    try stopWithout(tracks.isEmpty || states.isEmpty)
    let population = decodePopulation()
    let need = decodeNeed()
    let drivers = decodeDrivers()
    let shocks = decodeShocks(isProbability: care.flow.isProbability)
    useByAge = UseByAge(care: care, states: states, residents: population, wijken: wijken.count)
    let funding = decodeFunding(care, tarief: drivers.abonnementstarief)
    let certainty = root.riskCertainty()
    let tolerance = root.overrunTolerance()
    let overlap = root.parameter(
      .overlap, defaultSource: tracks.count > 1 ? ParameterDeclaration.noOverlap : nil)
    let delay = decodeDelay()
    let chance = decodeChance()
    let correlation = decodeCorrelations()
    let sample = decodeSample(correlated: correlation?.keys ?? [])
    let clientsAge = root.boolean("veroudering")
    root.finish()
    checkProbabilities(care.flow, drivers: drivers, contracts: funding.contracts)
    try diagnostics.throwIfAny()
    let demand = try solve {
      () throws(OpeningError) in
      try DemandSpecification(
        setting: self.setting, population: population, incidence: care.incidence, wijkNeed: need,
        careFlow: clientsAge ? self.withAgeing(care.flow, population) : care.flow,
        openings: care.openings,
        drivers: drivers, shocks: shocks, delay: delay, chance: chance,
        zones: funding.zones(self.setting), stocks: self.opening?.stocks)
    }
    checkObservedGrowth(demand, correlated: correlation?.keys ?? [])
    try diagnostics.throwIfAny()
    let parameters = root.parametersRead.map(\.parameter)
    let shared = drivers.onverklaardeGroei?.sharedScore(openings: care.openings)
    let table = ParameterTable(parameters, correlation: correlation, shared: shared)
    let model = SimulationModel(
      name: name, demand: demand, funding: funding,
      parameters: sample.map { table.with($0) } ?? table, overlap: overlap)
    warnOfTheImplausible(demand, funding)
    if !drivers.isOn(.groei) { warnOfGrowthThatStays(model, seed: UInt64(seed)) }
    let stateSections = root.section("toestanden")
    return Scenario(
      name: name, title: title, model: model,
      placeOfState: Dictionary(
        uniqueKeysWithValues: stateKeys.map { ($0, stateSections.section($0).place) }),
      replications: replications, seed: UInt64(seed), certainty: certainty,
      tolerance: tolerance, numbers: root.parametersRead, series: root.seriesRead,
      resolved: root.resolved(), tables: root.tables, spreads: spreads, opening: opening?.source,
      inputs: root.inputs, warnings: diagnostics.warnings)
  }

  private func checkName(_ name: String) {
    guard !name.isEmpty, !ScenarioFormat.isName(name) else { return }
    root.report(
      "naam",
      "'\(name)' cannot name a folder; allowed: lower case letters, digits, '-' and '_'; "
        + "write the full name under 'titel'")
  }

  // MARK: Delay and chance

  private func decodeDelay() -> AccessDelay {
    let section = root.sectionOrDefaults("toegang")
    return AccessDelay(
      onderzoekWeeks: fixed(section, .onderzoek), besluitWeeks: fixed(section, .besluit))
  }

  /// A number that is the same in every replication.
  func fixed(_ section: Section, _ declaration: ParameterDeclaration) -> Double {
    section.parameter(declaration).value
  }

  private func decodeChance() -> Chance {
    let section = root.sectionOrDefaults("toeval")
    return Chance(
      need: section.boolean("instroom"),
      transitions: section.boolean("overgangen"))
  }

  // MARK: What needs the whole

  /// Bounded support is checked where probabilities per step are given: no row may pass 1.
  private func checkProbabilities(
    _ flow: CareFlow, drivers: Drivers, contracts: [Contract]
  ) {
    guard flow.isProbability else { return }
    for state in states.indices {
      let supremum =
        (0..<grid.steps).map { ways(out: state, flow, drivers, contracts, step: $0) }.max() ?? 0
      if supremum > 1 + 1e-12 {
        root.report(
          "toestanden",
          "the ways out of '\(states[state].key)' add up to \(rounded(supremum)) per step at their largest; "
            + "allowed: at most 1; lower the probabilities or bound the factors with 'upper'")
      }
    }
  }

  /// Largest sum of the ways out of a state, given the events that act in a step.
  private func ways(
    out state: Int, _ flow: CareFlow, _ drivers: Drivers, _ contracts: [Contract], step: Int
  ) -> Double {
    flow.exits(of: state).reduce(0) { sum, index in
      let transition = flow.transitions[index]
      guard case .probability(let series) = transition.rate else { return sum }
      let factor = drivers.gebeurtenissen.reduce(1.0) { product, event in
        let share = event.share(of: step, grid: grid)
        guard case .outflow(let kinds) = event.effect, share > 0,
          kinds.contains(transition.kind), event.states.contains(state)
        else { return product }
        return product * (1 + share * (ScenarioDecoder.supremum(event.factor) - 1))
      }
      let band = transition.bandFactors?.max() ?? 1
      let incentive = contracts.reduce(1.0) { most, contract in
        max(
          most, contract.incentives?.transitions[transition.kind].map(ScenarioDecoder.supremum) ?? 1
        )
      }
      let chance = ScenarioDecoder.supremum(series.value(grid.year(step)))
      return sum + chance * band * factor * incentive
    }
  }

  static func supremum(_ parameter: Parameter) -> Double {
    parameter.distribution?.support.upperBound ?? parameter.value
  }

  /// The least that a parameter can be.
  static func infimum(_ parameter: Parameter) -> Double {
    parameter.distribution?.support.lowerBound ?? parameter.value
  }

  /// Clients age out of a band at the share of its residents who are in its last year.
  private func withAgeing(_ flow: CareFlow, _ population: PopulationModel) -> CareFlow {
    let count = wijken.count
    let residents = { (age: Int) -> Double in
      Sex.allCases.reduce(0) { sum, sex in
        let first = Ages.row(age: age, sex: sex) * count
        return sum + population.opening[first..<first + count].reduce(0, +)
      }
    }
    let ageing = bands.enumerated().map { index, band -> Double in
      guard index < bands.count - 1 else { return 0 }
      let total = band.ages.reduce(0) { $0 + residents($1) }
      return total > 0 ? residents(band.to) / total : 0
    }
    return CareFlow(
      transitions: flow.transitions, states: states.count, ageing: ageing,
      isProbability: flow.isProbability)
  }

  func rounded(_ value: Double) -> String { numberText((value * 100).rounded() / 100) }

  /// A count of people in whole numbers, unless there is less than one of them.
  func people(_ count: Double) -> String {
    count < 1 ? rounded(count) : numberText(count.rounded())
  }
}
