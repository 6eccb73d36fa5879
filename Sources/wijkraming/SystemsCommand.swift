import ArgumentParser
import Reporting
import Scenarios

/// `wijkraming systems`: the funding systems that come with the program.
struct SystemsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "systems",
    abstract: "List the funding systems that come with the program.",
    discussion: """
      Shows for each who is paid how per layer, and who carries the risk of more clients, of more \
      support per client, and of prices. With a name it prints that system as a file to start from; \
      'vormen' lists the funding forms alone, 'gemeenten' the contracts of every gemeente.
      """)

  @Argument(help: "A preset, to print its file; or 'vormen' or 'gemeenten', to list those.")
  var system: String?

  @Option(help: "Form of the list: text or csv.")
  var format = SystemsFormat.text

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  func run() throws {
    let terminal = Terminal.standardOutput
    let group = system.flatMap(SystemFile.group)
    if let system, group == nil {
      guard let text = try SystemFile(argument: system).text else {
        throw ValidationError(
          "'\(system)' is a file and no preset; allowed: \(SystemFile.allowedNames)")
      }
      return terminal.write(text)
    }
    let listing = try SystemListing(group, language: language)
    switch format {
    case .text: for line in listing.lines() { terminal.writeLine(line) }
    case .csv: terminal.write(String(decoding: listing.csv(), as: UTF8.self))
    }
  }
}

/// Forms of the list of systems.
enum SystemsFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case csv
}
