import Scenarios

/// A finished run as its folder holds it: what a report is made of.
public struct RunRecord: Sendable {
  /// Something that the scenario names, by key.
  struct Named: Sendable {
    let key: String
    let name: String
  }

  let manifest: Manifest
  let names: RunNames
  private let summary: FigureTable
  private let risk: FigureTable
  /// Years of the run, in order.
  let years: [Int]
  /// Parts of the gemeente that have results, in the order of the files.
  let parts: [ReportPart]
  let opening: CSVRecords
  let parameters: CSVRecords
  /// How many of the numbers rest on what.
  var standings: StandingCount {
    StandingCount(codes: parameters.rows.map { parameters.text($0, "status") })
  }

  /// Reads the folder of a run.
  public init(folder: String) throws(RecordFault) { try self.init(RecordFiles(folder: folder)) }

  init(_ files: RecordFiles) throws(RecordFault) {
    manifest = try files.manifest(Manifest.self)
    names = try files.names("scenario.resolved.yaml")
    let lines = try files.table("summary.csv", SummaryTable.columns)
    summary = FigureTable(
      lines, keys: ["level", "name", "voorziening", "metric", "period"],
      values: Array(SummaryTable.columns.dropFirst(6)))
    var years: Set<Int> = []
    var parts: [ReportPart] = []
    var known: Set<ReportPart> = []
    for row in lines.rows {
      if let year = Int(lines.text(row, "period")) { years.insert(year) }
      let part = ReportPart(level: lines.text(row, "level"), key: lines.text(row, "name"))
      if known.insert(part).inserted { parts.append(part) }
    }
    self.years = years.sorted()
    self.parts = parts
    guard !years.isEmpty else { throw files.unreadable("summary.csv") }
    risk = FigureTable(
      try files.table("risk.csv", RiskTable.columns), keys: ["level", "name", "metric", "period"],
      values: ["value", "lower", "upper"])
    opening = try files.table("opening.csv", OpeningTable.columns)
    parameters = try files.table("parameters.csv", ParameterListing.columns)
  }

  // MARK: Figures

  /// A figure of a year; nil where the run keeps no such result.
  func figure(
    _ metric: String, _ year: Int, _ part: ReportPart = .gemeente, voorziening: String = "totaal"
  ) -> FigureTable.Figure? {
    summary[[part.level, part.key ?? manifest.scenario, voorziening, metric, "\(year)"]]
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
    risk[[part.level, part.key ?? manifest.scenario, metric, period]]?.value(column)
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
  /// Whether a person may be in care in more than one track at a time.
  let hasSeveralTracks: Bool
  private let percelen: [RunRecord.Named]
  private let contracten: [RunRecord.Named]
  /// Capacity that is set aside for this risk.
  let capacity: Double?
  /// With which certainty that is to cover the risk.
  let certainty: RiskCertainty
  /// By how much the begroting is passed where that is an overrun.
  let tolerance: OverrunTolerance

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
    hasSeveralTracks = named("sporen").count > 1
    percelen = named("percelen")
    contracten = named("contracten")
    let declared = ScenarioFormat.parameters.first { $0.path == "weerstandscapaciteit" }
    capacity = declared.flatMap { root.optionalParameter($0.declaration)?.value }
    certainty = root.riskCertainty()
    // A resolved scenario has every key: one without it was run where every euro counted.
    tolerance = root.has("tolerantie") ? root.overrunTolerance() : OverrunTolerance(share: 0)
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
