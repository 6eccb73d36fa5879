import FundingModel
import Scenarios
import SociaalDomein

/// The funding systems that come with the program: who is paid how per layer, and who carries what.
public struct SystemListing {
  static let columns = [
    "system", "title", "layers", "payment", "fixed_share", "budget", "access", "volume_risk",
    "intensity_risk",
    "price_risk", "term", "incentives", "source", "description",
  ]

  private let rows: [(system: SystemFile, header: SystemFile.Header, contract: ContractOutline)]
  private let names: OutlineWords
  private let words: Words
  private let number: ScreenNumber

  public init(language: ScreenNumber.Language) throws(ScenarioErrors) {
    number = ScreenNumber(language)
    names = OutlineWords(language)
    words = Words(language: language)
    var rows: [(SystemFile, SystemFile.Header, ContractOutline)] = []
    for system in SystemFile.presets {
      let header = try system.header()
      for contract in try system.outline() { rows.append((system, header, contract)) }
    }
    self.rows = rows
  }

  private func layers(_ contract: ContractOutline) -> String {
    contract.layers.count == Layer.allCases.count
      ? words.pick("alle", "all") : contract.layers.map(names.layer).joined(separator: ", ")
  }

  /// As columns on the screen, then a sentence on each.
  public func lines() -> [String] {
    var table = TextTable(leftColumns: Set(0..<8))
    table.add([
      words.pick("Stelsel", "System"), words.pick("Laag", "Layer"),
      words.pick("Betaling", "Payment"), "Budget", words.pick("Toegang", "Access"),
      words.pick("Volume", "Volume"), words.pick("Inzet", "Intensity"),
      words.pick("Prijs", "Price"),
    ])
    var last = ""
    for row in rows {
      table.add(
        [
          row.system.name == last ? "" : row.system.name, layers(row.contract),
          names.payment(row.contract.payment, number), names.budget(row.contract.budget),
          names.access(row.contract.access),
        ] + [row.contract.volume, row.contract.intensity, row.contract.price].map(names.carrier))
      last = row.system.name
    }
    let closing = [
      "",
      words.pick(
        "Volume, inzet en prijs: wie draagt dat er meer cliënten komen, dat zij meer krijgen, en dat "
          + "lonen en prijzen stijgen.",
        "Volume, intensity and price: who carries that more clients come, that they get more, and "
          + "that wages and prices rise."),
      words.pick(
        "Looptijd: de hele simulatie. 'wijkraming systems NAAM' toont een stelsel als bestand, om aan te "
          + "passen.",
        "Term: the whole run. 'wijkraming systems NAME' prints a system as a file, to change."),
      "",
    ]
    return table.lines() + closing + descriptions()
  }

  private func descriptions() -> [String] {
    var seen: Set<String> = []
    return rows.filter { seen.insert($0.system.name).inserted }.flatMap { row in
      [
        "\(row.header.title): \(row.header.description)",
        "  \(words.pick("Bron", "Source")): \(row.header.source)",
      ]
    }
  }

  public func csv() -> [UInt8] {
    var text = CSVText(columns: Self.columns)
    for row in rows {
      let contract = row.contract
      for cell in [
        row.system.name, row.header.title, contract.layers.map(\.rawValue).joined(separator: " "),
        contract.payment.rule.rawValue, NumberText.text(contract.payment.fixedShare),
        contract.budget?.rawValue ?? OutlineWords.openEnd,
        contract.access.rawValue, contract.volume.rawValue, contract.intensity.rawValue,
        contract.price.rawValue, contract.term == .wholeRun ? "whole_run" : "part",
        contract.hasIncentives ? "ja" : "nee", row.header.source,
        row.header.description,
      ] { text.append(cell) }
      text.endRow()
    }
    return text.bytes
  }
}
