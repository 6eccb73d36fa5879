import ArgumentParser
import Scenarios

/// The scenario a command works on, with the values set from the command line.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: "The scenario file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "Set a value as if it stood in the file, such as start=2022 or "
        + "drijfveren.langer_thuis.daling=0.02; null takes a key away; may be repeated.",
      valueName: "key=value"))
  var set: [ScenarioSetting] = []

  /// The scenario, read and checked; says on standard error what is wrong with it.
  func read(_ options: Scenario.Options = .init()) throws -> Scenario {
    var options = options
    options.settings = set
    return try ScenarioFile.read(scenario, options: options)
  }
}

extension ScenarioSetting: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
