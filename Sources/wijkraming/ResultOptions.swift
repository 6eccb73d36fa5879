import ArgumentParser
import Foundation
import Reporting
import Scenarios

/// Where results go and how they are told: the choices of every command that leaves a folder.
struct ResultOptions: ParsableArguments {
  @Option(
    help: "Folder for the results (default: one under runs/, by name and seed).",
    completion: .directory)
  var output: String?

  @Flag(help: "Replace the results that stand there; files of your own beside them are kept.")
  var force = false

  @Flag(help: "Also write the report, as 'wijkraming report' does.")
  var report = false

  @OptionGroup var form: ReportOptions

  @Flag(help: "Show nothing but errors.")
  var quiet = false

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  /// Whether results are shown; progress is in any case, unless it is to be quiet.
  var isShown = true

  func validate() throws { try Self.refuseEmpty(output) }

  /// Refuses an empty path, which names no folder.
  static func refuseEmpty(_ output: String?) throws {
    if output == "" {
      throw ValidationError("--output names no folder; write a path, or leave --output out.")
    }
  }

  /// Refuses a path at which something stands, a link that leads nowhere included.
  ///
  /// - Parameter other: what to choose another of: the option, or the name.
  static func refuseStanding(_ path: String, another other: String) throws {
    guard (try? FileManager.default.attributesOfItem(atPath: path)) != nil else { return }
    Terminal.standardError.writeLine(
      "wijkraming: '\(path)' exists already; nothing was changed; choose another \(other)")
    throw ExitStatus.cannotCreate
  }

  /// The folder for results, locked and checked before the work.
  ///
  /// - Parameter names: the files that will be in it.
  func folder(otherwise path: String, names: [String]) throws(RunFolderError) -> RunFolder {
    let reports = report ? form.format.all.map(\.fileName) : []
    return try RunFolder(
      at: output ?? path, force: force, inputs: InputFiles.all, expecting: names + reports,
      tell: Self.tell)
  }

  /// Adds the report where it is asked for, and puts the folder in its place.
  func commit(_ folder: RunFolder) throws {
    if report { try form.writing(language).add(to: folder) }
    try Interruption.check()
    try folder.commit()
    StandingResults.note(folder.path)
  }

  /// Shows what was found and where it stands.
  func finish(_ folder: String, _ lines: () -> [String]) throws {
    show(lines)
    tellKernel()
    tell("Resultaten: ", "Results: ", folder)
    guard report else { return }
    let files = form.format.all.map { "\(folder)/\($0.fileName)" }
    tell("Rapport: ", "Report: ", files.joined(separator: ", "))
  }

  /// Says what was done about what killed processes left.
  static func tell(_ notice: LeftoverNotice) {
    Terminal.standardError.writeLine("wijkraming: \(notice)")
  }

  /// Shows lines, unless nothing is to be shown.
  func show(_ lines: () -> [String]) {
    guard !quiet, isShown else { return }
    for line in lines() { Terminal.standardOutput.writeLine(line) }
  }

  /// Says so where another kernel than the program's own computed.
  func tellKernel() {
    show { NumericLibraries.kernelNote(language).map { [$0, ""] } ?? [] }
  }

  /// Shows what a path is.
  func tell(_ dutch: String, _ english: String, _ path: String) {
    show { [(language == .nl ? dutch : english) + path] }
  }
}
