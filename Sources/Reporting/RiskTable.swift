import Simulation
import Statistics

/// `risk.csv`: how likely and how large an overrun is, and what capacity it asks for.
///
/// Every overrun names its result: that of the gemeente against its begroting. Periods are the years,
/// the term as a whole, and the budget year plus three; capacities of years do not add up to that of
/// the period. The names are an interface.
public struct RiskTable {
  public static let columns = ["level", "name", "metric", "period", "value", "lower", "upper"]
  /// Certainties of the benodigde weerstandscapaciteit.
  public static let certainties = [0.70, 0.75, 0.80, 0.85, 0.90, 0.95, 0.99]
  /// Years of a meerjarenraming: the budget year plus three.
  public static let planningYears = 4

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
  }

  public let level: Level
  public let name: String
  public let periods: [Period]

  /// The risk of the gemeente; nil where there is no begroting to overrun.
  ///
  /// - Parameter capacity: euros set aside for this risk; gives each period its weerstandsratio.
  public init?(outcomes: Outcomes, startYear: Int, capacity: Double? = nil) {
    let lines = outcomes.layout.lines
    guard let line = lines.firstIndex(where: { $0.level == .gemeente && $0.metric == .result })
    else { return nil }
    level = .gemeente
    name = lines[line].name
    let years = outcomes.layout.years
    let overruns = (0..<years).map { year in outcomes.draws(line: line, year: year).map { -$0 } }
    var made = (0..<years).map {
      Period(label: "\(startYear + $0)", overruns: overruns[$0], capacity: capacity)
    }
    let planning = min(RiskTable.planningYears, years)
    for span in Set([planning, years]).sorted() where span > 1 {
      let sums = overruns[0].indices.map { draw in
        overruns[0..<span].reduce(0) { $0 + $1[draw] }
      }
      let label = RiskTable.span(startYear: startYear, years: span)
      made.append(Period(label: label, overruns: sums, capacity: capacity))
    }
    periods = made
  }

  /// Label of the budget year plus three, and of the whole term.
  public static func span(startYear: Int, years: Int) -> String {
    years > 1 ? "\(startYear)-\(startYear + years - 1)" : "\(startYear)"
  }

  public func period(_ label: String) -> Period? { periods.first { $0.label == label } }

  /// The table as CSV.
  public func csv() -> [UInt8] {
    var text = CSVText(columns: RiskTable.columns)
    for period in periods {
      for figure in period.figures {
        text.append(level.rawValue)
        text.append(name)
        text.append(figure.metric)
        text.append(period.label)
        for number in [figure.value, figure.lower, figure.upper] {
          if number.isFinite { text.append(number) } else { text.appendEmpty() }
        }
        text.endRow()
      }
    }
    return text.takeBytes()
  }
}

extension RiskTable {
  /// Available over required capacity at 90%; empty (n.v.t.) where none is required.
  fileprivate static func ratio(
    _ capacity: Double, _ risk: RiskMeasures, _ interval: ClosedRange<Double>
  ) -> Figure {
    let over = { (required: Double) in required > 0 ? capacity / required : Double.nan }
    return Figure(
      metric: "weerstandsratio_90", value: over(risk.requiredBuffer(0.9)),
      lower: over(interval.upperBound), upper: over(interval.lowerBound))
  }
}

extension RiskTable.Period {
  init(label: String, overruns: [Double], capacity: Double?) {
    var values = overruns
    let quantiles = Quantiles(sorting: &values)
    let risk = RiskMeasures(quantiles)
    let overrun = risk.exceedance(above: 0)
    var figures = [
      RiskTable.Figure(
        metric: "p_overrun", value: overrun.probability,
        lower: overrun.probabilityInterval.lowerBound,
        upper: overrun.probabilityInterval.upperBound),
      RiskTable.Figure(
        metric: "expected_overrun", value: overrun.expected ?? .nan,
        lower: overrun.expectedInterval?.lowerBound ?? .nan,
        upper: overrun.expectedInterval?.upperBound ?? .nan),
    ]
    for p in RiskTable.certainties {
      let interval = quantiles.interval(p)
      figures.append(
        RiskTable.Figure(
          metric: "weerstand_\(Int((p * 100).rounded()))", value: risk.requiredBuffer(p),
          lower: max(0, interval.lowerBound), upper: max(0, interval.upperBound)))
    }
    for p in [0.95, 0.99] {
      figures.append(
        RiskTable.Figure(
          metric: "tail_mean_\(Int((p * 100).rounded()))", value: risk.tailMean(p), lower: .nan,
          upper: .nan))
    }
    if let capacity { figures.append(RiskTable.ratio(capacity, risk, quantiles.interval(0.9))) }
    self.init(label: label, figures: figures)
  }
}
