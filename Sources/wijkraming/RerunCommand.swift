import ArgumentParser
import Foundation
import Reporting
import Scenarios

/// `wijkraming rerun`: makes the results of a folder again, from the files it holds.
struct RerunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun",
    abstract: "Make the results of a folder again, and see whether they are the same.",
    discussion: """
      Reads the folder that 'wijkraming run' or 'wijkraming compare' wrote, of a run, a comparison, a \
      design or a region, wherever it stands: manifest.json has the options, and the folder copies of \
      all files that were read, which are held against their hashes first. Nothing else is read.

      --verify makes them in a temporary folder, compares every file byte by byte, tells where those \
      that differ do so, and exits 1 when one does. Times, and what the manifest says of them and of \
      the program's version, are not compared.
      """)

  @Argument(help: "The folder of results.", completion: .directory)
  var folder: String

  @Flag(help: "Compare with the folder, and keep nothing.")
  var verify = false

  @Option(
    help: "Folder for the results (default: that of before with '-again' behind it).",
    completion: .directory)
  var output: String?

  @Flag(help: "Replace the results that stand there; files of your own beside them are kept.")
  var force = false

  @Option(help: "Threads (default: all processors). Results do not depend on it.")
  var threads: Int?

  @Flag(help: "Show nothing but errors.")
  var quiet = false

  @Option(help: "Language of what --verify tells: nl or en (default: that of the results).")
  var language: ScreenNumber.Language?

  func validate() throws {
    try ResultOptions.refuseEmpty(output)
    if verify, output != nil || force {
      throw ValidationError(
        "--verify keeps no results; leave --output and --force out, or leave --verify out")
    }
  }

  func run() throws {
    var place = folder
    while place.count > 1, place.hasSuffix("/") { place.removeLast() }
    let record: RerunRecord
    do { record = try RerunRecord(folder: place) } catch {
      Terminal.standardError.writeLine("wijkraming: \(error)")
      throw error.isMissing ? ExitStatus.noInput : ExitStatus.data
    }
    if let other = record.otherProgram {
      Terminal.standardError.writeLine("wijkraming: \(place) \(other)")
    }
    StoredInputs.serve(record.copies, from: ["\(place)/manifest.json"])
    guard verify else { return try make(record, at: output ?? again(place), isShown: true) }
    let temporary = try TemporaryFolder()
    defer { temporary.remove() }
    let results = temporary.path + "/results"
    try make(record, at: results, isShown: false)
    StandingResults.forget(temporary.path)
    try tell(FolderComparison(place, results), record)
  }

  /// Beside a folder, also where that is called by dots alone.
  private func again(_ place: String) -> String {
    let isNamed = !place.split(separator: "/").allSatisfy { $0 == "." || $0 == ".." }
    return (isNamed ? place : URL(fileURLWithPath: place).standardizedFileURL.path) + "-again"
  }

  /// Runs the command that made a folder, and writes the reports that stand in it.
  private func make(_ record: RerunRecord, at path: String, isShown: Bool) throws {
    var arguments = Array(record.arguments.dropFirst())
    arguments.append("--output=\(path)")
    if force { arguments.append("--force") }
    if quiet { arguments.append("--quiet") }
    if let threads { arguments.append("--threads=\(threads)") }
    switch record.choices.command {
    case "run":
      var command = try parsed(RunCommand.self, arguments, record)
      command.results.isShown = isShown
      try command.run()
    default:
      var command = try parsed(CompareCommand.self, arguments, record)
      command.results.isShown = isShown
      try command.run()
    }
    for report in record.reports {
      try Interruption.check()
      let writing = ReportWriting(
        report.formats, language: report.language, check: { try Interruption.check() },
        tell: ResultOptions.tell)
      let paths = try writing.write(in: path)
      if isShown, !quiet { for path in paths { Terminal.standardOutput.writeLine(path) } }
    }
  }

  /// The command as its line says it; a line that says none is a fault of the manifest.
  private func parsed<Command: ParsableCommand>(
    _ type: Command.Type, _ arguments: [String], _ record: RerunRecord
  ) throws -> Command {
    do { return try type.parse(arguments) } catch {
      // What is wrong with the options of this command itself stands among them.
      if let threads, !(1...1024).contains(threads) { throw error }
      let fault = RerunFault.unreadable(path: record.folder, why: type.message(for: error))
      Terminal.standardError.writeLine("wijkraming: \(fault)")
      throw ExitStatus.data
    }
  }

  private func tell(_ comparison: FolderComparison, _ record: RerunRecord) throws {
    if !quiet {
      let own = record.choices.language.flatMap { ScreenNumber.Language(rawValue: $0) }
      for line in comparison.lines(language ?? own ?? .nl) {
        Terminal.standardOutput.writeLine(line)
      }
    }
    if !comparison.isEqual { throw ExitStatus.differs }
  }
}
