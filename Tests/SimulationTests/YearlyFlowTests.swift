import NumericKernels
import Scenarios
import SociaalDomein
import Testing

@testable import DemandModel
@testable import Simulation

/// Flows whose rate changes by year, on paper.
@Suite("Flows by year") struct YearlyFlowTests {
  /// 100 people in a closed group, with one way out.
  private func leaving(_ rate: String, _ more: String = "") -> Town {
    var town = Town()
    town.horizon = 4
    town.stappen = "count: closing\(more)"
    town.toestanden = """
        hulp: { gegeven: ja, stand: 100, stromen: { uit: { soort: uitstroom, \(rate) } } }

      """
    return town
  }

  /// The intensities of the years add up in the exponent, whatever the step.
  @Test(
    "an intensity holds from 1 January of its year until the next",
    arguments: ["", "\nstep: quarter", "\nstep: year", "\nsteps_per_year: 5"])
  func intensity(step: String) throws {
    let run = try leaving("per_jaar: { eerder: 0.5, 2022: 1, 2024: 0 }", step).run()
    let course = run.course(.clients)
    let steps = course.count / 4
    for (year, sum) in [0.5, 1.5, 2.5, 2.5].enumerated() {
      #expect(close(course[(year + 1) * steps - 1], 100 * Elementary.exp(-sum), 1e-12))
    }
  }

  @Test("a probability per step holds from its year on")
  func probability() throws {
    let run = try leaving("kans_per_stap: { 2021: 0.1, 2023: 0.2 }", "\nstep: year").run()
    let stay = [0.9, 0.9 * 0.9, 0.9 * 0.9 * 0.8, 0.9 * 0.9 * 0.8 * 0.8]
    for (year, part) in stay.enumerated() {
      #expect(close(run.value(.clients, year: year), 100 * part, 1e-12))
    }
  }

  @Test("one year that holds all along is as one number, to the bit")
  func constant() throws {
    let one = try leaving("per_jaar: 0.5").run()
    let byYear = try leaving("per_jaar: { 2021: 0.5 }").run()
    let twice = try leaving("per_jaar: { 2021: 0.5, 2023: 0.5, 2030: 7 }").run()
    #expect(one.course(.clients) == byYear.course(.clients))
    #expect(one.course(.clients) == twice.course(.clients))
  }

  @Test("the value of a year may be uncertain, and changes nothing before it")
  func uncertain() throws {
    let town = leaving("per_jaar: { 2021: 0.5, 2022: { uniform: { min: 0.2, max: 0.8 } } }")
    let run = try CaseRun(town.scenario(), replications: 64)
    let (before, after) = (run.draws(.clients, year: 0), run.draws(.clients, year: 1))
    #expect(Set(before).count == 1 && Set(after).count == 64)
    let fixed = try leaving("per_jaar: { 2021: 0.5, 2022: 0.9 }").run()
    #expect(before[0] == fixed.value(.clients, year: 0))
  }

  /// 100 people who each leave by chance; 4.5 standard errors of a binomial count.
  @Test("both engines follow it", arguments: EngineKind.allCases)
  func engines(_ engine: EngineKind) throws {
    let text = """
      naam: stad
      source: "estimate: made up"
      start: 2021
      horizon: 3
      count: closing
      wijken: { oost: }
      leeftijdsgroepen: { volwassen: { van: 18 } }
      sporen: { ondersteuning: }
      voorzieningen: { hulp: { eenheden_per_maand: 1, kostprijs: 50 } }
      toestanden:
        hulp:
          gegeven: ja
          stand: 100
          stromen: { uit: { soort: uitstroom, per_jaar: { 2021: 0.2, 2023: 0.8 } } }
      contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: 50 } } }
      """
    let run = try CaseRun(
      CaseFolder.scenario(text: text), replications: 1000, threads: 2, engine: engine)
    let course = run.course(.clients)
    for (step, sum) in [(11, 0.2), (23, 0.4), (35, 1.2)] {
      let left = Elementary.exp(-sum)
      let error = (100 * left * (1 - left) / 1000).squareRoot()
      #expect(abs(course[step] - 100 * left) < 4.5 * error, "step \(step)")
    }
  }

  // MARK: With an opening balance

  private func balanced(_ rate: String) -> Town {
    var town = Town()
    town.horizon = 4
    town.toestanden = """
        hulp:
          profiel: hulp
          stand: 100
          uitstroom: 0.5
          groei: 0
          stromen: { meer: { naar: zwaar, soort: opschalen, \(rate) } }
        zwaar: { profiel: hulp, stand: 100, uitstroom: 0.5, groei: 0 }

      """
    town.voorzieningen = """
        hulp: { eenheden_per_maand: 10, kostprijs: 30 }
        zwaar: { eenheden_per_maand: 10, kostprijs: 30 }

      """
    town.tarieven = "hulp: 30, zwaar: 30"
    return town
  }

  @Test("the opening balance is solved at the value of the start year")
  func opening() throws {
    let once = try balanced("per_jaar: 0.1").scenario().model.demand.balance
    let byYear = try balanced("per_jaar: { eerder: 3, 2021: 0.1, 2023: 0.4 }").scenario().model
    #expect(byYear.demand.balance.stock == once.stock)
    #expect(byYear.demand.balance.inflow == once.inflow)
    #expect(byYear.demand.balance.remainder == once.remainder)
  }

  /// The state is left at 0.5 a year until 2023, and at 0.8 from then on: its remainder stays.
  @Test("an intensity that grows adds to the outflow")
  func added() throws {
    let town = balanced("per_jaar: { 2021: 0.1, 2023: 0.4 }")
    let clients = try town.run().course(.clients, "hulp")
    let (steady, fast) = (Elementary.exp(-0.5 / 12), Elementary.exp(-0.8 / 12))
    let need = 100 * (1 - steady) / steady.squareRoot()
    var stock = 100.0
    for month in 0..<48 {
      let stay = month < 24 ? steady : fast
      stock = stock * stay + need * stay.squareRoot()
      // The few who are out of care are free for need again: 1e-6.
      #expect(close(clients[month], stock, 1e-6), "month \(month)")
    }
  }

  @Test("what a share of the outflow gains the remainder loses")
  func share() throws {
    let town = balanced("aandeel_bij_uitstroom: { 2021: 0.2, 2023: 0.6 }")
    let run = try town.run()
    #expect(run.course(.clients, "hulp").allSatisfy { close($0, 100, 1e-6) })
    #expect(run.course(.clients, "zwaar").prefix(24).allSatisfy { close($0, 100, 1e-6) })
    // Those who leave in a month are those who come in it, 100 (1 - s) / sqrt(s) with s the part that stays;
    // 0.4 of them more go on, of whom s stay every month: 40 (1 - s^24) / sqrt(s) after 24.
    let stay = Elementary.exp(-0.5 / 12)
    let more = 40 * (1 - Elementary.exp(-1)) / stay.squareRoot()
    #expect(close(run.course(.clients, "zwaar")[47], 100 + more, 1e-6))
  }

  // MARK: Refused

  private func refusal(_ town: Town) throws -> String {
    let error = #expect(throws: ScenarioErrors.self) { try town.scenario() }
    return error.map { "\($0)" } ?? ""
  }

  @Test("shares that pass the outflow in a later year are refused, naming it")
  func sharesBeyond() throws {
    // All of the outflow may go one way.
    _ = try balanced("aandeel_bij_uitstroom: { 2021: 0.2, 2023: 0.6, 2024: 1 }").scenario()
    var town = balanced("aandeel_bij_uitstroom: { 2021: 0.2, 2023: 0.7 }")
    town.toestanden = town.toestanden.replacing(
      "stromen: {", with: "stromen: { anders: { soort: wlz, per_jaar: 0.2 }, ")
    let said = try refusal(town)
    #expect(said.contains("'hulp'") && said.contains("aandeel_bij_uitstroom of 2023"))
    #expect(said.contains("add up to 0.55 a year, more than its uitstroom of 0.5"))
  }

  /// With 0.1 a year of another way 0.4 of 0.5 is left: shares up to 0.8, which 0.6 to 0.9 pass.
  @Test("a draw in which shares pass the outflow of a later year ends the run, naming it")
  func drawnBeyond() throws {
    var town = balanced(
      "aandeel_bij_uitstroom: { 2021: 0.2, 2023: { uniform: { min: 0.6, max: 0.9 } } }")
    town.toestanden = town.toestanden.replacing(
      "stromen: {", with: "stromen: { anders: { soort: wlz, per_jaar: 0.1 }, ")
    let scenario = try town.scenario()
    let error = #expect(throws: SimulationError.self) {
      try CaseRun(scenario, replications: 64)
    }
    guard case .demand(.impossibleDraw(let state, _, let quantity, let value)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(state == "hulp" && quantity == "uitstroom in 2023" && value < 0 && value > -0.05)
  }

  @Test("probabilities that pass 1 in a later year are refused")
  func beyondOne() throws {
    let said = try refusal(
      leaving("kans_per_stap: { 2021: 0.1, 2023: 0.7 }, leeftijdsfactoren: \(bands(1.5))"))
    #expect(said.contains("the ways out of 'hulp' add up to 1.05 per step at their largest"))
  }

  private func bands(_ factor: Double) -> String {
    "{ " + AgeBand.standard.map { "\($0.key): \(factor)" }.joined(separator: ", ") + " }"
  }

  @Test("a year of the run before the first is refused, naming what is missing")
  func missing() throws {
    let said = try refusal(leaving("per_jaar: { 2023: 0.5 }"))
    #expect(
      said.contains("'toestanden.hulp.stromen.uit.per_jaar' says nothing of 2021 and 2022"))
  }
}
