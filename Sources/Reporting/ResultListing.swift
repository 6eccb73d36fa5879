import Scenarios
import Simulation

/// What `wijkraming results` tells: every result with its unit and label, or all that is declared of one.
public struct ResultListing {
  /// A name that no result has.
  public struct Unknown: Error, CustomStringConvertible {
    let name: String
    let names: [String]

    public var description: String {
      let nearest = NearestName(among: names).suggestion(for: name)
      return "no result is called '\(name)'; 'wijkraming results' lists all of them\(nearest)"
    }
  }

  public static let columns = [
    "name", "files", "unit", "levels", "by_voorziening", "adds_up", "label_nl", "label_en", "help",
    "formula",
  ]

  private let catalogue = ResultCatalogue()
  private let words: Words

  public init(language: ScreenNumber.Language) { words = Words(language: language) }

  /// All results, kind by kind, with name, unit and label.
  public func lines() -> [String] {
    var table = TextTable(leftColumns: [0, 1, 2])
    for kind in ResultCatalogue.Kind.allCases {
      if kind != ResultCatalogue.Kind.allCases.first { table.add([""]) }
      table.add([words.title(kind)])
      for entry in catalogue.entries where entry.kind == kind {
        let declaration = entry.declaration
        table.add(["  " + entry.pattern, declaration.unit.rawValue, label(entry)])
      }
    }
    return table.lines() + [
      "",
      words.pick(
        "'wijkraming results NAAM' zegt wat een resultaat is; P is een zekerheid in procenten.",
        "'wijkraming results NAME' says what a result is; P is a certainty in percent."),
    ]
  }

  /// All that is declared of a result, by its name in the files.
  public func lines(of name: String) throws(Unknown) -> [String] {
    guard let (entry, percent) = catalogue.entry(named: name) else {
      throw Unknown(name: name, names: catalogue.entries.flatMap { [$0.name] + $0.names })
    }
    let declaration = entry.declaration
    let percents = entry.percents.map { "\($0)" }.joined(separator: ", ")
    let facts = [
      (words.pick("Eenheid", "Unit"), unit(declaration)),
      (words.pick("Formule", "Formula"), declaration.formula?.text ?? ""),
      (words.pick("Zekerheden P", "Certainties P"), percents.isEmpty ? "" : percents + "%"),
      (words.pick("Bestanden", "Files"), entry.files.joined(separator: ", ")),
      (words.pick("Niveaus", "Levels"), words.levels(entry)),
      (words.pick("Alleen", "Only"), entry.place.flatMap { words.presence($0.presence) } ?? ""),
      (words.pick("Telt op", "Adds up"), words.adding(entry)),
    ].filter { !$0.1.isEmpty }
    var table = TextTable(leftColumns: [0, 1])
    for (label, fact) in facts { table.add(["  " + label, fact]) }
    let title = percent.map { words.pick(declaration.label.at($0)) } ?? label(entry)
    return ["\(name): \(title)", "  " + words.pick(declaration.help)] + table.lines()
  }

  private func label(_ entry: ResultCatalogue.Entry) -> String {
    words.pick(entry.declaration.label.patterned)
  }

  private func unit(_ declaration: ResultDeclaration) -> String {
    let (name, label) = (declaration.unit.rawValue, words.pick(declaration.unit.label))
    return name == label ? name : "\(name): \(label)"
  }

  /// The table as CSV; help in the language of the listing.
  public func csv() -> [UInt8] {
    var text = CSVText(columns: Self.columns)
    for entry in catalogue.entries {
      let declaration = entry.declaration
      let isSplit = entry.place?.isByVoorziening == true
      for cell in [
        entry.pattern, entry.files.joined(separator: " "), declaration.unit.rawValue,
        entry.levels.map(\.rawValue).joined(separator: " "),
        isSplit ? words.pick("ja", "yes") : words.pick("nee", "no"),
        words.adding(entry), declaration.label.patterned.nl, declaration.label.patterned.en,
        words.pick(declaration.help), declaration.formula?.text ?? "",
      ] { text.append(cell) }
      text.endRow()
    }
    return text.bytes
  }
}

extension BilingualText {
  /// With `P` where a certainty stands.
  var patterned: BilingualText {
    map { $0.replacing("{percent}", with: "P").replacing("{rest}", with: "(100-P)") }
  }
}
