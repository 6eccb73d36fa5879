import Scenarios
import Simulation
import Testing

/// People who wait and come to need heavier support, where nobody can start.
@Suite("Heavier need while waiting") struct WorseningTests {
  /// 100 people a year come for licht; of those who wait the chance a step is p = 1 - exp(-1 / 12) to
  /// need zwaar, and of the others q = 1 - exp(-2 / 12) to need zwaarst. Who comes in a step stays
  /// licht in it, so that after n steps licht is e (1 - s^n) / (1 - s), with e = 100 / 12 and
  /// s = (1 - p) (1 - q), and those who left it are divided as p to (1 - p) q.
  private static let text = """
    naam: rij
    source: "estimate: made up"
    start: 2001
    horizon: 3
    count: closing
    wijken: { oost: }
    leeftijdsgroepen: { volwassen: { van: 18 } }
    sporen: { ondersteuning: }
    toegang: { onderzoek: 0, besluit: 0 }
    voorzieningen:
      licht: { eenheden_per_maand: 1, kostprijs: 0 }
      zwaar: { eenheden_per_maand: 1, kostprijs: 0 }
      zwaarst: { eenheden_per_maand: 1, kostprijs: 0 }
    toestanden:
      licht: { gegeven: ja, stand: 0, instroom: 100 }
      zwaar: { gegeven: ja, stand: 0, instroom: 0 }
      zwaarst: { gegeven: ja, stand: 0, instroom: 0 }
    contracten:
      alles:
        vorm: inspanningsgericht
        tarieven: { licht: 0, zwaar: 0, zwaarst: 0 }
        toegang: plaatsen
        plaatsen: 0
        wachten:
          zwaarder:
            een: { van: licht, naar: zwaar, per_jaar: 1 }
            twee: { van: licht, naar: zwaarst, per_jaar: 2 }
    """

  /// Means may be off by 4.5 standard errors.
  @Test("two ways to need more are taken side by side", arguments: EngineKind.allCases)
  func sideBySide(_ engine: EngineKind) throws {
    let n = 2000
    let run = try CaseRun(
      CaseFolder.scenario(text: Self.text), replications: n, threads: 2, engine: engine)
    let p = 0.079_955_585_370_676_71
    let q = 0.153_518_275_109_386_13
    let s = (1 - p) * (1 - q)
    var power = 1.0
    var licht = 0.0
    var left = 0.0
    for _ in 0..<12 * 3 {
      left += licht * (1 - s)
      power *= s
      licht = 100.0 / 12 * (1 - power) / (1 - s)
    }
    let expected = [
      ("licht", licht), ("zwaar", left * p / (1 - s)),
      ("zwaarst", left * (1 - p) * q / (1 - s)),
    ]
    for (voorziening, mean) in expected {
      let found = run.lastMonth(.waiting, voorziening)
      let error = (found.variance / Double(n)).squareRoot()
      #expect(abs(found.mean - mean) < 4.5 * error, "\(voorziening): \(found.mean), not \(mean)")
    }
    #expect(run.course(.inflow).allSatisfy { $0 == 0 })
  }
}
