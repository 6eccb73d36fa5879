import DemandModel
import SociaalDomein

/// Time, wijken, age bands and voorzieningen: what everything else refers to.
extension ScenarioDecoder {
  func decodeTime() {
    let start = root.integer("start")
    let years = root.integer("horizon")
    if root.has("step") && root.has("steps_per_year") {
      root.report("steps_per_year", "step and steps_per_year say the same; keep one of them")
      _ = root.choice("step") as ScenarioFormat.StepLength
    }
    let perYear =
      root.has("steps_per_year")
      ? root.integer("steps_per_year")
      : (root.choice("step") as ScenarioFormat.StepLength).perYear
    entrants = root.choice("entrants")
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
          from: section.integer("van"),
          to: section.integer("tot"))
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
          registered: section.boolean("beschikking")))
    }
    if voorzieningen.isEmpty {
      root.report("voorzieningen", "a scenario has at least one voorziening; add one")
    }
  }
}
