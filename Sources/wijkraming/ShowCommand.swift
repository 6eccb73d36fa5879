import ArgumentParser
import Scenarios

/// `wijkraming show`: the complete scenario, with where each value comes from.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a scenario as it is run: what it extends, values that were set, and defaults.",
    discussion: """
      As YAML every line names the file and line its value comes from, '--set' or 'default', and \
      the text is itself a scenario for the same folder. As JSON these stand under 'origin', by \
      dotted path.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case yaml
    case json
  }

  @OptionGroup var options: ScenarioOptions

  @Option(help: "Form: yaml or json.")
  var format = Format.yaml

  func run() throws {
    let resolved = try options.read().resolved
    switch format {
    case .yaml: Terminal.standardOutput.write(resolved.annotatedYAML())
    case .json: Terminal.standardOutput.write(resolved.json())
    }
  }
}
