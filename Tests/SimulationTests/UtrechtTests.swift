import Simulation
import Testing

/// Utrecht 2016 against what is reported of it: buurtteams on a fixed subsidy, and use and spending
/// of aanvullende ondersteuning that rise under ceilings.
@Suite struct UtrechtTests {
  private let run: CaseRun
  private let beyond = ["taak", "productie"]

  init() throws {
    run = try CaseRun(CaseFolder.delivered("utrecht-2016"), replications: 400, threads: 2)
  }

  /// A metric of both contracts beyond the buurtteams, by year and draw.
  private func together(_ metric: Metric) -> [[Double]] {
    (0...4).map { year in
      let parts = beyond.map { run.draws(metric, contract: $0, year: year) }
      return zip(parts[0], parts[1]).map { $0 + $1 }
    }
  }

  /// The reading with the least room: both rise in every year from 2016 to 2020.
  @Test func useAndSpendingRiseEveryYearInAtLeastATenthOfTheDraws() {
    let clients = together(.clients)
    let paid = together(.payment)
    let reported = run.share { draw in
      (1...4).allSatisfy {
        clients[$0][draw] > clients[$0 - 1][draw] && paid[$0][draw] > paid[$0 - 1][draw]
      }
    }
    #expect(reported >= 0.1, "\(reported)")
  }

  /// The wider reading: both are higher in 2020 than in 2016.
  @Test func useAndSpendingRiseOverFourYearsInNearlyAllDraws() {
    let clients = together(.clients)
    let paid = together(.payment)
    let reported = run.share { clients[4][$0] > clients[0][$0] && paid[4][$0] > paid[0][$0] }
    #expect(reported >= 0.9, "\(reported)")
  }

  /// The subsidy of the buurtteams is the same whatever is asked of them.
  @Test func theSubsidyOfTheBuurtteamsIsFixed() {
    for year in 0...4 {
      let paid = run.draws(.payment, contract: "buurtteams", year: year)
      let budget = run.draws(.budget, contract: "buurtteams", year: year)
      #expect(zip(paid, budget).allSatisfy { close($0, $1, 1e-9) })
    }
  }

  /// Production is paid for what is delivered, and stays below its ceiling.
  @Test func productionStaysBelowItsCeiling() {
    for year in 0...4 {
      let paid = run.draws(.payment, contract: "productie", year: year)
      let cost = run.draws(.cost, contract: "productie", year: year)
      let ceiling = run.draws(.budget, contract: "productie", year: year)
      #expect(zip(paid, cost).allSatisfy { close($0, $1, 1e-9) }, "tarief is kostprijs")
      #expect(run.share { paid[$0] < 1.02 * ceiling[$0] } > 0.9)
    }
  }
}
