import Scenarios

/// The scenario that a filled workbook comes down to: files, and the cell behind each of their lines.
public struct PlannerScenario {
  /// The key of the gemeente's name, by which the scenario is called.
  public let name: String
  public let title: String
  /// The scenario first.
  public let files: [(name: String, bytes: [UInt8])]
  public let summary: PlannerSummary
  /// What deserves a look, with its cell.
  public let warnings: [ScenarioError]
  /// By file and line.
  private let origins: [String: [Int: CellPlace]]
  private let path: String

  /// - Throws: what contradicts itself between cells, each with its cell.
  public init(_ form: FilledForm) throws(ScenarioErrors) {
    let faults = FormFaults(path: form.path)
    let writer = ScenarioWriter(form, faults)
    let residents = ResidentRows(form, writer.wijken, faults)
    let lines = writer.scenario()
    let observed = ObservedRows(form, writer, faults)
    try faults.throwIfAny()
    warnings = faults.warnings
    name = writer.name
    title = writer.title
    path = form.path
    let file = "\(writer.name).yaml"
    let tables = ["instituties.csv", "sterfte.csv", "geboorte.csv", "profielen.csv"]
    files =
      [(file, lines.bytes), ("bevolking.csv", residents.lines.bytes)]
      + tables.map { ($0, ScenarioTemplate.table($0)) }
      + [(ScenarioSchema.fileName, Array(ScenarioSchema().text().utf8))]
      + (observed.count > 0 ? [(ObservedRows.fileName, observed.lines.bytes)] : [])
    origins = [
      file: lines.origins, "bevolking.csv": residents.lines.origins,
      ObservedRows.fileName: observed.lines.origins,
    ]
    summary = PlannerSummary(form, writer, residents: residents.total, observed: observed.count)
  }

  public var fileName: String { "\(name).yaml" }

  /// The same fault or warning with the cell it comes from in the place of the line that was made of
  /// it; as it is where no cell is behind it.
  ///
  /// - Parameter folder: where the files were read.
  public func atCell(_ error: ScenarioError, readIn folder: String) -> ScenarioError {
    guard error.file.hasPrefix(folder + "/") else { return error }
    let file = String(error.file.dropFirst(folder.count + 1))
    guard let place = origins[file]?[error.line] else {
      let made = SourcePlace(file: "\(path): \(file)", line: error.line, column: error.column)
      return ScenarioError(error.kind, at: made, error.message)
    }
    return ScenarioError(
      error.kind, at: SourcePlace(file: "\(path):\(place)"), error.message)
  }
}

/// What was read from a workbook, in short.
public struct PlannerSummary: Sendable {
  public let firstYear: Int
  public let years: Int
  public let wijken: Int
  public let residents: Double
  public let voorzieningen: Int
  public let groups: Int
  public let clients: Double
  /// Of the first year, in euros.
  public let budget: Double
  /// Figures of what happened.
  public let observed: Int
  /// Cells whose source is still that of the example.
  public let examples: [String]
  /// Sheets that are none of the form's.
  public let unreadSheets: [String]

  init(_ form: FilledForm, _ writer: ScenarioWriter, residents: Double, observed: Int) {
    self.observed = observed
    firstYear = writer.start
    years = writer.horizon
    wijken = writer.wijken.rows.count
    self.residents = residents
    voorzieningen = writer.voorzieningen.rows.count
    groups = writer.groups.rows.count
    clients = writer.clients
    budget = form.number("begroting", "jaar.1", "bedrag") ?? 0
    let keys = PlannerForm.sheets.flatMap(\.blocks).flatMap { block in
      block.rows.map { AnswerKey(block.key, $0.key, "bron") }
    }
    examples = keys.compactMap { key in
      guard case .text(let text) = form.values[key], FormFigures.isExample(text) else { return nil }
      return form.places[key]?.description
    }
    unreadSheets = form.unreadSheets
  }
}
