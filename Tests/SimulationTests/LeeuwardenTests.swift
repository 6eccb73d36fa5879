import Scenarios
import Simulation
import Testing

/// Leeuwarden in 2016 and 2021: who pays whom. Neither document reports results in money, so there
/// is no path of years to hold the simulation against.
@Suite struct LeeuwardenTests {
  private static func run(_ name: String, _ settings: [ScenarioSetting] = []) throws -> CaseRun {
    try SharedRuns.run(name, settings, replications: 100)
  }

  /// 2016: the coöperatie gets its subsidy and no more, whoever comes to its door.
  @Test func theCooperatieGetsItsSubsidyWhateverIsAskedOfIt() throws {
    let run = try Self.run("leeuwarden-2016")
    for year in 0..<5 {
      #expect(run.pays("cooperatie", as: .budget, year: year))
      #expect(run.carriesNothing("cooperatie", year: year))
    }
    let need = run.draws(.need, contract: "cooperatie", year: 4)
    #expect(need.max()! - need.min()! > 200)
  }

  /// 2016: behind the wijkteams nobody waits, and the gemeente pays for every unit.
  @Test func maatwerkIsPaidPerUnitAndWaitsForNobody() throws {
    let run = try Self.run("leeuwarden-2016")
    for contract in ["begeleiding", "huishouden"] {
      #expect(run.pays(contract, as: .cost, year: 4), "tarief is kostprijs")
      #expect(run.draws(.waiting, contract: contract, year: 4).allSatisfy { $0 == 0 })
    }
  }

  /// 2021: EUR 3,600,000 is missing from the budget of the third year, at its prices, in every draw,
  /// and a third of it from that of the first.
  @Test func theTaakstellingIsInTheBudget() throws {
    let key = "contracten.windkracht_058.budget.taakstelling"
    let with = try Self.run("leeuwarden-2021")
    let without = try Self.run("leeuwarden-2021", [ScenarioSetting(key, "null")])
    func gap(_ year: Int) -> [Double] {
      zip(
        without.draws(.budget, contract: "windkracht_058", year: year),
        with.draws(.budget, contract: "windkracht_058", year: year)
      ).map { $0 - $1 }
    }
    #expect(gap(0).allSatisfy { close($0, 1_200_000, 1e-6) })
    #expect(gap(2).allSatisfy { $0 > 3_600_000 && $0 < 1.1 * 3_600_000 })
  }

  /// 2021: need does not fit a budget that is a seventh less in three years, so that people wait.
  @Test func theTaakstellingMakesPeopleWait() throws {
    let run = try Self.run("leeuwarden-2021")
    let first = Sampled(run.draws(.waiting, contract: "windkracht_058", year: 0)).mean
    let third = Sampled(run.draws(.waiting, contract: "windkracht_058", year: 2)).mean
    #expect(third > 2 * first)
    #expect(Sampled(run.draws(.undelivered, contract: "windkracht_058", year: 2)).mean > 3_600_000)
  }
}
