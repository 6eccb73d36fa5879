import Analysis
import Scenarios

/// A finished comparison as its folder holds it: what its report is made of.
public struct ComparisonRecord: Sendable {
  /// A funding system as a report calls it.
  struct System: Sendable {
    let name: String
    /// Its title, with its name behind it where another has the same.
    let label: String
    let scenarioSHA256: String
  }

  let manifest: ComparisonManifest
  let systems: [System]
  /// Years of the comparison, in order, and how many are of the meerjarenraming.
  let years: [Int]
  let planningYears: Int
  /// Capacity that the scenario sets aside.
  let capacity: Double?
  /// With which certainty that is to cover the risk.
  let certainty: RiskCertainty
  /// By how much the begroting is passed where that is an overrun.
  let tolerance: OverrunTolerance
  private let summary: FigureTable
  private let risk: FigureTable
  private let differences: FigureTable
  private let regrets: FigureTable
  let dominances: CSVRecords
  let contracts: CSVRecords
  let assumptions: CSVRecords
  /// Files that the comparison wrote, in the order of the manifest.
  let hashes: [ListedFile]

  /// Reads the folder of a comparison.
  public init(folder: String) throws(RecordFault) { try self.init(RecordFiles(folder: folder)) }

  init(_ files: RecordFiles) throws(RecordFault) {
    manifest = try files.manifest(ComparisonManifest.self)
    let known = Set(manifest.systems.map(\.name))
    guard manifest.systems.count > 1, known.count == manifest.systems.count else {
      throw files.unreadable(RunFolder.manifestName)
    }
    let titles = manifest.systems.map(\.title)
    systems = manifest.systems.map { system in
      let isShared = titles.count { $0 == system.title } > 1
      return System(
        name: system.name, label: isShared ? "\(system.title) (\(system.name))" : system.title,
        scenarioSHA256: system.scenarioSHA256)
    }
    let lines = try files.table("comparison.csv", ComparisonTables.columns)
    let gemeente = ["gemeente", manifest.scenario, "totaal"]
    summary = FigureTable(
      lines, keys: ["system", "level", "name", "voorziening", "metric", "period"],
      values: Array(SummaryTable.columns.dropFirst(6)), where: { Array($0[1...3]) == gemeente })
    years = Set(lines.rows.compactMap { Int(lines.text($0, "period")) }).sorted()
    planningYears = min(ComparisonResults.planningYears, years.count)
    guard let first = years.first,
      manifest.planning == RiskTable.span(startYear: first, years: planningYears)
    else { throw files.unreadable("comparison.csv") }
    risk = FigureTable(
      try files.table("comparison_risk.csv", ComparisonTables.riskColumns),
      keys: ["system", "level", "name", "metric", "period"], values: ["value", "lower", "upper"])
    differences = FigureTable(
      try files.table("differences.csv", FindingTables.differences),
      keys: ["system", "metric", "period"], values: Array(FindingTables.differences.dropFirst(4)))
    regrets = FigureTable(
      try files.table("regret.csv", FindingTables.regret), keys: ["system", "metric", "period"],
      values: Array(FindingTables.regret.dropFirst(3)))
    dominances = try files.table("dominance.csv", FindingTables.dominance)
    contracts = try files.table("systems.csv", FindingTables.systems)
    assumptions = try files.table("assumptions.csv", FindingTables.assumptions)
    let names = try files.names("scenario.\(manifest.systems[0].name).resolved.yaml")
    capacity = names.capacity
    certainty = names.certainty
    tolerance = names.tolerance
    hashes = manifest.files.filter { !ReportFormat.fileNames.contains($0.name) }
    for file in hashes { _ = try files.bytes(file.name) }
    for system in systems {
      for measure in Self.needed where mean(system, measure) == nil {
        throw files.unreadable("differences.csv")
      }
    }
  }

  /// What every system must tell over the years of the meerjarenraming.
  private static let needed: [ComparisonMeasure] = [
    .netCost, .providerResult, .needCost, .paidGemeente, .paidProvider, .paidReserve, .undelivered,
    .waiting, .waitingWeeks,
  ]

  // MARK: Figures

  /// Label of the years of the meerjarenraming.
  var span: String { manifest.planning }

  /// Years, the meerjarenraming, and the whole term.
  var spans: [String] {
    ComparisonResults.periods(startYear: years[0], years: years.count).map(\.label)
  }

  /// A figure of `differences.csv`, over the meerjarenraming unless another period is named.
  func difference(
    _ system: System, _ measure: ComparisonMeasure, _ period: String? = nil, column: String
  ) -> Double? {
    differences[[system.name, measure.rawValue, period ?? span]]?.value(column)
  }

  func mean(_ system: System, _ measure: ComparisonMeasure) -> Double? {
    difference(system, measure, column: "mean")
  }

  /// A figure of the gemeente in `comparison.csv`.
  func figure(_ system: System, _ metric: String, _ year: Int, column: String) -> Double? {
    summary[summaryKey(system, metric, year)]?.value(column)
  }

  private func summaryKey(_ system: System, _ metric: String, _ year: Int) -> [String] {
    [system.name, "gemeente", manifest.scenario, "totaal", metric, "\(year)"]
  }

  func risk(
    _ system: System, _ metric: String, _ period: String, column: String = "value"
  ) -> Double? {
    risk[[system.name, "gemeente", manifest.scenario, metric, period]]?.value(column)
  }

  func regret(_ system: System, _ measure: ComparisonMeasure, column: String) -> Double? {
    regrets[[system.name, measure.rawValue, span]]?.value(column)
  }

  /// Whether the scenario has a begroting to overrun.
  var hasBegroting: Bool { systems.contains { risk($0, "p_overrun", span) != nil } }

  /// Whether the comparison was also made without assumed behaviour.
  var splitsBehaviour: Bool {
    systems.contains { difference($0, .netCost, column: "without_incentives") != nil }
  }

  // MARK: Cells

  /// A cell with a figure of `differences.csv`, named by its address there.
  func cell(
    _ system: System, _ measure: ComparisonMeasure, _ form: ReportCell.NumberForm,
    column: String = "mean", _ period: String? = nil
  ) -> ReportCell {
    let period = period ?? span
    return cell(
      difference(system, measure, period, column: column), form,
      "differences/\(system.name)/\(measure.rawValue)/\(period)/\(column)")
  }

  func summaryCell(
    _ system: System, _ metric: String, _ year: Int, _ form: ReportCell.NumberForm
  ) -> ReportCell {
    let address = summaryKey(system, metric, year).joined(separator: "/")
    return cell(
      figure(system, metric, year, column: "mean"), form, "comparison/\(address)/mean")
  }

  func riskCell(
    _ system: System, _ metric: String, _ period: String, _ form: ReportCell.NumberForm
  ) -> ReportCell {
    cell(
      risk(system, metric, period), form,
      "comparison_risk/\(system.name)/gemeente/\(manifest.scenario)/\(metric)/\(period)/value")
  }

  func regretCell(
    _ system: System, _ measure: ComparisonMeasure, _ form: ReportCell.NumberForm, column: String
  ) -> ReportCell {
    cell(
      regret(system, measure, column: column), form,
      "regret/\(system.name)/\(measure.rawValue)/\(span)/\(column)")
  }

  private func cell(
    _ value: Double?, _ form: ReportCell.NumberForm, _ key: String
  ) -> ReportCell {
    value.map { .number($0, form, key: key) } ?? .empty
  }
}
