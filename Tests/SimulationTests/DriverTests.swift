import NumericKernels
import SociaalDomein
import Testing

@testable import DemandModel
@testable import Simulation

/// Each driver against its closed form in a town where nothing else happens: 100 clients, outflow
/// 0.5 a year and no growth, so that new need is `Steady.need` a month.
///
/// Use by a million residents of each age leaves the share not yet in care at 1 within 1e-6, which
/// is the tolerance of most tests here.
@Suite struct DriverTests {
  /// Inflow of the opening a year: the step's e with S = S p + e sqrt(p) / 12.
  private enum Steady {
    static let p = Elementary.exp(-0.5 / 12)
    static let need = 100 * (1 - p) / p.squareRoot()
  }

  private func check(_ town: Town, _ driver: DriverKey, unlike: Metric = .need, year: Int) throws {
    #expect(try town.opensAlike(without: driver), "\(driver) shifts the opening balance")
    var plain = town
    plain.drijfveren = ""
    let off = try town.run(without: [driver])
    let never = try plain.run()
    #expect(off.value(unlike, year: year) == never.value(unlike, year: year))
  }

  @Test func withoutDriversNeedIsThatOfTheOpening() throws {
    let need = try Town().run().course(.need)
    #expect(need.allSatisfy { close($0, Steady.need, 1e-6) })
  }

  /// Residents double over 2021 and are linear between: need is (1 + 1/2) times that of a still year.
  @Test func vergrijzingMovesNeedWithTheResidents() throws {
    var town = Town()
    town.factorByYear = [2021: 1, 2022: 2, 2024: 2]
    town.bevolking = forecast
    let run = try town.run()
    #expect(close(run.value(.need, year: 0), 12 * Steady.need * 1.5, 1e-6))
    #expect(close(run.course(.need)[0], Steady.need * (1 + 0.5 / 12), 1e-6))
    #expect(close(run.value(.need, year: 2), 12 * Steady.need * 2, 1e-6))
    let off = try town.run(without: [.vergrijzing])
    #expect(close(off.value(.need, year: 2), 12 * Steady.need, 1e-6))
    #expect(try town.opensAlike(without: .vergrijzing))
  }

  /// West is built in 2023: nothing until 2022, half of oost's residents over that year, then as many.
  @Test func aWijkWithoutResidentsHasNoNeedUntilItIsBuilt() throws {
    var town = Town()
    town.wijken = ["oost", "west"]
    town.horizon = 4
    town.factorByYear = [2021: 1, 2022: 1, 2023: 1, 2025: 1]
    town.builtIn = ["west": 2023]
    town.bevolking = forecast
    let run = try town.run()
    let need = { (wijk: String, year: Int) -> Double in
      let line = run.outcomes.layout.lines.firstIndex {
        $0.level == .wijk && $0.name == wijk && $0.metric == .need
      }
      return line.map { run.outcomes.draw(line: $0, year: year, at: 0) } ?? .nan
    }
    for year in 0..<4 { #expect(close(need("oost", year), 12 * Steady.need, 1e-6)) }
    #expect(need("west", 0) == 0)
    #expect(close(need("west", 1), 6 * Steady.need, 1e-6))
    for year in 2..<4 { #expect(close(need("west", year), 12 * Steady.need, 1e-6)) }
  }

  private let forecast =
    "{ aantallen: bevolking.csv, verloop: prognose, prognoses: { cbs: { tabel: prognose.csv } } }"

  /// Need of 75+ of whom a fifth lives in institutions; of that share (1 - 0.1)^y is left, so those
  /// at home go from 0.8 to 0.82 in the first year and to 1 - 0.2 * 0.9^3 after three.
  @Test func langerThuisKeepsElderlyAtHome() throws {
    var town = elderly()
    town.bevolking = "{ aantallen: bevolking.csv, instituties: instituties.csv }"
    let run = try town.run()
    #expect(close(run.value(.need, year: 0), 12 * Steady.need * 0.81 / 0.8, 1e-6))
    let third = 1 - 0.1 * (0.9 * 0.9 + 0.9 * 0.9 * 0.9)
    #expect(close(run.value(.need, year: 2), 12 * Steady.need * third / 0.8, 1e-6))
    try check(town, .langerThuis, year: 2)
  }

  /// Wlz is the only way out: in quarter k its intensity is 0.2 * 0.9^(k/4) a year.
  @Test func langerThuisLowersTheWlzIntensityOfElderly() throws {
    var town = elderly()
    town.toestanden = """
        hulp: { profiel: hulp, gegeven: ja, stand: 100, stromen: { wlz: { soort: wlz, per_jaar: 0.2 } } }

      """
    let years = (0..<12).reduce(0.0) { $0 + 0.25 * Elementary.power(0.9, Double($1) / 4) }
    let last = try town.run().course(.clients)[35]
    #expect(close(last, 100 * Elementary.exp(-0.2 * years), 1e-12))
    let off = try town.run(without: [.langerThuis]).course(.clients)[35]
    #expect(close(off, 100 * Elementary.exp(-0.6), 1e-12))
  }

  private func elderly() -> Town {
    var town = Town()
    town.profile = "hulp,75,100,1"
    town.institutionalised = 0.2
    town.drijfveren = "  langer_thuis: { daling: 0.1 }\n"
    return town
  }

  /// 40 places a year from 2022, a quarter of whose people come to the Wmo, 3 : 1 over the wijken.
  @Test func closedPlacesAddInflowAfterTheBaseYear() throws {
    var town = Town()
    town.wijken = ["oost", "west"]
    town.drijfveren = """
        ggz_ambulantisering:
          gesloten_plaatsen: { 2021: 400, 2022: 40 }
          aandeel_wmo: 0.25
          verdeling: { hulp: 2 }
          wijken: { oost: 3, west: 1 }

      """
    let run = try town.run()
    #expect(close(run.value(.need, year: 0), 12 * Steady.need, 1e-6))
    #expect(close(run.value(.need, year: 1), 12 * Steady.need + 10, 1e-6))
    let line = run.outcomes.layout.lines.firstIndex {
      $0.level == .wijk && $0.name == "oost" && $0.metric == .need
    }
    let east = run.outcomes.draw(line: line!, year: 1, at: 0)
    #expect(close(east, 6 * Steady.need + 7.5, 1e-6))
    try check(town, .ggzAmbulantisering, year: 1)
  }

  /// A state that nobody enters from the population takes the people of closed places all the same.
  @Test func closedPlacesReachAStateWithoutProfile() throws {
    var town = Town()
    town.toestanden = """
        hulp: { gegeven: ja, stand: 0, stromen: { uit: { soort: uitstroom, per_jaar: 1 } } }

      """
    town.drijfveren = """
        ggz_ambulantisering: { gesloten_plaatsen: 40, aandeel_wmo: 0.25, verdeling: { hulp: 1 } }

      """
    let run = try town.run()
    #expect(run.value(.need, year: 0) == 0)
    #expect(close(run.value(.need, year: 1), 10, 1e-12))
  }

  /// Observed 5%, nothing explained: log(1.05) * (t - t^2 / 4) after t years, still after two.
  @Test func unexplainedGrowthRaisesNeedUntilItHasFaded() throws {
    var town = Town()
    town.drijfveren = growth
    let need = try town.run().course(.need)
    for month in [0, 1, 12, 24, 35] {
      let t = min(2, Double(month) / 12)
      #expect(close(need[month], Steady.need * Elementary.power(1.05, t - t * t / 4), 1e-6))
    }
    try check(town, .onverklaardeGroei, year: 2)
  }

  private let growth = """
      onverklaarde_groei:
        waargenomen: 0.05
        venster: { van: 2018, tot: 2020 }
        uitdoving: 2

    """

  /// Closures brought 10 * 0.3 people a year to 100 clients, so 3 of the 5% are explained, also when
  /// that driver is off.
  @Test func whatOtherDriversExplainIsNoUnexplainedGrowth() throws {
    var town = Town()
    town.drijfveren =
      growth + """
          ggz_ambulantisering:
            gesloten_plaatsen: { 2018: 10, 2021: 0 }
            aandeel_wmo: 0.3
            verdeling: { hulp: 1 }

        """
    let expected = Steady.need * Elementary.power(1.02, 1 - 0.25)
    #expect(close(try town.run().course(.need)[12], expected, 1e-6))
    let off = try town.run(without: [.ggzAmbulantisering]).course(.need)[12]
    #expect(close(off, expected, 1e-6))
  }

  /// Residents grow by 2% in 2021, so 3 of the 5% are left; after a year log(1.03) * 3/4, times the
  /// residents in the middle of January 2022.
  @Test(arguments: [Set<DriverKey>(), [.vergrijzing]])
  func ageingIsNoUnexplainedGrowth(_ without: Set<DriverKey>) throws {
    var town = Town()
    town.factorByYear = [2021: 1, 2022: 1.02, 2024: 1.02]
    town.bevolking = forecast
    town.drijfveren = growth
    let residents = without.isEmpty ? 1.02 : 1
    let expected = Steady.need * residents * Elementary.power(1.03, 0.75)
    #expect(close(try town.run(without: without).course(.need)[12], expected, 1e-6))
  }

  /// Use rose by 12% over the three years of the window and no further: a yearly 1.12^(1/3) - 1 of the
  /// 5% is explained.
  @Test(arguments: [Set<DriverKey>(), [.abonnementstarief]])
  func risingUseIsNoUnexplainedGrowth(_ without: Set<DriverKey>) throws {
    var town = Town()
    town.drijfveren =
      growth + """
          abonnementstarief:
            toestanden: hulp
            inkomens: { allen: { gebruik: 40 } }
            inkomensmix: { alle: { allen: 1 } }
            wijzigingen: { invoering: { ingang: 2018-01, opbouw: 3, effect: { allen: 0.12 } } }

        """
    let residual = 1.05 - (Elementary.power(1.12, 1.0 / 3) - 1)
    let expected = Steady.need * Elementary.power(residual, 0.75)
    #expect(close(try town.run(without: without).course(.need)[12], expected, 1e-6))
  }

  /// 6% of the inflow a year later moves to the heavier state, 12% two years later.
  @Test func verzwaringMovesInflowToHeavierSupport() throws {
    var town = Town()
    town.toestanden += "  zwaar: { profiel: hulp, stand: 100, uitstroom: 0.5, groei: 0 }\n"
    town.voorzieningen += "  zwaar: { eenheden_per_maand: 10, kostprijs: 50 }\n"
    town.tarieven = "hulp: 30, zwaar: 50"
    town.drijfveren = "  verzwaring: { hulp: { van: hulp, naar: zwaar, per_jaar: 0.06 } }\n"
    let run = try town.run()
    #expect(close(run.course(.need, "hulp")[24], Steady.need * 0.88, 1e-6))
    #expect(close(run.course(.need, "zwaar")[24], Steady.need * 1.12, 1e-6))
    #expect(close(run.value(.need, year: 2), 24 * Steady.need, 1e-6))
    #expect(try town.opensAlike(without: .verzwaring))
    let off = try town.run(without: [.verzwaring]).course(.need, "hulp")[24]
    #expect(close(off, Steady.need, 1e-6))
  }

  /// An index of 10% a year: the cost of 2023 is 1.21 times that at the prices of 2021.
  @Test func withoutPrijsEverythingKeepsThePriceOfTheStart() throws {
    var town = Town()
    town.voorzieningen = "  hulp: { eenheden_per_maand: 10, kostprijs: 30, index: lonen }\n"
    town.overig = "indexen: { lonen: { ova: 10, ppc: 10 } }\n"
    let run = try town.run()
    let off = try town.run(without: [.prijs])
    #expect(close(off.value(.cost, year: 2), 36_000 * 10, 1e-6))
    #expect(close(run.value(.cost, year: 2), 1.21 * 36_000 * 10, 1e-6))
    #expect(try town.opensAlike(without: .prijs))
  }
}
