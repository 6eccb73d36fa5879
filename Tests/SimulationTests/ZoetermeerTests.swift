import Simulation
import Testing

/// The scenario of Zoetermeer 2017 against what the gemeente published: residents of 75 and older,
/// clients with maatwerk and the bill of both groups of voorzieningen.
@Suite struct ZoetermeerTests {
  private let run: CaseRun

  init() throws {
    run = try CaseRun(CaseFolder.delivered("zoetermeer-2017"), replications: 24, threads: 2)
  }

  private func draws(_ metric: Metric, perceel: String, year: Int) -> [Double] {
    let line = run.outcomes.layout.lines.firstIndex {
      $0.level == .perceel && $0.name == perceel && $0.metric == metric
    }
    return run.outcomes.draws(line: line!, year: year)
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// From about 8,000 in 2017 to about 11,500 in 2025; the counts are rounded, so 5%.
  @Test func residentsOf75AndOlderGrowAsReported() {
    #expect(close(median(run.draws(.population75plus, year: 0)), 8000, 0.05))
    #expect(close(median(run.draws(.population75plus, year: 8)), 11_500, 0.05))
  }

  /// EUR 3,440,449 of maatwerk and 1,722,653 of vrij inzetbaar in 288 days are 4.36 and 2.18 million
  /// in a year. The scenario's tariffs are estimates: 10%.
  @Test func theFirstYearCostsWhatTheBillOf288DaysComesTo() {
    let custom = Sampled(draws(.cost, perceel: "maatwerk", year: 0)).mean
    let free = Sampled(draws(.cost, perceel: "vrij_inzetbaar", year: 0)).mean
    #expect(close(custom, 4_360_000, 0.1), "\(custom)")
    #expect(close(free, 2_180_000, 0.1), "\(free)")
  }

  /// About 750 clients of maatwerk at any moment: 1,042 indications billed in 288 days with half of
  /// them leaving in a year.
  @Test func aboutSevenHundredAndFiftyClientsHaveMaatwerk() {
    let clients = Sampled(draws(.clients, perceel: "maatwerk", year: 0)).mean
    #expect(close(clients, 750, 0.1), "\(clients)")
  }
}
