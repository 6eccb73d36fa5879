import DemandModel
import SociaalDomein

/// Time, wijken, age bands and voorzieningen: what everything else refers to.
extension ScenarioDecoder {
  func decodeTime() { hasSoundTime = sound(readTime) != nil }

  private func readTime() {
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
    let places = root.section("wijken")
    let gemeente = decodeGemeente()
    for (key, section) in places.entries() {
      wijkCodes.append(decodeCode(section, of: gemeente))
      wijken.append(Wijk(key: key, name: section.text("naam", default: key)))
    }
    if wijken.isEmpty { reportNone(of: "wijk", in: places, "wijken") }
    let most = ScenarioFormat.maximumWijken
    if wijken.count > most {
      root.report("wijken", "\(wijken.count) wijken; allowed: at most \(most)")
    }
    guard let given = root.optionalSection("leeftijdsgroepen") else { return }
    let read = sound {
      given.entries().map { key, section in
        (key, section, AgeBand(from: section.integer("van"), to: section.integer("tot")))
      }
    }
    hasSoundBands = read.map { read in sound { checkBands(read) } != nil } ?? false
    bands = read.map { $0.map(\.2) } ?? []
    if bands.isEmpty { bands = AgeBand.standard }
    if bands.count > CellSubject.maximumBands {
      root.report(
        "leeftijdsgroepen", "\(bands.count) groups; allowed: at most \(CellSubject.maximumBands)")
    }
  }

  /// Reports the first age band that does not stand right behind the one before it.
  private func checkBands(_ read: [(key: String, section: Section, band: AgeBand)]) {
    for (index, (key, section, band)) in read.enumerated() {
      if band.to < band.from {
        return section.report(
          "tot", "'\(key)' ends at \(band.to), before it starts at \(band.from); swap van and tot")
      }
      guard index > 0 else { continue }
      let (before, _, previous) = read[index - 1]
      let expected = previous.to + 1
      guard band.from != expected else { continue }
      if band.from < previous.from {
        return section.report(
          "",
          "'\(key)' (\(band.from)-\(band.to)) stands behind '\(before)' (\(previous.from)-"
            + "\(previous.to)); allowed: age bands from young to old; write them in that order")
      }
      let fault =
        band.from > expected
        ? "no band holds the ages \(expected) to \(band.from - 1)"
        : "'\(before)' and '\(key)' both hold the ages \(band.from) to \(min(previous.to, band.to))"
      return section.report(
        "van",
        "\(fault); allowed: bands that meet; write van: \(expected), or change the tot of "
          + "'\(before)'")
    }
  }

  func decodeVoorzieningen() {
    let support = root.section("voorzieningen")
    for (key, section) in support.entries() {
      let isRegistered = section.boolean("beschikking")
      voorzieningen.append(
        Voorziening(
          key: key, name: section.text("naam", default: key), registered: isRegistered,
          layer: section.choice("laag", default: isRegistered ? .maatwerk : .socialeBasis),
          category: section.choice(
            "productcategorie",
            default: ProductCategory(unitName: section.word(under: "eenheid") ?? ""))))
    }
    if voorzieningen.isEmpty { reportNone(of: "voorziening", in: support, "voorzieningen") }
  }
}
