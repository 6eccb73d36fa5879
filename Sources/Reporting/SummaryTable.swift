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
  private let threads: Int
  private let budgets: BudgetYears
  private let wijken: EmptyWijken

  /// The funding system that the results are of, and those of the first system over the same draws.
  struct Pairing {
    let system: String
    /// By line; nil for the first system itself.
    let base: (outcomes: Outcomes, lines: [Series: Int])?
  }

  /// - Parameter threads: on how many columns are summarised.
  public init(outcomes: Outcomes, startYear: Int, threads: Int = 1) {
    self.init(outcomes: outcomes, startYear: startYear, pairing: nil, threads: threads)
  }

  init(outcomes: Outcomes, startYear: Int, pairing: Pairing?, threads: Int = 1) {
    self.outcomes = outcomes
    self.startYear = startYear
    self.pairing = pairing
    self.threads = threads
    budgets = BudgetYears(outcomes)
    wijken = EmptyWijken(outcomes)
  }

  /// Whether there is no such result in a year.
  private func isEmpty(_ line: Series, year: Int) -> Bool {
    budgets.isEmpty(line, year: year) || wijken.isEmpty(line, year: year)
  }

  /// The table as CSV, in the order of the layout; lines that share their draws are summarised once.
  public func csv() -> [UInt8] {
    let header = CSVText(columns: SummaryTable.columns)
    return header.bytes + rows(under: header)
  }

  /// The rows alone, of every level or of one.
  func rows(under header: CSVText, of level: Level? = nil) -> [UInt8] {
    let all = outcomes.layout.lines
    let groups = outcomes.layout.linesByColumn.map { lines in
      lines.filter { level == nil || all[$0].level == level }
    }
    let parts = Mutex([[UInt8]](repeating: [], count: all.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      while true {
        let group = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard group < groups.count else { return }
        let made = summarise(groups[group], after: header)
        parts.withLock { for (line, bytes) in zip(groups[group], made) { $0[line] = bytes } }
      }
    }
    return parts.withLock { Array($0.joined()) }
  }

  /// The rows of lines with the same draws, by line, without the header.
  private func summarise(_ lines: [Int], after header: CSVText) -> [[UInt8]] {
    guard let first = lines.first else { return [] }
    let years = (0..<outcomes.layout.years).map { outcomes.summary(line: first, year: $0) }
    return lines.map { line in
      var text = header
      _ = text.takeBytes()
      for (year, summary) in years.enumerated() { append(line, year: year, summary, to: &text) }
      return text.takeBytes()
    }
  }

  private func append(
    _ index: Int, year: Int, _ summary: ColumnSummary, to text: inout CSVText
  ) {
    let line = outcomes.layout.lines[index]
    if let pairing { text.append(pairing.system) }
    SummaryTable.append(
      line, calendarYear: startYear + year, isEmpty(line, year: year) ? nil : summary, to: &text)
    if let pairing { appendDifference(pairing, index, year: year, to: &text) }
    text.endRow()
  }

  /// The cells of a result in a year, without numbers where there is none.
  static func append(
    _ line: Series, calendarYear: Int, _ summary: ColumnSummary?, to text: inout CSVText
  ) {
    text.append(line.level.rawValue)
    text.append(line.name)
    text.append(line.voorzieningLabel)
    text.append(line.metric.rawValue)
    text.append(calendarYear)
    text.append(line.metric.unit)
    guard let summary else {
      for _ in 0..<3 + SummaryTable.quantiles.count { text.appendEmpty() }
      return
    }
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
    guard let base = pairing.base, let first = base.lines[line], outcomes.replications > 1,
      !isEmpty(line, year: year)
    else {
      for _ in 0..<3 { text.appendEmpty() }
      return
    }
    let paired = outcomes.difference(line: index, year: year, from: base.outcomes, line: first)
    let interval = paired.interval()
    for number in [paired.mean, interval.lowerBound, interval.upperBound] { text.append(number) }
  }
}
