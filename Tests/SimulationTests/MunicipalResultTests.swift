import NumericKernels
import Testing

@testable import Simulation

/// A year of one wijk on paper: 100 clients of 10 uur in a steady state.
@Suite struct MunicipalResultTests {
  /// Ten in a hundred hold a pgb at 20; the others cost 30 and are paid 32. Of those with a bijdrage
  /// of 19 half pay.
  private var town: Town {
    var town = Town()
    town.horizon = 2
    town.voorzieningen = """
        hulp:
          eenheden_per_maand: 10
          kostprijs: 30
          pgb: { aandeel: 0.1, tarief: 20 }
          eigen_bijdrage: { per_maand: 19, aandeel_betalend: 0.5 }

      """
    town.tarieven = "hulp: 32"
    town.overig = "begroting: { bedrag: { 2021: 360000, 2022: 355000 } }\n"
    return town
  }

  /// Money follows the stock, steady to 1e-6 as few as its residents in care make it.
  private func near(_ a: Double, _ b: Double) -> Bool { close(a, b, 1e-6) }

  @Test func theResultOfTheGemeenteIsBegrotingLessWhatItSpends() throws {
    let run = try town.run()
    #expect(near(run.value(.cost, year: 0), 0.9 * 100 * 10 * 30 * 12))
    #expect(near(run.value(.payment, year: 0), 345_600))
    #expect(near(run.value(.pgbCost, year: 0), 24_000))
    #expect(near(run.value(.ownContribution, year: 0), 11_400))
    #expect(near(run.value(.providerResult, year: 0), 345_600 - 324_000))
    // Voordeel of 1,800 in 2021; nadeel of 3,200 in 2022.
    #expect(abs(run.value(.result, year: 0) - 1800) < 0.5)
    #expect(abs(run.value(.result, year: 1) + 3200) < 0.5)
  }

  /// 100 people who have both kinds of help pay one bijdrage, and cost both.
  @Test func aPersonInACombinationPaysOnceAndCostsTwice() throws {
    var town = town
    town.voorzieningen += """
        dag: { eenheden_per_maand: 4, kostprijs: 50, eigen_bijdrage: { per_maand: 19, aandeel_betalend: 0.5 } }

      """
    town.tarieven = "hulp: 32, dag: 50"
    town.toestanden = """
        samen: { voorzieningen: { hulp: , dag: }, profiel: hulp, stand: 100, uitstroom: 0.5, groei: 0 }

      """
    let run = try town.run()
    #expect(near(run.value(.ownContribution, year: 0), 11_400))
    #expect(near(run.value(.cost, year: 0), 324_000 + 100 * 4 * 50 * 12))
    #expect(near(run.value(.clients, year: 0), 200))
    #expect(near(run.value(.persons, year: 0), 100))
  }

  /// Amounts of 2021 and 2022 at 5%, counted at the closing of each month.
  @Test func euroAmountsAreDiscountedToTheStart() throws {
    var town = town
    town.overig = "discount_rate: 0.05\n"
    let run = try town.run()
    let months = (1...12).reduce(0.0) { $0 + 1 / Elementary.power(1.05, Double($1) / 12) }
    #expect(near(run.value(.payment, year: 0), 28_800 * months))
    #expect(near(run.value(.payment, year: 1), 28_800 * months / 1.05))
  }

  /// The begroting follows its own index of 2% while prices stand still.
  @Test func theBegrotingFollowsItsIndex() throws {
    var town = town
    town.overig = """
      indexen: { prijzen: { ova: 2, ppc: 2 } }
      begroting: { bedrag: 360000, index: prijzen }
      """
    let run = try town.run()
    #expect(close(run.value(.begroting, year: 1), 367_200, 1e-12))
    #expect(near(run.value(.payment, year: 1), 345_600))
  }
}
