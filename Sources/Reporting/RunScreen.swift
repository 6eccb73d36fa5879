import Scenarios
import Simulation
import Statistics

/// What `run` shows: the answer first, then the years, the wijken, and what it rests on.
public struct RunScreen {
  private let scenario: Scenario
  private let plan: RunPlan
  private let words: Words
  private let number: ScreenNumber
  private let sketch: SketchNote?
  private let report: RunReport

  public init(
    scenario: Scenario, plan: RunPlan, outcomes: Outcomes, language: ScreenNumber.Language
  ) {
    self.scenario = scenario
    self.plan = plan
    words = Words(language: language)
    number = ScreenNumber(language)
    sketch = SketchNote(outcomes)
    report = RunReport(record: RunRecord(scenario, plan, outcomes), language: language)
  }

  /// The whole screen, line by line.
  public func lines() -> [String] {
    let count = words.replications(plan.replications, number)
    var lines = [scenario.title, "\(count), \(words.seed) \(plan.seed)", ""]
    lines += answer() + [""]
    lines += tables()
    lines += assumptions()
    if let sample = scenario.model.parameters.sample {
      lines.append(CalibrationNote.line(sample, words, number))
    }
    if let sketch { lines.append(precision(sketch)) }
    return lines
  }

  // MARK: The answer

  /// How likely the begroting is overrun and by how much, the buffer it asks, and what demand does.
  private func answer() -> [String] {
    report.paceSentences() + report.carriedSentences() + report.overrunSentences()
      + [report.waitingSentence(), report.clientsSentence()].compactMap { $0 }
  }

  // MARK: Tables

  /// The tables of the report, as far as a terminal has room for them.
  private func tables() -> [String] {
    let shown: [(table: ReportTable?, head: String)] = [
      (report.peopleTable(), words.people), (report.costTable(), words.euros),
      (report.carriedTable(), words.pick("Wie draagt, ", "Who carries, ") + words.euros),
      (report.wijkTable(), words.perWijk), (report.voorzieningTable(), words.perVoorziening),
    ]
    return shown.enumerated().flatMap { index, item -> [String] in
      guard let table = item.table else { return [] }
      let note = index == 0 && !table.note.isEmpty ? [table.note] : []
      return TerminalTable(table, number).lines(head: item.head) + note + [""]
    }
  }

  // MARK: What it rests on

  private func precision(_ sketch: SketchNote) -> String {
    let limit = number.text(Double(sketch.aboveReplications))
    let error = number.percent(sketch.relativeError, places: 1)
    return words.pick(
      "Boven \(limit) trekkingen kloppen kwantielen van onderdelen op \(error); gemiddelden en risico's "
        + "zijn exact, en met --draws alles.",
      "Above \(limit) replications quantiles of details are within \(error); means and risks are exact, "
        + "and with --draws all is.")
  }

  private func assumptions() -> [String] {
    let count = StandingCount(scenario.parameters.map(\.standing)).sentence(words)
    let off = scenario.model.demand.drivers.off.map(\.rawValue).sorted().joined(separator: ", ")
    let spread = scenario.spreads.map { AgeSpreadNote($0).sentence(words, number) + "." }
    return spread
      + (off.isEmpty ? [] : [words.pick("Uitgeschakeld: \(off).", "Switched off: \(off).")]) + [
        words.pick(
          "\(count); 'wijkraming check' noemt de aannames.",
          "\(count); 'wijkraming check' names the assumptions.")
      ]
  }
}
