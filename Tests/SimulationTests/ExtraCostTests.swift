import Simulation
import Testing

/// Overhead of the provider and the sociale basis that receives people, on paper.
@Suite("What contracts cost beside support") struct ExtraCostTests {
  @Test("overhead comes on top of the kostprijs, and a ceiling counts with it")
  func overhead() throws {
    let run = try ContractTown.lumpsum("bedrag: 400000", ", overhead: 0.1").run()
    #expect(isHand(run.contract(.cost), 396_000))
    #expect(isHand(run.contract(.providerResult), 4000))
    // 435,600 pays for 110 clients all year at 330 a month: ten start in January, nobody after.
    var town = ContractTown(
      contracts: """
        afspraak: { vorm: taakgericht, budget: { bedrag: 435600 }, overhead: 0.1,
          risico: { banden: { alles: { aanbieder: 1 } } } }
        """)
    town.inflow = 120
    let ceiling = try town.run()
    #expect(isHand(ceiling.course(.inflow)[0], 10))
    #expect(isHand(ceiling.value(.inflow, year: 0), 10))
    #expect(isHand(ceiling.value(.cost, year: 0), 435_600))
  }

  /// The budget pays for the 100 there are: at the close of month m 10 m wait, 780 client-months.
  @Test("what is not delivered would have been delivered with overhead")
  func overheadOfTheUndelivered() throws {
    for (overhead, euros) in [(0.0, 300.0), (0.1, 330.0)] {
      var town = ContractTown(
        contracts: """
          afspraak: { vorm: taakgericht, budget: { bedrag: \(euros * 1200) }, overhead: \(overhead),
            risico: { banden: { alles: { aanbieder: 1 } } } }
          """)
      town.inflow = 120
      #expect(isHand(try town.run().contract(.undelivered), 780 * euros))
    }
  }

  @Test("overhead is no part of what is declared, nor of clients of before")
  func overheadOfVolume() throws {
    let run = try ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 32 }, overhead: 0.05,
          overgang: { indicatieduur: 12, tarieven: { hulp: 20 } } }
        """
    ).run()
    // Of 1,200 client-months 550 are of clients of before, at 300 and without the overhead.
    #expect(isHand(run.contract(.cost), 550 * 300 + 650 * 315))
    #expect(isHand(run.contract(.payment), 550 * 200 + 650 * 320))
  }

  /// Of 120 a year a fifth is helped there when the effect is full; in the first year 0, 0.25, 0.5
  /// and 0.75 of it by the quarter, 9 people, and then 24.
  private func town(_ form: String, _ payer: String) -> ContractTown {
    var town = ContractTown(
      contracts: """
        afspraak: { \(form), tarieven: { hulp: 30 },
          prikkels: { aanloop: 1, indicatieduur: 1, sociale_basis: 0.2 },
          sociale_basis: { per_persoon: 400\(payer) } }
        """)
    town.inflow = 120
    return town
  }

  @Test("the gemeente pays the sociale basis apart")
  func ofTheGemeente() throws {
    let run = try town("vorm: inspanningsgericht", "").run()
    for (year, people) in [9.0, 24].enumerated() {
      #expect(isHand(run.value(.socialBase, year: year), people))
      #expect(isHand(run.value(.socialBaseCost, year: year), people * 400))
      #expect(isHand(run.contract(.socialBaseCost, year: year), people * 400))
      let paid = run.value(.payment, year: year)
      #expect(isHand(run.value(.netCost, year: year), paid + people * 400))
      #expect(isHand(run.value(.providerResult, year: year), 0))
    }
  }

  @Test("or it is a cost of the provider, out of the budget")
  func ofTheBudget() throws {
    let run = try town(
      "vorm: lumpsum, toegang: open, budget: { bedrag: 900000 }", ", ten_laste_van: budget"
    ).run()
    // 100 for a year and 10 from each month on, 1,980 client-months, less 0.5, 1 and 1.5 from each
    // month of the later quarters on: 12, 15 and 9.
    let months = 1944.0
    #expect(isHand(run.contract(.cost), months * 300 + 9 * 400))
    #expect(isHand(run.contract(.payment), 900_000))
    #expect(isHand(run.contract(.carriedProvider), months * 300 + 3600 - 900_000))
    #expect(!run.outcomes.layout.lines.contains { $0.metric == .socialBaseCost })
  }

  @Test("where payment follows the volume the provider declares it")
  func declared() throws {
    let run = try town(
      "vorm: inspanningsgericht, budget: { bedrag: 900000 }", ", ten_laste_van: budget"
    ).run()
    #expect(isHand(run.contract(.payment), run.contract(.cost)))
    #expect(isHand(run.contract(.carriedGemeente), run.contract(.cost) - 900_000))
    #expect(isHand(run.contract(.providerResult), 0))
  }
}
