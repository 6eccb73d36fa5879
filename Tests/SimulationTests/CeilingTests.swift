import Foundation
import Scenarios
import Simulation
import Testing

/// A ceiling in euros spreads the year and leaves the next what it can pay.
@Suite("Access under a ceiling") struct CeilingTests {
  /// A budget of 6 million, 500 per client-month, 1,000 clients; 4.08% leave a month (0.5 a year),
  /// 2% of those waiting give up; 45 arrive. Who starts comes in at the end of the month.
  private static var worked: Town {
    var town = Town()
    town.horizon = 6
    town.stappen = "count: mean\nentrants: end"
    town.toestanden = """
        hulp: { gegeven: ja, stand: 1000, instroom: 540, stromen: { uit: { soort: uitstroom, per_jaar: 0.5 } } }

      """
    town.voorzieningen = "  hulp: { eenheden_per_maand: 10, kostprijs: 50 }\n"
    town.contracten = """
      { taak: { vorm: taakgericht, budget: { bedrag: 6000000 },
        wachten: { afhaken: \(-12 * log(0.98)) },
        risico: { banden: { alles: { gemeente: 0, aanbieder: 1 } } } } }
      """
    return town
  }

  @Test("the worked ceiling: 40.8 start a month, all is spent, about 160 wait after six years")
  func worked() throws {
    let run = try Self.worked.run()
    let starts = run.course(.inflow)
    #expect(starts.allSatisfy { abs($0 - 40.8) < 0.02 }, "\(starts)")
    for year in 0..<6 {
      #expect(close(run.value(.cost, year: year), 6_000_000, 5e-4))
    }
    let waiting = run.course(.waiting)
    #expect(abs(waiting[71] - 160) < 2, "\(waiting)")
  }
}
