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
  /// Of what comes after the results, such as a report.
  public let language: ScreenNumber.Language

  public init(
    scenario: Scenario, plan: RunPlan, options: Scenario.Options, outcomes: Outcomes,
    timings: Timings, language: ScreenNumber.Language = .nl
  ) {
    self.language = language
    self.scenario = scenario
    self.plan = plan
    self.options = options
    self.outcomes = outcomes
    self.timings = timings
  }

  /// The files of a run, without its manifest.
  public static func names(
    draws: Bool, stock: Bool = false, of scenario: Scenario, _ options: Scenario.Options
  ) -> [String] {
    copies(of: scenario, options).files.map(\.name) + [
      "monthly.csv", "opening.csv", "parameters.csv", "risk.csv", "scenario.resolved.yaml",
      "summary.csv", "timings.json",
    ] + (draws ? ["draws.csv.gz"] : []) + (stock ? [StockTable.name] : [])
  }

  private static func copies(of scenario: Scenario, _ options: Scenario.Options) -> InputCopies {
    var copies = InputCopies()
    copies.add(scenario, system: options.system?.path)
    return copies
  }

  /// The options of the run, with files as the copies call them.
  private func choices(_ copies: inout InputCopies, draws: Bool) -> RunChoices {
    var choices = RunChoices("run", options)
    choices.scenario = scenario.inputs.first.map { copies.root($0.opened) }
    choices.system = options.system.map { $0.path.map { copies.root($0) } ?? $0.name }
    choices.take(plan)
    choices.engine = plan.engine.rawValue
    choices.draws = draws
    let dates = outcomes.layout.stockDates.years
    let start = scenario.model.setting.grid.startYear
    choices.stock = dates.isEmpty ? nil : dates.map { start + $0 }
    choices.language = language.rawValue
    return choices
  }

  /// Writes every file; the folder appears when the caller commits it, which one whose work was
  /// cancelled does not.
  public func write(
    to folder: RunFolder, draws: Bool, isCancelled: () -> Bool = { false }
  ) throws(RunFolderError) {
    var copies = Self.copies(of: scenario, options)
    try copies.check()
    let choices = choices(&copies, draws: draws)
    for file in tables(choices, copies) { try folder.write(file.bytes, as: file.name) }
    if draws {
      let writer = try folder.stream(as: "draws.csv.gz", gzip: true)
      try DrawsTable(outcomes: outcomes, startYear: scenario.model.setting.grid.startYear)
        .write(isCancelled: isCancelled) { (bytes) throws(RunFolderError) in
          try writer.write(bytes)
        }
      try writer.close()
    }
    try writeStock(to: folder, isCancelled: isCancelled)
    let files = try folder.listing()
    let manifest = Manifest(
      scenario: scenario, plan: plan, options: options, sketch: SketchNote(outcomes),
      choices: choices, inputs: copies.listed(files), files: files)
    try folder.write(manifest.json(), as: RunFolder.manifestName)
  }

  /// Every file but the draws and the manifest.
  private func tables(
    _ choices: RunChoices, _ copies: InputCopies
  ) -> [(name: String, bytes: [UInt8])] {
    let grid = scenario.model.setting.grid
    let resolved = scenario.resolvedYAML(
      as: choices.statement(options, tables: copies.names))
    let risk = RiskTable(
      outcomes: outcomes, startYear: grid.startYear,
      capacity: scenario.model.funding.weerstandscapaciteit?.value,
      certainty: scenario.certainty, tolerance: scenario.tolerance)
    return copies.files + [
      ("summary.csv", summary(grid)),
      ("monthly.csv", MonthlyTable(outcomes: outcomes, grid: grid).csv()),
      ("scenario.resolved.yaml", Array(resolved.utf8)),
      ("opening.csv", OpeningTable(scenario: scenario).csv()),
      ("parameters.csv", ParameterListing(scenario: scenario, language: .nl).csv(places: false)),
      ("timings.json", RunFiles.json(TimingsFile(timings, plan: plan))),
      ("risk.csv", risk?.csv() ?? CSVText(columns: RiskTable.columns).bytes),
    ]
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
    return Array(escaped(String(decoding: data, as: UTF8.self)).utf8) + [0x0A]
  }

  /// JSON without codes that do something else than show; they stand in strings, as all that is not
  /// ASCII does.
  private static func escaped(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: InertText.isForbidden) else { return json }
    return json.unicodeScalars.map { scalar in
      guard InertText.isForbidden(scalar) else { return String(scalar) }
      return Character(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }.joined()
  }
}
