import NumericKernels
import SociaalDomein
import Testing

@testable import DemandModel
@testable import Simulation

/// What moves the need of a wijk or an age, in a town of which it can be worked out by hand.
@Suite("Need on paper") struct NeedOnPaperTests {
  /// Inflow of the opening a year, with 100 clients and outflow 0.5: as in the tests of drivers.
  private static let yearly: Double = {
    let p = Elementary.exp(-0.5 / 12)
    return 12 * 100 * (1 - p) / p.squareRoot()
  }()

  private func need(_ run: CaseRun, _ wijk: String, year: Int = 0) throws -> Double {
    let line = try #require(
      run.outcomes.layout.lines.firstIndex {
        $0.level == .wijk && $0.name == wijk && $0.voorziening == nil && $0.metric == .need
      })
    return run.outcomes.draw(line: line, year: year, at: 0)
  }

  /// Of 40 observed clients 30 live in oost, and by age 20 are expected in each: (30 + k) / (20 + k)
  /// against (10 + k) / (20 + k), so that oost has the share (30 + k) / (40 + 2k) of the need.
  @Test(
    "observed clients are pooled by kappa",
    arguments: [(0.0, 0.75), (20.0, 0.625), (380.0, 0.5125)])
  func kappa(kappa: Double, share: Double) throws {
    var town = Town()
    town.wijken = ["oost", "west"]
    town.overig = "behoefte: { vorm: waargenomen, tabel: behoefte.csv, kappa: \(kappa) }\n"
    town.files = ["behoefte.csv": "wijk,toestand,clienten\noost,alle,30\nwest,alle,10\n"]
    let run = try town.run()
    #expect(close(try need(run, "oost"), Self.yearly * share, 1e-5))
    #expect(close(try need(run, "west"), Self.yearly * (1 - share), 1e-5))
  }

  /// A fifth of all aged 40 to 50 live in institutions. That longer at home empties those of 75+, and of
  /// nobody else, leaves their need where it is.
  @Test("institutions of people below 75 keep theirs when the elderly stay at home")
  func institutionsBelow75() throws {
    var town = Town()
    town.profile = "hulp,40,50,1"
    town.bevolking = "{ aantallen: bevolking.csv, instituties: instituties.csv }"
    town.institutionalisedAges = 40...50
    town.institutionalised = 0.2
    town.drijfveren = "  langer_thuis: { daling: 0.1 }\n"
    let course = try town.run().course(.need)
    #expect(course.allSatisfy { close($0, Self.yearly / 12, 1e-6) })
  }

  /// 4,000 places that open again would take away more than the need there is.
  @Test("places that open take need away down to nothing, and no further")
  func noNegativeNeed() throws {
    var town = Town()
    town.drijfveren = """
        ggz_ambulantisering:
          gesloten_plaatsen: { 2021: 0, 2022: -4000, 2023: -40 }
          aandeel_wmo: 0.25
          verdeling: { hulp: 1 }
          wijken: { oost: 1 }

      """
    let run = try town.run()
    #expect(run.value(.need, year: 1) == 0)
    #expect(close(run.value(.need, year: 2), Self.yearly - 10, 1e-5))
  }
}
