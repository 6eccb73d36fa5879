import ArgumentParser
import Reporting

/// `wijkraming report`: a finished run or comparison as a page and a workbook.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of a run or a comparison: a page and a workbook.",
    discussion: """
      Reads the folder that 'wijkraming run' or 'wijkraming compare' wrote and puts report.html and \
      report.xlsx in it, or in the folder named by --output. The page opens in any browser without a \
      network.
      """)

  @Argument(help: "The folder of a run or a comparison.", completion: .directory)
  var folder: String

  @OptionGroup var form: ReportOptions

  @Option(help: "Folder for the report (default: the same).", completion: .directory)
  var output: String?

  @Option(help: "Language of the report: nl or en.")
  var language = ScreenNumber.Language.nl

  func run() throws {
    let files = try form.write(run: folder, output: output ?? folder, language: language)
    StandingResults.note(files)
    for path in files { Terminal.standardOutput.writeLine(path) }
  }
}

/// Which forms a report takes.
struct ReportOptions: ParsableArguments {
  @Option(help: "Forms of the report, separated by commas: \(ReportFormat.names).")
  var format = ReportFormats(all: ReportFormat.available)

  /// Writes the report of a run or a comparison; gives the paths of what was written.
  func write(
    run: String, output: String, language: ScreenNumber.Language
  ) throws -> [String] {
    try MemoryCheck.checkReport(of: run)
    let record: ReportRecord
    do { record = try ReportRecord(folder: run) } catch {
      Terminal.standardError.writeLine("wijkraming: \(error)")
      throw error.isMissing ? ExitStatus.noInput : ExitStatus.data
    }
    let document = record.document(language)
    let files = try format.all.map {
      (name: "report.\($0.rawValue)", bytes: try $0.bytes(document))
    }
    try Interruption.check()
    return try WholeFiles(in: output).write(files)
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
