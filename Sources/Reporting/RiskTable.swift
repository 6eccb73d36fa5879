import Analysis
import Scenarios
import Simulation
import Statistics

/// `risk.csv`: how likely and how large an overrun is, and what capacity it asks for.
///
/// Every overrun names its result: that of the gemeente against its begroting, that of a contract
/// against its budget. One within the tolerance, `overrun_tolerance` as a share of what is held against,
/// counts as none; of one beyond it `expected_overrun` counts the whole. Periods are the years, the term as a whole, and the budget year plus three;
/// capacities of years do not add up to that of the period. The names are an interface.
public struct RiskTable {
  public static let columns = ["level", "name", "metric", "period", "value", "lower", "upper"]
  /// Certainties of the risk, and of the benodigde weerstandscapaciteit.
  public static let certainties = RiskMeasure.standardCertainties.map { Double($0) / 100 }
  /// Years of a meerjarenraming: the budget year plus three.
  public static let planningYears = ComparisonResults.planningYears

  /// One figure with its 95% Monte Carlo interval.
  public struct Figure: Sendable {
    public let metric: String
    public let value: Double
    public let lower: Double
    public let upper: Double
  }

  /// The figures of one period, from the overruns: minus the result, per draw.
  public struct Period: Sendable {
    public let label: String
    public let figures: [Figure]

    public func value(_ metric: String) -> Double {
      figures.first { $0.metric == metric }?.value ?? .nan
    }

    /// A measure, at a certainty in percent where it is told at one; not a number where there is none.
    public func value(_ measure: RiskMeasure, at percent: Int? = nil) -> Double {
      value(measure.name(at: percent))
    }
  }

  /// The periods of one level and name.
  public struct Entry: Sendable {
    public let level: Level
    public let name: String
    public let periods: [Period]
  }

  /// The lines whose draws it takes.
  public static let asked = RiskDraws.asked

  /// The gemeente first, then every contract with a budget.
  public let entries: [Entry]
  /// Periods of the gemeente.
  public var periods: [Period] { entries[0].periods }

  /// The risk of the gemeente against its begroting, and of contracts against their budgets; nil where
  /// there is neither.
  ///
  /// - Parameters:
  ///   - capacity: euros set aside for this risk; gives each period its weerstandsratio.
  ///   - certainty: with which they are to cover it.
  ///   - tolerance: by how much the begroting, or a budget, is passed where that is an overrun.
  public init?(
    outcomes: Outcomes, startYear: Int, capacity: Double? = nil,
    certainty: RiskCertainty = .standard, tolerance: OverrunTolerance = .standard
  ) {
    let draws = RiskDraws(outcomes: outcomes, tolerance: tolerance)
    let contracts = draws.contractsWithBudget
    guard let gemeente = draws.name, draws.hasBegroting || !contracts.isEmpty else { return nil }
    let spans = ComparisonResults.periods(startYear: startYear, years: outcomes.layout.years)
    let periods = spans.map { span -> Period in
      let years = span.years
      var figures: [Figure] = []
      if draws.hasBegroting {
        figures += Figure.overrun(
          draws.overruns(years), capacity: capacity, certainty: certainty)
      }
      if !contracts.isEmpty { figures += Figure.pace(draws, years) }
      return Period(label: span.label, figures: figures)
    }
    entries =
      [Entry(level: .gemeente, name: gemeente, periods: periods)]
      + contracts.map { name in
        Entry(
          level: .contract, name: name,
          periods: spans.map {
            Period(label: $0.label, figures: Figure.budget(draws, contract: name, $0.years))
          })
      }
  }

  /// A table of figures that were made elsewhere.
  init(entries: [Entry]) { self.entries = entries }

  /// Label of the budget year plus three, and of the whole term.
  public static func span(startYear: Int, years: Int) -> String {
    years > 1 ? "\(startYear)-\(startYear + years - 1)" : "\(startYear)"
  }

  public func period(_ label: String) -> Period? { periods.first { $0.label == label } }

  /// The figures of a contract in a period.
  public func period(_ label: String, contract: String) -> Period? {
    entries.first { $0.level == .contract && $0.name == contract }?.periods
      .first { $0.label == label }
  }

  /// The table as CSV.
  public func csv() -> [UInt8] {
    var text = CSVText(columns: RiskTable.columns)
    append(to: &text)
    return text.takeBytes()
  }

  /// Adds the rows, each behind the funding system it is of where there are several; of every level or
  /// of one.
  func append(to text: inout CSVText, system: String? = nil, of level: Level? = nil) {
    for entry in entries where level == nil || entry.level == level {
      for period in entry.periods {
        for figure in period.figures {
          if let system { text.append(system) }
          text.append(entry.level.rawValue)
          text.append(entry.name)
          text.append(figure.metric)
          text.append(period.label)
          for number in [figure.value, figure.lower, figure.upper] {
            if number.isFinite { text.append(number) } else { text.appendEmpty() }
          }
          text.endRow()
        }
      }
    }
  }
}
