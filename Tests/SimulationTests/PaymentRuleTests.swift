import Simulation
import Testing

/// Payment per client and per trajectory on paper.
@Suite("Payment per client and per trajectory") struct PaymentRuleTests {
  @Test("a provider paid per client keeps the risk of units per client")
  func outputgericht() throws {
    // 240 a month for clients who cost 300, and after a year half of that.
    let run = try ContractTown(
      contracts: """
        afspraak: { vorm: outputgericht, tarieven: { hulp: 240 },
          prikkels: { aanloop: 1, indicatieduur: 1, eenheden: 0.5 } }
        """
    ).run()
    #expect(isHand(run.contract(.payment), 288_000))
    #expect(isHand(run.contract(.payment, year: 1), 288_000))
    // Quarters at 1, 0.875, 0.75 and 0.625 of 360,000.
    #expect(isHand(run.contract(.providerResult), 288_000 - 360_000 * 0.8125))
    #expect(isHand(run.contract(.providerResult, year: 1), 288_000 - 180_000))
  }

  @Test(
    "a client-month is a twelfth of a year, however long a step is", arguments: [1, 4, 12, 52, 365])
  func stepLength(perYear: Int) throws {
    var town = ContractTown(
      contracts: "afspraak: { vorm: outputgericht, tarieven: { hulp: 240 } }")
    town.steps += "\nsteps_per_year: \(perYear)"
    #expect(isHand(try town.run().contract(.payment), 100 * 12 * 240))
  }

  @Test("with a budget the provider carries what it declares beyond it")
  func outputBudget() throws {
    let contract = "vorm: outputgericht, tarieven: { hulp: 240 }, budget: { bedrag: 250000 }"
    let run = try ContractTown(contracts: "afspraak: { \(contract) }").run()
    #expect(isHand(run.contract(.payment), 250_000))
    #expect(isHand(run.contract(.carriedGemeente), 0))
    #expect(isHand(run.contract(.carriedProvider), 110_000))
    // A ceiling of 300,000 has room for 240 x 104.1667 a month.
    var ceiling = ContractTown(
      contracts: """
        afspraak: { vorm: outputgericht, tarieven: { hulp: 240 }, toegang: plafond,
          budget: { bedrag: 300000 } }
        """)
    ceiling.inflow = 120
    let starts = try ceiling.run().course(.inflow)
    #expect(isHand(starts[0], 25_000 / 240.0 - 100))
    #expect(isHand(starts[1], 0))
  }

  /// 1 in 10 of those with hulp goes to dag every month: 10, 9, 8.1, ... start there.
  @Test("a trajectory is paid for everyone who comes to a voorziening, once")
  func moves() throws {
    var town = Town()
    town.wijken = ["oost", "west"]
    town.horizon = 2
    town.stappen = "count: closing\nentrants: end"
    town.voorzieningen = """
        hulp: { eenheden_per_maand: 10, kostprijs: 30 }
        dag: { eenheden_per_maand: 10, kostprijs: 20, pgb: { aandeel: 0.2, tarief: 20 } }

      """
    town.toestanden = """
        hulp: { gegeven: ja, stand: 100, stromen: { op: { naar: dag, soort: opschalen, kans_per_stap: 0.1 } } }
        dag: { gegeven: ja, stand: 50 }

      """
    town.contracten = """
      { afspraak: { vorm: inspanningsgericht, betaling: per_traject,
        tarieven: { hulp: 400, dag: 500 } } }
      """
    let run = try town.run()
    let left = (0..<24).reduce(into: [100.0]) { left, _ in left.append(left[left.count - 1] * 0.9) }
    // A fifth of them has a pgb.
    for year in 0..<2 {
      let moved = left[12 * year] - left[12 * year + 12]
      #expect(isHand(run.contract(.payment, year: year), moved * 500 * 0.8))
    }
  }

  @Test("a ceiling of trajectories spreads the starts over the year")
  func ceiling() throws {
    // 60,000 for 500 each are ten a month, of twenty who come.
    var town = ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, betaling: per_traject, tarieven: { hulp: 500 },
          toegang: plafond, budget: { bedrag: 60000 } }
        """)
    town.inflow = 240
    let run = try town.run()
    #expect(run.course(.inflow).allSatisfy { isHand($0, 10) })
    #expect(isHand(run.contract(.payment, year: 1), 60_000))
    #expect(isHand(run.course(.waiting)[23], 240))
  }
}
