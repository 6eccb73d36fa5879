import FundingModel
import Scenarios
import SociaalDomein

/// The funding systems that come with the program: who is paid how per layer, and who carries what.
public struct SystemListing {
  static let columns = [
    "system", "title", "layers", "categories", "payment", "fixed_share", "budget", "access",
    "volume_risk", "intensity_risk", "price_risk", "term", "incentives", "source", "description",
  ]

  private typealias Row = (
    system: SystemFile, header: SystemFile.Header, contracts: [ContractOutline]
  )

  private let rows: [Row]
  private let isWhole: Bool
  private let names: OutlineWords
  private let words: Words
  private let number: ScreenNumber

  /// - Parameter systems: those listed in full; nil for the forms in full and gemeenten by a sentence.
  public init(
    _ systems: [SystemFile]? = nil, language: ScreenNumber.Language
  ) throws(ScenarioErrors) {
    number = ScreenNumber(language)
    names = OutlineWords(language)
    words = Words(language: language)
    isWhole = systems != nil
    var rows: [Row] = []
    for system in systems ?? SystemFile.presets {
      rows.append((system, try system.header(), try system.outline()))
    }
    self.rows = rows
  }

  // MARK: Screen

  /// As columns on the screen, then a sentence on each.
  public func lines() -> [String] {
    let inFull = isWhole ? rows : rows.filter { !isOfGemeente($0) }
    return table(inFull) + closing() + descriptions(inFull)
      + (isWhole ? [] : gemeenten(rows.filter(isOfGemeente)))
  }

  private func isOfGemeente(_ row: Row) -> Bool {
    SystemFile.gemeenten.contains { $0.name == row.system.name }
  }

  private func table(_ rows: [Row]) -> [String] {
    var table = TextTable(leftColumns: Set(0..<9))
    let hasTerms = rows.contains { $0.contracts.contains { !term($0).isEmpty } }
    table.add(
      [
        words.pick("Stelsel", "System"), words.pick("Laag", "Layer"),
        words.pick("Betaling", "Payment"), "Budget", words.pick("Toegang", "Access"),
        words.pick("Volume", "Volume"), words.pick("Inzet", "Intensity"),
        words.pick("Prijs", "Price"),
      ] + (hasTerms ? [words.pick("Looptijd", "Term")] : []))
    for row in rows {
      let all = row.contracts.map(Coverage.init)
      for (index, contract) in row.contracts.enumerated() {
        table.add(
          [
            index == 0 ? row.system.name : "", names.coverage(all[index], among: all),
            names.payment(contract.payment, number), names.budget(contract.budget),
            names.access(contract.access),
          ] + [contract.volume, contract.intensity, contract.price].map(names.carrier)
            + (hasTerms ? [term(contract)] : []))
      }
    }
    return table.lines()
  }

  private func term(_ contract: ContractOutline) -> String {
    names.term(SystemFile.years(of: contract.term))
  }

  private func closing() -> [String] {
    [
      "",
      words.pick(
        "Volume, inzet en prijs: wie draagt dat er meer cliënten komen, dat zij meer krijgen, en dat "
          + "lonen en prijzen stijgen.",
        "Volume, intensity and price: who carries that more clients come, that they get more, and "
          + "that wages and prices rise."),
      words.pick(
        "Zonder looptijd: de hele simulatie. 'wijkraming systems NAAM' toont een stelsel als bestand, om "
          + "aan te passen.",
        "Without a term: the whole run. 'wijkraming systems NAME' prints a system as a file, to change."
      ),
      "",
    ]
  }

  private func descriptions(_ rows: [Row]) -> [String] {
    rows.flatMap { row in
      [
        "\(row.header.title): \(row.header.description)",
        "  \(words.pick("Bron", "Source")): \(row.header.source)",
      ]
    }
  }

  private func gemeenten(_ rows: [Row]) -> [String] {
    var table = TextTable(leftColumns: [0, 1])
    for row in rows { table.add([row.system.name, row.header.description]) }
    return [
      "",
      words.pick(
        "Hoe gemeenten betalen, elk naar eigen stukken ('wijkraming systems gemeenten' toont de contracten):",
        "How gemeenten pay, each from its own documents ('wijkraming systems gemeenten' shows the contracts):"
      ), "",
    ] + table.lines()
  }

  // MARK: Table

  public func csv() -> [UInt8] {
    var text = CSVText(columns: Self.columns)
    for row in rows {
      for contract in row.contracts {
        for cell in [
          row.system.name, row.header.title,
          contract.layers.map(\.rawValue).joined(separator: " "),
          contract.categories.map(\.rawValue).joined(separator: " "),
          contract.payment.rule.rawValue, NumberText.text(contract.payment.fixedShare),
          contract.budget?.rawValue ?? OutlineWords.openEnd,
          contract.access.rawValue, contract.volume.rawValue, contract.intensity.rawValue,
          contract.price.rawValue, term(contract).isEmpty ? "whole_run" : "part",
          contract.hasIncentives ? "ja" : "nee", row.header.source,
          row.header.description,
        ] { text.append(cell) }
        text.endRow()
      }
    }
    return text.bytes
  }
}
