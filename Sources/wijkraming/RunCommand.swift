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

  @OptionGroup var drawing: DrawOptions

  @Option(help: "Simulate this one replication alone, counted from 1.")
  var replication: Int?

  @Option(help: "Engine: \(EngineKind.allCases.map(\.rawValue).joined(separator: " or ")).")
  var engine = EngineKind.cohort

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
    if let replication, !(1...Int(UInt32.max)).contains(replication) {
      throw ValidationError("--replication counts from 1, not \(replication).")
    }
    if replication != nil && drawing.replications != nil {
      throw ValidationError("--replication and --replications exclude each other; leave one out.")
    }
  }

  func run() throws {
    let options = drawing.scenarioOptions
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
    var plan = drawing.plan(for: scenario)
    plan.engine = engine
    guard let replication else { return plan }
    plan.replications = 1
    plan.firstReplication = replication
    return plan
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

extension EngineKind: ExpressibleByArgument {}
extension DriverKey: ExpressibleByArgument {}
extension ScreenNumber.Language: ExpressibleByArgument {}
