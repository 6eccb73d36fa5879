import Scenarios
import Simulation
import Testing

/// 's-Hertogenbosch 2016: who pays whom. The document reports no results, so there is no path of
/// years to hold the simulation against; it contradicts itself on how care is paid, so that both
/// readings are held side by side.
@Suite struct SHertogenboschTests {
  private static func run(_ settings: [ScenarioSetting] = []) throws -> CaseRun {
    try SharedRuns.run("s-hertogenbosch-2016", settings, replications: 200)
  }

  /// The other reading: care bought, and paid per unit.
  private static let bought =
    [ScenarioSetting("contracten.zorg.vorm", "inspanningsgericht")]
    + ["budget", "terughoudendheid", "wachten", "risico", "prikkels"].map {
      ScenarioSetting("contracten.zorg.\($0)", "null")
    }

  /// What the wijkteams spend less or more than their budget is the gemeente's own.
  @Test func theGemeenteCarriesBothSidesOfItsOwnWijkteams() throws {
    let run = try Self.run()
    for year in 0..<5 {
      let budget = run.draws(.budget, contract: "wijkteams", year: year)
      let cost = run.draws(.cost, contract: "wijkteams", year: year)
      let gemeente = run.draws(.carriedGemeente, contract: "wijkteams", year: year)
      let provider = run.draws(.carriedProvider, contract: "wijkteams", year: year)
      #expect(run.share { abs(gemeente[$0] - cost[$0] + budget[$0]) < 1 } == 1)
      #expect(provider.allSatisfy { abs($0) < 0.01 })
    }
  }

  /// Regie ends with the gemeente in 2020 in about a quarter of the draws, and not before.
  @Test func theWijkteamsStayWithTheGemeenteUntil2020() throws {
    let run = try Self.run()
    #expect(run.draws(.payment, contract: "stichting", year: 4).allSatisfy { $0 == 0 })
    let after = run.draws(.payment, contract: "stichting", year: 5)
    let ended = run.share { after[$0] > 0 }
    #expect(ended > 0.15 && ended < 0.35, "\(ended)")
  }

  /// The lump sum: aanbieders lose what it does not pay until their buffer is gone, and no more.
  @Test func theGemeentePaysWhatTheBufferCannotBear() throws {
    let run = try Self.run()
    let years = (0..<7).map { run.draws(.carriedProvider, contract: "zorg", year: $0) }
    let paid = (0..<7).map { run.draws(.carriedGemeente, contract: "zorg", year: $0) }
    let lost = run.share { draw in (0..<7).reduce(0) { $0 + years[$1][draw] } < 1_000_001 }
    #expect(lost == 1)
    let saved = run.share { draw in (0..<7).contains { paid[$0][draw] > 1 } }
    #expect(saved > 0.3 && saved < 0.7, "\(saved)")
  }

  /// Bought care is paid per unit, costs the gemeente more from the third year on, and no
  /// aanbieder loses.
  @Test func boughtCareCostsTheGemeenteMoreOnceNeedGrows() throws {
    let lump = try Self.run()
    let bought = try Self.run(Self.bought)
    #expect(bought.pays("zorg", as: .cost, year: 3), "tarief is kostprijs")
    let lumpSum = Sampled(lump.draws(.netCost, year: 3)).mean
    let more = Sampled(bought.draws(.netCost, year: 3)).mean - lumpSum
    #expect(more > 200_000, "\(more)")
  }
}
