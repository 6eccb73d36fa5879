import DemandModel
import NumericKernels
import SociaalDomein

/// Who lives in the wijken, and how that changes.
struct BevolkingKeys: Keys {
  static let keys = BevolkingKeys()

  let aantallen = TableKey("aantallen", .aantallen)
  let piramide = TableKey("piramide", .piramide, .optional)
  let instituties = TableKey("instituties", .instituties, .optional)
  let verloop = Key<PopulationCourse>.words(
    "verloop", .defaulted("constant"),
    help: "how residents change: not at all, by births, deaths and moves, or by a forecast")
  let sterfte = Key.mapping("sterfte", Mortality.self, help: "mortality, for verloop: cohort")
  let geboorte = Key.mapping("geboorte", Births.self, help: "births, for verloop: cohort")
  let migratie = Key.mapping(
    "migratie", Migration.self,
    help: "migration in and out of the gemeente, for verloop: cohort")
  let verhuizingen = Key.mapping(
    "verhuizingen", Moves.self, help: "moves between wijken, for verloop: cohort")
  let prognoses = Key.named(
    "prognoses", "prognose", Forecast.self,
    help: "forecasts, one of which is drawn, for verloop: prognose")
  let aansluiting = Key.fixed(
    .init(
      "aansluiting", label: "Jaren tot het verschil met de telling is uitgedoofd", unit: .years,
      range: 1...1000, defaultValue: 20,
      help: "years over which the difference by age between counts and forecast fades"))
  let afwijking = Key.number(
    .init(
      "afwijking", label: "Afwijking van de bevolkingsprognose", unit: .perYear,
      range: -0.2...0.2, defaultValue: 0,
      help: "yearly deviation of the population from its forecast"))

  struct Mortality: Keys {
    static let keys = Mortality()

    let tabel = TableKey("tabel", .sterfte)
    let verbetering = Key.number(
      .init(
        "verbetering", label: "Jaarlijkse daling van de sterfte", unit: .perYear,
        range: -0.1...0.1, defaultValue: 0, help: "yearly fall of mortality, as a share"))
    let afwijking = Key.number(
      .init(
        "afwijking", label: "Afwijking van de sterfte", unit: .logDeviation, range: -1...1,
        defaultValue: 0, help: "deviation of the log of mortality, drawn once"))
  }

  struct Births: Keys {
    static let keys = Births()

    let tabel = TableKey("tabel", .geboorte)
    let aandeelJongens = Key.fixed(
      .init(
        "aandeel_jongens", label: "Aandeel jongens bij geboorte", unit: .share, range: 0...1,
        defaultValue: 0.513, defaultSource: Source("CBS, levend geboren kinderen"),
        help: "share of boys among births"))
  }

  struct Migration: Keys {
    static let keys = Migration()

    let tabel = TableKey("tabel", .migratie)
    let factor = Key.series(
      .init(
        "factor", label: "Factor op de migratie", unit: .factor, range: -10...10, defaultValue: 1,
        help: "factor on net migration"))
  }

  struct Moves: Keys {
    static let keys = Moves()

    let tabel = TableKey("tabel", .verhuizingen)
    let mobiliteit = TableKey("mobiliteit", .mobiliteit)
  }

  struct Forecast: Keys {
    static let keys = Forecast()

    let gewicht = Key.fixed(
      .init(
        "gewicht", label: "Gewicht van de prognose", unit: .relative, range: 0...1e6,
        aboveLowerBound: true, defaultValue: 1,
        help: "relative weight of this forecast in the draw"))
    let tabel = TableKey("tabel", .prognose)
  }
}

/// How residents change over the years.
enum PopulationCourse: String, CaseIterable {
  case constant
  case cohort
  case prognose
}

extension ScenarioDecoder {
  /// The population section; without it nobody lives here, for models of a closed group.
  func decodePopulation() -> PopulationModel {
    let rows = Ages.rows * wijken.count
    guard let section = root.optionalSection("bevolking") else {
      return PopulationModel(
        opening: Array(repeating: 0, count: rows),
        institutionalised: Array(repeating: 0, count: Ages.rows), course: .constant)
    }
    let keys = BevolkingKeys.keys
    givenPyramid = decodePyramid(section)
    let counted = sound { residents(section, keys.aantallen) }
    if let counted { checkEveryWijk(counted, section) }
    residentsOfWijk = counted.map { counted in
      wijken.indices.map { wijk in
        stride(from: wijk, to: rows, by: wijken.count).reduce(0) { $0 + counted[$1] }
      }
    }
    let opening = counted ?? Array(repeating: 0, count: rows)
    let institutions = byAge(section, keys.instituties)
    let course = sound { section.read(keys.verloop) }
    checkUse(
      section, keys.verloop.name, is: course?.rawValue,
      uses: [
        "cohort": [
          keys.sterfte.name, keys.geboorte.name, keys.migratie.name, keys.verhuizingen.name,
        ],
        "prognose": [keys.prognoses.name, keys.aansluiting.name, keys.afwijking.name],
      ])
    let model = PopulationModel(
      opening: opening, institutionalised: institutions,
      course: decode(course ?? .constant, section, opening))
    checkPyramidIsUsed(section)
    return model
  }

  /// Every wijk has rows, if only of zeros, and somebody lives in one of them.
  private func checkEveryWijk(_ residents: [Double], _ section: Section) {
    guard !countedWijken.isEmpty else { return }
    for (index, wijk) in wijken.enumerated() where !countedWijken.contains(index) {
      section.report(
        "aantallen",
        "wijk '\(wijk.key)' has no residents in the table; allowed: every wijk of the scenario; "
          + "add its rows (one row of 0 where nobody lives there yet) or remove the wijk")
    }
    if !residents.contains(where: { $0 > 0 }) {
      section.report(
        "aantallen",
        "nobody lives in any wijk; allowed: residents in at least one; give their number, or leave "
          + "'bevolking' out for a closed group of clients")
    }
  }

  private func decode(
    _ course: PopulationCourse, _ section: Section, _ opening: [Double]
  ) -> PopulationModel.Course {
    let keys = BevolkingKeys.keys
    switch course {
    case .constant: return .constant
    case .cohort: return .cohortComponent(decodeCohort(section))
    case .prognose:
      guard section.has(keys.prognoses) else {
        section.report(
          keys.verloop,
          "verloop: prognose needs at least one forecast; write one under 'prognoses', such as "
            + "midden: { tabel: prognose.csv }")
        return .constant
      }
      let years = section.read(keys.aansluiting)
      let forecasts = section.read(keys.prognoses).entries().map { key, forecast in
        PopulationForecasts.Forecast(
          key: key, weight: forecast.read(BevolkingKeys.Forecast.keys.gewicht),
          residents: joined(forecastTable(forecast), to: opening, over: years, forecast))
      }
      if forecasts.isEmpty {
        section.report(keys.prognoses, "verloop: prognose needs at least one forecast; add one")
        return .constant
      }
      return .forecasts(
        PopulationForecasts(forecasts, deviation: section.read(keys.afwijking)))
    }
  }

  private func decodeCohort(_ section: Section) -> CohortComponent {
    let keys = BevolkingKeys.keys
    let (deaths, moving) = (BevolkingKeys.Mortality.keys, BevolkingKeys.Moves.keys)
    let mortality = section.read(keys.sterfte)
    let births = section.optional(keys.geboorte)
    let migration = section.optional(keys.migratie)
    let moves = section.optional(keys.verhuizingen)
    let mobility = moves.map { perAge($0, moving.mobiliteit) } ?? []
    return CohortComponent(
      mortality: byAge(mortality, deaths.tabel, required: true),
      improvement: mortality.read(deaths.verbetering),
      mortalityDeviation: mortality.read(deaths.afwijking),
      migration: migration.map { residents($0, BevolkingKeys.Migration.keys.tabel) } ?? [],
      migrationFactor: migration?.read(BevolkingKeys.Migration.keys.factor)
        ?? ParameterSeries(.fixed(1)),
      fertility: births.map { perAge($0, BevolkingKeys.Births.keys.tabel, absent: 0) } ?? [],
      shareOfBoys: births?.read(BevolkingKeys.Births.keys.aandeelJongens) ?? 0.5,
      moves: moves.map { movesTable($0, mobility: mobility) }, mobility: mobility)
  }
}
