import ArgumentParser
import Foundation
import NumericKernels
import Reporting

/// The program: each command stands in a file of its own.
@main
struct Wijkraming: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wijkraming",
    abstract: "Simulates what the Wmo costs a municipality, and how certain that is.",
    version: Version.current,
    subcommands: [
      RunCommand.self, CompareCommand.self, StressCommand.self, SolveCommand.self,
      SystemsCommand.self,
      CheckCommand.self, ShowCommand.self, ParametersCommand.self, ResultsCommand.self,
      SchemaCommand.self, InitCommand.self, TemplateCommand.self, ImportCommand.self,
      ReportCommand.self, RerunCommand.self, CalibrateCommand.self, BacktestCommand.self,
    ])

  static func main() { StatedStack.run(work) }

  private static func work() {
    DescriptorWriting.takeClosedStreams()
    Interruption.listen()
    do {
      try MemoryCheck.checkStart()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      leave(with: error)
    }
    leave()
  }

  /// Ends the program with the message and status of an error, or of what became of the output.
  ///
  /// After an interrupt its own status goes before that of an error which it may have caused; what
  /// could not be shown goes before what a command found in its input.
  private static func leave(with error: (any Error)? = nil) -> Never {
    let output = Terminal.standardOutput
    var status = ExitStatus.success.rawValue
    if let error, !Interruption.isRequested { status = tell(error) }
    output.finish()
    if let stopped = Interruption.close() {
      Interruption.tellWhatStands()
      status = stopped.rawValue
    } else if let fault = output.fault {
      if fault != EPIPE { tell(fault: fault) }
      status = ExitStatus(writeFault: fault).rawValue
    }
    Foundation.exit(status)
  }

  /// Says what an error is, or the help that was asked for; gives its status.
  private static func tell(_ error: any Error) -> Int32 {
    let status: ExitStatus
    switch error {
    case let told as ExitStatus: return told.rawValue
    case let failure as RunFolderError: status = ExitStatus(failure)
    case let failure as WorkbookError: status = ExitStatus(failure)
    case is OpenBLASError: status = .unavailable
    default:
      let code = exitCode(for: error)
      let text = UsageMessage.shortened(fullMessage(for: error))
      let terminal = code.isSuccess ? Terminal.standardOutput : .standardError
      if !text.isEmpty { terminal.writeLine(text) }
      return code.rawValue
    }
    Terminal.standardError.writeLine("wijkraming: \(error)")
    return status.rawValue
  }

  private static func tell(fault code: Int32) {
    let standing = StandingResults.places.map { "; the results stand in \($0)" } ?? ""
    Terminal.standardError.writeLine("wijkraming: " + WriteFault.message(code) + standing)
  }
}
