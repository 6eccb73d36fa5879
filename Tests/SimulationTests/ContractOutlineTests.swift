import FundingModel
import Scenarios
import Testing

/// Who carries what turns out otherwise, read off the switches of a contract.
@Suite("A contract in outline") struct ContractOutlineTests {
  private static let index = """
    indexen: { lonen: { aandeel_ova: 1, ppc: 0, ova: { 2021: 2 } } }

    """

  private func outline(_ contract: String) throws -> ContractOutline {
    var town = ContractTown(contracts: "afspraak: { \(contract) }")
    town.rest = Self.index
    let model = try town.scenario().model
    return try #require(model.funding.outline(model.setting.voorzieningen).first)
  }

  /// What is declared beside a fixed part is paid without a limit: more clients are the gemeente's, more
  /// units only where units are paid.
  @Test(
    "shares the volume of a payment that is fixed in part with whom the fixed part falls on",
    arguments: [
      ("0.4", "aanbieder", "per_eenheid", "gedeeld", "gedeeld"),
      ("0.4", "aanbieder", "per_client", "gedeeld", "aanbieder"),
      ("0.4", "gemeente", "per_eenheid", "gemeente", "gemeente"),
      ("0.4", "gemeente", "per_client", "gemeente", "gedeeld"),
      ("0", "aanbieder", "per_eenheid", "gemeente", "gemeente"),
      ("0", "aanbieder", "per_client", "gemeente", "aanbieder"),
      ("1", "aanbieder", "per_eenheid", "aanbieder", "aanbieder"),
    ])
  func volume(
    share: String, rest: String, payment: String, volume: String, intensity: String
  ) throws {
    let found = try outline(
      """
      vorm: inspanningsgericht, betaling: \(payment), aandeel_vast: \(share), tarieven: { hulp: 32 },
        budget: { bedrag: 400000 }, risico: { rest: \(rest) }
      """)
    #expect(found.volume.rawValue == volume && found.intensity.rawValue == intensity)
  }

  @Test(
    "leaves prices to the provider without an index, and to the gemeente only where every index is settled",
    arguments: [
      ("tarieven: { hulp: 32 }, budget: { bedrag: 400000 }", "aanbieder"),
      ("tarieven: { hulp: 32 }, index: lonen, budget: { bedrag: 400000 }", "gedeeld"),
      ("tarieven: { hulp: 32 }, budget: { bedrag: 400000, index: lonen }", "gedeeld"),
      (
        "tarieven: { hulp: 32 }, index: lonen, nacalculatie: ja, budget: { bedrag: 400000, index: lonen }",
        "gedeeld"
      ),
      (
        """
        tarieven: { hulp: 32 }, index: lonen, nacalculatie: ja,
          budget: { bedrag: 400000, index: lonen, nacalculatie: ja }
        """, "gemeente"
      ),
    ])
  func price(terms: String, carrier: String) throws {
    let found = try outline("vorm: inspanningsgericht, aandeel_vast: 0.4, \(terms)")
    #expect(found.price.rawValue == carrier)
  }
}
