import Simulation
import Testing

/// Utrecht 2016: wijkteams bought for a price, a lump sum behind them. What is reported is of the
/// years to 2021: use and spending of what is behind the wijkteams rise.
@Suite struct Utrecht2016Tests {
  private let run: CaseRun
  private let behind = "tweede_lijn"

  init() throws {
    run = try SharedRuns.run("utrecht-2016", replications: 400)
  }

  /// The reading with the least room: both rise in every year from 2016 to 2020.
  @Test func useAndSpendingRiseEveryYearInAtLeastATenthOfTheDraws() {
    let clients = (0...4).map { run.draws(.clients, contract: behind, year: $0) }
    let paid = (0...4).map { run.draws(.payment, contract: behind, year: $0) }
    let reported = run.share { draw in
      (1...4).allSatisfy {
        clients[$0][draw] > clients[$0 - 1][draw] && paid[$0][draw] > paid[$0 - 1][draw]
      }
    }
    #expect(reported >= 0.1, "\(reported)")
  }

  /// A lump sum that follows wages rises in every draw, so that spending tests nothing.
  @Test func theLumpSumRisesEveryYearInEveryDraw() {
    let paid = (0...4).map { run.draws(.payment, contract: behind, year: $0) }
    #expect(run.share { draw in (1...4).allSatisfy { paid[$0][draw] > paid[$0 - 1][draw] } } == 1)
  }

  /// The gemeente pays the lump sum and no more; what use costs beyond it is for the aanbieders.
  @Test func theAanbiedersCarryWhatTheLumpSumDoesNotPay() {
    for year in 0...4 {
      #expect(run.pays(behind, as: .budget, year: year))
      #expect(run.carriesNothing(behind, year: year))
    }
    #expect(Sampled(run.draws(.carriedProvider, contract: behind, year: 4)).mean > 500_000)
  }

  /// What the wijkteams cost less than their price is for the market party, and what they cost more.
  @Test func theMarketPartyKeepsWhatIsLeftOfItsPrice() {
    for (contract, years) in [("wijkteams", 0...2), ("wijkteams_opnieuw", 3...4)] {
      for year in years {
        let paid = run.draws(.payment, contract: contract, year: year)
        let cost = run.draws(.cost, contract: contract, year: year)
        let result = run.draws(.providerResult, contract: contract, year: year)
        let budget = run.draws(.budget, contract: contract, year: year)
        #expect(zip(paid, budget).allSatisfy { close($0, $1, 1e-9) })
        #expect(run.share { close(result[$0], paid[$0] - cost[$0], 1e-6) } == 1)
      }
    }
  }

  /// A first price is the same in every draw; that of the second tender follows what there was.
  @Test func theSecondTenderIsPricedByWhatTheFirstTurnedOutToBe() {
    let first = run.draws(.budget, contract: "wijkteams", year: 2)
    let second = run.draws(.budget, contract: "wijkteams_opnieuw", year: 3)
    #expect(first.max()! - first.min()! < 1)
    #expect(second.max()! - second.min()! > 500_000)
  }
}

/// Utrecht 2021: buurtteams on a fixed subsidy, and a task and production under ceilings behind
/// them. What is reported is of the years before; its direction is held against the first four.
@Suite struct Utrecht2021Tests {
  private let run: CaseRun
  private let beyond = ["taak", "productie"]

  init() throws {
    run = try SharedRuns.run("utrecht-2021", replications: 400)
  }

  /// A metric of both contracts beyond the buurtteams, by year and draw.
  private func together(_ metric: Metric) -> [[Double]] {
    (0...3).map { year in
      let parts = beyond.map { run.draws(metric, contract: $0, year: year) }
      return zip(parts[0], parts[1]).map { $0 + $1 }
    }
  }

  /// The reading with the least room: both rise in every year from 2021 to 2024.
  @Test func useAndSpendingRiseEveryYearInAtLeastATenthOfTheDraws() {
    let clients = together(.clients)
    let paid = together(.payment)
    let reported = run.share { draw in
      (1...3).allSatisfy {
        clients[$0][draw] > clients[$0 - 1][draw] && paid[$0][draw] > paid[$0 - 1][draw]
      }
    }
    #expect(reported >= 0.1, "\(reported)")
  }

  /// The wider reading: both are higher in 2024 than in 2021.
  @Test func useAndSpendingRiseOverThreeYearsInNearlyAllDraws() {
    let clients = together(.clients)
    let paid = together(.payment)
    let reported = run.share { clients[3][$0] > clients[0][$0] && paid[3][$0] > paid[0][$0] }
    #expect(reported >= 0.85, "\(reported)")
  }

  /// The subsidy of the buurtteams is the same whatever is asked of them.
  @Test func theSubsidyOfTheBuurtteamsIsFixed() {
    for year in 0...3 {
      let paid = run.draws(.payment, contract: "buurtteams", year: year)
      let budget = run.draws(.budget, contract: "buurtteams", year: year)
      #expect(zip(paid, budget).allSatisfy { close($0, $1, 1e-9) })
      #expect(budget.max()! - budget.min()! < 1)
    }
  }

  /// Production is paid for what is delivered, and stays below its ceiling.
  @Test func productionStaysBelowItsCeiling() {
    for year in 0...3 {
      let paid = run.draws(.payment, contract: "productie", year: year)
      let cost = run.draws(.cost, contract: "productie", year: year)
      let ceiling = run.draws(.budget, contract: "productie", year: year)
      #expect(zip(paid, cost).allSatisfy { close($0, $1, 1e-9) }, "tarief is kostprijs")
      #expect(run.share { paid[$0] < 1.02 * ceiling[$0] } > 0.9)
    }
  }
}
