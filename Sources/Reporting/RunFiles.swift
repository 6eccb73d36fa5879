import Foundation
import Scenarios
import Simulation
import SociaalDomein

/// `timings.json`: where the time went, in seconds of processor time per phase.
struct TimingsFile: Codable {
  let wallSeconds: Double
  let threads: Int
  let batch: Int
  let phases: [String: Double]

  enum CodingKeys: String, CodingKey {
    case wallSeconds = "wall_seconds"
    case threads, batch, phases
  }

  init(_ timings: Timings, plan: RunPlan) {
    wallSeconds = TimingsFile.milliseconds(timings.wallSeconds)
    threads = plan.threads
    batch = plan.batch
    phases = Dictionary(
      uniqueKeysWithValues: timings.seconds.map { ($0.rawValue, TimingsFile.milliseconds($1)) })
  }

  private static func milliseconds(_ seconds: Double) -> Double {
    (seconds * 1000).rounded() / 1000
  }
}

/// The files of a finished run, written into its folder.
public struct RunFiles {
  public let scenario: Scenario
  public let plan: RunPlan
  public let options: Scenario.Options
  public let outcomes: Outcomes
  public let timings: Timings

  public init(
    scenario: Scenario, plan: RunPlan, options: Scenario.Options, outcomes: Outcomes,
    timings: Timings
  ) {
    self.scenario = scenario
    self.plan = plan
    self.options = options
    self.outcomes = outcomes
    self.timings = timings
  }

  /// The files of a run, without its manifest.
  public static func names(draws: Bool, stock: Bool = false) -> [String] {
    [
      "monthly.csv", "opening.csv", "parameters.csv", "risk.csv", "scenario.resolved.yaml",
      "summary.csv", "timings.json",
    ] + (draws ? ["draws.csv.gz"] : []) + (stock ? [StockTable.name] : [])
  }

  /// Writes every file; the folder appears when the caller commits it, which one whose work was
  /// cancelled does not.
  public func write(
    to folder: RunFolder, draws: Bool, isCancelled: () -> Bool = { false }
  ) throws(RunFolderError) {
    let grid = scenario.model.setting.grid
    var files: [(name: String, bytes: [UInt8])] = [
      ("summary.csv", summary(grid)),
      ("monthly.csv", MonthlyTable(outcomes: outcomes, grid: grid).csv()),
      ("scenario.resolved.yaml", Array(scenario.resolvedYAML.utf8)),
      ("opening.csv", OpeningTable(scenario: scenario).csv()),
      ("parameters.csv", ParameterListing(scenario: scenario, language: .nl).csv(places: false)),
      ("timings.json", RunFiles.json(TimingsFile(timings, plan: plan))),
    ]
    let risk = RiskTable(
      outcomes: outcomes, startYear: grid.startYear,
      capacity: scenario.model.funding.weerstandscapaciteit?.value,
      certainty: scenario.certainty, tolerance: scenario.tolerance)
    let header = CSVText(columns: RiskTable.columns).bytes
    files.append(("risk.csv", risk?.csv() ?? header))
    for file in files { try folder.write(file.bytes, as: file.name) }
    if draws {
      let writer = try folder.stream(as: "draws.csv.gz", gzip: true)
      try DrawsTable(outcomes: outcomes, startYear: grid.startYear).write(isCancelled: isCancelled)
      {
        (bytes) throws(RunFolderError) in try writer.write(bytes)
      }
      try writer.close()
    }
    try writeStock(to: folder, isCancelled: isCancelled)
    let manifest = Manifest(
      scenario: scenario, plan: plan, options: options, sketch: SketchNote(outcomes),
      files: try folder.listing())
    try folder.write(manifest.json(), as: RunFolder.manifestName)
  }

  /// Writes who is in care on the dates that were asked for, if any were.
  private func writeStock(
    to folder: RunFolder, isCancelled: () -> Bool
  ) throws(RunFolderError) {
    guard !outcomes.layout.stockDates.years.isEmpty else { return }
    let writer = try folder.stream(as: StockTable.name)
    try StockTable(outcomes: outcomes, setting: scenario.model.setting).write(
      isCancelled: isCancelled
    ) { (bytes) throws(RunFolderError) in try writer.write(bytes) }
    try writer.close()
  }

  private func summary(_ grid: TimeGrid) -> [UInt8] {
    SummaryTable(outcomes: outcomes, startYear: grid.startYear, threads: plan.threads).csv()
  }

  static func json<T: Encodable>(_ value: T) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a manifest of plain fields encodes")
    }
    return Array(data) + [0x0A]
  }
}
