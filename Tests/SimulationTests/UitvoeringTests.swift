import Foundation
import Scenarios
import Simulation
import Testing

/// What the gemeente does itself, on paper: 100 clients in two wijken who stay, 360,000 a year.
@Suite("Uitvoering of the gemeente") struct UitvoeringTests {
  private func town(_ uitvoering: String, inflow: Int = 0, horizon: Int = 2) -> ContractTown {
    var town = ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 }, uitvoering: { \(uitvoering) } }
        """)
    town.inflow = inflow
    town.horizon = horizon
    return town
  }

  @Test("a year, meldingen and herindicaties have their price")
  func cost() throws {
    let run = try town(
      "per_jaar: 12000, per_melding: 300, per_herindicatie: 200, indicatieduur: 2", inflow: 120
    ).run()
    // Month m opens with 100 + 10 m clients, of whom 1 in 24 is due: 77.5 in 2021, 137.5 in 2022.
    for (year, reviews) in [77.5, 137.5].enumerated() {
      let hand = 12_000 + 120 * 300 + reviews * 200
      #expect(isHand(run.value(.uitvoeringCost, year: year), hand))
      #expect(isHand(run.contract(.uitvoeringCost, year: year), hand))
      let paid = run.value(.payment, year: year)
      #expect(isHand(run.value(.netCost, year: year), paid + hand))
    }
  }

  @Test("it is divided over wijken as support is, follows its index and is in the result")
  func divided() throws {
    var town = ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 },
          aanbieders: { aantal: 4, contractbeheer: 2500, index: lonen } }
        """)
    town.rest = """
      indexen: { lonen: { aandeel_ova: 1, ppc: 0, ova: { 2021: 2, 2022: 3 } } }
      begroting: { bedrag: 400000 }

      """
    let run = try town.run()
    #expect(isHand(run.value(.uitvoeringCost, year: 0), 10_000))
    #expect(isHand(run.value(.uitvoeringCost, year: 1), 10_300))
    #expect(isHand(run.value(.result, year: 1), 400_000 - 360_000 - 10_300))
    #expect(isHand(run.value(.structuralResult, year: 0), 400_000 - 360_000 - 10_000))
    for wijk in ["oost", "west"] {
      let line = try #require(
        run.outcomes.layout.lines.firstIndex {
          $0.level == .wijk && $0.name == wijk && $0.metric == .uitvoeringCost
        })
      #expect(isHand(run.outcomes.draws(line: line, year: 0)[0], 5000))
    }
  }

  @Test("herindicaties that do not fit wait, up to all clients")
  func backlog() throws {
    // Of those who are not overdue 1 in 24 comes due a month, and 25 / 12 are dealt with: the backlog b
    // becomes b + (100 - b) / 24 - 25 / 12, so after month m it is 50 (1 - (23 / 24)^m), on its way
    // to the clients less what is dealt with in the length of an indication: 100 - 25 x 2.
    let run = try town("per_herindicatie: 200, onderzoeken: 25", horizon: 12).run()
    for year in [0, 1, 11] {
      #expect(isHand(run.contract(.herindicatieBacklog, year: year), backlog(50, year)))
    }
    #expect(isHand(run.value(.uitvoeringCost, year: 1), 25 * 200))
    let none = try town("per_herindicatie: 200, onderzoeken: 0", horizon: 3).run()
    #expect(isHand(none.value(.uitvoeringCost, year: 0), 0))
    #expect(isHand(none.value(.herindicatieBacklog, year: 2), backlog(100, 2)))
  }

  /// Mean over the months of a year of `limit` (1 - (23 / 24)^m).
  private func backlog(_ limit: Double, _ year: Int) -> Double {
    let months = (12 * year + 1)...(12 * year + 12)
    return limit * months.reduce(0) { $0 + 1 - pow(23.0 / 24, Double($1)) } / 12
  }

  @Test("meldingen go first")
  func reports() throws {
    // Ten report a month; of twelve onderzoeken two are left for herindicaties.
    let uitvoering = "per_herindicatie: 200, onderzoeken: { 2021: 144, 2022: 120 }"
    let run = try town(uitvoering, inflow: 120).run()
    #expect(isHand(run.value(.uitvoeringCost, year: 0), 24 * 200))
    #expect(isHand(run.value(.uitvoeringCost, year: 1), 0))
  }

  @Test("support without a beschikking takes no meldingen or herindicaties")
  func vrijInzetbaar() throws {
    var free = town("per_melding: 300, per_herindicatie: 200, onderzoeken: 0", inflow: 120)
    free.support = ", beschikking: nee"
    let run = try free.run()
    #expect(isHand(run.value(.uitvoeringCost, year: 0), 0))
    #expect(isHand(run.value(.herindicatieBacklog, year: 1), 0))
  }

  /// 100 clients of whom a share 1 - q leaves a month, q = exp(-0.6 / 12), no herindicatie done: after
  /// month m 100 q^m are left and (1 - (23 / 24)^m) 100 q^(m-1) of them are overdue, so after three
  /// months (1 - (23 / 24)^3) / q of all. Then the rate falls by the remming times that.
  @Test("who waits for a herindicatie stays, where that is assumed", arguments: [true, false])
  func delay(isAssumed: Bool) throws {
    var town = Town()
    town.wijken = ["oost", "west"]
    town.horizon = 2
    town.stappen = "count: closing\nentrants: end"
    town.toestanden = """
        hulp: { gegeven: ja, stand: 100, instroom: 0, stromen: { uit: { soort: uitstroom, per_jaar: 0.6 } } }

      """
    town.contracten = """
      { afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 },
        uitvoering: { onderzoeken: 0, remming: 0.5 } } }
      """
    let run = try CaseRun(town.scenario(options: .init(incentives: isAssumed)))
    let clients = run.course(.clients)
    let q = exp(-0.6 / 12)
    let pace = isAssumed ? 1 - 0.5 * (1 - pow(23.0 / 24, 3)) / q : 1
    let hand = 100 * q * q * q * exp(-0.6 / 12 * pace)
    #expect(isHand(clients[2], 100 * q * q * q))
    #expect(isHand(clients[3], hand))
    #expect(isHand(run.value(.herindicatieBacklog, year: 0) > 0 ? 1 : 0, 1))
  }

  @Test("a contract that says nothing of herindicaties starts without a backlog")
  func successor() throws {
    let run = try ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 }, looptijd: { tot: 2021-12 },
          uitvoering: { onderzoeken: 0 } },
        daarna: { vorm: inspanningsgericht, tarieven: { hulp: 30 }, looptijd: { van: 2022-01 } }
        """
    ).run()
    #expect(isHand(run.contract(.herindicatieBacklog), backlog(100, 0)))
    #expect(isHand(run.value(.herindicatieBacklog, year: 1), 0))
  }
}
