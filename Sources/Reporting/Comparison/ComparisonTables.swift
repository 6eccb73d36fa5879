import Analysis
import Scenarios
import Simulation

/// `comparison.csv` and `comparison_risk.csv`: the results of every system, filled run by run.
///
/// The first has the columns of summary.csv behind `system`, then the difference from the first system
/// over the same draws with its 95% interval. The names of columns are an interface.
public struct ComparisonTables {
  public static let columns = ["system"] + SummaryTable.columns + ["difference", "lower", "upper"]
  public static let riskColumns = ["system"] + RiskTable.columns

  /// The lines whose draws it takes.
  public static let asked = RiskTable.asked

  private var summary = CSVText(columns: columns)
  private var summaryBytes: [UInt8]
  private var risk = CSVText(columns: riskColumns)

  /// How exact the quantiles of `comparison.csv` are; nil where all are exact.
  private(set) var sketch: SketchNote?

  private let threads: Int

  /// - Parameter threads: on how many results are summarised.
  public init(threads: Int = 1) {
    self.threads = threads
    summaryBytes = summary.takeBytes()
  }

  /// Adds the run of one system.
  public mutating func add(_ system: ComparedSystem, _ outcomes: Outcomes, base: Outcomes) {
    let startYear = system.scenario.model.setting.grid.startYear
    let isFirst = outcomes === base
    sketch = sketch ?? SketchNote(outcomes)
    let lines = base.layout.lines.enumerated().map { ($1, $0) }
    let table = SummaryTable(
      outcomes: outcomes, startYear: startYear,
      pairing: .init(
        system: system.name,
        base: isFirst ? nil : (base, Dictionary(uniqueKeysWithValues: lines))),
      threads: threads)
    summaryBytes += table.rows(under: CSVText(columns: Self.columns))
    RiskTable(
      outcomes: outcomes, startYear: startYear,
      capacity: system.scenario.model.funding.weerstandscapaciteit?.value,
      certainty: system.scenario.certainty, tolerance: system.scenario.tolerance
    )?.append(to: &risk, system: system.name)
  }

  var files: [(name: String, bytes: [UInt8])] {
    [("comparison.csv", summaryBytes), ("comparison_risk.csv", risk.bytes)]
  }
}

/// The tables of what a comparison found: differences, regret, dominance, systems and assumptions.
struct FindingTables {
  static let differences = [
    "system", "metric", "period", "unit", "mean", "p5", "p95", "difference", "difference_p5",
    "difference_p95", "p_less", "p_more", "lower", "upper", "standard_error",
    "unpaired_standard_error", "variance_ratio", "without_incentives", "from_incentives",
  ]
  static let regret = ["system", "metric", "period", "mean", "p95", "p_best"]
  static let dominance = ["system", "over", "period", "share"]
  static let systems = [
    "system", "title", "contract", "name", "layers", "categories", "payment", "fixed_share",
    "budget", "access", "volume_risk", "intensity_risk", "price_risk", "from", "to", "incentives",
    "terms", "source", "description",
  ]
  static let assumptions = [
    "system", "key", "label", "unit", "mean", "p5", "p95", "incentive", "source",
  ]

  let results: ComparisonResults

  var files: [(name: String, bytes: [UInt8])] {
    [
      ("differences.csv", differencesTable()), ("regret.csv", regretTable()),
      ("dominance.csv", dominanceTable()), ("systems.csv", systemsTable()),
      ("assumptions.csv", assumptionsTable()),
    ]
  }

  private func differencesTable() -> [UInt8] {
    var text = CSVText(columns: Self.differences)
    for figure in results.figures {
      text.append(results.systems[figure.system].name)
      text.append(figure.measure.rawValue)
      text.append(figure.period.label)
      text.append(figure.measure.unit)
      for number in [figure.mean, figure.p5, figure.p95] { text.append(number) }
      let found = figure.difference
      for number in [
        found?.mean, found?.p5, found?.p95, found?.less, found?.more, found?.lower, found?.upper,
        found?.standardError,
        found?.unpairedStandardError, found?.varianceRatio, figure.withoutBehaviour,
        figure.fromBehaviour,
      ] { text.append(finite: number) }
      text.endRow()
    }
    return text.bytes
  }

  private func regretTable() -> [UInt8] {
    var text = CSVText(columns: Self.regret)
    for regret in results.regrets {
      text.append(results.systems[regret.system].name)
      text.append(regret.measure.rawValue)
      text.append(regret.period.label)
      for number in [regret.mean, regret.p95, regret.best] { text.append(number) }
      text.endRow()
    }
    return text.bytes
  }

  private func dominanceTable() -> [UInt8] {
    var text = CSVText(columns: Self.dominance)
    for pair in results.dominances {
      text.append(results.systems[pair.system].name)
      text.append(results.systems[pair.over].name)
      text.append(pair.period.label)
      text.append(pair.share)
      text.endRow()
    }
    return text.bytes
  }

  private func systemsTable() -> [UInt8] {
    var text = CSVText(columns: Self.systems)
    for system in results.systems {
      let grid = system.scenario.model.setting.grid
      let terms = system.agreedTerms
      for contract in system.contracts {
        for cell in [system.name, system.title, contract.key, contract.name] {
          text.append(cell)
        }
        text.append(contract.layers.map(\.rawValue).joined(separator: " "))
        text.append(contract.categories.map(\.rawValue).joined(separator: " "))
        text.append(contract.payment.rule.rawValue)
        text.append(contract.payment.fixedShare)
        text.append(contract.budget?.rawValue ?? OutlineWords.openEnd)
        text.append(contract.access.rawValue)
        for carrier in [contract.volume, contract.intensity, contract.price] {
          text.append(carrier.rawValue)
        }
        text.append(contract.term.start > 0 ? grid.label(contract.term.start) : "")
        text.append(contract.term.end.map { $0 < grid.steps ? grid.label($0 - 1) : "" } ?? "")
        text.append(contract.hasIncentives ? "ja" : "nee")
        text.append(terms[contract.key, default: []].joined(separator: " "))
        text.append(system.source)
        text.append(system.description)
        text.endRow()
      }
    }
    return text.bytes
  }

  private func assumptionsTable() -> [UInt8] {
    var text = CSVText(columns: Self.assumptions)
    for system in results.systems {
      for assumption in system.assumptions {
        let read = assumption.read
        text.append(system.name)
        text.append(read.parameter.key)
        text.append(read.declaration.label)
        text.append(read.parameter.unit.rawValue)
        text.append(read.parameter.value)
        let spread = read.parameter.distribution
        text.append(finite: spread?.quantile(0.05))
        text.append(finite: spread?.quantile(0.95))
        text.append(assumption.isIncentive ? "ja" : "nee")
        text.append(read.parameter.source?.text ?? "")
        text.endRow()
      }
    }
    return text.bytes
  }
}

extension CSVText {
  /// Appends a number that may not exist.
  mutating func append(finite number: Double?) {
    if let number, number.isFinite { append(number) } else { appendEmpty() }
  }
}
