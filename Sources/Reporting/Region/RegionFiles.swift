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
  public let language: ScreenNumber.Language

  public init(
    survey: RegionSurvey, plan: RunPlan, options: Scenario.Options, totals: RegionTotals,
    record: RegionRecord, timings: Timings, language: ScreenNumber.Language = .nl
  ) {
    self.language = language
    self.survey = survey
    self.plan = plan
    self.options = options
    self.totals = totals
    self.record = record
    self.timings = timings
  }

  /// The files of a region, without its manifest.
  public static let names = [InputArchive.name, "risk.csv", "summary.csv", "timings.json"]

  /// Writes every file; the folder appears when the caller commits it.
  public func write(to folder: RunFolder) throws(RunFolderError) {
    let files: [(name: String, bytes: [UInt8])] = [
      ("summary.csv", summary()), ("risk.csv", risk()),
      ("timings.json", RunFiles.json(TimingsFile(timings, plan: plan))),
    ]
    for file in files { try folder.write(file.bytes, as: file.name) }
    var copies = InputCopies()
    let choices = choices(&copies)
    try copies.check()
    let archive = try folder.stream(as: InputArchive.name, gzip: true)
    for copy in copies.files { try archive.write(InputArchive.entry(copy.name, copy.bytes)) }
    try archive.write(InputArchive.end)
    let manifest = RegionManifest(
      region: survey.region, plan: plan, options: options, gemeenten: record.scenarios,
      choices: choices, inputs: copies.listed(), files: try folder.listing())
    try folder.write(RunFiles.json(manifest), as: RunFolder.manifestName)
  }

  /// The options of the run, with files as the copies call them, which are gathered here.
  private func choices(_ copies: inout InputCopies) -> RunChoices {
    let region = survey.region
    let label = region.inputs.first.map { copies.root($0.opened) } ?? region.name
    for input in region.inputs { copies.add(input, of: label) }
    let system = options.system?.path.map { copies.root($0) }
    for gemeente in region.gemeenten {
      copies.add(record.inputs[gemeente.name] ?? [], of: gemeente, label, system: system)
    }
    var choices = RunChoices("run", options)
    choices.scenario = label
    choices.system = system ?? options.system?.name
    choices.take(plan)
    choices.engine = plan.engine.rawValue
    choices.language = language.rawValue
    return choices
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
  let commit = Version.commit
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
  /// The options, the command line of them, and the files that were read.
  let choices: RunChoices
  let command: [String]
  let inputs: [ListedInput]
  /// The libraries that numbers came from.
  let numerics: NumericLibraries
  /// Every other file of the folder, by name.
  let files: [ListedFile]

  enum CodingKeys: String, CodingKey {
    case program, version, commit, kind, region, title, seed
    case firstReplication = "first_replication"
    case replications, engine, without, access, incentives, set, system, gemeenten, numerics, files
    case command, inputs
    case choices = "options"
  }

  init(
    region: Region, plan: RunPlan, options: Scenario.Options, gemeenten: [Gemeente],
    choices: RunChoices, inputs: [ListedInput], files: [ListedFile]
  ) {
    self.choices = choices
    command = ["wijkraming"] + choices.arguments()
    self.inputs = inputs
    self.region = region.name
    title = region.title
    seed = plan.seed
    firstReplication = plan.firstReplication
    replications = plan.replications
    engine = plan.engine.rawValue
    without = options.withoutNames
    access = options.accessWord
    incentives = options.incentivesWord
    set = options.settings.map(\.argument)
    system = options.system?.name
    self.gemeenten = gemeenten
    numerics = .current
    self.files = files
  }
}
