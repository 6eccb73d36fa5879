import Simulation
import Testing

/// Places and hours of staff on paper: 100 clients who stay and take 10 hours a month each, ten new
/// ones a month.
@Suite("Capacity of providers") struct CapacityTests {
  private func town(_ terms: String, horizon: Int = 2) -> ContractTown {
    var town = ContractTown(
      contracts: "afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 }, \(terms) }")
    town.inflow = 120
    town.horizon = horizon
    return town
  }

  private func starts(_ terms: String) throws -> [Double] {
    try town(terms).run().course(.inflow)
  }

  @Test(
    "lets as many start as there is room for",
    arguments: [
      "plaatsen: 115", "fte: 11.5, uren_per_fte: 100",
      "fte: 23, uren_per_fte: 100, uren_per_eenheid: { hulp: 2 }",
      "plaatsen: 115, fte: 20, uren_per_fte: 100", "plaatsen: 130, fte: 11.5, uren_per_fte: 100",
    ])
  func room(_ capacity: String) throws {
    // For 115 clients, or 1,150 hours a month.
    for (found, hand) in zip(try starts("capaciteit: { \(capacity) }"), [10.0, 5, 0]) {
      #expect(isHand(found, hand))
    }
  }

  @Test("follows the year, and staff have 110 hours unless another number is given")
  func byYear() throws {
    // Room for 110 in 2021 and for 121 in 2022, of those who wait by then.
    let found = try starts("capaciteit: { fte: { 2021: 10, 2022: 11 } }")
    for (month, hand) in [(0, 10.0), (1, 0), (11, 0), (12, 11), (13, 0)] {
      #expect(isHand(found[month], hand))
    }
  }

  @Test("gives way to a rule that is narrower, and the other way round")
  func beside() throws {
    // The budget pays for 110 all year, staff can help 104.
    let terms =
      "budget: { bedrag: 396000 }, toegang: plafond, capaciteit: { fte: 10.4, uren_per_fte: "
    let staff = try starts(terms + "100 }")
    for (found, hand) in zip(staff, [4.0, 0]) { #expect(isHand(found, hand)) }
    let ceiling = try starts(terms + "200 }")
    for (found, hand) in zip(ceiling, [10.0, 0]) { #expect(isHand(found, hand)) }
  }

  @Test("grows as clients take fewer units")
  func units() throws {
    // From 2022 on a client takes 5 hours: 1,000 hours are for 200, and 100 start of the 120 who wait
    // and ten more.
    let prikkels = "prikkels: { aanloop: 1, indicatieduur: 1, eenheden: 0.5 }"
    let found = try starts("capaciteit: { fte: 10, uren_per_fte: 100 }, \(prikkels)")
    #expect(isHand(found[0], 0))
    // Quarters at 1, 0.875, 0.75 and 0.625: room for 1,000 / 8.75, and less is waiting than that.
    #expect(isHand(found[3], 100 * 8 / 7.0 - 100))
    #expect(isHand(found[..<13].reduce(0, +), 100))
  }

  @Test("leaves zorgplicht outside it, and pgb's take no staff")
  func outside() throws {
    var duty = town(
      "wachten: { zorgplicht: 13 }, capaciteit: { plaatsen: 0, fte: 10, uren_per_fte: 100 }")
    duty.inflow = 12
    let starts = try duty.run().course(.inflow)
    #expect(starts[..<3].allSatisfy { isHand($0, 0) })
    #expect(starts[3...].allSatisfy { isHand($0, 1) })
    var pgb = town("capaciteit: { fte: 10, uren_per_fte: 99 }")
    pgb.support = ", pgb: { aandeel: 0.1, tarief: 20 }"
    // 990 hours for 9 a client: 110 of them.
    for (found, hand) in zip(try pgb.run().course(.inflow), [10.0, 0]) {
      #expect(isHand(found, hand))
    }
  }

  /// Two kinds of support under one contract, of 10 and 30 hours a client, 50 clients of each and six of
  /// each a month. Staff have 2,000 hours and 80 more, places 6: in January a third of the twelve fits.
  @Test("counts the hours of each kind of support")
  func kinds() throws {
    var town = Town()
    town.wijken = ["oost", "west"]
    town.horizon = 1
    town.stappen = "count: closing\nentrants: end"
    town.voorzieningen = """
        hulp: { eenheden_per_maand: 10, kostprijs: 30 }
        dag: { eenheden_per_maand: 10, kostprijs: 30 }

      """
    town.toestanden = """
        hulp: { gegeven: ja, stand: 50, instroom: 72 }
        dag: { gegeven: ja, stand: 50, instroom: 72 }

      """
    town.contracten = """
      { afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 },
        capaciteit: { plaatsen: 106, fte: 20.8, uren_per_fte: 100, uren_per_eenheid: { dag: 3 } } } }
      """
    let run = try town.run()
    #expect(isHand(run.course(.inflow)[0], 4))
    #expect(isHand(run.course(.inflow, "dag")[0], 2))
    #expect(isHand(run.course(.inflow)[1], 0))
  }
}
