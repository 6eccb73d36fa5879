import DemandModel
import SociaalDomein

/// Time, wijken, age bands and voorzieningen: what everything else refers to.
extension ScenarioDecoder {
  private enum StepLength: String, CaseIterable {
    case month, quarter, year, week
    var perYear: Int {
      switch self {
      case .month: 12
      case .quarter: 4
      case .year: 1
      case .week: 52
      }
    }
  }

  func decodeTime() {
    let start = root.integer("start", in: 1900...2199)
    let years = root.integer("horizon", in: 1...100, default: 4)
    if root.has("step") && root.has("steps_per_year") {
      root.report("steps_per_year", "step and steps_per_year say the same; keep one of them")
      _ = root.choice("step", default: StepLength.month) as StepLength
    }
    let perYear =
      root.has("steps_per_year")
      ? root.integer("steps_per_year", in: 1...366)
      : (root.choice("step", default: StepLength.month) as StepLength).perYear
    entrants = root.choice("entrants", default: EntrantConvention.middle)
    if years * perYear > TimeGrid.maximumSteps {
      root.report(
        "horizon",
        "\(years) years of \(perYear) steps are \(years * perYear) steps; allowed: at most "
          + "\(TimeGrid.maximumSteps); shorten the horizon or take longer steps")
    }
    grid = TimeGrid(
      startYear: start, years: min(years, TimeGrid.maximumSteps / perYear), stepsPerYear: perYear)
  }

  func decodePlaces() {
    for (key, section) in root.section("wijken").entries() {
      wijken.append(Wijk(key: key, name: section.text("naam", default: key)))
    }
    if wijken.isEmpty { root.report("wijken", "a scenario has at least one wijk; add one") }
    if wijken.count > CellSubject.maximumWijken {
      root.report("wijken", "\(wijken.count) wijken; allowed: at most \(CellSubject.maximumWijken)")
    }
    guard let given = root.optionalSection("leeftijdsgroepen") else { return }
    let read = given.entries().map { (_, section) in
      (
        section,
        AgeBand(
          from: section.integer("van", in: 0...Ages.last),
          to: section.integer("tot", in: 0...Ages.last, default: Ages.last))
      )
    }
    bands = read.map(\.1)
    for (index, band) in bands.enumerated() {
      let expected = index == 0 ? band.from : bands[index - 1].to + 1
      if band.from != expected || band.to < band.from {
        read[index].0.report(
          "van",
          "band \(band.from)-\(band.to) does not follow the one before it; allowed: ages without "
            + "gaps or overlap; write van: \(expected)")
      }
    }
    if bands.isEmpty { bands = AgeBand.standard }
    if bands.count > CellSubject.maximumBands {
      root.report(
        "leeftijdsgroepen", "\(bands.count) groups; allowed: at most \(CellSubject.maximumBands)")
    }
  }

  func decodeVoorzieningen() {
    for (key, section) in root.section("voorzieningen").entries() {
      voorzieningen.append(
        Voorziening(
          key: key, name: section.text("naam", default: key),
          registered: section.boolean("beschikking", default: true)))
    }
    if voorzieningen.isEmpty {
      root.report("voorzieningen", "a scenario has at least one voorziening; add one")
    }
  }
}
