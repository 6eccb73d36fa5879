import Questions
import Scenarios
import Simulation

/// The files of a value that was solved for, written into its folder.
///
/// `solve.csv` holds the value with its 95% Monte Carlo interval, a row for each year of a frontier;
/// `solve_points.csv` every value that was simulated; `solve_changes.csv` the keys at the value that was found.
/// The names of files and columns are an interface.
public struct SolveFiles {
  public static let columns = [
    "key", "by", "ramp_years", "period", "conditions", "status", "value", "lower", "upper", "from",
    "to",
    "met_above", "monotone",
  ]
  static let pointColumns = [
    "ramp_years", "value", "condition", "metric", "unit", "result", "lower", "upper", "met",
  ]
  static let changeColumns = ["ramp_years", "key", "before", "after"]
  private static let tables = ["solve.csv", "solve_changes.csv", "solve_points.csv"]

  private let folder: QuestionFolder
  private let answers: [SolveAnswer]
  private let period: String

  /// - Parameter period: label of the years that conditions are about.
  public init(
    scenario: Scenario, plan: RunPlan, options: Scenario.Options, answers: [SolveAnswer],
    period: String, language: ScreenNumber.Language
  ) {
    folder = QuestionFolder(
      kind: QuestionManifest.solve, scenario: scenario, plan: plan, options: options,
      language: language)
    self.answers = answers
    self.period = period
  }

  /// The files of an answer, without its manifest.
  public static func names(
    _ scenario: Scenario, _ options: Scenario.Options, plan: RunPlan
  ) -> [String] {
    let folder = QuestionFolder(
      kind: QuestionManifest.solve, scenario: scenario, plan: plan, options: options, language: .nl)
    return tables + [QuestionFolder.resolvedName] + folder.copies([]).files.map(\.name)
  }

  /// Writes every file; the folder appears when the caller commits it.
  ///
  /// - Parameter words: the question, as the command line has it.
  public func write(words: [String], to run: RunFolder) throws(RunFolderError) {
    try folder.write(
      [
        ("solve.csv", values()), ("solve_changes.csv", changes()), ("solve_points.csv", points()),
      ], words: words, others: [], to: run)
  }

  private func values() -> [UInt8] {
    var text = CSVText(columns: Self.columns)
    for answer in answers {
      let (question, finding) = (answer.question, answer.finding)
      let isFound = finding.status == .found
      text.append(question.keys.joined(separator: " "))
      text.append(question.manner.rawValue)
      append(answer.rampYears, to: &text)
      text.append(period)
      text.append(question.conditions.map(\.text).joined(separator: "; "))
      text.append(finding.status.rawValue)
      text.append(finite: isFound ? finding.best.x : nil)
      text.append(finite: finding.lower)
      text.append(finite: finding.upper)
      text.append(question.range.lowerBound)
      text.append(question.range.upperBound)
      text.append(isFound ? (finding.isMetAbove ? "ja" : "nee") : "")
      text.append(finding.isMonotone ? "ja" : "nee")
      text.endRow()
    }
    return text.bytes
  }

  private func points() -> [UInt8] {
    var text = CSVText(columns: Self.pointColumns)
    for answer in answers {
      for point in answer.finding.points {
        for outcome in point.outcomes {
          append(answer.rampYears, to: &text)
          text.append(point.x)
          text.append(outcome.condition.text)
          text.append(outcome.condition.measure.name)
          text.append(outcome.condition.measure.unit)
          for number in [outcome.value, outcome.lower, outcome.upper] {
            text.append(finite: number)
          }
          text.append(outcome.isMet ? "ja" : "nee")
          text.endRow()
        }
      }
    }
    return text.bytes
  }

  private func changes() -> [UInt8] {
    var text = CSVText(columns: Self.changeColumns)
    for answer in answers {
      for change in answer.changes {
        append(answer.rampYears, to: &text)
        for cell in [change.key, change.before, change.after] { text.append(cell) }
        text.endRow()
      }
    }
    return text.bytes
  }

  private func append(_ years: Int?, to text: inout CSVText) {
    if let years { text.append(years) } else { text.appendEmpty() }
  }
}
