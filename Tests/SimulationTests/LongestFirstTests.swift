import NumericKernels
import Testing

@testable import Simulation

/// Who waits longest starts first, person by person and in cohorts.
@Suite("The order of a waiting list") struct LongestFirstTests {
  /// 40 people a year more than 100 places can take, nobody gives up.
  private static let text = """
    naam: rij
    source: "estimate: made up"
    start: 2001
    horizon: 2
    wijken: { oost: }
    leeftijdsgroepen: { jong: { van: 18, tot: 64 }, oud: { van: 65 } }
    sporen: { ondersteuning: }
    toegang: { onderzoek: 0, besluit: 0 }
    voorzieningen: { hulp: { eenheden_per_maand: 1, kostprijs: 0 } }
    toestanden:
      hulp:
        gegeven: ja
        stand: 100
        instroom: 140
        stromen: { uit: { soort: uitstroom, per_jaar: 1 } }
    contracten:
      hulp:
        vorm: inspanningsgericht
        tarieven: { hulp: 0 }
        toegang: plaatsen
        plaatsen: 100
    """

  /// The steps that those who start have waited, against a list kept here from how many come and
  /// how many start.
  @Test("is that of the besluit", arguments: EngineKind.allCases)
  func order(_ engine: EngineKind) throws {
    let model = try CaseFolder.scenario(text: Self.text).model
    let run = SingleRuns(model, engine: engine, seed: 3)
    let people = run.replication.demand.people
    var longest = 0.0
    for number in 1...8 {
      var list: [(step: Int, count: Double)] = []
      var step = -1
      try run(number) {
        defer { step += 1 }
        guard step >= 0 else { return }
        list.append((step, people.due.sum))
        var starts = people.starts.sum
        var waited = 0.0
        while starts > 1e-9, let first = list.first {
          let taken = min(starts, first.count)
          waited += taken * Double(step - first.step)
          starts -= taken
          list[0].count -= taken
          if list[0].count <= 1e-9 { list.removeFirst() }
        }
        longest = max(longest, waited)
        let found = people.queue.waited.sum
        #expect(abs(found - waited) < 1e-6, "step \(step), \(number): \(found), not \(waited)")
      }
    }
    #expect(longest > 20)
  }
}
