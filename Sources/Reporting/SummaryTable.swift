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
  private let pairing: Pairing?

  /// The funding system that the results are of, and those of the first system over the same draws.
  struct Pairing {
    let system: String
    /// By line; nil for the first system itself.
    let base: (outcomes: Outcomes, lines: [Series: Int])?
  }

  public init(outcomes: Outcomes, startYear: Int) {
    self.init(outcomes: outcomes, startYear: startYear, pairing: nil)
  }

  init(outcomes: Outcomes, startYear: Int, pairing: Pairing?) {
    self.outcomes = outcomes
    self.startYear = startYear
    self.pairing = pairing
  }

  /// The table as CSV; lines are summarised side by side and stand in the order of the layout.
  public func csv() -> [UInt8] {
    let header = CSVText(columns: SummaryTable.columns)
    return header.bytes + rows(under: header)
  }

  /// The rows alone, of every level or of one.
  func rows(under header: CSVText, of level: Level? = nil) -> [UInt8] {
    let all = outcomes.layout.lines
    let lines = all.indices.filter { level == nil || all[$0].level == level }
    let parts = Mutex([[UInt8]](repeating: [], count: lines.count))
    DispatchQueue.concurrentPerform(iterations: lines.count) { index in
      let part = summarise(lines[index], after: header)
      parts.withLock { $0[index] = part }
    }
    return parts.withLock { Array($0.joined()) }
  }

  /// The rows of one line of results, without the header.
  private func summarise(_ index: Int, after header: CSVText) -> [UInt8] {
    var text = header
    _ = text.takeBytes()
    for year in 0..<outcomes.layout.years {
      append(index, year: year, to: &text)
    }
    return text.takeBytes()
  }

  private func append(_ index: Int, year: Int, to text: inout CSVText) {
    let line = outcomes.layout.lines[index]
    if let pairing { text.append(pairing.system) }
    SummaryTable.append(
      line, calendarYear: startYear + year, outcomes.summary(line: index, year: year), to: &text)
    if let pairing { appendDifference(pairing, index, year: year, to: &text) }
    text.endRow()
  }

  /// The cells of a result in a year.
  static func append(
    _ line: Series, calendarYear: Int, _ summary: ColumnSummary, to text: inout CSVText
  ) {
    text.append(line.level.rawValue)
    text.append(line.name)
    text.append(line.voorzieningLabel)
    text.append(line.metric.rawValue)
    text.append(calendarYear)
    text.append(line.metric.unit)
    let moments = summary.moments
    text.append(moments.mean)
    for number in [moments.standardDeviation, moments.standardError] {
      // One draw has a mean but no spread.
      if number.isFinite { text.append(number) } else { text.appendEmpty() }
    }
    for p in SummaryTable.quantiles { text.append(summary.quantile(p)) }
  }

  /// The difference from the first system and its interval; empty where that has no such result.
  private func appendDifference(
    _ pairing: Pairing, _ index: Int, year: Int, to text: inout CSVText
  ) {
    let line = outcomes.layout.lines[index]
    guard let base = pairing.base, let first = base.lines[line], outcomes.replications > 1 else {
      for _ in 0..<3 { text.appendEmpty() }
      return
    }
    let paired = outcomes.difference(line: index, year: year, from: base.outcomes, line: first)
    let interval = paired.interval()
    for number in [paired.mean, interval.lowerBound, interval.upperBound] { text.append(number) }
  }
}
