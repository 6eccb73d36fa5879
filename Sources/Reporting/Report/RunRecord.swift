import Foundation
import Scenarios

/// A finished run as its folder holds it: what a report is made of.
public struct RunRecord: Sendable {
  /// Why a folder is no run that can be read.
  public enum Fault: Error, Equatable, CustomStringConvertible {
    case missing(path: String)
    case unreadable(path: String, file: String)
    case incomplete(path: String, file: String)

    /// Whether there is nothing to read, rather than something that cannot be.
    public var isMissing: Bool {
      if case .missing = self { return true }
      return false
    }

    public var description: String {
      switch self {
      case .missing(let path):
        "\(path) is no folder of a run: allowed is a folder that 'wijkraming run' wrote; check the path"
      case .unreadable(let path, let file):
        "\(path)/\(file) is not as 'wijkraming run' writes it; run the scenario again"
      case .incomplete(let path, let file):
        "\(path) has no \(file), which a report needs; run the scenario again with this version"
      }
    }
  }

  /// One line of `summary.csv`.
  struct Figure: Sendable {
    let values: [String: Double]
    func value(_ column: String) -> Double? { values[column] }
  }

  /// Something that the scenario names, by key.
  struct Named: Sendable {
    let key: String
    let name: String
  }

  /// A figure's address in `summary.csv`.
  struct Key: Hashable, Sendable {
    let level: String
    let name: String
    let voorziening: String
    let metric: String
    let period: String
  }

  let manifest: Manifest
  let names: RunNames
  private let summary: [Key: Figure]
  private let risk: [Key: [String: Double]]
  /// Years of the run, in order.
  let years: [Int]
  /// Parts of the gemeente that have results, in the order of the files.
  let parts: [ReportPart]
  let opening: CSVRecords
  let parameters: CSVRecords

  /// Reads the folder of a run.
  public init(folder: String) throws(Fault) {
    let files = Files(folder: folder)
    guard let json = files.data(RunFolder.manifestName),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: json)
    else { throw .missing(path: folder) }
    self.manifest = manifest
    names = try files.names()
    let lines = try files.table("summary.csv", SummaryTable.columns)
    var summary: [Key: Figure] = [:]
    var years: Set<Int> = []
    var parts: [ReportPart] = []
    var known: Set<ReportPart> = []
    let columns = SummaryTable.columns.dropFirst(6)
    for row in lines.rows {
      let values = columns.compactMap { column in lines.number(row, column).map { (column, $0) } }
      summary[RunRecord.key(lines, row)] = Figure(
        values: Dictionary(uniqueKeysWithValues: values))
      if let year = Int(lines.text(row, "period")) { years.insert(year) }
      let part = ReportPart(level: lines.text(row, "level"), key: lines.text(row, "name"))
      if known.insert(part).inserted { parts.append(part) }
    }
    self.summary = summary
    self.years = years.sorted()
    self.parts = parts
    guard !years.isEmpty else { throw .unreadable(path: folder, file: "summary.csv") }
    let risks = try files.table("risk.csv", RiskTable.columns)
    var risk: [Key: [String: Double]] = [:]
    for row in risks.rows {
      let key = Key(
        level: risks.text(row, "level"), name: risks.text(row, "name"), voorziening: "",
        metric: risks.text(row, "metric"), period: risks.text(row, "period"))
      let values = ["value", "lower", "upper"].compactMap { column in
        risks.number(row, column).map { (column, $0) }
      }
      risk[key] = Dictionary(uniqueKeysWithValues: values)
    }
    self.risk = risk
    opening = try files.table("opening.csv", OpeningTable.columns)
    parameters = try files.table("parameters.csv", ParameterListing.columns)
  }

  private static func key(_ lines: CSVRecords, _ row: [String]) -> Key {
    Key(
      level: lines.text(row, "level"), name: lines.text(row, "name"),
      voorziening: lines.text(row, "voorziening"), metric: lines.text(row, "metric"),
      period: lines.text(row, "period"))
  }

  // MARK: Figures

  /// A figure of a year; nil where the run keeps no such result.
  func figure(
    _ metric: String, _ year: Int, _ part: ReportPart = .gemeente, voorziening: String = "totaal"
  ) -> Figure? {
    summary[
      Key(
        level: part.level, name: part.key ?? manifest.scenario, voorziening: voorziening,
        metric: metric, period: "\(year)")]
  }

  func has(_ metric: String, _ part: ReportPart = .gemeente) -> Bool {
    figure(metric, years[0], part) != nil
  }

  func mean(
    _ metric: String, _ year: Int, _ part: ReportPart = .gemeente, voorziening: String = "totaal"
  ) -> Double? {
    figure(metric, year, part, voorziening: voorziening)?.value("mean")
  }

  /// A figure of `risk.csv`.
  func risk(
    _ metric: String, _ period: String, _ part: ReportPart = .gemeente, column: String = "value"
  ) -> Double? {
    risk[
      Key(
        level: part.level, name: part.key ?? manifest.scenario, voorziening: "", metric: metric,
        period: period)]?[column]
  }

  // MARK: Cells

  /// A cell with a figure of `summary.csv`, named by its address there.
  func cell(
    _ metric: String, _ year: Int, _ form: ReportCell.NumberForm, column: String = "mean",
    _ part: ReportPart = .gemeente, voorziening: String = "totaal"
  ) -> ReportCell {
    guard let value = figure(metric, year, part, voorziening: voorziening)?.value(column) else {
      return .empty
    }
    let name = part.key ?? manifest.scenario
    return .number(
      value, form, key: "summary/\(part.level)/\(name)/\(voorziening)/\(metric)/\(year)/\(column)")
  }

  /// A cell with a figure of `risk.csv`.
  func riskCell(
    _ metric: String, _ period: String, _ form: ReportCell.NumberForm, column: String = "value",
    _ part: ReportPart = .gemeente
  ) -> ReportCell {
    guard let value = risk(metric, period, part, column: column) else { return .empty }
    let name = part.key ?? manifest.scenario
    return .number(
      value, form, key: "risk/\(part.level)/\(name)/\(metric)/\(period)/\(column)")
  }

  // MARK: Years

  /// The budget year plus three, as far as the run goes.
  var planning: [Int] { Array(years.prefix(RiskTable.planningYears)) }

  /// Label of the budget year plus three.
  var span: String { RiskTable.span(startYear: years[0], years: planning.count) }

  /// Periods of the risk table: years, the budget year plus three, the whole term.
  var spans: [String] {
    let lengths = Set([planning.count, years.count]).sorted().filter { $0 > 1 }
    return years.map { "\($0)" } + lengths.map { RiskTable.span(startYear: years[0], years: $0) }
  }

  /// The files of a folder.
  private struct Files {
    let folder: String

    func data(_ name: String) -> Data? { FileManager.default.contents(atPath: "\(folder)/\(name)") }

    func table(_ name: String, _ columns: [String]) throws(Fault) -> CSVRecords {
      guard let data = data(name) else { throw .incomplete(path: folder, file: name) }
      guard let records = CSVRecords([UInt8](data), columns: columns) else {
        throw .unreadable(path: folder, file: name)
      }
      return records
    }

    func names() throws(Fault) -> RunNames {
      let file = "scenario.resolved.yaml"
      guard let data = data(file) else { throw .incomplete(path: folder, file: file) }
      guard let names = RunNames([UInt8](data)) else { throw .unreadable(path: folder, file: file) }
      return names
    }
  }
}

/// A part of the gemeente that results are counted over.
struct ReportPart: Hashable, Sendable {
  let level: String
  /// Nil for the gemeente itself.
  let key: String?

  static let gemeente = ReportPart(level: "gemeente", key: nil)
  static func wijk(_ key: String) -> ReportPart { ReportPart(level: "wijk", key: key) }
}

/// What the scenario of a run calls its parts.
struct RunNames: Sendable {
  let wijken: [RunRecord.Named]
  let voorzieningen: [RunRecord.Named]
  private let percelen: [RunRecord.Named]
  private let contracten: [RunRecord.Named]
  /// Capacity that is set aside for this risk.
  let capacity: Double?

  /// Nil for a text that is no scenario.
  init?(_ bytes: [UInt8]) {
    let diagnostics = Diagnostics()
    let root = Section.parse(
      bytes, file: "scenario.resolved.yaml", declaration: ScenarioFormat.root,
      diagnostics: diagnostics)
    let named = { (key: String) -> [RunRecord.Named] in
      (root.optionalSection(key)?.entries() ?? []).map { name, section in
        RunRecord.Named(key: name, name: section.text("naam", default: name))
      }
    }
    wijken = named("wijken")
    voorzieningen = named("voorzieningen")
    percelen = named("percelen")
    contracten = named("contracten")
    let declared = ScenarioFormat.parameters.first { $0.path == "weerstandscapaciteit" }
    capacity = declared.flatMap { root.optionalParameter($0.declaration)?.value }
    guard !diagnostics.hasErrors, !wijken.isEmpty else { return nil }
  }

  /// The name of a part; a contract that stands for several, behind the key of its file, by its own.
  func name(of part: ReportPart) -> String {
    guard let key = part.key else { return "" }
    let all = [("wijk", wijken), ("perceel", percelen), ("contract", contracten)]
    let named = all.first { $0.0 == part.level }?.1 ?? []
    let found = named.first { $0.key == key } ?? named.first { key.hasPrefix($0.key + "_") }
    return found?.name ?? key
  }
}
