import Dispatch
import Simulation
import Statistics
import Synchronization

/// `summary.csv`: every yearly result with its distribution, tidy, one line a result and year.
///
/// The names of columns, levels and metrics are an interface.
public struct SummaryTable: Sendable {
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

  /// The table as CSV; lines are summarised side by side and stand in the order of the layout.
  public func csv() -> [UInt8] {
    let header = CSVText(columns: SummaryTable.columns)
    let lines = outcomes.layout.lines.indices
    let parts = Mutex([[UInt8]](repeating: [], count: lines.count))
    DispatchQueue.concurrentPerform(iterations: lines.count) { index in
      let part = summarise(index, after: header)
      parts.withLock { $0[index] = part }
    }
    return parts.withLock { header.bytes + $0.joined() }
  }

  /// The rows of one line of results, without the header.
  private func summarise(_ index: Int, after header: CSVText) -> [UInt8] {
    var text = header
    _ = text.takeBytes()
    for year in 0..<outcomes.layout.years {
      append(
        outcomes.layout.lines[index], year: year, draws: outcomes.draws(line: index, year: year),
        to: &text)
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
