import NumericKernels
import Scenarios
import SociaalDomein

/// Every number of the format, or of one scenario: what it is, what is allowed and where it comes
/// from.
public struct ParameterListing {
  /// Columns of the CSV form.
  public static let columns = [
    "key", "label", "unit", "minimum", "maximum", "default", "value", "p10", "p90", "source",
    "status", "place", "help",
  ]

  /// What stands behind a number.
  public enum Status: String, Sendable, CaseIterable {
    /// A source was given that measured it or fixed it.
    case evidence
    /// Nobody measured it.
    case assumption
    /// It says that there is nothing of its kind, and claims nothing.
    case standard = "default"
    /// The scenario must give it.
    case required
    /// The scenario may leave it out.
    case optional

    init(_ standing: Source.Standing) {
      self =
        switch standing {
        case .evidence: .evidence
        case .assumption: .assumption
        case .standard: .standard
        }
    }
  }

  private struct Row {
    let key: String
    let declaration: ParameterDeclaration
    var parameter: Parameter?
    var place: SourcePlace?
    let status: Status
  }

  private let rows: [Row]
  private let isOfScenario: Bool
  private let words: Words
  private let number: ScreenNumber

  /// The numbers of the format.
  public init(language: ScreenNumber.Language) {
    self.init(
      ScenarioFormat.parameters.map { found in
        Row(
          key: found.path, declaration: found.declaration,
          status: ParameterListing.status(found.need, found.declaration))
      }, isOfScenario: false, language)
  }

  /// The numbers of a scenario, defaults included.
  public init(scenario: Scenario, language: ScreenNumber.Language) {
    self.init(
      scenario.numbers.map { read in
        Row(
          key: read.parameter.key, declaration: read.declaration, parameter: read.parameter,
          place: read.place, status: Status(read.parameter.standing))
      }, isOfScenario: true, language)
  }

  private init(_ rows: [Row], isOfScenario: Bool, _ language: ScreenNumber.Language) {
    self.rows = rows
    self.isOfScenario = isOfScenario
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  private static func status(
    _ need: KeyDeclaration.Need, _ declaration: ParameterDeclaration
  ) -> Status {
    switch need {
    case .required: .required
    case .optional: .optional
    case .defaulted: Status(declaration.defaultSource.standing)
    }
  }

  // MARK: Forms

  /// As CSV; numbers as the files of a run write them.
  ///
  /// Without `places` it does not say in which files the numbers stand, so that it is the same for
  /// the same scenario wherever that stands.
  public func csv(places: Bool = true) -> [UInt8] {
    var text = CSVText(columns: ParameterListing.columns)
    for row in rows {
      let declaration = row.declaration
      for cell in [row.key, declaration.label, declaration.unit.rawValue] { text.append(cell) }
      let distribution = row.parameter?.distribution
      let value = row.parameter?.value
      for figure in [
        finite(declaration.range.lowerBound), finite(declaration.range.upperBound),
        declaration.defaultValue, value, distribution?.quantile(0.1) ?? value,
        distribution?.quantile(0.9) ?? value,
      ] {
        if let figure { text.append(figure) } else { text.appendEmpty() }
      }
      text.append(source(row))
      text.append(row.status.rawValue)
      text.append(places ? row.place.map { "\($0)" } ?? "" : "")
      text.append(declaration.help)
      text.endRow()
    }
    return text.bytes
  }

  /// As columns on the screen.
  public func lines() -> [String] {
    var table = TextTable(leftColumns: isOfScenario ? [0, 2, 3, 4] : [0, 1, 3, 4])
    table.add(heading)
    for row in rows { table.add(isOfScenario ? scenarioCells(row) : formatCells(row)) }
    return table.lines() + ["", closing]
  }

  private var heading: [String] {
    let key = words.pick("Sleutel", "Key")
    let source = words.pick("Bron", "Source")
    return isOfScenario
      ? [key, words.pick("Waarde", "Value"), words.pick("Eenheid", "Unit"), "", source]
      : [
        key, words.pick("Bereik", "Range"), words.pick("Standaard", "Default"), "", source,
      ]
  }

  private func scenarioCells(_ row: Row) -> [String] {
    let value = row.parameter?.value ?? 0
    let shown = number.text(value, places: value.magnitude < 100 ? 3 : 0)
    return [
      row.key, shown + (row.parameter?.distribution == nil ? " " : "~"),
      row.declaration.unit.rawValue, word(row.status), source(row),
    ]
  }

  private func formatCells(_ row: Row) -> [String] {
    let standard = row.declaration.defaultValue.map { NumberText.text($0) } ?? ""
    return [
      row.key, "\(row.declaration.unit.rawValue), \(row.declaration.rangeText)",
      standard, word(row.status), source(row),
    ]
  }

  private func source(_ row: Row) -> String {
    if let parameter = row.parameter { return parameter.source?.text ?? "" }
    return row.declaration.defaultValue == nil ? "" : row.declaration.defaultSource.text
  }

  private func word(_ status: Status) -> String {
    switch status {
    case .evidence: words.pick("bron", "evidence")
    case .assumption: words.pick("aanname", "assumption")
    case .standard: words.pick("standaard", "default")
    case .required: words.pick("verplicht", "required")
    case .optional: words.pick("naar keuze", "optional")
    }
  }

  private var closing: String {
    let total = rows.count
    if isOfScenario {
      return StandingCount(rows.compactMap { $0.parameter?.standing }).sentence(words)
        + words.pick("; ~ onzeker: het gemiddelde", "; ~ uncertain: the mean")
    }
    return words.pick(
      "\(total) getallen; namen tussen < en > kiest het scenario zelf",
      "\(total) numbers; names between < and > are the scenario's own")
  }

  private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}
