import Simulation
import SociaalDomein
import Testing

/// Who starts, by what contracts allow: 100 clients who stay, ten new ones a month.
@Suite("Access under contracts") struct AccessContractTests {
  private func town(_ contract: String, inflow: Int = 120, horizon: Int = 2) -> ContractTown {
    var town = ContractTown(contracts: "afspraak: { \(contract) }")
    town.inflow = inflow
    town.horizon = horizon
    return town
  }

  @Test("a provider holds back its restraint while a loss is in sight", arguments: [0, 0.5, 1])
  func provider(restraint: Double) throws {
    // The budget pays for the 100 there are; every new client is a loss.
    let run = try town(
      "vorm: lumpsum, budget: { bedrag: 360000 }, terughoudendheid: \(restraint)"
    ).run()
    #expect(isHand(run.course(.inflow)[0], 10 * (1 - restraint)))
  }

  /// In January ten come, who would cost 36,000 to the end of the year; the budget holds `spare` more
  /// than the 100 there are cost.
  @Test(
    "a provider holds back the part of those who come that the loss in sight is of their cost",
    arguments: [(0.0, 10.0), (9000.0, 7.5), (18_000.0, 5.0), (36_000.0, 0.0), (90_000.0, 0.0)])
  func lossInSight(spare: Double, held: Double) throws {
    let run = try town(
      "vorm: lumpsum, budget: { bedrag: \(360_000 + spare) }, terughoudendheid: 1"
    ).run()
    #expect(isHand(run.course(.inflow)[0], 10 - held))
  }

  /// 120 clients of 1,200 a year, of whom as many leave as come, and a budget for 60. The longer the
  /// step the coarser the year, but how many are held back does not hang on how often it is decided.
  @Test("what a provider holds back does not depend on the step", arguments: [0.25, 0.5, 0.75])
  func steps(restraint: Double) throws {
    let run = { (steps: Int) in
      try CaseRun(
        CaseFolder.scenario(
          text: """
            naam: phi
            start: 2021
            horizon: 3
            steps_per_year: \(steps)
            wijken: { w: }
            leeftijdsgroepen: { allen: { van: 18 } }
            sporen: { zorg: }
            toegang: { onderzoek: 0, besluit: 0 }
            toeval: { instroom: nee, overgangen: nee }
            voorzieningen:
              hulp: { eenheden_per_maand: 1, kostprijs: 100 }
            toestanden:
              hulp: { gegeven: ja, stand: 120, instroom: 120, stromen: { uit: { soort: uitstroom, per_jaar: 1 } } }
            contracten:
              c: { vorm: lumpsum, terughoudendheid: \(restraint), budget: { bedrag: 72000 } }
            """))
    }
    let (month, week, day) = (try run(12), try run(52), try run(365))
    for metric in [Metric.waiting, .undelivered, .clients] {
      for year in 0..<3 {
        let exact = day.value(metric, year: year)
        for other in [month, week] {
          let found = other.value(metric, year: year)
          #expect(abs(found - exact) <= 0.02 * exact, "\(metric) in \(year): \(found), \(exact)")
        }
      }
    }
    let loss = { (run: CaseRun) in run.value(.providerResult, contract: "c", year: 0) }
    #expect(abs(loss(month) - loss(day)) <= 0.02 * abs(loss(day)))
  }

  @Test("those held back start behind the others as far as there is room")
  func room() throws {
    // The first year pays for the 100 there are, the second for 130 all year: of the 120 held back
    // 20 start in January, behind the ten who come.
    let run = try town(
      "vorm: lumpsum, budget: { bedrag: { 2021: 360000, 2022: 468000 } }, terughoudendheid: 1"
    ).run()
    let starts = run.course(.inflow)
    #expect(starts[..<12].allSatisfy { isHand($0, 0) })
    #expect(isHand(starts[12], 30) && isHand(run.value(.inflow, year: 1), 30))
    #expect(isHand(run.course(.waiting)[23], 210))
  }

  /// The queue tells three years of entry apart, and keeps all who came before.
  @Test("nobody is lost who waits for longer than three years")
  func longWait() throws {
    let run = try town(
      "vorm: subsidie, budget: { bedrag: { 2021: 360000, 2027: 36000000 } }", horizon: 7
    ).run()
    #expect(
      run.course(.waiting).prefix(72).enumerated().allSatisfy { isHand($1, 10.0 * Double($0 + 1)) })
    #expect(isHand(run.course(.inflow)[72], 730) && isHand(run.course(.waiting)[72], 0))
  }

  @Test("a provider with a large budget lets everyone start")
  func largeBudget() throws {
    let run = try town("vorm: lumpsum, budget: { bedrag: 3600000 }, terughoudendheid: 1").run()
    #expect(isHand(run.value(.inflow, year: 0), 120))
    #expect(isHand(run.value(.waiting, year: 0), 0))
  }

  @Test("places are filled and no more")
  func places() throws {
    let run = try town(
      "vorm: inspanningsgericht, toegang: plaatsen, plaatsen: 115, tarieven: { hulp: 30 }"
    )
    .run()
    for (starts, hand) in zip(run.course(.inflow), [10.0, 5, 0]) { #expect(isHand(starts, hand)) }
    #expect(isHand(run.course(.waiting)[11], 105))
  }

  @Test("without places nobody starts")
  func noPlaces() throws {
    let run = try town(
      "vorm: inspanningsgericht, toegang: plaatsen, plaatsen: 0, tarieven: { hulp: 30 }"
    )
    .run()
    #expect(run.value(.inflow, year: 0) == 0)
  }

  private let corridor = "risico: { banden: { alles: { aanbieder: 1 } } }"

  @Test("a ceiling does not take in who next year cannot pay")
  func nextYear() throws {
    // 720,000 this year would pay for 200, 360,000 next year for the 100 there are.
    let run = try town(
      "vorm: taakgericht, budget: { bedrag: { 2021: 720000, 2022: 360000 } }, \(corridor)"
    ).run()
    #expect(isHand(run.value(.inflow, year: 0), 0))
  }

  @Test("a ceiling spreads what is left of the year")
  func spread() throws {
    // 396,000 pays for 110 all year: ten start in January, nobody after.
    let run = try town("vorm: taakgericht, budget: { bedrag: 396000 }, \(corridor)").run()
    #expect(isHand(run.course(.inflow)[0], 10))
    #expect(isHand(run.value(.inflow, year: 0), 10))
    #expect(isHand(run.value(.cost, year: 0), 396_000))
  }

  @Test("after thirteen weeks the zorgplicht starts people outside the ceiling")
  func dutyOfCare() throws {
    let run = try town(
      """
      vorm: taakgericht, budget: { bedrag: 360000 }, \(corridor), wachten: { zorgplicht: 13 }
      """, inflow: 12
    ).run()
    let starts = run.course(.inflow)
    #expect(starts[..<3].allSatisfy { isHand($0, 0) })
    #expect(starts[3...].allSatisfy { isHand($0, 1) })
    #expect(isHand(run.value(.waitingWeeks, year: 1), TimeGrid.weeksPerYear / 4))
    // In the second year 9 to 20 cost the gemeente 300 a month outside the budget: 10, 11, ... 21.
    let outside = (10...21).reduce(0) { $0 + Double($1) * 300 }
    #expect(isHand(run.contract(.carriedGemeente, year: 1), outside))
  }

  @Test("units per client fall along the ramp, and the sociale basis takes a share")
  func incentives() throws {
    let prikkels = "prikkels: { aanloop: 1, indicatieduur: 1, eenheden: 0.5, sociale_basis: 0.2 }"
    let run = try town(
      "vorm: inspanningsgericht, tarieven: { hulp: 30 }, \(prikkels)", inflow: 0
    ).run()
    // Quarters at 1, 0.875, 0.75 and 0.625, then half.
    #expect(isHand(run.value(.cost, year: 0), 360_000 * 0.8125))
    #expect(isHand(run.value(.cost, year: 1), 180_000))
    let flow = try town("vorm: inspanningsgericht, tarieven: { hulp: 30 }, \(prikkels)").run()
    #expect(isHand(flow.value(.socialBase, year: 0), 120 * 0.2 * 0.375))
    #expect(isHand(flow.value(.inflow, year: 1), 96))
  }

  @Test("a closed network leaks to pgb's, which end at their own rate")
  func leak() throws {
    let run = try town(
      """
      vorm: inspanningsgericht, tarieven: { hulp: 30 },
      pgb_lek: { gesloten_netwerk: 0.1, uitstroom: 0 }
      """
    ).run()
    #expect(isHand(run.value(.pgbLeak, year: 0), 12))
    #expect(isHand(run.value(.inflow, year: 0), 108))
  }

  @Test("options, evaluations and ends bring the fallback into force", arguments: [0, 1])
  func ends(chance: Int) throws {
    let terms = [
      "tot: 2021-12, verlengingen: { een: { tot: 2022-12, kans: \(1 - chance) } }",
      "evaluaties: { een: { maand: 2022-01, kans_op_einde: \(chance) } }",
      "evaluaties: { een: { maand: 2022-01, kans_op_einde: \(chance), bij: tekort, drempel: 0.1 } }",
    ]
    for term in terms {
      // 20% over its budget, so that a tekort above 10% holds.
      let run = try ContractTown(
        contracts: """
          afspraak: { vorm: lumpsum, toegang: open, budget: { bedrag: 300000 }, terugval: daarna,
            looptijd: { \(term) } },
          daarna: { vorm: inspanningsgericht, tarieven: { hulp: 33 } }
          """
      ).run()
      #expect(isHand(run.contract(.payment), 300_000))
      #expect(isHand(run.contract(.payment, year: 1), chance == 1 ? 0 : 300_000))
      #expect(isHand(run.value(.payment, year: 1), chance == 1 ? 396_000 : 300_000))
    }
  }

  @Test("an evaluation of the wait ends a contract under which people waited too long")
  func wait() throws {
    // With a zorgplicht of 13 weeks those who start waited three months.
    for (weeks, ends) in [(10, true), (20, false)] {
      var town = ContractTown(
        contracts: """
          afspraak: { vorm: taakgericht, budget: { bedrag: 360000 }, \(corridor), terugval: daarna,
            wachten: { zorgplicht: 13 }, looptijd: { evaluaties: { een: { maand: 2022-01,
              kans_op_einde: 1, bij: wachttijd, drempel: \(weeks) } } } },
          daarna: { vorm: inspanningsgericht, tarieven: { hulp: 30 } }
          """)
      town.inflow = 12
      let run = try town.run()
      #expect(isHand(run.contract(.budget, year: 1), ends ? 0 : 360_000))
      // The fallback takes over who waits: those of three months start at once.
      #expect(isHand(run.course(.waiting)[12], ends ? 0 : 3))
    }
  }

  @Test("what all need costs beyond the budget is carried, in every draw")
  func carried() throws {
    for name in ["haarlem-2022", "groningen-2019", "zoetermeer-2021"] {
      try expectCarried(CaseRun(CaseFolder.delivered(name), replications: 3))
    }
  }

  @Test("and so under every contract", arguments: ContractVariant.all)
  func carried(_ variant: ContractVariant) throws {
    let text = try variant.text(of: "voorbeeldstad")
    try expectCarried(CaseRun(CaseFolder.scenario(text: text), replications: 3))
  }

  private func expectCarried(_ run: CaseRun) throws {
    guard run.outcomes.layout.lines.contains(where: { $0.metric == .budget }) else { return }
    for year in 0..<run.outcomes.layout.years {
      for draw in 0..<3 {
        let of = { (metric: Metric) in run.draws(metric, year: year)[draw] }
        let parts =
          of(.carriedGemeente) + of(.carriedProvider) + of(.carriedReserve) + of(.undelivered)
        #expect(close(of(.needCost) - of(.budget) + 1e9, parts + 1e9, 1e-12))
      }
    }
  }
}
