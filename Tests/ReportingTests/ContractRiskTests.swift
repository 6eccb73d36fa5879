import Simulation
import Testing

@testable import Reporting

@Suite("What risk.csv says of a contract")
struct ContractRiskTests {
  /// Waiting is no cost of a contract: what all need would cost less what is not delivered is held
  /// against its budget, and all of it where it is asked whether the budget keeps pace.
  @Test("a contract overruns its budget by what it costs, and keeps pace with all need or not")
  func contract() throws {
    let town = try TinyTown(
      TinyTown.text().replacing(
        "vorm: inspanningsgericht, ", with: "vorm: subsidie, budget: { bedrag: 20500 }, "))
    let risk = try #require(RiskTable(outcomes: town.outcomes, startYear: TinyTown.startYear))
    let periods = try #require(risk.entries.first { $0.name == "alles" }).periods
    let draws = { (metric: Metric, year: Int) throws -> [Double] in
      let line = try #require(
        town.outcomes.layout.lines.firstIndex {
          $0.level == .contract && $0.voorziening == nil && $0.metric == metric
        })
      return town.outcomes.draws(line: line, year: year)
    }
    var chances: [Double] = []
    for year in 0..<TinyTown.years {
      let beyond = try zip(draws(.needCost, year), draws(.budget, year)).map(-)
      let cost = try zip(beyond, draws(.undelivered, year)).map(-)
      // A thousandth of the budget is no overrun.
      let share = { (values: [Double]) in
        Double(values.count { $0 > 0.001 * 20_500 }) / Double(TinyTown.replications)
      }
      #expect(periods[year].value("p_overrun") == share(cost))
      #expect(Direct.isClose(periods[year].value("p_keeps_pace"), 1 - share(beyond)))
      chances += [share(cost), share(beyond)]
    }
    #expect(Set(chances).count > 2 && chances.contains { $0 > 0 && $0 < 1 })
  }
}
