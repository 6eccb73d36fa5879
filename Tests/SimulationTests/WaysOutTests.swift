import Simulation
import Testing

/// People of one state go to another or out of care in one step: 40,000 with the intensities 0.6 and 0.2.
@Suite("Several ways out of a state") struct WaysOutTests {
  private static let replications = 400
  private static let text = """
    naam: splitsing
    start: 2021
    horizon: 1
    steps_per_year: 1
    wijken: { w: }
    leeftijdsgroepen: { allen: { van: 18 } }
    sporen: { zorg: }
    toegang: { onderzoek: 0, besluit: 0 }
    voorzieningen:
      hulp: { eenheden_per_maand: 1, kostprijs: 10 }
      dag: { eenheden_per_maand: 1, kostprijs: 10 }
    toestanden:
      hulp:
        gegeven: ja
        stand: 40000
        stromen:
          op: { naar: dag, soort: opschalen, per_jaar: 0.6 }
          uit: { soort: uitstroom, per_jaar: 0.2 }
      dag: { gegeven: ja, stand: 0, stromen: { uit: { soort: uitstroom, per_jaar: 0 } } }
    contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: 10, dag: 10 } } }
    """

  /// Of those who leave three in four take the first way, each for themself: the share that does has the
  /// variance 0.75 x 0.25 / leavers. Four standard errors of its mean and of its variance.
  @Test("divide those who leave as a multinomial does", arguments: EngineKind.allCases)
  func multinomial(_ engine: EngineKind) throws {
    let scenario = try CaseFolder.scenario(text: Self.text)
    let run = try CaseRun(
      scenario, replications: Self.replications, seed: 5, threads: 2, engine: engine)
    let leavers = run.draws(.outflow, "hulp", year: 0)
    let moved = run.draws(.inflow, "dag", year: 0)
    let scores = zip(moved, leavers).map { moved, leavers in
      (moved - 0.75 * leavers) / (0.75 * 0.25 * leavers).squareRoot()
    }
    let sample = Sampled(scores)
    let count = Double(Self.replications)
    #expect(abs(sample.mean) < 4 / count.squareRoot(), "\(sample)")
    #expect(abs(sample.variance - 1) < 4 * (2 / count).squareRoot(), "\(sample)")
  }
}
