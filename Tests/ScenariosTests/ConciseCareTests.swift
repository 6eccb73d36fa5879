import Foundation
import Testing

@testable import ScenarioText
@testable import Scenarios

/// Voorzieningen that tell of their clients, against the same scenario in full.
@Suite("A voorziening in short")
struct ConciseCareTests {
  private static let growth = "groei: 0.02"

  private func text(_ voorziening: String, _ toestanden: String = "", more: String = "") -> String {
    """
    naam: stad
    source: "estimate: made up"
    start: 2021
    horizon: 2
    wijken: { oost: , west: }
    bevolking: { aantallen: aantallen.csv }
    profielen: profielen.csv
    sporen: { ondersteuning: }
    indexen: { lonen: { ova: 3, ppc: 2 } }
    voorzieningen:
      begeleiding: { \(voorziening), index: lonen }
    \(toestanden)contracten: { alles: { vorm: inspanningsgericht, opslag: 0 } }
    \(more)
    """
  }

  private func town(_ text: String) -> TableTown {
    TableTown(
      files: [
        "aantallen.csv": TableTown.residents(),
        "profielen.csv":
          "voorziening,leeftijd_van,leeftijd_tot,verhouding\nbegeleiding,18,100,1\n",
      ], text: text)
  }

  private let full = """
    toestanden:
      begeleiding: { profiel: begeleiding, stand: 240, verblijfsduur: 2, groei: 0.02 }

    """

  @Test("is the toestand of its name, with a client-year as its unit")
  func same() throws {
    let short = try town(
      text("clienten: 240, kosten_per_clientjaar: 6000, verblijfsduur: 2, \(Self.growth)")
    ).scenario()
    let long = try town(
      text("kostprijs: 6000, eenheden_per_maand: \(1.0 / 12), eenheid: clientjaar", full)
    ).scenario()
    let numbers = { (scenario: Scenario) in
      Dictionary(
        uniqueKeysWithValues: scenario.numbers.map { ($0.parameter.key, $0.parameter.value) })
    }
    #expect(numbers(short) == numbers(long))
    let care = short.model.demand
    #expect(care.balance.stock == long.model.demand.balance.stock)
    #expect(care.balance.inflow == long.model.demand.balance.inflow)
  }

  @Test(
    "has the growth of other gemeenten where nobody gives it, with its spread and as an estimate")
  func growth() throws {
    let scenario = try town(
      text("clienten: 240, kosten_per_clientjaar: 6000, verblijfsduur: 2")
    ).scenario()
    let growth = try #require(
      scenario.numbers.first { $0.parameter.key == "toestanden.begeleiding.groei" })
    #expect(growth.parameter.distribution != nil)
    #expect(abs(growth.parameter.value - 0.03) < 1e-3)
    #expect(growth.parameter.source?.standing == .assumption)
    #expect(growth.parameter.source?.text.contains("18 gemeenten") == true)
  }

  @Test("has errors that name what its author wrote, not where it is read")
  func written() throws {
    let found = try town(
      text("clienten: -5, kosten_per_clientjaar: dertig, verblijfsduur: { normal: { mean: 2 } }")
    ).messages()
    #expect(found.contains { $0.contains("'voorzieningen.begeleiding.clienten' is -5") })
    #expect(found.contains { $0.contains("'voorzieningen.begeleiding.kosten_per_clientjaar'") })
    #expect(found.contains { $0.contains("'voorzieningen.begeleiding.verblijfsduur") })
    #expect(!found.contains { $0.contains("'toestanden.") || $0.contains("kostprijs'") })
  }

  @Test("may have its toestand beside it, for what that has more")
  func beside() throws {
    let scenario = try town(
      text(
        "clienten: 240, kosten_per_clientjaar: 6000, verblijfsduur: 2, \(Self.growth)",
        """
        toestanden:
          begeleiding: { stromen: { wlz: { soort: wlz, per_jaar: 0.1 } } }

        """)
    ).scenario()
    #expect(scenario.model.demand.careFlow.transitions.count == 2)
    #expect(abs(scenario.model.demand.balance.stock.reduce(0, +) - 240) < 1e-6)
  }

  @Test("is read as meant where a key is misspelt, and nothing that follows from it is said")
  func misspelt() throws {
    let messages = try town(
      text("clienten: 240, kosten_per_clientjar: 6000, verblijfsduur: 2")
    ).messages()
    #expect(messages.count == 1, "\(messages)")
    #expect(messages.first?.hasPrefix("s.yaml:11:33: unknown key 'kosten_per_clientjar'") == true)
    #expect(messages.first?.hasSuffix("; did you mean 'kosten_per_clientjaar'?") == true)
  }

  @Test("says nothing twice")
  func twice() throws {
    let messages = try town(
      text("clienten: 240, kosten_per_clientjaar: 6000, kostprijs: 60, verblijfsduur: 2", full)
    ).messages()
    #expect(
      messages == [
        "s.yaml:11:62: 'kosten_per_clientjaar' is the whole cost of a client for a year, and 'kostprijs' is a "
          + "part of it; keep one of them: either kosten_per_clientjaar, or kostprijs with eenheden_per_maand",
        "s.yaml:13:40: 'toestanden.begeleiding.stand' and 'voorzieningen.begeleiding.clienten' say the "
          + "same; keep one of them",
        "s.yaml:13:52: 'toestanden.begeleiding.verblijfsduur' and 'voorzieningen.begeleiding.verblijfsduur' "
          + "say the same; keep one of them",
      ])
  }

  @Test("keeps its distribution, its years and its source")
  func uncertain() throws {
    let scenario = try town(
      text(
        """
        clienten: { uniform: { min: 200, max: 280 }, source: "telling" }, verblijfsduur: 2,
            kosten_per_clientjaar: { 2021: 6000, 2022: 7000, source: "rekening" }
        """)
    ).scenario()
    let number = { (key: String) in scenario.numbers.first { $0.parameter.key == key }?.parameter }
    let stand = try #require(number("toestanden.begeleiding.stand"))
    #expect(stand.value == 240 && stand.distribution != nil && stand.source?.text == "telling")
    let price = scenario.model.funding.prices[0].kostprijs.amount
    #expect(price.value(2021).value == 6000 && price.value(2022).value == 7000)
    #expect(price.value(2022).source?.text == "rekening")
  }
}
