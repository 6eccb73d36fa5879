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
    let batch = BatchRun(
      model: model, layout: OutcomeLayout(model: model), engine: engine, lanes: 8)
    let people = batch.demand.people
    var lists = [[(step: Int, count: Double)]](repeating: [], count: 8)
    var step = -1
    var longest = 0.0
    try batch.run(stream: RandomStream(seed: 3), first: 1) {
      for lane in lists.indices where step >= 0 {
        lists[lane].append((step, people.due[0][lane] + people.due[1][lane]))
        var starts = people.starts[0][lane] + people.starts[1][lane]
        var waited = 0.0
        while starts > 1e-9, let first = lists[lane].first {
          let taken = min(starts, first.count)
          waited += taken * Double(step - first.step)
          starts -= taken
          lists[lane][0].count -= taken
          if lists[lane][0].count <= 1e-9 { lists[lane].removeFirst() }
        }
        longest = max(longest, waited)
        let found = people.waited[0][lane]
        #expect(abs(found - waited) < 1e-6, "step \(step), lane \(lane): \(found), not \(waited)")
      }
      step += 1
      return false
    }
    #expect(longest > 20)
  }
}
