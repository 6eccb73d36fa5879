import Scenarios
import Simulation
import Testing

/// Haarlem before Gewoon in de Wijk, against what is reported of it: use and spending that rise,
/// and shortages, under four ways of paying.
@Suite struct Haarlem2018Tests {
  private let run: CaseRun

  init() throws {
    run = try SharedRuns.run("haarlem-2018", replications: 400)
  }

  /// The paper is of early 2021: use of maatwerk and of the sociale basis and spending on maatwerk
  /// rise in 2019 and in 2020, and the gemeente is short in both.
  @Test func useAndSpendingRiseAndTheGemeenteIsShortInAtLeastATenthOfTheDraws() {
    let years = 0...2
    let clients = years.map { run.draws(.clients, contract: "maatwerk", year: $0) }
    let paid = years.map { run.draws(.payment, contract: "maatwerk", year: $0) }
    let basis = years.map { run.draws(.clients, contract: "sociale_basis", year: $0) }
    let result = years.map { run.draws(.result, year: $0) }
    let reported = run.share { draw in
      (1...2).allSatisfy { year in
        [clients, paid, basis].allSatisfy { $0[year][draw] > $0[year - 1][draw] }
          && result[year][draw] < 0
      }
    }
    #expect(reported >= 0.1, "\(reported)")
  }

  /// Subsidies and the fixed sum for dagbesteding are paid whatever is asked.
  @Test func subsidiesAndTheFixedSumArePaidWhateverIsAsked() {
    for contract in ["sociale_basis", "wijkteams", "dagbesteding"] {
      for year in 0...3 {
        #expect(run.pays(contract, as: .budget, year: year))
        #expect(run.carriesNothing(contract, year: year))
      }
    }
    let need = run.draws(.need, contract: "dagbesteding", year: 3)
    #expect(need.max()! - need.min()! > 50)
  }

  /// Maatwerk is paid for every unit, and nobody waits for it after the besluit.
  @Test func maatwerkIsPaidPerUnitAndWaitsForNobody() {
    for year in 0...3 {
      #expect(run.pays("maatwerk", as: .cost, year: year), "tarief is kostprijs")
      #expect(run.draws(.waiting, contract: "maatwerk", year: year).allSatisfy { $0 == 0 })
    }
  }

  /// Both extensions are certain: the contract holds in the years after its own.
  @Test func theContractIsExtendedTwice() {
    for year in 3...4 {
      #expect(run.draws(.payment, contract: "maatwerk", year: year).allSatisfy { $0 > 0 })
    }
  }
}

/// Haarlem from 2022: who pays whom. The paper was written before the start, so there is no path of
/// years to hold the simulation against.
@Suite struct Haarlem2022Tests {
  private static func run(_ settings: [ScenarioSetting] = []) throws -> CaseRun {
    try SharedRuns.run("haarlem-2022", settings, replications: 200)
  }

  /// What was goes on until July 2022, and pays nothing after.
  @Test func whatWasGoesOnForHalfAYear() throws {
    let run = try Self.run()
    for contract in ["wijkteam_tot_2022", "dagbesteding_tot_2022", "maatwerk_tot_2022"] {
      #expect(run.draws(.payment, contract: contract, year: 0).allSatisfy { $0 > 0 })
      #expect(run.draws(.payment, contract: contract, year: 1).allSatisfy { $0 == 0 })
    }
    let fixed = run.draws(.payment, contract: "dagbesteding_tot_2022", year: 0)
    #expect(fixed.allSatisfy { close($0, 3_900_000 / 2, 1e-9) })
  }

  /// EUR 250,000 on the sociale basis and 150,000 on dagopvang: half of it in 2022, as the task
  /// starts half a year late, and all of it in 2023, at its prices.
  @Test func halfOfTheTaakstellingIsMissedIn2022() throws {
    let talks = ScenarioSetting("contracten.meedoen.monitoring", "null")
    let key = "contracten.meedoen.budget.taakstelling"
    let with = try Self.run([talks])
    let without = try Self.run([talks, ScenarioSetting(key, "null")])
    func gap(_ year: Int) -> [Double] {
      zip(
        without.draws(.budget, contract: "meedoen", year: year),
        with.draws(.budget, contract: "meedoen", year: year)
      ).map { $0 - $1 }
    }
    #expect(gap(0).allSatisfy { close($0, 200_000, 1e-6) })
    #expect(gap(1).allSatisfy { $0 > 400_000 && $0 < 1.1 * 400_000 })
  }

  /// The risk named beforehand: as the ceiling nears people wait, and need that fits the budget of
  /// four years is the exception.
  @Test func waitingIsARisk() throws {
    let run = try Self.run()
    let waiting = (0...3).map { Sampled(run.draws(.waiting, year: $0)).mean }
    #expect(waiting[0] < 50 && waiting[3] > 3 * waiting[0])
    let fits = run.share { draw in
      (0...3).reduce(0) {
        $0 + run.draws(.needCost, year: $1)[draw] - run.draws(.budget, year: $1)[draw]
      } <= 0
    }
    #expect(fits > 0.05 && fits < 0.5, "\(fits)")
  }

  /// A pgb stays possible, and is where a part of those who give up waiting go.
  @Test func pgbStaysPossible() throws {
    let run = try Self.run()
    let before = Sampled(run.draws(.pgbCost, year: 1)).mean
    #expect(Sampled(run.draws(.pgbCost, year: 5)).mean > 1.2 * before)
  }
}
