import Scenarios
import Simulation
import Testing

/// Dordrecht 2016: three subsidies under a convenant, then one. The document reports no results in
/// money, so there is no path of years to hold the simulation against: who pays whom is tested.
@Suite struct DordrechtTests {
  private static let convenant = [
    "convenant_maatschappelijk_werk", "convenant_clientondersteuning", "convenant_ouderenadvies",
  ]

  private static func run(_ settings: [ScenarioSetting] = []) throws -> CaseRun {
    try SharedRuns.run("dordrecht-2016", settings, replications: 400)
  }

  @Test func threeSubsidiesIn2016BecomeOneOfTheSameSum() throws {
    let run = try Self.run()
    let first = Self.convenant.map { run.draws(.payment, contract: $0, year: 0) }
    #expect(run.share { draw in close(first.reduce(0) { $0 + $1[draw] }, 1_875_000, 1e-9) } == 1)
    #expect(run.draws(.payment, contract: "rechtsvorm", year: 0).allSatisfy { $0 == 0 })
    for year in 1..<5 {
      for contract in Self.convenant {
        #expect(run.draws(.payment, contract: contract, year: year).allSatisfy { $0 == 0 })
      }
      let paid = run.draws(.payment, contract: "rechtsvorm", year: year)
      let budget = run.draws(.budget, contract: "rechtsvorm", year: year)
      #expect(zip(paid, budget).allSatisfy { close($0, $1, 1e-9) })
      #expect(paid.allSatisfy { close($0, paid[0], 1e-9) }, "whatever is asked")
    }
  }

  /// Money is left at one (over 2%) while people wait at another (over 10), in 2016.
  @Test func whatOneAanbiederHasLeftAnotherCannotUse() throws {
    let both = try Self.run().shareWithMoneyLeftWhilePeopleWait(under: Self.convenant, year: 0)
    #expect(both >= 0.5, "\(both)")
  }

  /// The convenant goes on, with the same money: somewhat more people wait, not many more.
  @Test func oneSubsidyKeepsFewerPeopleWaitingThanThree() throws {
    let settings =
      ["percelen.eerste_lijn", "contracten.rechtsvorm"].map { ScenarioSetting($0, "null") }
      + Self.convenant.map { ScenarioSetting("contracten.\($0).looptijd", "null") }
    let one = Sampled(try Self.run().draws(.waiting, year: 4)).mean
    let three = Sampled(try Self.run(settings).draws(.waiting, year: 4)).mean
    #expect(one < three && three < 1.25 * one, "\(one) \(three)")
  }

  /// A sum per client: what fewer hours save is for the aanbieder, and nobody waits.
  @Test func fewerHoursInAnArrangementChangeWhatItCostsAndNotWhatIsPaid() throws {
    func run(_ hours: String) throws -> CaseRun {
      try Self.run([ScenarioSetting("contracten.begeleiding.prikkels.eenheden", hours)])
    }
    let (all, fewer) = (try run("1"), try run("0.8"))
    func pairs(_ metric: Metric) -> [(Double, Double)] {
      let draws = [all, fewer].map { $0.draws(metric, contract: "begeleiding", year: 3) }
      return Array(zip(draws[0], draws[1]))
    }
    #expect(pairs(.payment).allSatisfy { close($0, $1, 1e-9) })
    #expect(pairs(.cost).allSatisfy { $1 < 0.9 * $0 })
    for contract in ["begeleiding", "huishouden"] {
      #expect(all.draws(.waiting, contract: contract, year: 3).allSatisfy { $0 == 0 })
    }
  }
}
