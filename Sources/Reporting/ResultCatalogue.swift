import Analysis
import Scenarios
import Simulation

/// Every result by its name: metrics, measures of risk and measures of a comparison, with where each
/// stands and what it is. All of it comes from their declarations.
struct ResultCatalogue {
  /// What a result is of.
  enum Kind: CaseIterable {
    case people
    case money
    case risk
    case comparison
  }

  struct Entry {
    let kind: Kind
    /// As files name it; a measure that is told at a certainty has that behind it.
    let name: String
    /// Certainties in percent that stand behind the name; empty where it has none.
    let percents: [Int]
    /// Files of a run, comparison or region that have it.
    let files: [String]
    let declaration: ResultDeclaration
    /// For what it is told, of a metric or of a measure of risk.
    let levels: [Level]
    let place: MetricPlace?

    /// The name with `P` for its certainty.
    var pattern: String { percents.isEmpty ? name : name + "_P" }

    /// All names that files have it under.
    var names: [String] { percents.isEmpty ? [name] : percents.map { "\(name)_\($0)" } }
  }

  let entries: [Entry]

  init() {
    let compared = Set(ComparisonMeasure.allCases.map(\.rawValue))
    let known = Set(Metric.allCases.map(\.rawValue) + RiskMeasure.allCases.map(\.rawValue))
    entries =
      Metric.allCases.map { Self.entry($0, compared) }
      + RiskMeasure.allCases.map { Self.entry($0, compared) }
      + ComparisonMeasure.allCases.filter { !known.contains($0.rawValue) }.map { measure in
        Entry(
          kind: .comparison, name: measure.rawValue, percents: [], files: Self.comparison,
          declaration: measure.declaration, levels: [.gemeente], place: nil)
      }
  }

  private static let comparison = ["differences.csv", "design.csv"]

  private static func entry(_ metric: Metric, _ compared: Set<String>) -> Entry {
    let (place, declaration) = (metric.place, metric.declaration)
    let isMoney = [.euro, .euroPerPerson].contains(declaration.unit)
    return Entry(
      kind: isMoney ? .money : .people, name: metric.rawValue, percents: [],
      files: ["summary.csv"] + (place.isMonthly ? ["monthly.csv"] : [])
        + (compared.contains(metric.rawValue) ? comparison : []),
      declaration: declaration,
      levels: (declaration.adding.gemeenten == .no ? [] : [.regio]) + place.levels, place: place)
  }

  private static func entry(_ measure: RiskMeasure, _ compared: Set<String>) -> Entry {
    let percents =
      switch measure.certainties {
      case .none: [Int]()
      case .each(let percents): percents
      case .chosen: RiskCertainty.allCases.map(\.percent)
      }
    let levels = Set(measure.subjects.flatMap(\.levels))
    return Entry(
      kind: .risk, name: measure.rawValue, percents: percents,
      files: ["risk.csv"] + (compared.contains(measure.rawValue) ? comparison : []),
      declaration: measure.declaration, levels: Level.allCases.filter(levels.contains), place: nil)
  }

  /// The result of a name, and the certainty in it; also by its name without one, or with `P` for it.
  func entry(named name: String) -> (entry: Entry, percent: Int?)? {
    for entry in entries {
      if [entry.name, entry.pattern].contains(name) { return (entry, nil) }
      if let percent = entry.percents.first(where: { "\(entry.name)_\($0)" == name }) {
        return (entry, percent)
      }
    }
    return nil
  }
}

extension RiskMeasure.Subject {
  /// Levels of `risk.csv` that speak of it.
  var levels: [Level] {
    switch self {
    case .begroting: [.gemeente, .regio]
    case .budgets: [.gemeente]
    case .contract: [.contract]
    case .budgetsOfRegion, .spread: [.regio]
    }
  }
}
