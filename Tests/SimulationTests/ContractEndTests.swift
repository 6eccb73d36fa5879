import Simulation
import Testing

/// Contracts that end early, on paper: 100 clients who stay, 360,000 a year, and a fallback per unit.
@Suite("The end of a contract") struct ContractEndTests {
  private func town(
    _ terms: String, inflow: Int = 0, horizon: Int = 3, fallback: String = "tarieven: { hulp: 33 }"
  ) -> ContractTown {
    var town = ContractTown(
      contracts: """
        afspraak: { vorm: lumpsum, terugval: daarna, \(terms) },
        daarna: { vorm: inspanningsgericht, \(fallback) }
        """)
    town.inflow = inflow
    town.horizon = horizon
    return town
  }

  private let stop =
    "buffer: { bedrag: 50000, daarna: aanbieder_stopt, meerkosten: 0.1, maanden: 6 }"

  @Test("a provider stops when its losses of all years pass the buffer")
  func cumulated() throws {
    // 30,000 lost in each year: it stops at the end of the second.
    let run = try town("toegang: open, budget: { bedrag: 330000 }, risico: { \(stop) }").run()
    #expect(isHand(run.contract(.providerResult, year: 1), -30_000))
    #expect(isHand(run.contract(.payment, year: 2), 0))
    // The gemeente pays the dearer support too: half a year at 33 x 1.1.
    let after = { (metric: Metric) in run.value(metric, contract: "daarna", year: 2) }
    #expect(isHand(after(.payment), 6 * 36_300 + 6 * 33_000))
    #expect(isHand(after(.cost), 6 * 33_000 + 6 * 30_000))
    #expect(isHand(run.value(.clients, year: 2), 100))
    #expect(isHand(run.value(.netCost, year: 2), after(.payment)))
    // A gain in between keeps it going.
    let gain = try town(
      "toegang: open, budget: { bedrag: { 2021: 330000, 2022: 370000, 2023: 330000 } }, "
        + "risico: { \(stop) }"
    ).run()
    #expect(isHand(gain.contract(.payment, year: 2), 330_000))
  }

  @Test("who waits for a provider that stops starts under the fallback")
  func waiting() throws {
    // Nobody starts while a loss is in sight: twelve wait at the end of the year, and one reports.
    let terms = "terughoudendheid: 1, budget: { bedrag: 300000 }, risico: { \(stop) }"
    let run = try town(terms, inflow: 12, horizon: 2).run()
    #expect(isHand(run.value(.inflow, year: 0), 0))
    #expect(isHand(run.course(.waiting)[11], 12))
    #expect(isHand(run.course(.inflow)[12], 13))
    #expect(isHand(run.course(.waiting)[12], 0))
    #expect(isHand(run.value(.clients, contract: "daarna", year: 1), 100 + 12 + 6.5))
  }

  @Test("an evaluation within the year settles the part that has passed")
  func withinTheYear() throws {
    // Half of 300,000 against 180,000: over by 20%.
    let terms = { (threshold: Double) in
      """
      toegang: open, budget: { bedrag: 300000 }, risico: { rest: gemeente }, looptijd: { evaluaties: {
        een: { maand: 2021-07, kans_op_einde: 1, bij: tekort, drempel: \(threshold) } } }
      """
    }
    let ended = try town(terms(0.19)).run()
    #expect(isHand(ended.contract(.budget), 150_000))
    #expect(isHand(ended.contract(.payment), 180_000))
    #expect(isHand(ended.value(.payment, contract: "daarna", year: 0), 6 * 33_000))
    let goesOn = try town(terms(0.21)).run()
    #expect(isHand(goesOn.contract(.payment), 360_000))
    #expect(isHand(goesOn.value(.payment, contract: "daarna", year: 2), 0))
  }

  @Test("options follow each other, and the first that is not taken ends it", arguments: [0, 1, 2])
  func options(taken: Int) throws {
    let chances = (0..<2).map { $0 < taken ? 1 : 0 }
    let run = try town(
      """
      toegang: open, budget: { bedrag: 400000 }, looptijd: { tot: 2021-12, verlengingen: {
        een: { tot: 2022-06, kans: \(chances[0]) }, twee: { tot: 2023-06, kans: \(chances[1]) } } }
      """
    ).run()
    // Years in force: 1, 1.5 or 2.5.
    let years = [[1.0, 0, 0], [1, 0.5, 0], [1, 1, 0.5]][taken]
    for year in 0..<3 {
      #expect(isHand(run.contract(.payment, year: year), years[year] * 400_000))
      #expect(
        isHand(
          run.value(.payment, contract: "daarna", year: year), (1 - years[year]) * 396_000))
    }
  }

  /// Of 2,000 draws 600 end at an option of 0.7 and 500 at an evaluation of 0.25; 4.5 standard
  /// deviations of a binomial count are 92 and 87.
  @Test("chances are met")
  func chances() throws {
    for (term, ends, allowed) in [
      ("tot: 2021-12, verlengingen: { een: { tot: 2023-12, kans: 0.7 } }", 600, 92),
      ("evaluaties: { een: { maand: 2022-01, kans_op_einde: 0.25 } }", 500, 87),
    ] {
      let contract = town("toegang: open, budget: { bedrag: 400000 }, looptijd: { \(term) }")
      let run = try CaseRun(contract.scenario(), replications: 2000, threads: 2)
      let ended = run.draws(.payment, contract: "afspraak", year: 1).count { $0 == 0 }
      #expect(abs(ended - ends) <= allowed, "\(ended)")
    }
  }
}
