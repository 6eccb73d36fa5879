import ArgumentParser
import Reporting
import Scenarios

/// `wijkraming check`: reads a scenario without running it.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a scenario or a region: its opening balance, and what is assumed.",
    discussion: """
      Prints stock, inflow, outflow and implied growth of every state, warns where growth is above \
      10% a year, and lists every number that is an assumption.

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
    let screen = CheckScreen(scenario: scenario, language: language)
    for line in screen.lines() { Terminal.standardOutput.writeLine(line) }
    for warning in screen.warnings { Terminal.standardError.writeLine(warning) }
    if strict, !(scenario.warnings.isEmpty && screen.warnings.isEmpty) { throw ExitStatus.data }
  }
}
