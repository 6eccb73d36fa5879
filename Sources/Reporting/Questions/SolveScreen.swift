import Questions
import Scenarios
import Simulation

/// What is shown of a value that was solved for: the value with its interval, or why there is none.
public struct SolveScreen {
  private let scenario: Scenario
  private let plan: RunPlan
  private let answers: [SolveAnswer]
  private let period: String
  private let words: Words
  private let number: ScreenNumber

  /// - Parameter period: label of the years that conditions are about.
  public init(
    scenario: Scenario, plan: RunPlan, answers: [SolveAnswer], period: String,
    language: ScreenNumber.Language
  ) {
    self.scenario = scenario
    self.plan = plan
    self.answers = answers
    self.period = period
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  private func pick(_ dutch: String, _ english: String) -> String { words.pick(dutch, english) }

  public func lines() -> [String] {
    guard let question = answers.first?.question else { return [] }
    let count = words.draws(plan.replications, number)
    let head =
      "\(scenario.title), \(period): "
      + question.conditions.map(\.text).joined(separator: pick(" en ", " and "))
      + pick(
        "; iedere waarde op dezelfde \(count), startgetal \(plan.seed)",
        "; every value on the same \(count), seed \(plan.seed)")
    let body =
      answers.count > 1
      ? frontier() : answers.flatMap { answer($0) + [""] + changed($0) }
    return [head, ""] + body + notes()
  }

  // MARK: One value

  private func answer(_ answer: SolveAnswer) -> [String] {
    let (finding, keys) = (answer.finding, keys(answer))
    guard finding.status == .found else { return [keys + ": " + unfound(answer)] + ends(answer) }
    let side =
      finding.isMetAbove ? pick("minstens", "at least") : pick("hooguit", "at most")
    var lines = [
      "\(keys): \(side) \(value(finding.best.x, answer)) "
        + "(95%: \(bound(finding.lower, answer)) .. \(bound(finding.upper, answer)))"
    ]
    lines += ends(answer)
    if !finding.isMonotone {
      lines.append(
        pick(
          "Let op: het verloop is niet eentonig. Aan de voorwaarden wordt in dit bereik \(finding.changes) "
            + "keer begonnen of opgehouden te voldoen; dit is de eerste keer. Zie solve_points.csv.",
          "Mind: the course is not monotone. Conditions begin or cease to be met \(finding.changes) times "
            + "in this range; this is the first. See solve_points.csv."))
    }
    return lines
  }

  /// The keys that take the value, and of several those that the scenario has.
  private func keys(_ answer: SolveAnswer) -> String {
    let asked = answer.question.keys
    let found = answer.changes.map(\.key)
    return (asked.count > 1 && !found.isEmpty ? found : asked).prefix(4).joined(separator: ", ")
      + (asked.count > 1 && found.count > 4 ? ", ..." : "")
  }

  private func unfound(_ answer: SolveAnswer) -> String {
    let range = answer.question.range
    let span = "\(value(range.lowerBound, answer)) .. \(value(range.upperBound, answer))"
    return answer.finding.status == .metEverywhere
      ? pick("overal in \(span) voldaan", "met everywhere in \(span)")
      : pick("nergens in \(span) voldaan", "met nowhere in \(span)")
  }

  /// What conditions come to at both ends of the range.
  private func ends(_ answer: SolveAnswer) -> [String] {
    [answer.finding.points.first, answer.finding.points.last].compactMap { $0 }.map { point in
      let told = point.outcomes.map { outcome in
        "\(outcome.condition.measure.name) \(text(outcome))"
      }
      return "  " + pick("bij ", "at ") + value(point.x, answer) + ": "
        + told.joined(separator: ", ")
    }
  }

  private func text(_ outcome: SolvePoint.Outcome) -> String {
    switch outcome.condition.measure.unit {
    case "probability": number.percent(outcome.value)
    case "euro": "EUR " + number.text(outcome.value)
    default: number.text(outcome.value, places: 1)
    }
  }

  private func value(_ x: Double, _ answer: SolveAnswer) -> String {
    let text = number.text(x, places: places(answer.question.range))
    switch answer.question.manner {
    case .value: return text
    case .factor: return "x " + text
    case .add: return (x > 0 ? "+" : "") + text
    }
  }

  private func bound(_ x: Double?, _ answer: SolveAnswer) -> String {
    x.map { value($0, answer) } ?? pick("buiten het bereik", "outside the range")
  }

  /// Digits behind the mark that still say something.
  private func places(_ range: ClosedRange<Double>) -> Int {
    let width = range.upperBound - range.lowerBound
    return width >= 1000 ? 0 : width >= 10 ? 2 : 4
  }

  /// The keys as they are at the value that was found.
  private func changed(_ answer: SolveAnswer) -> [String] {
    guard answer.finding.status == .found, !answer.changes.isEmpty else { return [] }
    let shown = answer.changes.prefix(12).map { change in
      "  \(change.key): \(change.before.isEmpty ? "-" : change.before) -> \(change.after)"
    }
    let rest = answer.changes.count - shown.count
    let more = rest > 0 ? ["  " + pick("en nog \(rest)", "and \(rest) more")] : []
    return [pick("Het scenario met deze waarde:", "The scenario with this value:")] + shown + more
      + [""]
  }

  // MARK: A frontier

  private func frontier() -> [String] {
    var table = TextTable(leftColumns: [0])
    table.add([
      pick("volledig na", "complete after"), pick("nodig", "needed"), "95%",
    ])
    for answer in answers {
      let years = answer.rampYears ?? 0
      let label = pick("\(years) jaar", years == 1 ? "1 year" : "\(years) years")
      let finding = answer.finding
      table.add(
        finding.status == .found
          ? [
            label, number.percent(finding.best.x),
            "\(share(finding.lower)) .. \(share(finding.upper))",
          ] : [label, unfound(answer), ""])
    }
    return [
      pick(
        "Aandeel van de nieuwe behoefte dat de sociale basis moet opvangen, naar het jaar waarin dat volledig is",
        "Share of new need that the sociale basis has to catch, by the year in which that is complete"
      )
    ] + table.lines() + [""]
  }

  private func share(_ x: Double?) -> String {
    x.map { number.percent($0) } ?? pick("buiten het bereik", "outside the range")
  }

  private func notes() -> [String] {
    [
      pick(
        "Het interval: de waarden waarbij deze trekkingen met 95% zekerheid niet kunnen zeggen of aan de "
          + "voorwaarden is voldaan. Het zegt niets over de aannames van het scenario.",
        "The interval: the values at which these draws cannot tell with 95% certainty whether conditions "
          + "are met. It says nothing of the assumptions of the scenario.")
    ]
  }
}
