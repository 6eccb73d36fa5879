import SociaalDomein
import Testing

@testable import DemandModel
@testable import Simulation

/// Onderzoek and besluit: new need starts later, and who is on the way is counted apart.
@Suite struct ProcessQueueTests {
  /// 120 people a year, eight weeks of 7 days in a year of 365.25: 0.1533 years, 1.8398 months.
  private static let months = 8 * 7 / 365.25 * 12

  private func town(event: Bool = false) -> Town {
    var town = Town()
    town.horizon = 2
    town.onderzoek = 8
    town.toestanden = """
        hulp: { gegeven: ja, stand: 240, instroom: 120, stromen: { uit: { soort: uitstroom, per_jaar: 0.5 } } }

      """
    if event {
      town.drijfveren =
        "  gebeurtenis: { stop: { werkt_op: instroom, factor: 0, van: 2021-07, tot: 2022-12 } }\n"
    }
    return town
  }

  /// Little's law: inflow times delay.
  @Test func peopleInProcessAreInflowTimesDelay() throws {
    let run = try town().run()
    for year in 0..<2 {
      #expect(close(run.value(.inProcess, year: year), 10 * Self.months, 1e-12))
    }
    #expect(run.course(.inflow).allSatisfy { close($0, 10, 1e-12) })
  }

  /// Need stops in July (month 6). Of a month's people 1 - 0.8398 start after one month and the rest
  /// after two.
  @Test func startsLagNeedByTheDelay() throws {
    let run = try town(event: true).run()
    let need = run.course(.need)
    let starts = run.course(.inflow)
    #expect(need[5] == 10 && need[6] == 0)
    #expect(close(starts[6], 10, 1e-12))
    #expect(close(starts[7], 10 * (Self.months - 1), 1e-12))
    #expect(starts[8] == 0)
    #expect(close(starts.reduce(0, +), 60 + 10 * Self.months, 1e-12))
  }

  @Test func withoutDelayNeedStartsAtOnce() throws {
    var town = town(event: true)
    town.onderzoek = 0
    let run = try town.run()
    #expect(run.course(.inflow) == run.course(.need))
    #expect(run.value(.inProcess, year: 0) == 0)
  }
}
