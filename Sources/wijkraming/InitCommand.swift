import ArgumentParser
import Foundation
import Reporting
import Scenarios

/// `wijkraming init`: a folder with a commented scenario to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a folder with a commented scenario to start from.",
    discussion: """
      Writes NAME/NAME.yaml, the tables it reads and the JSON Schema for editors. The scenario runs as \
      it is: a made-up gemeente, to be replaced part by part.

      With --small NAME.yaml is one page of what every gemeente knows: per voorziening its clients, what \
      a client-year costs and how long people stay, with the begroting. Everything else stands in \
      landelijk.yaml beside it, as national assumptions with their spread. A key that is added to the page \
      goes before that file, so that a small scenario grows key by key.
      """)

  @Argument(help: "Name of the scenario and its folder: lower case letters, digits, - and _.")
  var name: String

  @Flag(help: "One page of some 25 numbers; national assumptions for everything else.")
  var small = false

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  func validate() throws {
    guard template != nil else {
      let reason = ScenarioFormat.isName(name) ? " here: a file beside it has that name" : ""
      throw ValidationError(
        "'\(name)' cannot name a scenario\(reason); allowed: lower case letters, digits, '-' and '_'."
      )
    }
  }

  private var template: ScenarioTemplate? {
    ScenarioTemplate(name: name, form: small ? .small : .full)
  }

  func run() throws {
    guard let template else { throw ExitStatus.usage }
    try ResultOptions.refuseStanding(name, another: "name")
    let folder = try RunFolder(at: name, tell: ResultOptions.tell)
    for file in template.files { try folder.write(file.bytes, as: file.name) }
    try Interruption.check()
    try folder.commit()
    StandingResults.note(name)
    for line in closing(template) { Terminal.standardOutput.writeLine(line) }
  }

  private func closing(_ template: ScenarioTemplate) -> [String] {
    let path = "\(name)/\(template.fileName)"
    let commands = ["", "    wijkraming check \(path)", "    wijkraming run \(path)"]
    switch language {
    case .nl where small:
      return [
        "Klaar: \(path), één bladzijde; wat daar niet staat komt uit landelijk.yaml. Vul in wat u weet, en dan:"
      ] + commands
    case .en where small:
      return [
        "Made \(path), one page; what it does not say comes from landelijk.yaml. Fill in what you know, and then:"
      ] + commands
    case .nl:
      return [
        "Klaar: \(path), met de tabellen die het leest. Verander wat met (1) tot (5) gemerkt is, en dan:"
      ] + commands
    case .en:
      return ["Made \(path), with the tables it reads. Change what is marked (1) to (5), and then:"]
        + commands
    }
  }
}
