import Simulation
import Statistics

/// `summary.csv`: every yearly result with its distribution, tidy, one line a result and year.
///
/// The names of columns, levels and metrics are an interface.
public struct SummaryTable {
  public static let quantiles = [
    0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.85, 0.90, 0.95, 0.99,
  ]
  public static let columns =
    ["level", "name", "voorziening", "metric", "period", "unit", "mean", "sd", "mcse"]
    + quantiles.map { "p\(Int(($0 * 100).rounded()))" }

  private let outcomes: Outcomes
  private let startYear: Int

  public init(outcomes: Outcomes, startYear: Int) {
    self.outcomes = outcomes
    self.startYear = startYear
  }

  /// The table as CSV.
  public func csv() -> [UInt8] {
    var text = CSVText(columns: SummaryTable.columns)
    for (index, line) in outcomes.layout.lines.enumerated() {
      for year in 0..<outcomes.layout.years {
        append(line, year: year, draws: outcomes.draws(line: index, year: year), to: &text)
      }
    }
    return text.takeBytes()
  }

  private func append(_ line: Series, year: Int, draws: [Double], to text: inout CSVText) {
    text.append(line.level.rawValue)
    text.append(line.name)
    text.append(line.voorzieningLabel)
    text.append(line.metric.rawValue)
    text.append(startYear + year)
    text.append(line.metric.unit)
    let moments = Moments(draws)
    text.append(moments.mean)
    for number in [moments.standardDeviation, moments.standardError] {
      // One draw has a mean but no spread.
      if number.isFinite { text.append(number) } else { text.appendEmpty() }
    }
    var values = draws
    let sorted = Quantiles(sorting: &values)
    for p in SummaryTable.quantiles { text.append(sorted.quantile(p)) }
    text.endRow()
  }
}
