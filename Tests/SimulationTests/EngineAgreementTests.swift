import Scenarios
import Simulation
import Testing

/// The cohort engine against the engine that follows every person, which is the reference.
@Suite struct EngineAgreementTests {
  /// Both engines with the same seed share parameters and shocks, so that only chance differs. 32
  /// two-sided tests of 4.5 standard errors fail by chance in 2 of 10,000 seeds; the seed is fixed.
  /// With 400 pairs a mean that is off by a quarter of the deviation by chance is found.
  @Test func voorbeeldstadHasTheSameMeanAndVarianceInBothEngines() throws {
    let scenario = try CaseFolder.delivered("voorbeeldstad")
    let cohorts = try CaseRun(scenario, replications: 400, threads: 2)
    let people = try CaseRun(scenario, replications: 400, threads: 2, engine: .individual)
    for metric in [Metric.clients, .need, .inflow, .outflow] {
      for year in 0..<4 {
        let a = cohorts.draws(metric, year: year)
        let b = people.draws(metric, year: year)
        let mean = Sampled.z(a, b)
        let variance = Sampled.zOfVariances(a, b)
        #expect(abs(mean) < 4.5, "mean of \(metric) in year \(year): z = \(mean)")
        #expect(abs(variance) < 4.5, "variance of \(metric) in year \(year): z = \(variance)")
      }
    }
  }

  /// Those who wait are whole people in both, so that how many give up, and for a pgb, has one variance.
  @Test(
    "who waits, and what it costs, has one mean and variance in both",
    arguments: ["voorbeeldstad", "zoetermeer-2021"])
  func waiting(_ name: String) throws {
    let system = name == "voorbeeldstad" ? SystemFile.preset("taakgericht") : nil
    let scenario = try Scenario.load(
      file: CaseFolder.root.appendingPathComponent("Scenarios/\(name).yaml").path,
      options: .init(system: system))
    let cohorts = try CaseRun(scenario, replications: 400, threads: 2)
    let people = try CaseRun(scenario, replications: 400, threads: 2, engine: .individual)
    for metric in [Metric.waiting, .waitingWeeks, .undelivered, .pgbCost, .netCost] {
      for year in 1..<4 {
        let a = cohorts.draws(metric, year: year)
        let b = people.draws(metric, year: year)
        #expect(abs(Sampled.z(a, b)) < 4.5, "mean of \(metric) in year \(year)")
        #expect(abs(Sampled.zOfVariances(a, b)) < 4.5, "variance of \(metric) in year \(year)")
      }
    }
  }

  /// Two voorzieningen of as many people, of whom one stands first in the file: who waits for which
  /// hangs on who comes, and not on the file.
  @Test("those of one month start in no order of the file", arguments: EngineKind.allCases)
  func order(_ engine: EngineKind) throws {
    let text = """
      naam: stad
      source: "estimate: made up"
      start: 2021
      horizon: 2
      wijken: { oost: }
      leeftijdsgroepen: { volwassen: { van: 18 } }
      sporen: { ondersteuning: }
      toegang: { onderzoek: 0, besluit: 0 }
      voorzieningen:
        een: { eenheden_per_maand: 1, kostprijs: 50 }
        twee: { eenheden_per_maand: 1, kostprijs: 50 }
      toestanden:
        een: { gegeven: ja, stand: 50, instroom: 60, stromen: { uit: { soort: uitstroom, per_jaar: 1 } } }
        twee: { gegeven: ja, stand: 50, instroom: 60, stromen: { uit: { soort: uitstroom, per_jaar: 1 } } }
      contracten:
        alles: { vorm: inspanningsgericht, tarieven: { een: 50, twee: 50 }, toegang: plaatsen, plaatsen: 100 }
      """
    let run = try CaseRun(
      CaseFolder.scenario(text: text), replications: 300, threads: 2, engine: engine)
    let z = Sampled.z(run.draws(.waiting, "een", year: 1), run.draws(.waiting, "twee", year: 1))
    #expect(abs(z) < 4.5, "z = \(z)")
    #expect(Sampled(run.draws(.waiting, "een", year: 1)).mean > 1)
  }

  /// Poisson arrivals who each stay an exponential time: their number is Poisson, so its variance is
  /// its mean. Ten mean stays after the opening nothing of the start is left. A count without the
  /// noise of transitions would have a ratio near 0.5.
  ///
  /// The ratio of n draws has a standard error of sqrt(2 / n), 0.022 for 4,000: 4.5 of them are 0.1.
  @Test(arguments: EngineKind.allCases)
  func inTheSteadyStateTheVarianceOfAStockIsItsMean(_ engine: EngineKind) throws {
    let run = try CaseRun(CaseFolder.scenario("poisson"), replications: 4000, engine: engine)
    let moments = run.lastMonth(.clients)
    // S = e sqrt(p) / (1 - p) with p = exp(-2 / 12) and e = 200 / 12; 4.5 standard errors of 10 / 63.
    let mean = 200.0 / 12 * 0.920_044_414_629_323_1 / (1 - 0.846_481_724_890_614)
    #expect(abs(moments.mean - mean) < 0.71)
    #expect(abs(moments.variance / moments.mean - 1) < 0.1)
  }

  /// The documentation of neworder, at step 100 of 100,000 people from state 0. People move
  /// independently, so a tenth of a tenth of them has a hundredth of the mean and a tenth of the
  /// deviation: 1,000 people, 2,000 replications.
  ///
  /// The mean may be off by 4.5 standard errors, the deviation by 4.5 times its sqrt(1 / 2n) = 1.6%.
  @Test(arguments: EngineKind.allCases)
  func chainOfNeworderHasItsMeansAndDeviations(_ engine: EngineKind) throws {
    let run = try CaseRun(
      CaseFolder.scenario("keten-met-toeval"), replications: 2000, threads: 2, engine: engine)
    let published = [
      ("nul", 18_942.743, 123.91), ("een", 42_277.663, 156.22), ("twee", 38_779.593, 154.08),
    ]
    for (state, mean, deviation) in published {
      let found = Sampled(run.draws(.clients, state, year: 99))
      #expect(abs(found.mean - mean / 100) < 4.5 * deviation / 10 / Double(2000).squareRoot())
      #expect(abs(found.variance.squareRoot() / (deviation / 10) - 1) < 4.5 * 0.0158)
    }
  }
}
