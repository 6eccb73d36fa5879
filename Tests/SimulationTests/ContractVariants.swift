import Foundation
import Testing

/// The demand of a scenario under other contracts.
struct ContractVariant: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The section `contracten`, without its key.
  let contracten: String

  init(_ what: String, _ contracten: String) {
    testDescription = what
    self.contracten = contracten
  }

  /// The scenario with these contracts in place of its own.
  func text(of scenario: String) throws -> String {
    let own = ScenarioSections(try CaseFolder.deliveredText(scenario))
    // Correlations between what contracts bring have nothing left to speak of.
    let speaksOfContracts = own["correlaties"].contains("contracten.")
    return own.replacing("contracten", with: contracten)
      .replacing("correlaties", with: speaksOfContracts ? nil : own["correlaties"]).text
  }
}

/// A scenario text by its top-level sections.
private struct ScenarioSections {
  private(set) var text: String

  init(_ text: String) { self.text = text }

  private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// Lines under a key, the key's own included.
  private func range(_ key: String) -> Range<Int>? {
    let lines = lines
    guard let first = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) else { return nil }
    let next = lines[(first + 1)...].firstIndex { !$0.isEmpty && !$0.hasPrefix(" ") }
    return first..<(next ?? lines.endIndex)
  }

  subscript(key: String) -> String {
    range(key).map { lines[$0].dropFirst().joined(separator: "\n") } ?? ""
  }

  /// With other content under a key; nil removes it.
  func replacing(_ key: String, with content: String?) -> ScenarioSections {
    guard let range = range(key) else { return self }
    let made: [Substring] = content.map { ["\(key):", Substring($0)] } ?? []
    return ScenarioSections(
      (lines[..<range.lowerBound] + made + lines[range.upperBound...]).joined(separator: "\n"))
  }
}

/// Contracts of voorbeeldstad, which has two percelen.
extension ContractVariant {
  private static let tarieven =
    "tarieven: { inloop: 12, begeleiding_basis: 60, begeleiding_specialistisch: 80, "
    + "dagbesteding: 45 }"

  /// What the perceel ondersteuning has under one rule; huishouden stays paid per unit.
  private static func ondersteuning(_ what: String, _ terms: String) -> ContractVariant {
    ContractVariant(
      what,
      """
        huishouden:
          { perceel: huishouden, vorm: inspanningsgericht, tarieven: { huishouden: 32 } }
        ondersteuning:
          perceel: ondersteuning
      \(terms.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
      """)
  }

  /// Everything a contract can hold, in two contracts of one town. The ceilings bind, a provider
  /// can stop, and what takes over differs from what it takes over from.
  static let everything = ContractVariant(
    "everything",
    """
      ondersteuning:
        perceel: ondersteuning
        vorm: taakgericht
        looptijd:
          tot: 2022-12
          verlengingen: { eerste: { tot: 2023-12, kans: 0.8 }, tweede: { tot: 2025-12, kans: 0.8 } }
          evaluaties:
            altijd: { maand: 2022-03, kans_op_einde: 0.1 }
            tekort: { maand: 2022-07, kans_op_einde: 0.5, bij: tekort, drempel: 0.01 }
            wachttijd: { maand: 2023-07, kans_op_einde: 0.5, bij: wachttijd, drempel: 4 }
        terugval: daarna
        index: lonen_en_prijzen
        \(tarieven)
        budget:
          bedrag: 2950000
          index: lonen_en_prijzen
          nacalculatie: ja
          korting: { 2022: 0.01, 2023: { uniform: { min: 0, max: 0.03 } } }
          taakstelling: { 2021: 0, 2023: 50000 }
          autonome_groei: { basis: inwoners, aandeel: 0.5 }
          pgb: binnen
          oormerk: { aandeel: 0.35, voorzieningen: dagbesteding }
        wachten:
          afhaken: { pert: { min: 0.3, mode: 0.5, max: 1 } }
          aandeel_pgb: 0.2
          zorgplicht: 8
          zwaarder:
            een: { van: begeleiding_basis, naar: begeleiding_specialistisch, per_jaar: 0.5 }
            twee: { van: begeleiding_basis, naar: begeleiding_met_dagbesteding, per_jaar: 0.3 }
        risico:
          banden:
            klein: { tot: 0.02, aanbieder: 1 }
            groot: { van: 0.02, tot: 0.1, gemeente: 0.5, aanbieder: 0.3 }
          reserve: { houder: gemeente, begin: 20000, maximum: 60000, naar: aanbieder }
          rest: aanbieder
          buffer: { bedrag: 150000, daarna: aanbieder_stopt, meerkosten: 0.1, maanden: 6 }
        monitoring: { maand: 7, drempel: 0.01, kans: 0.5, aandeel: 0.5 }
        overgang: { tot: 2022-06, indicatieduur: 18, \(tarieven) }
        prikkels:
          aanloop: 2
          indicatieduur: 1
          uitstroom: { pert: { min: 0.9, mode: 1.1, max: 1.3 } }
          afschalen: 1.5
          opschalen: 0.8
          sociale_basis: { pert: { min: 0, mode: 0.05, max: 0.1 } }
          eenheden: 0.97
        pgb_lek: { gesloten_netwerk: 0.05, uitstroom: 0.5 }
        overhead: 0.02
        aanbieders: { aantal: 6, contractbeheer: 4000, index: lonen_en_prijzen }
        uitvoering: { per_jaar: 50000, per_melding: 300, per_herindicatie: 250, onderzoeken: 280,
          remming: { uniform: { min: 0.2, max: 0.8 } }, index: lonen_en_prijzen }
        sociale_basis: { per_persoon: 300, index: lonen_en_prijzen }
      daarna:
        perceel: ondersteuning
        vorm: subsidie
        \(tarieven)
        budget: { historisch: { maanden: 6, factor: 1.02 } }
        wachten: { afhaken: 0.5 }
      huishouden:
        perceel: huishouden
        vorm: inspanningsgericht
        toegang: plaatsen
        plaatsen: { 2021: 490, 2023: 510 }
        tarieven: { huishouden: 32 }
        capaciteit: { fte: { 2021: 41, 2023: 42.5 }, uren_per_fte: 110 }
        wachten: { afhaken: 1, zorgplicht: 6 }
        prikkels: { aanloop: 1, uitstroom: 1.2 }
    """)

  /// Every form and every switch of its own.
  static let all: [ContractVariant] = [
    ondersteuning("outputgericht", "vorm: outputgericht\n\(tarieven)"),
    ondersteuning("trajecten", "vorm: inspanningsgericht\nbetaling: per_traject\n\(tarieven)"),
    ondersteuning(
      "places, per unit",
      "vorm: inspanningsgericht\n\(tarieven)\ntoegang: plaatsen\nplaatsen: 380\n"
        + "wachten: { afhaken: 1, aandeel_pgb: 0.5, zorgplicht: 10 }\nprikkels: { aanloop: 2, "
        + "opschalen: 0.5 }"),
    ondersteuning(
      "lumpsum of historic volume",
      "vorm: lumpsum\n\(tarieven)\nbudget: { historisch: { factor: 1.02 } }\n"
        + "terughoudendheid: { uniform: { min: 0.2, max: 0.9 } }\n"
        + "risico: { buffer: { bedrag: 20000, daarna: gemeente_betaalt } }"),
    ondersteuning(
      "populatiebekostiging",
      "vorm: populatiebekostiging\nbudget:\n  per_inwoner:\n    gewichten: { 0_17: 0, 18_64: 120, "
        + "65_plus: 300 }\n    wijken: { centrum: 1.2 }\n"
        + "  autonome_groei: { basis: nieuwe_behoefte }\n"
        + "wachten: { zwaarder: { x: { van: begeleiding_basis, naar: begeleiding_specialistisch, "
        + "per_jaar: 1 } } }\n"
        + "prikkels: { aanloop: 3, uitstroom: { uniform: { min: 0.9, max: 1.5 } } }"
    ),
    ondersteuning(
      "subsidie with clients of before",
      "vorm: subsidie\nbudget: { bedrag: 2900000, pgb: binnen }\nlooptijd: { van: 2020-07 }\n"
        + "overgang: { indicatieduur: 24, \(tarieven) }\npgb_lek: { gesloten_netwerk: 0.1 }"),
    ondersteuning(
      "fixed in part",
      "vorm: taakgericht\nbetaling: per_client\naandeel_vast: 0.7\ntarieven: { "
        + "inloop: 48, begeleiding_basis: 480, begeleiding_specialistisch: 680, dagbesteding: 720 }\n"
        + "budget: { bedrag: 2950000 }\nrisico: { banden: { alles: { aanbieder: 1 } } }\n"
        + "wachten: { afhaken: 1 }"),
    ondersteuning(
      "staff and places beside a ceiling",
      "vorm: subsidie\n\(tarieven)\nbudget: { bedrag: 2950000 }\ncapaciteit: { plaatsen: 300, "
        + "fte: { normal: { mean: 33, sd: 1 }, lower: 30, upper: 36 }, "
        + "uren_per_eenheid: { dagbesteding: 0.7 } }\nwachten: { afhaken: 0.5 }"),
    ondersteuning(
      "an earmark under a ceiling",
      "vorm: subsidie\nbudget: { bedrag: 3000000, oormerk: { aandeel: { uniform: { min: 0.3, "
        + "max: 0.5 } }, voorzieningen: dagbesteding } }\nwachten: { afhaken: 0.5 }"),
    ondersteuning(
      "an earmark outside, a provider that decides",
      "vorm: lumpsum\nbudget: { bedrag: 3200000, oormerk: { aandeel: 0.1 } }\n"
        + "terughoudendheid: 0.8\nwachten: { afhaken: 0.5 }"),
    ondersteuning(
      "uitvoering, overhead and a sociale basis",
      "vorm: lumpsum\n\(tarieven)\nbudget: { bedrag: 2950000 }\noverhead: 0.1\n"
        + "aanbieders: { aantal: 8, contractbeheer: 5000 }\n"
        + "uitvoering: { per_jaar: 90000, per_melding: 300, per_herindicatie: 250, "
        + "onderzoeken: 300, indicatieduur: 2, remming: 0.5 }\n"
        + "prikkels: { aanloop: 2, sociale_basis: 0.1 }\n"
        + "sociale_basis: { per_persoon: 400, ten_laste_van: budget }"),
    everything,
  ]
}
