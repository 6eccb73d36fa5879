import Analysis
import Questions
import Scenarios
import Simulation

/// The files of a stress test, written into its folder.
///
/// `stress.csv` holds every figure under every stress beside that of the scenario, with 95% Monte Carlo
/// intervals; `stresses.csv` what each stands for and whether it applies; `stress_changes.csv` every key it
/// changed. The names of files and columns are an interface.
public struct StressFiles {
  public static let columns = [
    "stress", "parts", "status", "metric", "period", "unit", "base", "value", "value_lower",
    "value_upper", "difference", "lower", "upper",
  ]
  static let stressColumns = [
    "stress", "status", "reason", "title", "severity", "stands_for", "source",
  ]
  static let changeColumns = ["stress", "key", "before", "after"]

  private let test: StressTest
  private let findings: [StressTest.Finding]
  private let options: Scenario.Options
  private let language: ScreenNumber.Language

  /// - Parameter options: of the scenario itself.
  public init(
    test: StressTest, findings: [StressTest.Finding], options: Scenario.Options,
    language: ScreenNumber.Language
  ) {
    self.test = test
    self.findings = findings
    self.options = options
    self.language = language
  }

  private static let tables = ["stress.csv", "stress_changes.csv", "stresses.csv"]

  /// The files of a test, without its manifest.
  public static func names(
    _ scenario: Scenario, _ stresses: [Scenario], _ options: Scenario.Options,
    plan: RunPlan
  ) -> [String] {
    let folder = QuestionFolder(
      kind: QuestionManifest.stress, scenario: scenario, plan: plan, options: options, language: .nl
    )
    return tables + [QuestionFolder.resolvedName] + folder.copies(stresses).files.map(\.name)
  }

  /// Writes every file; the folder appears when the caller commits it.
  ///
  /// - Parameter words: the stresses that were asked for, as the command line has them.
  public func write(words: [String], to folder: RunFolder) throws(RunFolderError) {
    let question = QuestionFolder(
      kind: QuestionManifest.stress, scenario: test.base, plan: test.plan, options: options,
      language: language)
    try question.write(
      [
        ("stress.csv", figures()), ("stress_changes.csv", changes()), ("stresses.csv", stresses()),
      ], words: words, others: findings.compactMap(\.stress.scenario), to: folder)
  }

  private func figures() -> [UInt8] {
    var text = CSVText(columns: Self.columns)
    for finding in findings {
      if finding.figures.isEmpty {
        text.append(finding.stress.name)
        text.append(finding.stress.parts)
        text.append(finding.status.rawValue)
        for _ in 3..<Self.columns.count { text.appendEmpty() }
        text.endRow()
      }
      for figure in finding.figures {
        text.append(finding.stress.name)
        text.append(finding.stress.parts)
        text.append(finding.status.rawValue)
        text.append(figure.measure.name)
        text.append(figure.period.label)
        text.append(figure.measure.unit)
        for number in [
          figure.base.value, figure.stressed.value, figure.stressed.lower, figure.stressed.upper,
          figure.difference.value, figure.difference.lower, figure.difference.upper,
        ] { text.append(finite: number) }
        text.endRow()
      }
    }
    return text.bytes
  }

  private func stresses() -> [UInt8] {
    var text = CSVText(columns: Self.stressColumns)
    let words = StressWords(language: language)
    for finding in findings {
      let stress = finding.stress
      text.append(stress.name)
      text.append(finding.status.rawValue)
      text.append(words.reason(finding) ?? "")
      text.append(words.title(stress.header))
      text.append(words.severity(stress.header))
      text.append(words.description(stress.header))
      text.append(stress.header.source)
      text.endRow()
    }
    return text.bytes
  }

  private func changes() -> [UInt8] {
    var text = CSVText(columns: Self.changeColumns)
    for finding in findings {
      for change in finding.stress.reach.changes {
        for cell in [finding.stress.name, change.key, change.before, change.after] {
          text.append(cell)
        }
        text.endRow()
      }
    }
    return text.bytes
  }
}

/// How stresses are told of, in Dutch or English.
public struct StressWords {
  let words: Words

  public init(language: ScreenNumber.Language) { words = Words(language: language) }

  public func title(_ header: StressHeader) -> String {
    words.pick(header.title, header.englishTitle)
  }

  public func description(_ header: StressHeader) -> String {
    words.pick(header.description, header.englishDescription)
  }

  public func severity(_ header: StressHeader) -> String {
    words.pick(header.severity, header.englishSeverity)
  }

  /// Why a stress has no figures, or moves none; nil where it does.
  func reason(_ finding: StressTest.Finding) -> String? {
    switch finding.status {
    case .applied: nil
    case .noEffect:
      words.pick(
        "verandert het scenario en geen enkele trekking",
        "changes the scenario and not one draw")
    case .notApplicable:
      finding.stress.reach.misfits.map(reason).joined(separator: "; ")
    }
  }

  private func reason(_ misfit: StressMisfit) -> String {
    switch misfit {
    case .missing(let key):
      words.pick("het scenario heeft geen \(key)", "the scenario has no \(key)")
    case .nothing:
      words.pick(
        "het scenario heeft geen getal dat hij verandert",
        "the scenario has no number that it changes")
    case .unchangeable(let why): why
    }
  }
}
