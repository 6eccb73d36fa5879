import Scenarios
import Simulation
import SociaalDomein

/// A finished run as its folder holds it: what a report is made of.
public struct RunRecord: Sendable {
  /// Something that the scenario names, by key.
  struct Named: Sendable {
    let key: String
    let name: String
  }

  /// What a folder has beside the figures.
  struct Folder: Sendable {
    var manifest: Manifest
    let opening: CSVRecords
    let parameters: CSVRecords
  }

  /// How many tracks a person is taken to be in at a time.
  struct Overlap: Sendable {
    let tracks: Double
    let isAssumption: Bool
  }

  let title: String
  let scenario: String
  let seed: UInt64
  let replications: Int
  let names: RunNames
  let figures: any RunFigures
  /// Years of the run, in order.
  let years: [Int]
  /// Parts of the gemeente that have results, in the order of the files.
  let parts: [ReportPart]
  /// How many of the numbers rest on what.
  let standings: StandingCount
  /// Nil where all care is one track.
  let overlap: Overlap?
  /// Nil for a run that has just been made.
  let folder: Folder?

  /// Reads the folder of a run.
  public init(folder: String) throws(RecordFault) { try self.init(RecordFiles(folder: folder)) }

  init(_ files: RecordFiles) throws(RecordFault) {
    let manifest = try files.manifest(Manifest.self)
    (title, scenario) = (manifest.title, manifest.scenario)
    (seed, replications) = (manifest.seed, manifest.replications)
    names = try files.names("scenario.resolved.yaml")
    let lines = try files.table("summary.csv", SummaryTable.columns)
    let summary = FigureTable(
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
    let risk = FigureTable(
      try files.table("risk.csv", RiskTable.columns), keys: ["level", "name", "metric", "period"],
      values: ["value", "lower", "upper"])
    figures = ReadFigures(summary: summary, risk: risk, name: manifest.scenario)
    let opening = try files.table("opening.csv", OpeningTable.columns)
    let parameters = try files.table("parameters.csv", ParameterListing.columns)
    standings = StandingCount(codes: parameters.rows.map { parameters.text($0, "status") })
    overlap = names.hasSeveralTracks ? Self.overlap(parameters) : nil
    folder = Folder(manifest: manifest, opening: opening, parameters: parameters)
  }

  /// A run that has just been made, from its draws.
  init(_ scenario: Scenario, _ plan: RunPlan, _ outcomes: Outcomes) {
    let setting = scenario.model.setting
    (title, self.scenario) = (scenario.title, scenario.name)
    (seed, replications) = (plan.seed, plan.replications)
    names = RunNames(scenario)
    figures = LiveFigures(outcomes, of: scenario)
    years = (0..<outcomes.layout.years).map { setting.grid.startYear + $0 }
    parts = [.gemeente] + setting.wijken.map { .wijk($0.key) }
    standings = StandingCount(scenario.parameters.map(\.standing))
    overlap = scenario.tracksPerPerson.map {
      Overlap(tracks: $0.value, isAssumption: $0.isAssumption)
    }
    folder = nil
  }

  private static func overlap(_ parameters: CSVRecords) -> Overlap? {
    guard let row = parameters.rows.first(where: { parameters.text($0, "key") == "overlap" }),
      let tracks = parameters.number(row, "value")
    else { return nil }
    let status = parameters.text(row, "status")
    return Overlap(
      tracks: tracks, isAssumption: status == Source.Standing.assumption.rawValue)
  }

  // MARK: Figures

  /// A figure of a year; nil where the run keeps no such result.
  func figure(
    _ metric: String, _ year: Int, _ part: ReportPart = .gemeente, voorziening: String = "totaal"
  ) -> RunFigure? {
    figures.figure(metric, year, part, voorziening: voorziening)
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
    figures.risk(metric, period, part, column: column)
  }

  /// The figures of a period that an answer speaks of; nil without a begroting.
  func period(_ label: String) -> RiskTable.Period? {
    guard risk("p_overrun", label) != nil else { return nil }
    let metrics = ["p_overrun", "expected_overrun", "expected_deficit"]
    return RiskTable.Period(
      label: label,
      figures: (metrics + ["risk_\(names.certainty.percent)"]).compactMap { metric in
        risk(metric, label).map {
          RiskTable.Figure(metric: metric, value: $0, lower: .nan, upper: .nan)
        }
      })
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
    let name = part.key ?? scenario
    return .number(
      value, form, key: "summary/\(part.level)/\(name)/\(voorziening)/\(metric)/\(year)/\(column)")
  }

  /// A cell with a figure of `risk.csv`.
  func riskCell(
    _ metric: String, _ period: String, _ form: ReportCell.NumberForm, column: String = "value",
    _ part: ReportPart = .gemeente
  ) -> ReportCell {
    guard let value = risk(metric, period, part, column: column) else { return .empty }
    let name = part.key ?? scenario
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

  /// Of a run that has just been made: of its wijken and voorzieningen.
  init(_ scenario: Scenario) {
    wijken = scenario.model.setting.wijken.map { .init(key: $0.key, name: $0.name) }
    voorzieningen = scenario.model.setting.voorzieningen.map { .init(key: $0.key, name: $0.name) }
    hasSeveralTracks = scenario.tracksPerPerson != nil
    (percelen, contracten) = ([], [])
    capacity = scenario.model.funding.weerstandscapaciteit?.value
    certainty = scenario.certainty
    tolerance = scenario.tolerance
  }

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
