import ArgumentParser
import Reporting
import Scenarios
import Simulation

/// `wijkraming check`: reads a scenario without running it.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a scenario or a region: its opening balance, and what is assumed.",
    discussion: """
      Prints stock, inflow, outflow and implied growth of every state, warns where growth is above \
      10% a year, and lists every number that is an assumption.

      Residents per wijk, every number by year for every year, and what the begroting, the budgets of \
      contracts and cost come to in nominal euros show how the file was understood; the euros are means of \
      64 draws.

      Of a region it reads every scenario, warns for each, and prints the sizes and the memory that a \
      run takes.
      """)

  @OptionGroup var input: ScenarioOptions

  @Flag(help: "Take warnings for errors: exit with 65 when there are any.")
  var strict = false

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  func run() throws {
    if Region.isRegion(file: input.scenario) { return try checkRegion() }
    let scenario = try input.read()
    let screen = CheckScreen(
      scenario: scenario, language: language, outcomes: try outcomes(of: scenario))
    for line in screen.lines() { Terminal.standardOutput.writeLine(line) }
    for warning in screen.warnings { Terminal.standardError.writeLine(warning) }
    if strict, !(scenario.warnings.isEmpty && screen.warnings.isEmpty) { throw ExitStatus.data }
  }

  /// A few draws of the scenario; nil where there is no time or memory for them.
  private func outcomes(of scenario: Scenario) throws -> Outcomes? {
    guard let run = CheckRun.simulation(of: scenario), MemoryCheck(simulation: run).fits else {
      return nil
    }
    do {
      return try run.run(isCancelled: { Interruption.isRequested }).outcomes
    } catch { throw Failure.status(of: error, in: scenario) }
  }
}
