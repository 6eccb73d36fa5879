import ArgumentParser
import DemandModel
import Reporting
import Scenarios
import Simulation

/// `wijkraming run`: simulates a scenario, shows the answer and writes a folder with the results.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulate a scenario, or the gemeenten of a region, and write the results.",
    discussion: """
      Shows how demand and cost develop and how likely the begroting is overrun, and writes \
      summary.csv, monthly.csv, risk.csv, the resolved scenario, a manifest and timings to a \
      folder, whole or not at all.

      A region is a file with 'gemeenten': a name for each, with the path of its scenario. They are \
      run one after the other, so that memory is that of one; parameters, shocks of groups and the \
      forecast are the same in all of them. summary.csv and risk.csv then hold the totals of the \
      region and of every gemeente, without wijken, voorzieningen and contracts.
      """)

  @OptionGroup var input: ScenarioOptions

  @OptionGroup var drawing: DrawOptions

  @Option(help: "Simulate this one replication alone, counted from 1.")
  var replication: Int?

  @Option(help: "Engine: \(EngineKind.allCases.map(\.rawValue).joined(separator: " or ")).")
  var engine = EngineKind.cohort

  @Flag(
    help: ArgumentHelp(
      "Also write every draw, to draws.csv.gz. Above \(OutcomeRetention.exactReplications) replications "
        + "only a run with --draws keeps them all: it takes far more memory, and gives every quantile "
        + "exactly instead of within 0.1%."))
  var draws = false

  @Option(
    help: ArgumentHelp(
      "Also write who is in care and who waits on 1 January of a year, draw by draw, to stock.csv, with which "
        + "another scenario can open; may be repeated.", valueName: "year"))
  var stock: [Int] = []

  @Flag(help: "Show where the time went, and the least it could take on this machine.")
  var timings = false

  @OptionGroup var results: ResultOptions

  func validate() throws {
    if let replication, !(1...Int(UInt32.max)).contains(replication) {
      throw ValidationError("--replication counts from 1, not \(replication).")
    }
    if replication != nil && drawing.replications != nil {
      throw ValidationError("--replication and --replications exclude each other; leave one out.")
    }
  }

  func run() throws {
    if Region.isRegion(file: input.scenario) { return try runRegion() }
    let options = input.completed(drawing.scenarioOptions)
    let scenario = try input.read(options)
    let plan = plan(for: scenario)
    try checkEngine(scenario, plan)
    let simulation = SimulationRun(
      model: scenario.model, plan: plan,
      retention: draws ? .everyDraw : OutcomeRetention(asked: RiskTable.asked),
      stockYears: try stockYears(scenario))
    try checkStock(simulation)
    try MemoryCheck(simulation: simulation).check()
    let folder = try results.folder(
      otherwise: "runs/\(scenario.name)-\(plan.seed)",
      names: RunFiles.names(draws: draws, stock: !stock.isEmpty, of: scenario, options))
    let (outcomes, spent) = try simulate(simulation, scenario)
    let files = RunFiles(
      scenario: scenario, plan: plan, options: options, outcomes: outcomes, timings: spent,
      language: results.language)
    try files.write(to: folder, draws: draws, isCancelled: { Interruption.isRequested })
    try results.commit(folder)
    try results.finish(folder.path) {
      let screen = RunScreen(
        scenario: scenario, plan: plan, outcomes: outcomes, language: results.language)
      guard timings else { return screen.lines() }
      let spending = TimingsScreen(spent, of: simulation, rates: .measure())
      return screen.lines() + spending.lines()
    }
  }

  private func plan(for scenario: Scenario) -> RunPlan {
    completed(drawing.plan(for: scenario))
  }

  /// A plan with the engine and the one replication that were asked for.
  func completed(_ plan: RunPlan) -> RunPlan {
    var plan = plan
    plan.engine = engine
    guard let replication else { return plan }
    plan.replications = 1
    plan.firstReplication = replication
    return plan
  }

  private func checkEngine(_ scenario: Scenario, _ plan: RunPlan) throws {
    guard plan.engine == .individual, scenario.model.demand.chance != .on else { return }
    throw refuseEngine("this scenario")
  }

  /// Says why people cannot be followed one by one.
  func refuseEngine(_ what: String) -> ExitStatus {
    Terminal.standardError.writeLine(
      "wijkraming: --engine individual follows whole people and needs chance, which \(what) has "
        + "off under 'toeval'; set instroom and overgangen to ja, or use --engine cohort")
    return .usage
  }

  private func simulate(_ simulation: SimulationRun, _ scenario: Scenario) throws -> (
    Outcomes, Timings
  ) {
    let progress = ProgressLine(
      "simulating", total: simulation.plan.replications, quiet: results.quiet)
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
}

extension EngineKind: ExpressibleByArgument {}
extension DriverKey: ExpressibleByArgument {}
extension ScreenNumber.Language: ExpressibleByArgument {}
