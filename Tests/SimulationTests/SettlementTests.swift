import Simulation
import Testing

@testable import FundingModel

/// Deviation, reserve, bands, remainder and buffer, each on paper. Support costs 360,000 a year.
@Suite("Settlement of contracts") struct SettlementTests {
  private let corridor = """
    , risico: { banden: { klein: { tot: 0.05, aanbieder: 1 },
      groot: { van: 0.05, tot: 0.1, gemeente: 0.5, aanbieder: 0.5 } }, rest: gemeente }
    """

  @Test("an overrun goes through the bands and the rest to its party")
  func overrun() throws {
    // 60,000 over 300,000: 15,000 aanbieder, 15,000 shared, 30,000 gemeente.
    let run = try ContractTown.lumpsum("bedrag: 300000", corridor).run()
    #expect(isHand(run.contract(.carriedGemeente), 7500 + 30_000))
    #expect(isHand(run.contract(.carriedProvider), 15_000 + 7500))
    #expect(isHand(run.contract(.payment), 337_500))
    #expect(isHand(run.contract(.providerResult), -22_500))
  }

  @Test("a surplus goes through the same bands")
  func surplus() throws {
    // 40,000 under 400,000: 20,000 aanbieder, 20,000 shared.
    let run = try ContractTown.lumpsum("bedrag: 400000", corridor).run()
    #expect(isHand(run.contract(.carriedGemeente), -10_000))
    #expect(isHand(run.contract(.providerResult), 30_000))
  }

  @Test("bands of one side leave the other to the rest")
  func oneSided() throws {
    let risk = """
      , risico: { banden: { alles: { gemeente: 1, geldt: tekort } }, rest: aanbieder }
      """
    let over = try ContractTown.lumpsum("bedrag: 300000", risk).run()
    #expect(isHand(over.contract(.carriedGemeente), 60_000))
    let under = try ContractTown.lumpsum("bedrag: 400000", risk).run()
    #expect(isHand(under.contract(.providerResult), 40_000))
  }

  @Test("a surplus fills the reserve to its cap, an overrun draws it first")
  func reserve() throws {
    let risk = ", risico: { reserve: { houder: aanbieder, begin: 10000, maximum: 30000 } }"
    let run = try ContractTown.lumpsum("bedrag: { 2021: 400000, 2022: 300000 }", risk).run()
    #expect(isHand(run.contract(.reserve), 30_000))
    #expect(isHand(run.contract(.carriedReserve), -20_000))
    #expect(isHand(run.contract(.providerResult), 20_000))
    #expect(isHand(run.contract(.reserve, year: 1), 0))
    #expect(isHand(run.contract(.carriedReserve, year: 1), 30_000))
    #expect(isHand(run.contract(.providerResult, year: 1), -30_000))
  }

  @Test(
    "what is left of the reserve goes to its heir when the contract ends", arguments: [true, false])
  func heir(isGemeente: Bool) throws {
    let party = isGemeente ? "gemeente" : "aanbieder"
    var town = ContractTown.lumpsum(
      "bedrag: 400000",
      """
      , looptijd: { tot: 2021-12 }, risico: { reserve: { houder: aanbieder, begin: 10000,
        maximum: 30000, naar: \(party) } }
      """)
    town.horizon = 1
    let run = try town.run()
    #expect(isHand(run.contract(.reserve), 0))
    #expect(isHand(run.contract(.payment), isGemeente ? 370_000 : 400_000))
    // Surplus 40,000, of which 20,000 went into the reserve; the heir gets all 30,000 of it.
    #expect(isHand(run.contract(.providerResult), isGemeente ? 20_000 : 50_000))
  }

  @Test("beyond the buffer the gemeente pays")
  func bailOut() throws {
    let risk = ", risico: { buffer: { bedrag: 50000, daarna: gemeente_betaalt } }"
    let run = try ContractTown.lumpsum("bedrag: 300000", risk).run()
    #expect(isHand(run.contract(.providerResult), -50_000))
    #expect(isHand(run.contract(.providerResult, year: 1), 0))
    #expect(isHand(run.contract(.carriedGemeente, year: 1), 60_000))
  }

  @Test("beyond the buffer the provider stops, and its clients cost more for a while")
  func stop() throws {
    let run = try ContractTown(
      contracts: """
        afspraak: { vorm: lumpsum, toegang: open, budget: { bedrag: 300000 }, terugval: daarna,
          risico: { buffer: { bedrag: 50000, daarna: aanbieder_stopt, meerkosten: 0.1, maanden: 6 } } },
        daarna: { vorm: inspanningsgericht, tarieven: { hulp: 30 } }
        """
    ).run()
    #expect(isHand(run.contract(.cost), 360_000))
    #expect(isHand(run.contract(.cost, year: 1), 0))
    #expect(isHand(run.value(.cost, contract: "daarna", year: 1), 6 * 33_000 + 6 * 30_000))
    #expect(isHand(run.value(.clients, year: 1), 100))
  }

  @Test("payment by volume is settled back to what the gemeente carries")
  func volume() throws {
    // 384,000 declared at 32 over a budget of 300,000; the provider carries all 84,000.
    let run = try ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 32 }, budget: { bedrag: 300000 },
          risico: { rest: aanbieder } }
        """
    ).run()
    #expect(isHand(run.contract(.payment), 300_000))
    #expect(isHand(run.contract(.providerResult), 300_000 - 360_000))
  }

  @Test("without deviation, budget or reserve nothing is divided")
  func zeros() {
    let bands = [RiskBand(from: 0, to: .infinity, gemeente: 0.5, aanbieder: 0.5)]
    let rule = RiskRule(bands: bands, remainder: .gemeente)
    #expect(rule.divide(0, budget: 100) == CarriedDeviation())
    let all = rule.divide(10, budget: 0)
    #expect(all.gemeente == 5 && all.aanbieder == 5)
    let reserve = ReserveRule(
      holder: .aanbieder, opening: .fixed(0), cap: .fixed(0), heir: .gemeente)
    let empty = RiskRule(bands: [], reserve: reserve, remainder: .aanbieder)
    #expect(empty.divide(10, budget: 100) == CarriedDeviation(aanbieder: 10))
    #expect(empty.divide(-10, budget: 100) == CarriedDeviation(aanbieder: -10))
  }
}
