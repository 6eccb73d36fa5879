import Scenarios
import Simulation
import Testing

/// A part of the payment in twelfths and the rest by volume: 100 clients of 10 units of 30 a month,
/// 360,000 a year, and a budget of 400,000.
@Suite("A payment that is fixed in part") struct BlendedPaymentTests {
  private func town(_ terms: String, share: Double = 0.4) -> ContractTown {
    ContractTown(
      contracts: "afspraak: { vorm: inspanningsgericht, aandeel_vast: \(share), \(terms) }")
  }

  @Test("declares the rest, and holds its part of the budget against its part of the cost")
  func parts() throws {
    // 0.6 x 384,000 declared at 32, 0.4 x 400,000 fixed; 144,000 of cost is held against 160,000.
    let terms = "tarieven: { hulp: 32 }, budget: { bedrag: 400000 }"
    let kept = try town("\(terms), risico: { rest: aanbieder }").run()
    // What is declared counts as budget, so that who carries tells of the fixed part alone.
    #expect(isHand(kept.contract(.budget), 230_400 + 160_000))
    #expect(isHand(kept.contract(.carriedProvider), 360_000 - 390_400))
    #expect(isHand(kept.contract(.carriedGemeente), 0))
    #expect(isHand(kept.contract(.payment), 230_400 + 160_000))
    #expect(isHand(kept.contract(.providerResult), 390_400 - 360_000))
    let returned = try town(terms).run()
    #expect(isHand(returned.contract(.payment), 390_400 - 16_000))
    #expect(isHand(returned.contract(.carriedGemeente), -16_000))
  }

  /// The smaller the fixed part the less is settled, down to nothing: 384,000 are declared.
  @Test("goes without a jump from a little fixed to nothing fixed")
  func nothing() throws {
    let terms = "tarieven: { hulp: 32 }, budget: { bedrag: 400000, oormerk: { aandeel: 0.1 } }"
    let run = { (share: Double) in
      try town("\(terms), risico: { rest: aanbieder }", share: share).run()
    }
    let (none, little) = (try run(0), try run(1e-7))
    let metrics: [Metric] = [
      .payment, .budget, .providerResult, .carriedGemeente, .carriedProvider, .cost,
    ]
    for metric in metrics {
      let (a, b) = (none.contract(metric), little.contract(metric))
      #expect(abs(a - b) <= 0.1, "\(metric): \(a) and \(b)")
    }
    #expect(isHand(none.contract(.payment), 384_000) && isHand(none.contract(.cost), 360_000))
    #expect(isHand(none.contract(.budget), 384_000))
  }

  /// A practice with 100 patients, of a published model of blended payment with nothing fixed: 1,200
  /// visits at 29.91, and a budget that is paid only as far as it is agreed to be fixed.
  @Test("pays a practice by the visit where nothing is fixed")
  func published() throws {
    let scenario = try CaseFolder.scenario(
      text: """
        naam: praktijk
        start: 2021
        horizon: 2
        wijken: { praktijk: }
        leeftijdsgroepen: { allen: { van: 18 } }
        sporen: { zorg: }
        toegang: { onderzoek: 0, besluit: 0 }
        toeval: { instroom: nee, overgangen: nee }
        voorzieningen:
          hulp: { eenheden_per_maand: 1, kostprijs: 10 }
        toestanden:
          hulp: { gegeven: ja, stand: 100, stromen: { uit: { soort: uitstroom, per_jaar: 0 } } }
        contracten:
          afspraak: { vorm: inspanningsgericht, aandeel_vast: 0, tarieven: { hulp: 29.908333333333335 },
            budget: { bedrag: 205418 }, risico: { rest: aanbieder } }
        """)
    #expect(isHand(try CaseRun(scenario).contract(.payment), 35_890))
    #expect(scenario.warnings.map(\.message).contains { $0.contains("settles no deviation") })
  }

  @Test("goes with payment per client and per trajectory")
  func rules() throws {
    let rest = "budget: { bedrag: 400000 }, risico: { rest: aanbieder }"
    let clients = try town("betaling: per_client, tarieven: { hulp: 200 }, \(rest)").run()
    #expect(isHand(clients.contract(.payment), 0.6 * 240_000 + 160_000))
    var starts = town("betaling: per_traject, tarieven: { hulp: 500 }, \(rest)")
    starts.inflow = 120
    #expect(isHand(try starts.run().contract(.payment), 0.6 * 120 * 500 + 160_000))
  }

  @Test("has a ceiling that counts both in part")
  func ceiling() throws {
    // As much room as a ceiling of 396,000 has: ten start in January, nobody after.
    for (payment, share) in [
      ("per_eenheid", 0.4), ("per_client", 0.4), ("per_traject", 0.4), ("per_eenheid", 0),
    ] {
      var town = town(
        """
        betaling: \(payment), tarieven: { hulp: 500 }, toegang: plafond,
        budget: { bedrag: 396000 }, risico: { rest: aanbieder }
        """, share: share)
      town.inflow = 120
      let run = try town.run()
      #expect(isHand(run.course(.inflow)[0], 10))
      #expect(isHand(run.value(.inflow, year: 0), 10))
    }
  }

  @Test("takes pgb's and clients of before from its part of the budget, as far as it is one")
  func others() throws {
    var pgb = town(
      """
      tarieven: { hulp: 30 }, budget: { bedrag: 400000, pgb: binnen }, risico: { rest: aanbieder }
      """)
    pgb.support = ", pgb: { aandeel: 0.1, tarief: 20 }"
    // 24,000 of pgb's.
    #expect(isHand(try pgb.run().contract(.payment), 0.6 * 324_000 + 0.4 * (400_000 - 24_000)))
    let before = town(
      """
      tarieven: { hulp: 30 }, budget: { bedrag: 400000 }, risico: { rest: aanbieder },
      overgang: { indicatieduur: 12, tarieven: { hulp: 20 } }
      """)
    // 550 client-months of clients of before at 200, 650 of its own at 300.
    let hand = 110_000 + 0.6 * 195_000 + 0.4 * (400_000 - 110_000)
    #expect(isHand(try before.run().contract(.payment), hand))
  }

  @Test("settles both indices a year later")
  func nacalculatie() throws {
    var town = town(
      """
      index: lonen, nacalculatie: ja, tarieven: { hulp: 30 }, risico: { rest: aanbieder },
      budget: { bedrag: 400000, index: lonen, nacalculatie: ja }
      """)
    town.horizon = 3
    town.rest = """
      indexen: { lonen: { aandeel_ova: 1, ppc: 0, ova: { 2021: 2, 2022: 4 },
        ova_voorlopig: { 2021: 2, 2022: 3 } } }

      """
    // 1.03 was paid in 2022 and 1.04 due; 2023 is at 1.04 x 1.03.
    let volume = 360_000 * 1.0712 + 3600
    let fixed = 400_000 * 1.0712 + 4000
    #expect(isHand(try town.run().contract(.payment, year: 2), 0.6 * volume + 0.4 * fixed))
  }

  /// With everyone admitted and nothing settled money is linear in the fixed part: draw by draw the
  /// blend is that of payment per unit and of a sum per inhabitant, and nobody's care changes.
  @Test("is the blend of the two in every draw, and leaves demand as it is")
  func linear() throws {
    let tarieven =
      "tarieven: { inloop: 12, begeleiding_basis: 60, begeleiding_specialistisch: 80, "
      + "dagbesteding: 45 }"
    let budget = "budget: { per_inwoner: { gewichten: { 18_64: 120, 65_plus: 300 } } }"
    let run = { (terms: String) in
      let variant = ContractVariant(
        "",
        "  huishouden: { perceel: huishouden, vorm: inspanningsgericht, tarieven: { huishouden: 32 "
          + "} }\n  ondersteuning: { perceel: ondersteuning, \(terms) }")
      let scenario = try CaseFolder.scenario(text: variant.text(of: "voorbeeldstad"))
      return try CaseRun(scenario, replications: 20, threads: 2)
    }
    let volume = try run("vorm: inspanningsgericht, \(tarieven)")
    let fixed = try run("vorm: populatiebekostiging, toegang: open, \(budget)")
    let blend = try run(
      """
      vorm: populatiebekostiging, betaling: per_eenheid, aandeel_vast: 0.35, toegang: open, \
      \(tarieven), \(budget)
      """)
    for metric in [Metric.payment, .providerResult] {
      for year in 0..<blend.outcomes.layout.years {
        let of = { (run: CaseRun) in run.draws(metric, contract: "ondersteuning", year: year) }
        for (draw, found) in of(blend).enumerated() {
          let hand = 0.65 * of(volume)[draw] + 0.35 * of(fixed)[draw]
          let paid = blend.draws(.payment, contract: "ondersteuning", year: year)[draw]
          #expect(abs(found - hand) <= 1e-12 * max(abs(hand), paid), "\(metric) in \(year)")
        }
      }
    }
    let people = { (run: CaseRun) in
      run.outcomes.bits { [.need, .clients, .inflow, .outflow].contains($0.metric) }
    }
    #expect(people(blend) == people(volume))
    #expect(people(blend) == people(fixed))
  }
}
