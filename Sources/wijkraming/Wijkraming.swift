import ArgumentParser
import Foundation
import Reporting

/// The program: each command stands in a file of its own.
@main
struct Wijkraming: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wijkraming",
    abstract: "Simulates what the Wmo costs a municipality, and how certain that is.",
    version: Version.current,
    subcommands: [RunCommand.self, CheckCommand.self])

  static func main() {
    Interruption.listen()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitStatus {
      Foundation.exit(status.rawValue)
    } catch let error as RunFolderError {
      Terminal.standardError.writeLine("wijkraming: \(error)")
      Foundation.exit(ExitStatus(error).rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
