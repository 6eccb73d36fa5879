import ArgumentParser
import Reporting
import Scenarios

/// `wijkraming parameters`: every number of the format, or of one scenario.
struct ParametersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parameters",
    abstract: "List every number: key, unit, range, default, source, and what is assumed.",
    discussion: """
      Without a scenario: all numbers that a scenario can give. With one: the numbers it uses, \
      defaults included, with their values and sources.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
  }

  @Argument(
    help: "The scenario file (YAML); without it the whole format.",
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  @Option(
    help: ArgumentHelp("Set a value as if it stood in the file.", valueName: "key=value"),
    transform: ScenarioSetting.init(argument:))
  var set: [ScenarioSetting] = []

  @Option(help: "Form: text or csv.")
  var format = Format.text

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  func validate() throws {
    if scenario == nil, !set.isEmpty {
      throw ValidationError("--set needs a scenario whose values it sets; name its file.")
    }
  }

  func run() throws {
    let listing =
      try scenario.map {
        ParameterListing(
          scenario: try ScenarioFile.read($0, options: .init(settings: set)), language: language)
      } ?? ParameterListing(language: language)
    let terminal = Terminal.standardOutput
    switch format {
    case .text: for line in listing.lines() { terminal.writeLine(line) }
    case .csv: terminal.write(String(decoding: listing.csv(), as: UTF8.self))
    }
  }
}
