import Scenarios
import Simulation
import Testing

/// The scenario of Zoetermeer 2017 against what the gemeente published: residents of 75 and older,
/// clients with maatwerk, the bill of both groups of voorzieningen, and how the wijken differ.
@Suite struct ZoetermeerTests {
  private let run: CaseRun

  init() throws {
    run = try SharedRuns.run("zoetermeer-2017", replications: 24)
  }

  private func draws(_ metric: Metric, perceel: String, year: Int) -> [Double] {
    let line = run.outcomes.layout.lines.firstIndex {
      $0.level == .perceel && $0.name == perceel && $0.metric == metric
    }
    return run.outcomes.draws(line: line!, year: year)
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// From about 8,000 in 2017 to about 11,500 in 2025; the counts are rounded, so 5%.
  @Test func residentsOf75AndOlderGrowAsReported() {
    #expect(close(median(run.draws(.population75plus, year: 0)), 8000, 0.05))
    #expect(close(median(run.draws(.population75plus, year: 8)), 11_500, 0.05))
  }

  /// EUR 3,440,449 of maatwerk and 1,722,653 of vrij inzetbaar in 288 days are 4.36 and 2.18 million
  /// in a year. The scenario's tariffs are estimates: 10%.
  @Test func theFirstYearCostsWhatTheBillOf288DaysComesTo() {
    let custom = Sampled(draws(.cost, perceel: "maatwerk", year: 0)).mean
    let free = Sampled(draws(.cost, perceel: "vrij_inzetbaar", year: 0)).mean
    #expect(close(custom, 4_360_000, 0.1), "\(custom)")
    #expect(close(free, 2_180_000, 0.1), "\(free)")
  }

  /// About 750 clients of maatwerk at any moment: 1,042 indications billed in 288 days with half of
  /// them leaving in a year.
  @Test func aboutSevenHundredAndFiftyClientsHaveMaatwerk() {
    let clients = Sampled(draws(.clients, perceel: "maatwerk", year: 0)).mean
    #expect(close(clients, 750, 0.1), "\(clients)")
  }

  /// Clients per resident and spending per resident are higher in Centrum, Meerzicht and
  /// Buytenwegh-De Leyens than in the other three wijken.
  @Test func threeWijkenUseAndSpendMore() {
    func mean(_ metric: Metric, _ wijk: String) -> Double {
      let line = run.outcomes.layout.lines.firstIndex {
        $0.level == .wijk && $0.name == wijk && $0.voorziening == nil && $0.metric == metric
      }
      return Sampled(run.outcomes.draws(line: line!, year: 0)).mean
    }
    let more = ["centrum", "meerzicht", "buytenwegh_de_leyens"]
    let less = ["noordhove_seghwaert", "rokkeveen", "oosterheem"]
    for measure in [
      { mean(.clients, $0) / mean(.population, $0) }, { mean(.costPerInhabitant, $0) },
    ] {
      #expect(more.map(measure).min()! > 1.2 * less.map(measure).max()!)
    }
  }
}

/// Zoetermeer 2017 against the course that is reported: clients and bill of maatwerk rise, and more
/// people come in than go out.
@Suite struct ZoetermeerCourseTests {
  private let run: CaseRun

  init() throws {
    run = try SharedRuns.run("zoetermeer-2017", replications: 400)
  }

  /// The document is of 2019: in every year to then.
  @Test func maatwerkRisesEveryYearInAtLeastATenthOfTheDraws() {
    let years = 0...2
    func of(_ metric: Metric) -> [[Double]] {
      years.map { run.draws(metric, contract: "maatwerk", year: $0) }
    }
    let (clients, paid, inflow, outflow) = (
      of(.clients), of(.payment), of(.inflow), of(.outflow)
    )
    let reported = run.share { draw in
      (1...2).allSatisfy {
        clients[$0][draw] > clients[$0 - 1][draw] && paid[$0][draw] > paid[$0 - 1][draw]
      } && years.allSatisfy { inflow[$0][draw] > outflow[$0][draw] }
    }
    #expect(reported >= 0.1, "\(reported)")
  }

  /// Every unit is paid, the gemeente carries the volume, and nobody waits after the besluit.
  @Test func everyUnitIsPaid() {
    for contract in ["maatwerk", "vrij_inzetbaar"] {
      #expect(run.pays(contract, as: .cost, year: 3), "tarief is kostprijs")
      #expect(run.draws(.waiting, contract: contract, year: 3).allSatisfy { $0 == 0 })
    }
  }
}

/// Zoetermeer 2021: who pays whom. The document was written before the start, so there is no path
/// of years to hold the simulation against.
@Suite struct Zoetermeer2021Tests {
  private static let contract = "samenwerkingsverband"

  private static func run(_ key: String? = nil) throws -> CaseRun {
    let talks = ScenarioSetting("contracten.\(contract).monitoring", "null")
    let settings =
      [talks] + (key.map { [ScenarioSetting("contracten.\(contract).\($0)", "null")] } ?? [])
    return try SharedRuns.run("zoetermeer-2021", settings, replications: 200)
  }

  private static func gaps(_ key: String, year: Int) throws -> [Double] {
    let with = try run().draws(.budget, contract: contract, year: year)
    let without = try run(key).draws(.budget, contract: contract, year: year)
    return zip(without, with).map { ($0 - $1) / $0 }
  }

  /// The cut is in the budget from the first year, in every draw.
  @Test func theEfficiencyCutIsInTheBudget() throws {
    let gaps = try Self.gaps("budget.korting", year: 0)
    #expect(gaps.allSatisfy { $0 > 0.005 && $0 < 0.065 })
  }

  /// Share of the draws in which need of four years fits the budget.
  private static func fits(_ run: CaseRun) -> Double {
    let (need, budget) = (
      (0...3).map { run.draws(.needCost, year: $0) }, (0...3).map { run.draws(.budget, year: $0) }
    )
    return run.share { draw in
      (0...3).reduce(0) { $0 + need[$1][draw] - budget[$1][draw] } <= 0
    }
  }

  /// One budget for more need than it was made for: need of four years fits it in few draws, about 18%. With
  /// the same clients at the start of every draw that was 5%: the years before leave some draws with few.
  @Test func theCutLeavesNoRoom() throws {
    let fits = try Self.fits(Self.run())
    #expect(fits < 0.25, "\(fits)")
    let withoutCut = try Self.fits(Self.run("budget.korting"))
    #expect(withoutCut > fits + 0.05, "\(withoutCut), and \(fits) with the cut")
  }

  /// Growth is settled apart: the budget rises by what new need rises, and without it would not.
  @Test func growthIsSettledApart() throws {
    let run = try Self.run()
    let need = (0...3).map { Sampled(run.draws(.need, year: $0)).mean }
    let budget = (0...3).map { Sampled(run.draws(.budget, year: $0)).mean }
    #expect(need[3] > need[0])
    #expect(budget[3] > budget[0])
  }

  /// Who asks after the start starts soon: the aanbieder holds back little.
  @Test func fewWait() throws {
    let run = try Self.run()
    let waiting = run.draws(.waiting, year: 3).sorted()
    #expect(waiting[waiting.count / 2] < 30)
    // 34 on average of 2,000 draws, and 28 where every draw opens with the same clients: many at the start leave
    // many to wait.
    #expect(Sampled(waiting).mean < 45)
  }
}
