import ArgumentParser
import Scenarios

/// `wijkraming schema`: the JSON Schema of scenario files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario and region files, for editors.",
    discussion: """
      An editor with a YAML language server checks and completes a scenario that begins with \
      '# yaml-language-server: $schema=\(ScenarioSchema.fileName)', with this text in a file of that \
      name beside it.
      """)

  func run() { Terminal.standardOutput.write(ScenarioSchema().text()) }
}
