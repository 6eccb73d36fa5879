import Scenarios
import Simulation
import Statistics

/// The figures that a run is told by, whether they are read from its folder or come from the draws themselves.
protocol RunFigures: Sendable {
  /// A result in a year; nil where the run keeps no such result.
  func figure(
    _ metric: String, _ year: Int, _ part: ReportPart, voorziening: String
  ) -> RunFigure?

  /// A figure of `risk.csv`, by its metric, period and column; nil where there is none.
  func risk(_ metric: String, _ period: String, _ part: ReportPart, column: String) -> Double?
}

/// One result in one year, by the columns of `summary.csv`.
enum RunFigure: Sendable {
  case read(FigureTable.Figure)
  /// A line of the draws and a year, counted from 0.
  case live(Outcomes, line: Int, year: Int)
  /// A result that there is not in this year, such as of a budget before its contract starts.
  case none

  /// Nil where there is no such figure.
  func value(_ column: String) -> Double? {
    switch self {
    case .none: nil
    case .read(let figure): figure.value(column)
    case .live(let outcomes, let line, let year):
      column == "mean"
        ? outcomes.moments(line: line, year: year).mean
        : Self.value(column, of: outcomes.summary(line: line, year: year))
    }
  }

  private static func value(_ column: String, of summary: ColumnSummary) -> Double? {
    switch column {
    case "sd": finite(summary.moments.standardDeviation)
    case "mcse": finite(summary.moments.standardError)
    default:
      column.hasPrefix("p")
        ? Double(column.dropFirst()).map { summary.quantile($0 / 100) } : nil
    }
  }

  private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}

/// The figures of the files of a run's folder.
struct ReadFigures: RunFigures {
  let summary: FigureTable
  let risk: FigureTable
  /// The name of the gemeente's results.
  let name: String

  func figure(
    _ metric: String, _ year: Int, _ part: ReportPart, voorziening: String
  ) -> RunFigure? {
    summary[[part.level, part.key ?? name, voorziening, metric, "\(year)"]].map { .read($0) }
  }

  func risk(_ metric: String, _ period: String, _ part: ReportPart, column: String) -> Double? {
    risk[[part.level, part.key ?? name, metric, period]]?.value(column)
  }
}

/// The figures of a run that has just been made, before its files are read; those of `risk.csv` of the gemeente
/// alone.
struct LiveFigures: RunFigures {
  private let outcomes: Outcomes
  private let lines: [Series: Int]
  private let budgets: BudgetYears
  private let wijken: EmptyWijken
  private let name: String
  private let startYear: Int
  private let risks: [String: [String: RiskTable.Figure]]

  init(_ outcomes: Outcomes, of scenario: Scenario) {
    self.outcomes = outcomes
    name = scenario.name
    startYear = scenario.model.setting.grid.startYear
    budgets = BudgetYears(outcomes)
    wijken = EmptyWijken(outcomes)
    lines = Dictionary(
      uniqueKeysWithValues: outcomes.layout.lines.enumerated().map { ($1, $0) })
    let table = RiskTable(
      outcomes: outcomes, startYear: startYear,
      capacity: scenario.model.funding.weerstandscapaciteit?.value,
      certainty: scenario.certainty, tolerance: scenario.tolerance)
    risks = (table?.periods ?? []).reduce(into: [:]) { all, period in
      all[period.label] = period.figures.reduce(into: [:]) { $0[$1.metric] = $1 }
    }
  }

  func figure(
    _ metric: String, _ year: Int, _ part: ReportPart, voorziening: String
  ) -> RunFigure? {
    guard let metric = Metric(rawValue: metric), let level = Level(rawValue: part.level) else {
      return nil
    }
    let series = Series(
      level: level, name: part.key ?? name,
      voorziening: voorziening == "totaal" ? nil : voorziening,
      metric: metric)
    let place = year - startYear
    guard let line = lines[series], (0..<outcomes.layout.years).contains(place) else { return nil }
    let isEmpty = budgets.isEmpty(series, year: place) || wijken.isEmpty(series, year: place)
    return isEmpty ? RunFigure.none : .live(outcomes, line: line, year: place)
  }

  func risk(_ metric: String, _ period: String, _ part: ReportPart, column: String) -> Double? {
    guard part == .gemeente, let figure = risks[period]?[metric] else { return nil }
    let value =
      switch column {
      case "value": figure.value
      case "lower": figure.lower
      case "upper": figure.upper
      default: Double.nan
      }
    return value.isNaN ? nil : value
  }
}
