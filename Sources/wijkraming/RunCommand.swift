import ArgumentParser
import DemandModel
import Reporting
import Scenarios
import Simulation

/// `wijkraming run`: simulates a scenario, shows the answer and writes a folder with the results.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulate a scenario and write its results.",
    discussion: """
      Shows how demand and cost develop and how likely the begroting is overrun, and writes \
      summary.csv, monthly.csv, risk.csv, the resolved scenario, a manifest and timings to a \
      folder, whole or not at all.
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(help: "Number of replications (default: the scenario's).")
  var replications: Int?

  @Option(help: "Seed of the random numbers (default: the scenario's).")
  var seed: UInt64?

  @Option(help: "Threads (default: all processors). Results do not depend on it.")
  var threads: Int?

  @Option(help: "Replications simulated side by side. Results do not depend on it.")
  var batch = RunPlan.defaultBatch

  @Option(help: "Simulate this one replication alone, counted from 1.")
  var replication: Int?

  @Option(help: "Engine: \(EngineKind.allCases.map(\.rawValue).joined(separator: " or ")).")
  var engine = EngineKind.cohort

  @Option(
    help: ArgumentHelp(
      "Switch a driver off; may be repeated: "
        + DriverKey.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "driver"))
  var without: [DriverKey] = []

  @Option(help: "Access under every contract: contract (as each says) or open (everyone starts).")
  var access = AccessChoice.contract

  @Option(help: "Behaviour that contracts are assumed to bring: on or off.")
  var incentives = IncentivesChoice.on

  @Option(help: "Folder for the results (default: runs/NAME-SEED).")
  var output: String?

  @Flag(help: "Replace the results that stand there.")
  var force = false

  @Flag(help: "Also write every draw, to draws.csv.gz.")
  var draws = false

  @Flag(help: "Also write the report, as 'wijkraming report' does.")
  var report = false

  @OptionGroup var form: ReportOptions

  @Flag(help: "Show nothing but errors.")
  var quiet = false

  @Flag(help: "Show where the time went.")
  var timings = false

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  func validate() throws {
    if let replications, !(1...10_000_000).contains(replications) {
      throw ValidationError("--replications must be from 1 to 10000000, not \(replications).")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads).")
    }
    if !(1...4096).contains(batch) {
      throw ValidationError("--batch must be from 1 to 4096, not \(batch).")
    }
    if let replication, !(1...Int(UInt32.max)).contains(replication) {
      throw ValidationError("--replication counts from 1, not \(replication).")
    }
    if replication != nil && replications != nil {
      throw ValidationError("--replication and --replications exclude each other; leave one out.")
    }
  }

  func run() throws {
    let options = Scenario.Options(
      without: Set(without), openAccess: access == .open, incentives: incentives == .on)
    let scenario = try input.read(options)
    let plan = plan(for: scenario)
    try checkEngine(scenario, plan)
    let simulation = SimulationRun(model: scenario.model, plan: plan)
    try MemoryCheck(simulation: simulation).check()
    let folder = try RunFolder(at: output ?? "runs/\(scenario.name)-\(plan.seed)", force: force)
    let (outcomes, spent) = try simulate(simulation, scenario)
    let files = RunFiles(
      scenario: scenario, plan: plan, options: options, outcomes: outcomes, timings: spent)
    try files.write(to: folder, draws: draws, isCancelled: { Interruption.isRequested })
    try Interruption.check()
    try folder.commit()
    let reports =
      report ? try form.write(run: folder.path, output: folder.path, language: language) : []
    show(scenario, plan, outcomes, spent, folder: folder.path, reports: reports)
  }

  private func plan(for scenario: Scenario) -> RunPlan {
    RunPlan(
      seed: seed ?? scenario.seed,
      replications: replication == nil ? replications ?? scenario.replications : 1,
      firstReplication: replication ?? 1, threads: threads ?? MemoryCheck.processors,
      batch: batch, engine: engine)
  }

  private func checkEngine(_ scenario: Scenario, _ plan: RunPlan) throws {
    guard plan.engine == .individual, scenario.model.demand.chance != .on else { return }
    Terminal.standardError.writeLine(
      "wijkraming: --engine individual follows whole people and needs chance, which this scenario has "
        + "off under 'toeval'; set instroom and overgangen to ja, or use --engine cohort")
    throw ExitStatus.usage
  }

  private func simulate(_ simulation: SimulationRun, _ scenario: Scenario) throws -> (
    Outcomes, Timings
  ) {
    let progress = ProgressLine(
      "simulating", total: simulation.plan.replications, quiet: quiet)
    defer { progress.finish() }
    do {
      return try simulation.run(
        isCancelled: { Interruption.isRequested },
        progress: { progress.advance(by: $0) })
    } catch {
      progress.finish()
      throw Failure.status(of: error, in: scenario)
    }
  }

  private func show(
    _ scenario: Scenario, _ plan: RunPlan, _ outcomes: Outcomes, _ spent: Timings, folder: String,
    reports: [String]
  ) {
    guard !quiet else { return }
    let terminal = Terminal.standardOutput
    let screen = RunScreen(
      scenario: scenario, plan: plan, outcomes: outcomes, language: language)
    for line in screen.lines() { terminal.writeLine(line) }
    if timings { for line in TimingsScreen(spent).lines() { terminal.writeLine(line) } }
    let label = language == .nl ? "Resultaten: " : "Results: "
    terminal.writeLine(label + folder)
    let heading = language == .nl ? "Rapport: " : "Report: "
    if !reports.isEmpty { terminal.writeLine(heading + reports.joined(separator: ", ")) }
  }
}

/// Whose access rule holds.
enum AccessChoice: String, ExpressibleByArgument, CaseIterable {
  case contract
  case open
}

/// Whether the assumed behaviour acts.
enum IncentivesChoice: String, ExpressibleByArgument, CaseIterable {
  case on
  case off
}

extension EngineKind: ExpressibleByArgument {}
extension DriverKey: ExpressibleByArgument {}
extension ScreenNumber.Language: ExpressibleByArgument {}
