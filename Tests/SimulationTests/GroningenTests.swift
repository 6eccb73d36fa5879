import Simulation
import Testing

/// Groningen in 2016 and 2019 against what is reported: spending on begeleiding that rises while
/// every unit is paid, and a first year of the lump sum within budget.
@Suite struct GroningenTests {
  private static func run(_ name: String) throws -> CaseRun {
    try SharedRuns.run(name, replications: 400)
  }

  /// 2016: use and spending of begeleiding rise in both years, as support did not transform.
  @Test func useAndSpendingOfBegeleidingRiseInBothYearsInAtLeastATenthOfTheDraws() throws {
    let run = try Self.run("groningen-2016")
    func together(_ metric: Metric) -> [[Double]] {
      (0...2).map { year in
        let parts = ["ondersteuning", "licht_begeleiding"].map {
          run.draws(metric, contract: $0, year: year)
        }
        return zip(parts[0], parts[1]).map { $0 + $1 }
      }
    }
    let clients = together(.clients)
    let paid = together(.payment)
    let reported = run.share { draw in
      (1...2).allSatisfy {
        clients[$0][draw] > clients[$0 - 1][draw] && paid[$0][draw] > paid[$0 - 1][draw]
      }
    }
    #expect(reported >= 0.1, "\(reported)")
  }

  /// 2016: one tarief for one product, too little for who sends staff of begeleiding and more than
  /// enough for who does the housework.
  @Test func theProductOfTwoKindsPaysOneForTheOther() throws {
    let run = try Self.run("groningen-2016")
    for year in 0...2 {
      let begeleiding = run.draws(.providerResult, contract: "licht_begeleiding", year: year)
      let household = run.draws(.providerResult, contract: "licht_huishoudelijk", year: year)
      #expect(begeleiding.allSatisfy { $0 < 0 })
      #expect(household.allSatisfy { $0 > 0 })
      #expect(abs(Sampled(begeleiding).mean + Sampled(household).mean) < 100_000)
    }
  }

  /// 2016: framework agreements are paid per unit, and nobody waits for them.
  @Test func frameworkAgreementsArePaidPerUnit() throws {
    let run = try Self.run("groningen-2016")
    for year in 0...2 {
      #expect(run.pays("ondersteuning", as: .cost, year: year), "tarief is kostprijs")
      #expect(run.draws(.waiting, contract: "ondersteuning", year: year).allSatisfy { $0 == 0 })
    }
  }

  /// 2016: what teams of the city leave or lack is the city's, and from 2018 the stichting's.
  @Test func theCityCarriesItsOwnTeamsUntilTheStichting() throws {
    let run = try Self.run("groningen-2016")
    let city = run.draws(.carriedGemeente, contract: "wij_teams", year: 0)
    #expect(city.contains { $0 < 0 })
    let provider = run.draws(.carriedProvider, contract: "wij_teams", year: 0)
    #expect(provider.allSatisfy { abs($0) < 0.01 })
    let after = run.draws(.carriedGemeente, contract: "stichting_wij", year: 2)
    #expect(after.allSatisfy { abs($0) < 0.01 })
    let subsidy = run.draws(.payment, contract: "stichting_wij", year: 2)
    let budget = run.draws(.budget, contract: "stichting_wij", year: 2)
    #expect(zip(subsidy, budget).allSatisfy { close($0, $1, 1e-9) })
  }

  /// 2019: all three hoofdaanbieders stayed within budget, in all four percelen.
  @Test func allPercelenStayWithinBudgetInTheFirstYearInAtLeastATenthOfTheDraws() throws {
    let run = try Self.run("groningen-2019")
    let percelen = ["centrum_oude_wijken", "oost_ten_boer", "zuid", "west"]
    let years = percelen.map { run.deviation(contract: $0, year: 0) }
    let reported = run.share { draw in years.allSatisfy { $0[draw] <= 0 } }
    #expect(reported >= 0.1, "\(reported)")
  }
}
