import ArgumentParser
import Calibration
import DemandModel
import Reporting
import Scenarios
import Simulation

/// `wijkraming backtest`: forecasts years that have passed, and holds the forecast against what happened.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Learn until a year, forecast the years after, and compare with what happened.",
    discussion: """
      Prints for every figure the forecast, its interval and what happened, and over all how often \
      intervals held, and how far forecasts were off beside three that need no model: the last year, the \
      trend of three years, and ageing alone. backtest.csv holds every figure, scores.csv the rest.

      A forecast has the learned numbers, what is left of the shocks so far, later shocks, chance, and the \
      error of the figure itself.
      """)

  @OptionGroup var input: ScenarioOptions

  @OptionGroup var observed: RealisatieOptions

  @Option(help: "Last year to learn from.")
  var trainUntil: Int

  @Option(help: "Years to forecast, such as 2021-2022 or 2021.", transform: Self.years)
  var test: ClosedRange<Int>

  @Flag(help: "Begin a forecast at the end of every year from --train-until on.")
  var rolling = false

  @OptionGroup var drawing: DrawOptions

  @OptionGroup var results: ResultOptions

  func validate() throws {
    try RealisatieOptions.refuseReport(results)
    if test.lowerBound <= trainUntil {
      throw ValidationError(
        "--test begins in \(test.lowerBound), which is learned from; allowed: years after --train-until "
          + "\(trainUntil)")
    }
  }

  /// Reads `2021-2022` or `2021`.
  static func years(_ text: String) throws -> ClosedRange<Int> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let years = parts.compactMap { $0 }.filter { (1900...2299).contains($0) }
    guard (1...2).contains(parts.count), years.count == parts.count,
      years[0] <= years[years.count - 1]
    else { throw ValidationError("allowed: years, such as 2021-2022 or 2021") }
    return years[0]...years[years.count - 1]
  }

  func run() throws {
    let options = input.completed(drawing.scenarioOptions)
    let scenario = try observed.scenario(input, options)
    let plan = try observed.plan(drawing, for: scenario)
    let realisatie = try observed.read(for: scenario)
    let backtest = Backtest(
      model: scenario.model, ageing: try ageing(options), realisatie: realisatie, plan: plan,
      steps: observed.steps, origins: rolling ? Array(trainUntil..<test.upperBound) : [trainUntil],
      test: test)
    try checkFigures(backtest)
    try MemoryCheck(
      simulation: SimulationRun(model: scenario.model, plan: plan), copies: 2
    ).check()
    let origin = CalibrationOrigin(
      scenario: scenario, realisatie: observed.realisatie, plan: plan, options: options,
      steps: observed.steps)
    let folder = try results.folder(
      otherwise: "runs/\(scenario.name)-\(plan.seed)-backtest",
      names: BacktestFiles.names + origin.copyNames())
    let result = try observed.simulate(
      "backtesting", backtest.work, of: scenario, quiet: results.quiet, backtest.run)
    try observed.refuseThousands(result.factorsOfThousand.first)
    try BacktestFiles(result, origin: origin).write(to: folder)
    try results.commit(folder)
    try results.finish(folder.path) {
      BacktestScreen(
        scenario: scenario, backtest: backtest, result: result, language: results.language
      ).lines()
    }
  }

  /// The scenario in which ages alone change demand.
  private func ageing(_ options: Scenario.Options) throws -> SimulationModel {
    var options = options
    options.without.formUnion(DriverKey.allCases.filter { $0 != .vergrijzing })
    do {
      return try Scenario.load(file: input.scenario, options: options).model
    } catch { throw ScenarioFile.status(of: error) }
  }

  /// Refuses where there is nothing to learn from, or nothing to hold a forecast against.
  private func checkFigures(_ backtest: Backtest) throws {
    let realisatie = backtest.realisatie
    let last = realisatie.startYear + realisatie.years - 1
    if !realisatie.comparable.contains(where: { $0.period.year <= trainUntil }) {
      throw observed.refuse(
        "\(observed.realisatie): the table has nothing to learn from; allowed: figures of whole years from "
          + "\(realisatie.startYear) to \(trainUntil); add rows, or change --train-until")
    }
    if !realisatie.comparable.contains(where: { test.contains($0.period.year) }) {
      throw observed.refuse(
        "\(observed.realisatie): the table has no figure to hold the forecast against; allowed: whole years of "
          + "--test \(test.lowerBound)-\(test.upperBound) within the scenario, which runs from \(realisatie.startYear) to "
          + "\(last); add rows, or change --test")
    }
  }
}
