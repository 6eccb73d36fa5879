import Simulation
import Testing

/// Earmarks on paper: 100 clients of hulp at 300 a month and 50 of dag at 200, in two wijken; 360,000
/// and 120,000 a year.
@Suite("Earmarks of a budget") struct EarmarkTests {
  private func town(_ contract: String, hulp: Int = 0, dag: Int = 0) -> Town {
    var town = Town()
    town.wijken = ["oost", "west"]
    town.horizon = 2
    town.stappen = "count: closing\nentrants: end"
    town.voorzieningen = """
        hulp: { eenheden_per_maand: 10, kostprijs: 30 }
        dag: { eenheden_per_maand: 10, kostprijs: 20 }

      """
    town.toestanden = """
        hulp: { gegeven: ja, stand: 100, instroom: \(hulp) }
        dag: { gegeven: ja, stand: 50, instroom: \(dag) }

      """
    town.contracten = "{ afspraak: { \(contract), tarieven: { hulp: 30, dag: 20 } } }"
    return town
  }

  private func oormerk(_ share: String) -> String {
    "oormerk: { aandeel: \(share), voorzieningen: dag }"
  }

  @Test("what is not spent on them goes back before the deviation is divided")
  func returned() throws {
    // Half of 600,000 is for dag, which costs 120,000: 180,000 goes back, and 480,000 + 180,000 is
    // 60,000 over the budget.
    let budget = "vorm: lumpsum, toegang: open, budget: { bedrag: 600000, \(oormerk("0.5")) }"
    let provider = try town(budget).run()
    #expect(isHand(provider.contract(.payment), 420_000))
    #expect(isHand(provider.contract(.providerResult), -60_000))
    let gemeente = try town("\(budget), risico: { rest: gemeente }").run()
    #expect(isHand(gemeente.contract(.payment), 480_000))
    #expect(isHand(gemeente.contract(.carriedGemeente), -120_000))
    // The reserve takes 40,000 of the deviation.
    let risk = "risico: { reserve: { houder: aanbieder, begin: 40000, maximum: 90000 } }"
    let reserve = try town("\(budget), \(risk)").run()
    #expect(isHand(reserve.contract(.carriedReserve), 40_000))
    #expect(isHand(reserve.contract(.providerResult), -20_000))
  }

  @Test("where payment follows the volume it was never paid")
  func volume() throws {
    let budget = "vorm: inspanningsgericht, budget: { bedrag: 600000, \(oormerk("0.5")) }"
    let run = try town("\(budget), risico: { rest: aanbieder }").run()
    #expect(isHand(run.contract(.payment), 420_000))
    let gemeente = try town(budget).run()
    #expect(isHand(gemeente.contract(.payment), 480_000))
    let blend = try town("\(budget), aandeel_vast: 0.5, risico: { rest: aanbieder }").run()
    // Half of 480,000 is declared; of half the budget, 300,000, 150,000 is for dag, 90,000 too much.
    #expect(isHand(blend.contract(.payment), 240_000 + 300_000 - 90_000))
  }

  @Test("an earmark that is spent changes nothing")
  func spent() throws {
    let budget = "vorm: lumpsum, toegang: open, budget: { bedrag: 600000, \(oormerk("0.2")) }"
    let run = try town(budget).run()
    #expect(isHand(run.contract(.payment), 600_000))
    #expect(isHand(run.contract(.providerResult), 120_000))
  }

  /// 45,000 a month of which 15,000 for dag. In January 40,000 runs, 10,000 of it for dag: nobody of
  /// hulp starts and ten of dag do, for 2,000; in February ten more, and then 1,000 is left for five.
  @Test("a ceiling sets the rest of it aside for them")
  func ceiling() throws {
    let run = try town(
      "vorm: subsidie, budget: { bedrag: 540000, oormerk: { aandeel: 0.333333333333333333, "
        + "voorzieningen: dag } }", hulp: 120, dag: 120
    ).run()
    #expect(run.course(.inflow, "hulp").allSatisfy { isHand($0, 0) })
    let starts = run.course(.inflow, "dag")
    #expect(isHand(starts[0], 10) && isHand(starts[1], 10))
    // Of what was saved in the first two months nothing may stay for clients of next year.
    #expect(isHand(starts[2], 5) && isHand(starts[3], 0))
  }

  @Test(
    "a provider that decides sets it aside too",
    arguments: [("0.333333333333333333", 0), ("0.3", 5)])
  func provider(share: String, hand: Double) throws {
    // 540,000 pays for all who come, 480,000 + 36,000. With the 60,000 that is left of a third for dag,
    // or 42,000 of 30%, 36,000 or 18,000 is lost: all or half of those who come are held back.
    let run = try town(
      "vorm: lumpsum, terughoudendheid: 1, budget: { bedrag: 540000, \(oormerk(share)) }", hulp: 120
    ).run()
    #expect(isHand(run.course(.inflow)[0], hand))
  }

  @Test("without voorzieningen it is spent outside the support that is simulated")
  func outside() throws {
    let all = "oormerk: { aandeel: 0.2 }"
    let run = try ContractTown.lumpsum("bedrag: 400000, \(all)").run()
    #expect(isHand(run.contract(.cost), 360_000 + 80_000))
    #expect(isHand(run.contract(.payment), 400_000))
    #expect(isHand(run.contract(.providerResult), -40_000))
    let volume = try ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 },
          budget: { bedrag: 400000, \(all) } }
        """
    ).run()
    #expect(isHand(volume.contract(.payment), 440_000))
    // Four fifths of 495,000 pay for 110 all year: ten start in January, nobody after.
    var ceiling = ContractTown(
      contracts: "afspraak: { vorm: subsidie, budget: { bedrag: 495000, \(all) } }")
    ceiling.inflow = 120
    let starts = try ceiling.run()
    #expect(isHand(starts.course(.inflow)[0], 10))
    #expect(isHand(starts.value(.inflow, year: 0), 10))
    #expect(isHand(starts.value(.cost, year: 1), 495_000))
  }

  @Test("it is a share of what others leave of the budget")
  func others() throws {
    var pgb = ContractTown.lumpsum("bedrag: 400000, pgb: binnen, oormerk: { aandeel: 0.2 }")
    pgb.support = ", pgb: { aandeel: 0.1, tarief: 20 }"
    #expect(isHand(try pgb.run().contract(.cost), 324_000 + 0.2 * 376_000))
  }
}
