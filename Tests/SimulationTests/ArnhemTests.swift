import Scenarios
import Simulation
import Testing

/// Arnhem 2017: a stichting with a budget for every wijk. The document reports no results in money,
/// so there is no path of years to hold the simulation against: who pays whom is tested.
@Suite struct ArnhemTests {
  private static let wijken = [
    "centrum", "noord", "klarendal_geitenkamp", "presikhaaf_broek", "malburgen",
    "vredenburg_rijkerswoerd", "schuytgraaf_elderveld",
  ]
  private static let contracts = wijken.map { "wijkteam_\($0)" }

  private static func run(
    _ settings: [ScenarioSetting] = [], replications: Int = 400
  ) throws -> CaseRun {
    try SharedRuns.run("arnhem-2017", settings, replications: replications)
  }

  @Test func everyWijkGetsItsPartOfTheSubsidyAndNoMore() throws {
    let run = try Self.run(replications: 100)
    for contract in Self.contracts {
      for year in 0..<5 {
        #expect(run.pays(contract, as: .budget, year: year))
        #expect(run.carriesNothing(contract, year: year))
      }
    }
  }

  /// Money is left in one wijk (over 2%) while people wait in another (over 10), in 2019.
  @Test func whatOneWijkHasLeftAnotherCannotUse() throws {
    let both = try Self.run().shareWithMoneyLeftWhilePeopleWait(under: Self.contracts, year: 2)
    #expect(both >= 0.5, "\(both)")
  }

  @Test func oneBudgetForTheCityKeepsFewerPeopleWaiting() throws {
    let one =
      Self.wijken.dropFirst().flatMap { wijk in
        ["percelen.\(wijk)", "contracten.wijkteam_\(wijk)"].map { ScenarioSetting($0, "null") }
      } + [ScenarioSetting("percelen.centrum.wijken", "null")]
    let divided = Sampled(try Self.run().draws(.waiting, year: 2)).mean
    let whole = Sampled(try Self.run(one).draws(.waiting, year: 2)).mean
    #expect(whole < 0.85 * divided, "\(whole) \(divided)")
  }

  @Test func payThatIsBroughtInLineMakesPeopleWait() throws {
    let same = [ScenarioSetting("voorzieningen.wijkteam.index", "lonen_en_prijzen")]
    let with = Sampled(try Self.run().draws(.waiting, year: 3)).mean
    let without = Sampled(try Self.run(same).draws(.waiting, year: 3)).mean
    #expect(with > 1.1 * without, "\(with) \(without)")
  }

  /// An expert costs the gemeente the same in a long case: cost and payment come apart both ways.
  @Test func anExpertIsPaidByTheCaseAndMaatwerkByTheUnit() throws {
    let run = try Self.run(replications: 100)
    let experts = run.draws(.providerResult, contract: "experts", year: 1)
    #expect(experts.contains { $0 < -100_000 } && experts.contains { $0 > 100_000 })
    for contract in ["maatwerk", "huishouden"] {
      #expect(run.pays(contract, as: .cost, year: 4), "tarief is kostprijs")
    }
    for contract in ["experts", "maatwerk", "huishouden"] {
      #expect(run.draws(.waiting, contract: contract, year: 4).allSatisfy { $0 == 0 })
    }
  }
}
