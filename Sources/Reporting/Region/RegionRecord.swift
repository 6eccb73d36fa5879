import Analysis
import Scenarios
import Simulation

/// What a run of a region leaves of each gemeente: rows of text, made as soon as it is done, and how
/// likely its overrun is.
public struct RegionRecord {
  /// A gemeente by the chance that its begroting is overrun.
  struct Overrun {
    let name: String
    let title: String
    let probability: Double
    let expected: Double
  }

  private static let header = CSVText(columns: SummaryTable.columns)
  private(set) var summary: [UInt8] = []
  private(set) var risk: [UInt8] = []
  /// What every gemeente was made of.
  private(set) var scenarios: [RegionManifest.Gemeente] = []
  /// Of the gemeenten with a begroting, over the budget year plus three.
  private(set) var overruns: [Overrun] = []

  /// The files that every gemeente was read from, by its name.
  private(set) var inputs: [String: [ReadInput]] = [:]

  private let threads: Int

  /// - Parameter threads: on how many results are summarised.
  public init(threads: Int = 1) { self.threads = threads }

  /// Takes in a gemeente that is done.
  public mutating func add(_ part: RegionRun.Part) {
    let startYear = part.scenario.model.setting.grid.startYear
    summary += SummaryTable(outcomes: part.outcomes, startYear: startYear, threads: threads)
      .rows(under: Self.header, of: .gemeente)
    inputs[part.gemeente.name] = part.scenario.inputs
    scenarios.append(
      RegionManifest.Gemeente(
        name: part.gemeente.name, scenario: part.scenario.name,
        scenarioSHA256: Manifest.hash(of: part.scenario)))
    guard
      let table = RiskTable(
        outcomes: part.outcomes, startYear: startYear, capacity: part.gemeente.capacity,
        certainty: part.gemeente.certainty, tolerance: part.gemeente.tolerance)
    else { return }
    var text = CSVText(columns: RiskTable.columns)
    _ = text.takeBytes()
    table.append(to: &text, of: .gemeente)
    risk += text.takeBytes()
    guard part.gemeente.hasBegroting, let period = table.period(Self.span(part)) else { return }
    overruns.append(
      Overrun(
        name: part.gemeente.name, title: part.gemeente.title,
        probability: period.value("p_overrun"), expected: period.value("expected_overrun")))
  }

  private static func span(_ part: RegionRun.Part) -> String {
    let grid = part.scenario.model.setting.grid
    return RiskTable.span(
      startYear: grid.startYear, years: min(RiskTable.planningYears, grid.years))
  }

  /// The gemeenten that are most likely to overrun their begroting, the most likely first; among
  /// those of one chance the one that loses most. None that never does.
  func mostLikely(_ count: Int) -> [Overrun] {
    let expected = { (overrun: Overrun) in overrun.expected.isFinite ? overrun.expected : 0 }
    return Array(
      overruns.filter { $0.probability > 0 }.sorted {
        ($0.probability, expected($0)) > ($1.probability, expected($1))
      }.prefix(count))
  }
}
