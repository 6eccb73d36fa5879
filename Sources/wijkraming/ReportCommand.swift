import ArgumentParser
import Reporting

/// `wijkraming report`: a finished run or comparison as a page and a workbook.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of a run or a comparison: a page and a workbook.",
    discussion: """
      Reads the folder that 'wijkraming run' or 'wijkraming compare' wrote, holds its files against \
      their hashes in manifest.json, and puts report.html and report.xlsx in it together, or in the \
      folder named by --output, with report.json that lists them. A file of the same name that the \
      program did not write, or that was changed, is only replaced with --force. The page opens in \
      any browser without a network.
      """)

  @Argument(help: "The folder of a run or a comparison.", completion: .directory)
  var folder: String

  @OptionGroup var form: ReportOptions

  @Option(help: "Folder for the report (default: the same).", completion: .directory)
  var output: String?

  @Flag(help: "Also replace files of these names that are not as the program wrote them.")
  var force = false

  @Option(help: "Language of the report: nl or en.")
  var language = ScreenNumber.Language.nl

  func validate() throws { try ResultOptions.refuseEmpty(output) }

  func run() throws {
    try MemoryCheck.checkReport(of: folder)
    let writing = form.writing(language, force: force)
    let paths: [String]
    do {
      paths =
        if let output, !ReportWriting.isSame(folder, output) {
          try writing.write(of: folder, into: output)
        } else { try writing.write(in: folder) }
    } catch let fault as RecordFault {
      Terminal.standardError.writeLine("wijkraming: \(fault)")
      throw fault.isMissing ? ExitStatus.noInput : ExitStatus.data
    }
    StandingResults.note(paths)
    for path in paths { Terminal.standardOutput.writeLine(path) }
  }
}

/// Which forms a report takes.
struct ReportOptions: ParsableArguments {
  @Option(help: "Forms of the report, separated by commas: \(ReportFormat.names).")
  var format = ReportFormats(all: ReportFormat.available)

  /// How the report is written.
  func writing(_ language: ScreenNumber.Language, force: Bool = false) -> ReportWriting {
    ReportWriting(
      format.all, language: language, force: force, check: { try Interruption.check() },
      tell: ResultOptions.tell)
  }
}

/// Forms of a report, as the command line gives them.
struct ReportFormats: ExpressibleByArgument {
  let all: [ReportFormat]

  init(all: [ReportFormat]) { self.all = all }

  init?(argument: String) {
    let formats = argument.split(separator: ",").map { ReportFormat(rawValue: String($0)) }
    let known = formats.compactMap { $0 }
    guard !known.isEmpty, known.count == formats.count,
      known.allSatisfy({ ReportFormat.available.contains($0) })
    else { return nil }
    all = ReportFormat.available.filter { known.contains($0) }
  }

  var defaultValueDescription: String { all.map(\.rawValue).joined(separator: ",") }
}
