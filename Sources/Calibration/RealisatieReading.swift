import Scenarios
import Simulation

extension Realisatie {
  /// Reads a table of what happened, for a scenario.
  ///
  /// - Throws: `ScenarioErrors`, all there are, sorted by place.
  public static func load(
    file: String, for scenario: Scenario
  ) throws(ScenarioErrors) -> Realisatie {
    let diagnostics = Diagnostics()
    let grid = scenario.model.setting.grid
    var found: [Observation] = []
    if let table = Table.read(file: file, Realisatie.table, diagnostics: diagnostics) {
      let reader = RealisatieReader(table: table, scenario: scenario, diagnostics: diagnostics)
      found = reader.read()
    }
    try diagnostics.throwIfAny()
    return Realisatie(all: found, startYear: grid.startYear, years: grid.years)
  }
}

/// Reads the rows of a table of what happened.
private struct RealisatieReader {
  let table: Table
  let diagnostics: Diagnostics
  private let gemeente: String
  /// Results of the scenario.
  private let lines: Set<Series>
  private let known: [Level: [String]]
  private let voorzieningen: [String]

  init(table: Table, scenario: Scenario, diagnostics: Diagnostics) {
    self.table = table
    self.diagnostics = diagnostics
    gemeente = scenario.name
    let all = OutcomeLayout(model: scenario.model).lines
    lines = Set(all)
    var known: [Level: [String]] = [:]
    for line in all where known[line.level]?.contains(line.name) != true {
      known[line.level, default: []].append(line.name)
    }
    self.known = known
    voorzieningen = scenario.model.setting.voorzieningen.map(\.key) + ["totaal"]
  }

  func read() -> [Observation] {
    var places: [Observation.Subject: [ObservationPeriod: Int]] = [:]
    return table.rows.compactMap { row in
      guard let found = observation(row) else { return nil }
      if let first = places[found.subject]?[found.period] {
        // The same words have been told already.
        report(
          row, "period",
          "'\(table.text(row, "period"))' of \(found.label) stands in the table twice, first in row \(first + 2); "
            + "allowed: one figure for a period; remove one of the two")
        return nil
      }
      places[found.subject, default: [:]][found.period] = row
      return found
    }
  }

  private func observation(_ row: Int) -> Observation? {
    let level = word(row, "level", known.keys.map(\.rawValue).sorted())
      .flatMap { Level(rawValue: $0) }
    let quantity = word(row, "metric", ObservedQuantity.names).flatMap { ObservedQuantity($0) }
    let written = word(row, "voorziening", voorzieningen)
    let period = self.period(row)
    let name = level.flatMap { self.name(row, $0) }
    let factor = quantity.flatMap { self.factor(row, $0) }
    guard let level, let quantity, let written, let period, let name, let factor else { return nil }
    let voorziening = written == "totaal" ? nil : written
    guard hasResult(row, level, name, voorziening, quantity) else { return nil }
    let value = table.number(row, "value") * factor
    let stated = statedError(row, value: value, factor: factor)
    if case .wrong = stated { return nil }
    return Observation(
      level: level, name: name, voorziening: voorziening, quantity: quantity, period: period,
      value: value, error: stated.error ?? ErrorModel.standard(quantity, value: value),
      statesError: stated.error != nil, source: table.text(row, "source"),
      place: table.place(row, "value"))
  }

  private func report(_ row: Int, _ column: String, _ message: String) {
    diagnostics.report(at: table.place(row, column), message)
  }

  /// A word of a list; nil, with the error reported, for another.
  private func word(_ row: Int, _ column: String, _ allowed: [String]) -> String? {
    let text = table.text(row, column)
    if allowed.contains(text) { return text }
    report(
      row, column,
      "unknown \(column) '\(text)'; allowed: \(allowed.joined(separator: ", "))"
        + NearestName(among: allowed).suggestion(for: text))
    return nil
  }

  private func name(_ row: Int, _ level: Level) -> String? {
    let text = table.text(row, "name")
    if level == .gemeente, text == gemeente || text == "gemeente" { return gemeente }
    let allowed = known[level] ?? []
    if allowed.contains(text) { return text }
    let also = level == .gemeente ? ["gemeente"] : []
    report(
      row, "name",
      "the scenario has no \(level.rawValue) '\(text)'; allowed: "
        + "\((allowed + also).prefix(40).joined(separator: ", "))"
        + NearestName(among: allowed + also).suggestion(for: text))
    return nil
  }

  private func period(_ row: Int) -> ObservationPeriod? {
    let text = table.text(row, "period")
    if let period = ObservationPeriod(text) { return period }
    report(
      row, "period",
      "'\(text)' is no period; allowed: \(ObservationPeriod.allowed); write one of these")
    return nil
  }

  /// What a number of the row is in the unit of the results.
  private func factor(_ row: Int, _ quantity: ObservedQuantity) -> Double? {
    let text = table.text(row, "unit").lowercased()
    if let unit = quantity.units.first(where: { $0.name == text }) { return unit.factor }
    report(
      row, "unit",
      "'\(table.text(row, "unit"))' is no unit of \(quantity.name); allowed: "
        + "\(quantity.units.map(\.name).joined(separator: ", ")); write the unit that the value is in"
    )
    return nil
  }

  private func hasResult(
    _ row: Int, _ level: Level, _ name: String, _ voorziening: String?,
    _ quantity: ObservedQuantity
  ) -> Bool {
    let has = { (metric: Metric) in
      lines.contains(
        Series(level: level, name: name, voorziening: voorziening, metric: metric))
    }
    if quantity.parts.allSatisfy({ has($0.metric) }) { return true }
    let allowed = ObservedQuantity.names.filter { name in
      ObservedQuantity(name)?.parts.allSatisfy { has($0.metric) } == true
    }
    report(
      row, "metric",
      "the scenario has no \(quantity.name) of \(level.rawValue) '\(name)' and "
        + "\(voorziening ?? "totaal"); allowed here: \(allowed.joined(separator: ", "))")
    return false
  }

  /// What a row says of its error.
  private enum StatedError {
    case none
    case given(ObservationError)
    case wrong

    var error: ObservationError? {
      if case .given(let error) = self { return error }
      return nil
    }
  }

  private func statedError(_ row: Int, value: Double, factor: Double) -> StatedError {
    let absolute = table.has("error") ? table.number(row, "error") : -1
    let share = table.has("error_share") ? table.number(row, "error_share") : -1
    if absolute < 0, share < 0 { return .none }
    if absolute >= 0, share >= 0 {
      report(row, "error_share", "this row has error and error_share; allowed: one of the two")
      return .wrong
    }
    let scale = absolute >= 0 ? absolute * factor : share * abs(value)
    guard scale > 0 else {
      report(
        row, absolute >= 0 ? "error" : "error_share",
        "no figure is without error; allowed: above 0, and empty for the default of its kind")
      return .wrong
    }
    return .given(ObservationError(scale: scale))
  }
}
