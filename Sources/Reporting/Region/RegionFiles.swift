import Analysis
import Scenarios
import Simulation
import Statistics

/// The files of a finished run of a region, written into its folder.
///
/// `summary.csv` and `risk.csv` have the columns of those of a run: first the level `regio`, then
/// every gemeente with its totals over voorzieningen. Wijken, voorzieningen and contracts of
/// thousands of wijken would be hundreds of megabytes; run the scenario of a gemeente for those.
public struct RegionFiles {
  public let survey: RegionSurvey
  public let plan: RunPlan
  public let options: Scenario.Options
  public let totals: RegionTotals
  public let record: RegionRecord
  public let timings: Timings

  public init(
    survey: RegionSurvey, plan: RunPlan, options: Scenario.Options, totals: RegionTotals,
    record: RegionRecord, timings: Timings
  ) {
    self.survey = survey
    self.plan = plan
    self.options = options
    self.totals = totals
    self.record = record
    self.timings = timings
  }

  /// The files of a region, without its manifest.
  public static let names = ["risk.csv", "summary.csv", "timings.json"]

  /// Writes every file; the folder appears when the caller commits it.
  public func write(to folder: RunFolder) throws(RunFolderError) {
    let files: [(name: String, bytes: [UInt8])] = [
      ("summary.csv", summary()), ("risk.csv", risk()),
      ("timings.json", RunFiles.json(TimingsFile(timings, plan: plan))),
    ]
    for file in files { try folder.write(file.bytes, as: file.name) }
    let manifest = RegionManifest(
      region: survey.region, plan: plan, options: options, gemeenten: record.scenarios,
      files: try folder.listing())
    try folder.write(RunFiles.json(manifest), as: RunFolder.manifestName)
  }

  private func summary() -> [UInt8] {
    var text = CSVText(columns: SummaryTable.columns)
    for metric in totals.metrics {
      let line = Series(
        level: .regio, name: survey.region.name, voorziening: nil, metric: metric)
      for year in 0..<totals.years {
        guard let draws = totals.draws(metric, year: year) else { continue }
        let isEmpty =
          isNothing(draws)
          && (BudgetYears.metrics.contains(metric) && !hasBudget(year)
            || metric == .costPerInhabitant && !hasResidents(year))
        SummaryTable.append(
          line, calendarYear: totals.startYear + year, isEmpty ? nil : ColumnSummary(draws),
          to: &text)
        text.endRow()
      }
    }
    return text.takeBytes() + record.summary
  }

  private func hasBudget(_ year: Int) -> Bool {
    [Metric.budget, .needCost].contains { metric in
      totals.draws(metric, year: year).map { !isNothing($0) } ?? false
    }
  }

  private func hasResidents(_ year: Int) -> Bool {
    totals.draws(.population, year: year).map { !isNothing($0) } ?? false
  }

  private func isNothing(_ draws: [Double]) -> Bool { draws.allSatisfy { $0 == 0 } }

  private func risk() -> [UInt8] {
    var text = CSVText(columns: RiskTable.columns)
    let entry = RegionRisk(
      name: survey.region.name, totals: totals, capacity: survey.capacity,
      certainty: survey.certainty, tolerance: survey.tolerance
    )
    .entry()
    RiskTable(entries: [entry]).append(to: &text)
    return text.takeBytes() + record.risk
  }
}

/// `manifest.json` of a region: what made the folder, so that it can be made again.
struct RegionManifest: Encodable {
  struct Gemeente: Encodable {
    let name: String
    let scenario: String
    /// SHA-256 of the resolved scenario with its tables.
    let scenarioSHA256: String

    enum CodingKeys: String, CodingKey {
      case name, scenario
      case scenarioSHA256 = "scenario_sha256"
    }
  }

  /// The word in `kind` by which a reader knows a region.
  static let region = "region"

  let program = "wijkraming"
  let version = Version.current
  let kind = RegionManifest.region
  let region: String
  let title: String
  let seed: UInt64
  let firstReplication: Int
  let replications: Int
  let engine: String
  let without: [String]
  let access: String
  let incentives: String
  /// Values that were set from outside in every scenario, and the funding system in place of theirs.
  let set: [String]
  let system: String?
  let gemeenten: [Gemeente]
  /// Every other file of the folder, by name.
  /// The libraries that numbers came from.
  let numerics: NumericLibraries
  let files: [ListedFile]

  enum CodingKeys: String, CodingKey {
    case program, version, kind, region, title, seed
    case firstReplication = "first_replication"
    case replications, engine, without, access, incentives, set, system, gemeenten, numerics, files
  }

  init(
    region: Region, plan: RunPlan, options: Scenario.Options, gemeenten: [Gemeente],
    files: [ListedFile]
  ) {
    self.region = region.name
    title = region.title
    seed = plan.seed
    firstReplication = plan.firstReplication
    replications = plan.replications
    engine = plan.engine.rawValue
    without = options.withoutNames
    access = options.accessWord
    incentives = options.incentivesWord
    set = options.settings.map { "\($0.path.joined(separator: "."))=\($0.value)" }
    system = options.system?.name
    self.gemeenten = gemeenten
    numerics = .current
    self.files = files
  }
}
