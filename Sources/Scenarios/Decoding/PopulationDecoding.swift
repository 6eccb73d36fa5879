import DemandModel
import NumericKernels
import SociaalDomein

extension ScenarioDecoder {
  /// The population section; without it nobody lives here, for models of a closed group.
  func decodePopulation() -> PopulationModel {
    let rows = Ages.rows * wijken.count
    guard let section = root.optionalSection("bevolking") else {
      return PopulationModel(
        opening: Array(repeating: 0, count: rows),
        institutionalised: Array(repeating: 0, count: Ages.rows), course: .constant)
    }
    givenPyramid = decodePyramid(section)
    let counted = sound { residents(section, "aantallen", .aantallen) }
    if let counted { checkEveryWijk(counted, section) }
    residentsOfWijk = counted.map { counted in
      wijken.indices.map { wijk in
        stride(from: wijk, to: rows, by: wijken.count).reduce(0) { $0 + counted[$1] }
      }
    }
    let opening = counted ?? Array(repeating: 0, count: rows)
    let institutions = byAge(section, "instituties", .instituties)
    let course = sound { section.choice("verloop") as PopulationCourse }
    checkUse(
      section, "verloop", is: course?.rawValue,
      uses: [
        "cohort": ["sterfte", "geboorte", "migratie", "verhuizingen"],
        "prognose": ["prognoses", "aansluiting", "afwijking"],
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
    switch course {
    case .constant: return .constant
    case .cohort: return .cohortComponent(decodeCohort(section))
    case .prognose:
      guard section.has("prognoses") else {
        section.report(
          "verloop",
          "verloop: prognose needs at least one forecast; write one under 'prognoses', such as "
            + "midden: { tabel: prognose.csv }")
        return .constant
      }
      let years = fixed(section, .aansluiting)
      let forecasts = section.section("prognoses").entries().map { key, forecast in
        PopulationForecasts.Forecast(
          key: key, weight: fixed(forecast, .gewicht),
          residents: joined(forecastTable(forecast), to: opening, over: years, forecast))
      }
      if forecasts.isEmpty {
        section.report("prognoses", "verloop: prognose needs at least one forecast; add one")
        return .constant
      }
      return .forecasts(
        PopulationForecasts(forecasts, deviation: section.parameter(.prognoseafwijking)))
    }
  }

  private func decodeCohort(_ section: Section) -> CohortComponent {
    let mortality = section.section("sterfte")
    let births = section.optionalSection("geboorte")
    let migration = section.optionalSection("migratie")
    let moves = section.optionalSection("verhuizingen")
    let mobility =
      moves.map { perAge($0, "mobiliteit", .mobiliteit) } ?? []
    return CohortComponent(
      mortality: byAge(mortality, "tabel", .sterfte, required: true),
      improvement: mortality.parameter(.verbetering),
      mortalityDeviation: mortality.parameter(.sterfteafwijking),
      migration: migration.map { residents($0, "tabel", .migratie) } ?? [],
      migrationFactor: migration?.series(.migratiefactor) ?? ParameterSeries(.fixed(1)),
      fertility: births.map { perAge($0, "tabel", .geboorte, absent: 0) } ?? [],
      shareOfBoys: births.map { fixed($0, .aandeelJongens) } ?? 0.5,
      moves: moves.map { movesTable($0, mobility: mobility) }, mobility: mobility)
  }
}
