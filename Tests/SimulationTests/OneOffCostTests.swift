import NumericKernels
import Scenarios
import SociaalDomein
import Testing

@testable import Simulation

/// What people cost once, on paper.
@Suite("One-off costs") struct OneOffCostTests {
  /// Two wijken with 100 clients who stay, and 120 who start a year, 10 a month.
  private func growing(
    _ oneOff: String, _ rest: String = "", support: String = ""
  ) -> ContractTown {
    var town = ContractTown(
      contracts: "afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 } }")
    town.inflow = 120
    town.support = support
    town.rest = rest
    town.state = ", " + oneOff
    return town
  }

  @Test("everyone who starts costs it, and nobody who was there")
  func starts() throws {
    let run = try growing("bij_start: 1200").run()
    for year in 0..<2 {
      #expect(isHand(run.value(.oneOffCost, year: year), 120 * 1200))
      #expect(isHand(run.value(.oneOffCost, "hulp", year: year), 120 * 1200))
      #expect(isHand(run.contract(.oneOffCost, year: year), 120 * 1200))
      let paid = run.value(.payment, year: year)
      #expect(isHand(run.value(.netCost, year: year), paid + 120 * 1200))
      #expect(isHand(run.value(.cost, year: year), paid))
    }
    #expect(run.course(.oneOffCost).allSatisfy { isHand($0, 10 * 1200) })
  }

  @Test("it stands under the wijk where they live, and in the result")
  func wijken() throws {
    let run = try growing("bij_start: 1200", "begroting: { bedrag: 1000000 }\n").run()
    for wijk in ["oost", "west"] {
      let line = try #require(
        run.outcomes.layout.lines.firstIndex {
          $0.level == .wijk && $0.name == wijk && $0.metric == .oneOffCost
        })
      #expect(isHand(run.outcomes.draws(line: line, year: 1)[0], 60 * 1200))
    }
    #expect(
      isHand(run.value(.result, year: 0), 1_000_000 - run.value(.payment, year: 0) - 144_000))
    // December has 220 clients at 300 and ten who start.
    #expect(
      isHand(run.value(.structuralResult, year: 0), 1_000_000 - 12 * (220 * 300 + 12_000)))
  }

  @Test("it follows the index of the voorziening, and may change by year")
  func index() throws {
    let index = "indexen: { lonen: { aandeel_ova: 1, ppc: 0, ova: { 2021: 2, 2022: 3 } } }\n"
    let run = try growing("bij_start: 1200", index, support: ", index: lonen").run()
    #expect(isHand(run.value(.oneOffCost, year: 0), 144_000))
    #expect(isHand(run.value(.oneOffCost, year: 1), 144_000 * 1.03))
    let still = try growing("bij_start: { eerder: 1200, 2022: 1500 }", index).run()
    #expect(isHand(still.value(.oneOffCost, year: 0), 144_000))
    #expect(isHand(still.value(.oneOffCost, year: 1), 120 * 1500))
  }

  @Test("it is discounted as other costs are")
  func discount() throws {
    var town = growing("bij_start: 1200", "discount_rate: 0.04\n")
    town.horizon = 1
    let run = try town.run()
    let worth = (1...12).reduce(0.0) { $0 + 12_000 * Elementary.power(1.04, -Double($1) / 12) }
    #expect(isHand(run.value(.oneOffCost, year: 0), worth))
  }

  @Test("events and shocks on prices do not move it")
  func events() throws {
    let event = """
      drijfveren:
        gebeurtenis: { duur: { werkt_op: prijs, factor: 2, van: 2021-01, tot: 2021-12 } }

      """
    let run = try growing("bij_start: 1200", event).run()
    let plain = try growing("bij_start: 1200").run()
    #expect(isHand(run.value(.cost, year: 0), 2 * plain.value(.cost, year: 0)))
    #expect(isHand(run.value(.oneOffCost, year: 0), 144_000))
  }

  @Test("who waits has not started")
  func waiting() throws {
    var town = growing("bij_start: 1200")
    town.contracts = """
      afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 }, toegang: plaatsen,
        plaatsen: { 2021: 100, 2022: 160 } }
      """
    let run = try town.run()
    #expect(isHand(run.value(.need, year: 0), 120))
    #expect(isHand(run.value(.oneOffCost, year: 0), 0))
    #expect(isHand(run.value(.oneOffCost, year: 1), 60 * 1200))
  }

  // MARK: Flows

  /// 100 people of whom half a year go on and half leave care, in yearly steps.
  private func moving(_ more: String = "") -> Town {
    var town = Town()
    town.stappen = "count: closing\nstep: year"
    town.horizon = 2
    town.voorzieningen = """
        licht: { eenheden_per_maand: 10, kostprijs: 30 }
        zwaar: { eenheden_per_maand: 10, kostprijs: 30 }

      """
    town.tarieven = "licht: 30, zwaar: 30"
    town.toestanden = """
        licht:
          gegeven: ja
          stand: 100
          stromen:
            meer: { naar: zwaar, soort: opschalen, kans_per_stap: 0.25, bij_overgang: 400 }
            uit: { soort: uitstroom, kans_per_stap: 0.25, bij_overgang: { 2021: 100, 2022: 1000 } }
        zwaar:
          gegeven: ja
          stand: 0
          stromen: { uit: { soort: uitstroom, kans_per_stap: 0.5 } }
      \(more)

      """
    return town
  }

  @Test("everyone who takes a flow costs it, under where they go or what they leave")
  func moves() throws {
    let run = try moving().run()
    for (year, leavers) in [100.0, 50].enumerated() {
      let leaving = year == 0 ? 100.0 : 1000
      #expect(isHand(run.value(.oneOffCost, "zwaar", year: year), 0.25 * leavers * 400))
      #expect(isHand(run.value(.oneOffCost, "licht", year: year), 0.25 * leavers * leaving))
      let sum = 0.25 * leavers * (400 + leaving)
      #expect(isHand(run.value(.oneOffCost, year: year), sum))
    }
  }

  @Test("a flow of all states costs it in each")
  func general() throws {
    let run = try moving(
      "algemene_stromen: { wlz: { soort: wlz, kans_per_stap: 0.1, bij_overgang: 50 } }"
    ).run()
    #expect(isHand(run.value(.oneOffCost, "licht", year: 0), 25 * 100 + 10 * 50))
    // Of 40 ten go on, and of the 25 in heavier support a tenth leaves for the Wlz.
    #expect(isHand(run.value(.oneOffCost, "zwaar", year: 1), 10 * 400 + 2.5 * 50))
  }

  @Test("people who go on do not start, and a scenario in which nobody starts is told")
  func noStarts() throws {
    var town = moving()
    town.toestanden = town.toestanden.replacing("stand: 0", with: "stand: 0\n    bij_start: 900")
      .replacing(", bij_overgang: 400", with: "").replacing(
        ", bij_overgang: { 2021: 100, 2022: 1000 }", with: "")
    let scenario = try town.scenario()
    #expect(
      scenario.warnings.contains {
        "\($0)".contains("'toestanden.zwaar.bij_start' counts nobody")
          && "\($0)".contains("write bij_overgang")
      })
    #expect(isHand(try CaseRun(scenario).value(.oneOffCost, year: 0), 0))
    let told = try growing("bij_start: 1200").scenario().warnings
    #expect(!told.contains { "\($0)".contains("bij_start") })
  }

  /// A state of two voorzieningen that two percelen cover counts under the first of them.
  @Test("parts that share a state do not both count it")
  func shared() throws {
    var town = moving()
    town.toestanden = """
        beide:
          voorzieningen: { zwaar: , licht: }
          gegeven: ja
          stand: 100
          stromen: { uit: { soort: uitstroom, kans_per_stap: 0.5, bij_overgang: 200 } }

      """
    town.overig = "percelen: { een: { voorzieningen: licht }, twee: { voorzieningen: zwaar } }"
    town.contracten = """
      { een: { perceel: een, vorm: inspanningsgericht, tarieven: { licht: 30 } },
        twee: { perceel: twee, vorm: inspanningsgericht, tarieven: { zwaar: 30 } } }
      """
    let run = try town.run()
    // Of both the first by the file is licht.
    let parts = ["een", "twee"].map { run.value(.oneOffCost, contract: $0, year: 0) }
    #expect(isHand(parts[0] + parts[1], 50 * 200) && parts.contains(0))
    #expect(isHand(run.value(.oneOffCost, year: 0), 50 * 200))
  }

  @Test("the ledger finds a euro in a thousand that is lost")
  func ledger() throws {
    let run = SingleRuns(try growing("bij_start: 1200", "discount_rate: 0.04\n").scenario().model)
    try run(1)
    let (replication, rows) = (run.replication, run.replication.funding.money.oneOff)
    let last = replication.model.setting.grid.steps - 1
    try replication.ledger.checkEuros(replication.funding, step: last)
    rows[1] *= 0.999
    let error = #expect(throws: LedgerBreach.self) {
      try replication.ledger.checkEuros(replication.funding, step: last)
    }
    #expect(error?.term == "euros of one-off costs")
  }

  @Test("a scenario that says nothing of it has no such result")
  func absent() throws {
    var town = growing("bij_start: 1200")
    let lines = { try OutcomeLayout(model: town.scenario().model).lines }
    #expect(try lines().contains { $0.metric == .oneOffCost })
    town.state = ""
    #expect(try !lines().contains { $0.metric == .oneOffCost })
  }

  /// The mean over 1,000 draws of both, on their own chance; 4.5 standard errors.
  @Test("both engines expect the same")
  func engines() throws {
    let text = """
      naam: stad
      source: "estimate: made up"
      start: 2021
      horizon: 2
      wijken: { oost: }
      leeftijdsgroepen: { volwassen: { van: 18 } }
      sporen: { ondersteuning: }
      toegang: { onderzoek: 0, besluit: 0 }
      voorzieningen: { hulp: { eenheden_per_maand: 1, kostprijs: 50 } }
      toestanden:
        hulp:
          gegeven: ja
          stand: 50
          instroom: 60
          bij_start: 1000
          stromen: { uit: { soort: uitstroom, per_jaar: 1, bij_overgang: 300 } }
      contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: 50 } } }
      """
    let scenario = try CaseFolder.scenario(text: text)
    let cohorts = try CaseRun(scenario, replications: 1000, threads: 2)
    let people = try CaseRun(scenario, replications: 1000, threads: 2, engine: .individual)
    for year in 0..<2 {
      let (a, b) = (
        cohorts.draws(.oneOffCost, year: year), people.draws(.oneOffCost, year: year)
      )
      #expect(abs(Sampled.z(a, b)) < 4.5 && abs(Sampled.zOfVariances(a, b)) < 4.5)
      // 60 start, and about as many leave.
      #expect(abs(Sampled(a).mean - 60_000 - 17_000) < 3000)
    }
  }
}
