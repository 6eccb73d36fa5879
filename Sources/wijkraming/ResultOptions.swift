import ArgumentParser
import Reporting

/// Where results go and how they are told: the choices of every command that leaves a folder.
struct ResultOptions: ParsableArguments {
  @Option(
    help: "Folder for the results (default: one under runs/, by name and seed).",
    completion: .directory)
  var output: String?

  @Flag(help: "Replace the results that stand there.")
  var force = false

  @Flag(help: "Also write the report, as 'wijkraming report' does.")
  var report = false

  @OptionGroup var form: ReportOptions

  @Flag(help: "Show nothing but errors.")
  var quiet = false

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  /// Shows what was found and where it stands, and writes the report after it.
  func finish(_ folder: String, _ lines: () -> [String]) throws {
    StandingResults.note(folder)
    show(lines)
    tell("Resultaten: ", "Results: ", folder)
    guard report else { return }
    let files = try form.write(run: folder, output: folder, language: language)
    tell("Rapport: ", "Report: ", files.joined(separator: ", "))
  }

  /// Shows lines, unless nothing is to be shown.
  func show(_ lines: () -> [String]) {
    guard !quiet else { return }
    for line in lines() { Terminal.standardOutput.writeLine(line) }
  }

  /// Shows what a path is.
  func tell(_ dutch: String, _ english: String, _ path: String) {
    show { [(language == .nl ? dutch : english) + path] }
  }
}
