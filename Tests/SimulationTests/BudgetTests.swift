import Simulation
import Testing

/// Budgets and payments on paper: 100 clients, 10 units of 30 a month, 360,000 a year.
@Suite("Budgets and payments of contracts") struct BudgetTests {
  private let index = """
    indexen: { lonen: { aandeel_ova: 1, ppc: 0, ova: { 2021: 2, 2022: 4 },
      ova_voorlopig: { 2021: 2, 2022: 3 } } }

    """

  @Test("korting takes a share off, taakstelling euros")
  func cuts() throws {
    let run = try ContractTown.lumpsum(
      "bedrag: 400000, korting: { 2022: 0.1 }, taakstelling: { 2022: 20000 }"
    ).run()
    #expect(isHand(run.contract(.budget), 400_000))
    #expect(isHand(run.contract(.budget, year: 1), 360_000 - 20_000))
    #expect(isHand(run.contract(.payment, year: 1), 340_000))
  }

  /// A tarief of 30 until 2022 and of 33 from then on, and a taakstelling on the begroting of 2022.
  @Test("what is dated later changes nothing before it")
  func later() throws {
    let town = ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, tarieven: { hulp: { eerder: 30, 2022: 33 } } }
        """, rest: "begroting: { bedrag: 400000, taakstelling: { 2022: 25000 } }\n")
    let run = try town.run()
    #expect(isHand(run.contract(.payment), 360_000))
    #expect(isHand(run.contract(.payment, year: 1), 396_000))
    #expect(isHand(run.value(.begroting, year: 0), 400_000))
    #expect(isHand(run.value(.begroting, year: 1), 375_000))
  }

  @Test("a budget never falls below nothing")
  func none() throws {
    let run = try ContractTown.lumpsum("bedrag: 10000, taakstelling: 20000").run()
    #expect(isHand(run.contract(.budget), 0))
    #expect(isHand(run.contract(.providerResult), -360_000))
  }

  /// Provisionally 3% for 2022, definitively 4%: 1.03 is paid, 1.04 was due, and 2023 gets 1.04 x 1.03.
  @Test("nacalculatie pays a year later what the index turned out to be")
  func nacalculatie() throws {
    var town = ContractTown.lumpsum("bedrag: 400000, index: lonen, nacalculatie: ja")
    town.horizon = 3
    town.rest = index + "begroting: { bedrag: 400000, index: lonen, nacalculatie: ja }\n"
    let run = try town.run()
    #expect(isHand(run.contract(.budget, year: 1), 412_000))
    #expect(isHand(run.contract(.budget, year: 2), 428_480 + 4000))
    #expect(isHand(run.value(.begroting, year: 2), 428_480 + 4000))
    town.contracts = """
      afspraak: { vorm: inspanningsgericht, index: lonen, nacalculatie: ja, tarieven: { hulp: 30 } }
      """
    #expect(isHand(try town.run().contract(.payment, year: 2), 360_000 * 1.0712 + 3600))
  }

  @Test("a capitation weighs residents by age and wijk")
  func capitation() throws {
    // 20 million residents of 0-9 in each wijk at 0.01, half of it in west.
    let run = try ContractTown.lumpsum(
      "per_inwoner: { gewichten: { 0_9: 0.01 }, wijken: { west: 0.5 } }", ""
    ).with(form: "populatiebekostiging").run()
    #expect(isHand(run.contract(.budget), 200_000 + 100_000))
  }

  /// 40 million residents; use costs 360,000 a year at the kostprijs, 378,000 with 5% on it.
  @Test("a capitation by use pays what use costs when the contract starts, times its factor")
  func capitationByUse() throws {
    let given = ContractTown.lumpsum("per_inwoner: { naar_gebruik: 1.1 }", ", opslag: 0.05")
      .with(form: "populatiebekostiging")
    #expect(isHand(try given.run().contract(.budget), 378_000 * 1.1))
    #expect(isHand(try given.run().contract(.budget, year: 1), 378_000 * 1.1))
  }

  @Test("opslag makes tarieven of the kostprijs, at its index, per unit or per client-month")
  func margin() throws {
    var town = ContractTown(contracts: "afspraak: { vorm: inspanningsgericht, opslag: 0.1 }")
    town.support = ", index: lonen"
    town.rest = index
    #expect(isHand(try town.run().contract(.payment), 396_000))
    #expect(isHand(try town.run().contract(.payment, year: 1), 396_000 * 1.03))
    town.contracts = "afspraak: { vorm: outputgericht, opslag: 0.1 }"
    #expect(isHand(try town.run().contract(.payment), 396_000))
    town.contracts = "afspraak: { vorm: outputgericht, opslag: 0.1, tarieven: { hulp: 200 } }"
    #expect(isHand(try town.run().contract(.payment), 240_000))
  }

  @Test("a budget can follow the index of the kostprijs")
  func kostprijsIndex() throws {
    var town = ContractTown.lumpsum("bedrag: 400000, index: kostprijs")
    town.support = ", index: lonen"
    town.rest = index
    #expect(isHand(try town.run().contract(.budget, year: 1), 412_000))
  }

  @Test("a historic budget is volume times price times slack")
  func historic() throws {
    let opening = ContractTown.lumpsum("historisch: { factor: 1.05 }", ", tarieven: { hulp: 32 }")
    #expect(isHand(try opening.run().contract(.budget), 100 * 10 * 12 * 32 * 1.05))
    var pgb = opening
    pgb.support = ", pgb: { aandeel: 0.1, tarief: 20 }"
    #expect(isHand(try pgb.run().contract(.budget), 0.9 * 100 * 10 * 12 * 32 * 1.05))
    let given = ContractTown.lumpsum(
      "historisch: { volume: { hulp: 10000 } }", ", tarieven: { hulp: 32 }")
    #expect(isHand(try given.run().contract(.budget), 320_000))
    let later = ContractTown(
      contracts: """
        afspraak: { vorm: lumpsum, toegang: open, looptijd: { van: 2021-07 }, tarieven: { hulp: 32 },
          budget: { historisch: { maanden: 6 } } },
        eerst: { vorm: inspanningsgericht, looptijd: { tot: 2021-06 }, tarieven: { hulp: 30 } }
        """)
    let run = try later.run()
    // Half a year of 384,000; before it 180,000 is paid per unit.
    #expect(isHand(run.contract(.budget), 192_000))
    #expect(isHand(run.value(.payment, contract: "eerst", year: 0), 180_000))
    #expect(isHand(run.contract(.cost), 180_000))
  }

  @Test("payment per client-month, per trajectory and in twelfths")
  func payments() throws {
    let clients = ContractTown(
      contracts: "afspraak: { vorm: outputgericht, tarieven: { hulp: 200 } }")
    #expect(isHand(try clients.run().contract(.payment), 100 * 200 * 12))
    var starts = ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, betaling: per_traject, tarieven: { hulp: 500 } }
        """)
    starts.inflow = 120
    #expect(isHand(try starts.run().contract(.payment), 120 * 500))
    #expect(isHand(try ContractTown.lumpsum("bedrag: 400000").run().contract(.payment), 400_000))
  }

  @Test("monitoring moves the budget by a share of the deviation")
  func monitoring() throws {
    // After six months 180,000 is spent of 150,000: 20%.
    let terms = { (drempel: Double) in
      ", monitoring: { maand: 7, drempel: \(drempel), kans: 1, aandeel: 0.5 }"
    }
    let moved = try ContractTown.lumpsum("bedrag: 300000", terms(0.1)).run()
    #expect(isHand(moved.contract(.budget), 330_000))
    let quiet = try ContractTown.lumpsum("bedrag: 300000", terms(0.25)).run()
    #expect(isHand(quiet.contract(.budget), 300_000))
    let clients = try ContractTown.lumpsum(
      "bedrag: 300000, verwachte_clienten: 80", terms(0.1)
    ).run()
    #expect(isHand(clients.contract(.budget), 300_000 * 1.125))
  }

  @Test("autonomous growth is paid by inhabitants, from the year after the start")
  func growth() throws {
    var town = ContractTown.lumpsum(
      "bedrag: 400000, autonome_groei: { basis: inwoners, aandeel: 0.5 }")
    town.population =
      "{ aantallen: bevolking.csv, verloop: prognose, prognoses: { een: { tabel: prognose.csv } } }"
    town.factorByYear = [2021: 1, 2022: 1.1, 2023: 1.1]
    let run = try town.run()
    #expect(isHand(run.contract(.budget), 400_000))
    #expect(isHand(run.contract(.budget, year: 1), 420_000))
  }

  @Test("autonomous growth is paid by weighted population, and by new need of the year before")
  func growthByBasis() throws {
    var weighted = ContractTown.lumpsum(
      "bedrag: 400000, autonome_groei: { basis: gewogen_bevolking, gewichten: { 0_9: 1, 85_plus: 9 } }"
    )
    weighted.population =
      "{ aantallen: bevolking.csv, verloop: prognose, prognoses: { een: { tabel: prognose.csv } } }"
    weighted.factorByYear = [2021: 1, 2022: 1.1, 2023: 1.1]
    #expect(isHand(try weighted.run().contract(.budget, year: 1), 440_000))
    // 132 report in 2021 where 120 did before.
    var need = ContractTown.lumpsum("bedrag: 400000, autonome_groei: { basis: nieuwe_behoefte }")
    need.inflow = 120
    need.rest = """
      drijfveren:
        gebeurtenis: { druk: { werkt_op: instroom, factor: 1.1, van: 2021-01, tot: 2021-12 } }

      """
    let run = try need.run()
    #expect(isHand(run.contract(.budget), 400_000))
    #expect(isHand(run.contract(.budget, year: 1), 440_000))
  }

  @Test("pgb's inside the budget are taken off it, outside they are not")
  func pgb() throws {
    var inside = ContractTown.lumpsum("bedrag: 400000, pgb: binnen")
    inside.support = ", pgb: { aandeel: 0.1, tarief: 20 }"
    let run = try inside.run()
    #expect(isHand(run.contract(.payment), 400_000 - 24_000))
    #expect(isHand(run.contract(.carriedGemeente), 0))
    #expect(isHand(run.contract(.providerResult), 376_000 - 324_000))
    var outside = inside
    outside.contracts = ContractTown.lumpsum("bedrag: 400000").contracts
    #expect(isHand(try outside.run().contract(.payment), 400_000))
  }

  /// 100 indications end evenly over 12 months: at the close of month m 100 (1 - m / 12) are left, 550
  /// client-months in the year, at 20 a unit.
  @Test("clients of before are paid at old terms from the new budget")
  func legacy() throws {
    let old = "overgang: { indicatieduur: 12, tarieven: { hulp: 20 }"
    let run = try ContractTown.lumpsum("bedrag: 400000", ", \(old) }").run()
    #expect(isHand(run.contract(.payment), 400_000))
    #expect(isHand(run.contract(.carriedGemeente), 0))
    let volume = { (end: String) in
      try ContractTown(
        contracts: """
          afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 }, \(old)\(end) } }
          """
      ).run().contract(.payment)
    }
    #expect(isHand(try volume(""), 550 * 200 + (1200 - 550) * 300))
    // All by March: 91.67 and 83.33 client-months.
    for end in [", tot: 2021-03", ", tot: 2021-12, eerder: { hulp: 2021-03 }"] {
      #expect(isHand(try volume(end), 175 * 200 + (1200 - 175) * 300))
    }
  }
  /// Use falls, and so clients leave by it; of S(m) who are left at the close of month m the part
  /// 1 - m / 12 is of before, whoever left.
  @Test("clients of before leave like all others where use falls")
  func legacyReleased() throws {
    var town = ContractTown(
      contracts: """
        afspraak: { vorm: inspanningsgericht, tarieven: { hulp: 30 },
          overgang: { indicatieduur: 12, tarieven: { hulp: 20 } } }
        """)
    town.rest = """
      drijfveren:
        abonnementstarief:
          toestanden: hulp
          inkomens: { allen: { gebruik: 40 } }
          inkomensmix: { alle: { allen: 1 } }
          wijzigingen: { einde: { ingang: 2021-01, opbouw: 1, effect: { allen: -0.5 } } }

      """
    let run = try town.run()
    let left = run.course(.clients)
    #expect(left[11] < 70)
    let hand = left.prefix(12).enumerated().reduce(0.0) { sum, month in
      let before = 1 - Double(month.offset + 1) / 12
      return sum + month.element * (before * 200 + (1 - before) * 300)
    }
    #expect(isHand(run.contract(.payment), hand))
  }
}

extension ContractTown {
  /// The same contract under another form.
  fileprivate func with(form: String) -> ContractTown {
    var made = self
    made.contracts = contracts.replacing("vorm: lumpsum", with: "vorm: \(form)")
    return made
  }
}
