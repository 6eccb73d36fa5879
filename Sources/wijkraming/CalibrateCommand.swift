import ArgumentParser
import Calibration
import Reporting
import Scenarios
import Simulation

/// `wijkraming calibrate`: learns the uncertain numbers of a scenario from what happened.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Learn the uncertain numbers of a scenario from what happened.",
    discussion: """
      Takes the replications as an ensemble, moves every uncertain number by what was observed, and \
      writes aannames.csv: a row of values for each replication, which any run takes in place of draws \
      by the key 'kalibratie: aannames.csv' in the scenario. observations.csv and parameters.csv hold \
      what was observed and what was learned, before and after.

      Numbers stay within the bounds of their distributions. Shocks and chance are not learned. An \
      ensemble has \(RealisatieOptions.standardMembers) replications, or those of the scenario where these are \
      fewer, unless --replications says how many.
      """)

  @OptionGroup var input: ScenarioOptions

  @OptionGroup var observed: RealisatieOptions

  @Option(help: "Last year to learn from (default: all of the table).")
  var until: Int?

  @OptionGroup var drawing: DrawOptions

  @OptionGroup var results: ResultOptions

  func validate() throws { try RealisatieOptions.refuseReport(results) }

  func run() throws {
    let options = input.completed(drawing.scenarioOptions)
    let scenario = try observed.scenario(input, options)
    let plan = try observed.plan(drawing, for: scenario)
    let realisatie = try observed.read(for: scenario)
    let calibration = Calibration(
      model: scenario.model, observations: try chosen(realisatie), plan: plan,
      steps: observed.steps)
    try MemoryCheck(
      simulation: SimulationRun(model: scenario.model, plan: plan), copies: 2
    ).check()
    let origin = CalibrationOrigin(
      scenario: scenario, realisatie: observed.realisatie, plan: plan, options: options,
      steps: observed.steps)
    let folder = try results.folder(
      otherwise: "runs/\(scenario.name)-\(plan.seed)-calibrate",
      names: CalibrationFiles.names + origin.copyNames())
    let result = try observed.simulate(
      "calibrating", calibration.work, of: scenario, quiet: results.quiet, calibration.run)
    try observed.refuseThousands(result.factorsOfThousand.first)
    try CalibrationFiles(result, origin: origin).write(to: folder)
    try results.commit(folder)
    try tell(scenario, realisatie, result, folder.path)
  }

  /// The figures to learn from; refuses where there are none.
  private func chosen(_ realisatie: Realisatie) throws -> [Observation] {
    let found = realisatie.comparable.filter { $0.period.year <= until ?? .max }
    guard found.isEmpty else { return found }
    let last = realisatie.startYear + realisatie.years - 1
    throw observed.refuse(
      "\(observed.realisatie): the table has nothing to learn from; allowed: figures of whole years from "
        + "\(realisatie.startYear) to \(min(last, until ?? last)); add rows, or change --until")
  }

  private func tell(
    _ scenario: Scenario, _ realisatie: Realisatie, _ result: CalibrationResult, _ path: String
  ) throws {
    let screen = CalibrationScreen(
      scenario: scenario, realisatie: realisatie, result: result, language: results.language)
    for warning in screen.warnings {
      Terminal.standardError.writeLine(InertText.line(warning))
    }
    try results.finish(path) { screen.lines() }
    results.tell(
      "In een scenario: kalibratie: ", "In a scenario: kalibratie: ",
      path + "/" + CalibrationFiles.sampleName)
  }
}
