import Calibration
import Scenarios
import Statistics

/// What `calibrate` shows: what was learned, what stayed unknown, and where the scenario and what happened
/// contradict each other.
public struct CalibrationScreen {
  private let scenario: Scenario
  private let realisatie: Realisatie
  private let result: CalibrationResult
  private let words: Words
  private let number: ScreenNumber

  public init(
    scenario: Scenario, realisatie: Realisatie, result: CalibrationResult,
    language: ScreenNumber.Language
  ) {
    self.scenario = scenario
    self.realisatie = realisatie
    self.result = result
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  /// The whole screen, line by line.
  public func lines() -> [String] {
    let learned = result.parameters.filter { !$0.isUnknown }
    return heading() + [""] + parameterTable(learned) + [""] + observationTable() + [""]
      + notes(unknown: result.parameters.count - learned.count)
  }

  private func heading() -> [String] {
    let calibration = result.calibration
    let count = calibration.observations.count
    let years = calibration.observations.map(\.period.year)
    let until = years.max().map { "\($0)" } ?? "-"
    let members = number.text(Double(calibration.plan.replications))
    return [
      scenario.title,
      words.pick(
        "Geleerd van \(count) waarnemingen tot en met \(until), met \(members) trekkingen in "
          + "\(calibration.steps) stappen; startgetal \(calibration.plan.seed)",
        "Learned from \(count) observations until \(until), with \(members) replications in "
          + "\(calibration.steps) steps; seed \(calibration.plan.seed)"),
    ]
  }

  // MARK: Parameters

  private func parameterTable(_ learned: [CalibrationResult.Learned]) -> [String] {
    guard !learned.isEmpty else {
      return [
        words.pick(
          "Van geen enkel onzeker getal zeggen de waarnemingen iets.",
          "The observations say nothing of any uncertain number.")
      ]
    }
    var table = TextTable(leftColumns: [0, 5])
    table.add([
      words.pick("Onzeker getal", "Uncertain number"), words.pick("vooraf", "before"), "5-95%",
      words.pick("achteraf", "after"), "5-95%", words.pick("meest geleerd van", "mostly from"),
    ])
    for item in learned.prefix(Self.mostRows) {
      table.add([
        item.parameter.key, text(item.prior.moments.mean), interval(item.prior),
        text(item.posterior.moments.mean), interval(item.posterior), teacher(item),
      ])
    }
    return table.lines() + rest(learned.count)
  }

  private static let mostRows = 20

  private func rest(_ count: Int) -> [String] {
    let more = count - Self.mostRows
    guard more > 0 else { return [] }
    return [
      words.pick("en nog \(more), zie parameters.csv", "and \(more) more, see parameters.csv")
    ]
  }

  private func teacher(_ item: CalibrationResult.Learned) -> String {
    guard let teacher = item.teacher else { return words.pick("samen", "all together") }
    let observation = result.calibration.observations[teacher.observation]
    return "\(observation.label) \(observation.period.text)"
  }

  private func interval(_ summary: ColumnSummary) -> String {
    "\(text(summary.quantile(0.05))) - \(text(summary.quantile(0.95)))"
  }

  /// Some three digits of a number of any size.
  private func text(_ value: Double) -> String {
    let size = abs(value)
    let places = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4
    return number.text(value, places: places)
  }

  // MARK: Observations

  private func observationTable() -> [String] {
    var table = TextTable(leftColumns: [0])
    table.add([
      words.pick("Waarneming", "Observation"), words.pick("jaar", "year"),
      words.pick("waargenomen", "observed"), words.pick("vooraf 5-95%", "before 5-95%"),
      words.pick("achteraf 5-95%", "after 5-95%"), words.pick("verschil", "residual"),
      words.pick("p vooraf", "p before"),
    ])
    let held = result.held
    for item in held.prefix(Self.mostRows * 2) {
      let share = item.observation.value == 0 ? .nan : item.residual / item.observation.value
      table.add([
        item.observation.label, item.observation.period.text, text(item.observation.value),
        interval(item.prior), interval(item.posterior), number.percent(share),
        words.chance(item.priorP, number),
      ])
    }
    let more = held.count - Self.mostRows * 2
    guard more > 0 else { return table.lines() }
    return table.lines() + [
      words.pick("en nog \(more), zie observations.csv", "and \(more) more, see observations.csv")
    ]
  }

  // MARK: Notes

  private func notes(unknown: Int) -> [String] {
    let all = result.parameters.count
    return CalibrationNotes(words: words, number: number).left(realisatie) + [
      words.pick(
        "Onbekend gebleven: \(unknown) van \(all) onzekere getallen; zij houden hun verdeling.",
        "Stayed unknown: \(unknown) of \(all) uncertain numbers; they keep their distributions."),
      weights(), CalibrationNotes(words: words, number: number).errors(result.calibration),
      words.pick(
        "Toevallige bewegingen (schokken, toeval) zijn niet geleerd: zij tellen als ruis van een waarneming.",
        "Shocks and chance were not learned: they count to the noise of an observation."),
    ]
  }

  private func weights() -> String {
    let size = number.text(result.weights.effectiveSize)
    let count = number.text(Double(result.calibration.plan.replications))
    return result.weights.isUsed
      ? words.pick(
        "Afgemaakt met gewichten: effectief \(size) van \(count) trekkingen.",
        "Finished by weights: effectively \(size) of \(count) replications.")
      : words.pick(
        "Zonder gewichten: er zouden effectief \(size) van \(count) trekkingen overblijven.",
        "Without weights: they would leave effectively \(size) of \(count) replications.")
  }

  /// Warnings for standard error: where the scenario as it was makes a figure as observed next to impossible.
  public var warnings: [String] {
    result.held.filter(\.contradicts).map { item in
      let prior = interval(item.prior)
      return
        "\(item.observation.place): warning: \(item.observation.label) \(item.observation.period.text) was "
        + "\(text(item.observation.value)), where the scenario gave \(prior) (p below 1%); the scenario or the "
        + "figure is not what it is taken for; look at both before using what was learned"
    }
  }
}

/// Lines that calibrations and backtests share.
struct CalibrationNotes {
  let words: Words
  let number: ScreenNumber

  /// Rows that were left out, by why; none where there are none.
  func left(_ realisatie: Realisatie) -> [String] {
    var reasons: [String] = []
    if realisatie.partsOfYears > 0 {
      let count = realisatie.partsOfYears
      reasons.append(words.pick("\(count) over delen van een jaar", "\(count) of parts of a year"))
    }
    if !realisatie.before.isEmpty {
      let (count, year) = (realisatie.before.count, realisatie.startYear)
      reasons.append(words.pick("\(count) van voor \(year)", "\(count) from before \(year)"))
    }
    if realisatie.after > 0 {
      let count = realisatie.after
      reasons.append(words.pick("\(count) van na de horizon", "\(count) from after the horizon"))
    }
    guard !reasons.isEmpty else { return [] }
    let listed = reasons.joined(separator: ", ")
    return [
      words.pick(
        "Niet van geleerd: rijen \(listed).", "Not learned from: rows \(listed).")
    ]
  }

  /// How many errors of observations are assumptions.
  func errors(_ calibration: Calibration) -> String {
    let all = calibration.observations.count
    let assumed = calibration.observations.count { !$0.statesError }
    return words.pick(
      "Meetfouten: \(assumed) van \(all) zijn aannames (tellingen 2% en afronding op vijftallen; geld 3% met zware "
        + "staarten).",
      "Errors of observations: \(assumed) of \(all) are assumptions (counts 2% and rounding to fives; money 3% with "
        + "heavy tails).")
  }
}
