import Scenarios
import Simulation
import Testing

/// Leiden 2020 against what is reported of it: large overruns on maatwerk at a price per client per
/// month, and a small taakstelling on the fixed amounts of the sociale basis.
@Suite struct LeidenTests {
  private let run: CaseRun
  private let programmes = ["opgroeien", "basiskrachten", "samen_meedoen"]

  init() throws {
    run = try SharedRuns.run("leiden-2020", replications: 400)
  }

  /// Beyond 5% of what was set aside for maatwerk: everything else is paid a fixed amount.
  private func isLarge(_ year: Int) -> [Bool] {
    let paid = run.draws(.payment, contract: "maatwerk", year: year)
    return zip(paid, run.draws(.result, year: year)).map { -$1 > 0.05 * ($0 + $1) }
  }

  /// The paper is of 2021, and speaks of overruns: both years it can have seen are.
  @Test func largeOverrunsInBothYearsAreAtLeastATenthOfTheDraws() {
    let first = isLarge(0)
    let second = isLarge(1)
    let reported = run.share { first[$0] && second[$0] }
    #expect(reported >= 0.1, "\(reported)")
  }

  /// Maatwerk costs its price per client, at the same units or at others, and waits for nobody.
  @Test func maatwerkCostsAPricePerClientWhateverIsDelivered() throws {
    let more = ScenarioSetting("voorzieningen.begeleiding.eenheden_per_maand", "12")
    let scenario = try CaseFolder.delivered("leiden-2020", [more])
    let longer = try CaseRun(scenario, replications: 100, threads: 2)
    for year in [0, 4] {
      let paid = run.draws(.payment, contract: "maatwerk", year: year)
      let same = longer.draws(.payment, contract: "maatwerk", year: year)
      #expect(zip(paid, same).allSatisfy { close($0, $1, 1e-9) })
      let result = longer.draws(.providerResult, contract: "maatwerk", year: year)
      #expect(result.allSatisfy { $0 < -1_000_000 })
      #expect(run.draws(.waiting, contract: "maatwerk", year: year).allSatisfy { $0 == 0 })
    }
  }

  /// The three partners get their budget and no more, less a taakstelling of EUR 120,000 in 2022.
  @Test func theSocialeBasisIsAFixedAmountWithASmallTaakstelling() throws {
    let settings = programmes.map {
      ScenarioSetting("contracten.\($0).budget.taakstelling", "null")
    }
    let scenario = try CaseFolder.delivered("leiden-2020", settings)
    let without = try CaseRun(scenario, replications: 100, threads: 2)
    var less = Array(repeating: 0.0, count: 100)
    for name in programmes {
      let budget = run.draws(.budget, contract: name, year: 2)
      let before = without.draws(.budget, contract: name, year: 2)
      for draw in less.indices { less[draw] += before[draw] - budget[draw] }
      let paid = run.draws(.payment, contract: name, year: 2)
      #expect(zip(budget, paid).allSatisfy { close($0, $1, 1e-9) })
      #expect(run.draws(.carriedGemeente, contract: name, year: 2).allSatisfy { abs($0) < 0.01 })
    }
    #expect(less.allSatisfy { $0 > 120_000 && $0 < 1.1 * 120_000 })
  }

  /// The coöperatie gets its subsidy whatever is asked of the wijkteams.
  @Test func theSubsidyOfTheWijkteamsIsFixed() {
    for year in 0..<5 {
      #expect(run.pays("wijkteams", as: .budget, year: year))
    }
  }

  /// Forty contracts, a yearly round and casemanagers: from a twentieth to a seventh of the bill.
  @Test func managingFortyPartiesIsPartOfTheBill() {
    let own = Sampled(run.draws(.uitvoeringCost, contract: "maatwerk", year: 0)).mean
    let paid = Sampled(run.draws(.payment, contract: "maatwerk", year: 0)).mean
    #expect(own > 40 * 6000 + 75_000)
    #expect(own > 0.05 * paid && own < 0.15 * paid)
  }
}
