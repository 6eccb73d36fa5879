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
    subcommands: [
      RunCommand.self, CompareCommand.self, SystemsCommand.self,
      CheckCommand.self, ShowCommand.self, ParametersCommand.self,
      SchemaCommand.self, InitCommand.self, ReportCommand.self,
    ])

  static func main() { StatedStack.run(work) }

  private static func work() {
    Interruption.listen()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      leave(with: error)
    }
  }

  /// Ends the program with the message and status of an error.
  ///
  /// After an interrupt its own status goes before that of an error which it may have caused.
  private static func leave(with error: any Error) -> Never {
    if let status = Interruption.status ?? error as? ExitStatus {
      Foundation.exit(status.rawValue)
    }
    let status: ExitStatus
    switch error {
    case let failure as RunFolderError: status = ExitStatus(failure)
    case let failure as WorkbookError: status = ExitStatus(failure)
    default:
      let code = exitCode(for: error)
      let terminal = code.isSuccess ? Terminal.standardOutput : .standardError
      terminal.writeLine(UsageMessage.shortened(fullMessage(for: error)))
      Foundation.exit(code.rawValue)
    }
    Terminal.standardError.writeLine("wijkraming: \(error)")
    Foundation.exit(status.rawValue)
  }
}
