import Foundation
import Planner
import Reporting
import Scenarios
import Spreadsheet

/// Makes a scenario out of a workbook of `wijkraming template`.
struct WorkbookImport {
  let path: String
  let output: String
  let language: ScreenNumber.Language

  /// Whether a file is a workbook by its name.
  static func takes(_ path: String) -> Bool { path.lowercased().hasSuffix(".xlsx") }

  /// Reads the workbook and writes the folder, as a whole or not at all.
  ///
  /// - Throws: the exit status of what it said on standard error; errors in writing.
  func run() throws {
    try ResultOptions.refuseStanding(output, another: "--output")
    try MemoryCheck.checkReading()
    let scenario = try filled()
    let folder = try RunFolder(at: output, inputs: InputFiles.all, tell: ResultOptions.tell)
    for file in scenario.files { try folder.write(file.bytes, as: file.name) }
    try check(scenario, in: folder.hiddenPath)
    try Interruption.check()
    try folder.commit()
    StandingResults.note(output)
    let file = "\(output)/\(scenario.fileName)"
    let screen = WorkbookScreen(scenario.summary, title: scenario.title, language: language)
    for line in screen.lines(file: file) {
      Terminal.standardOutput.writeLine(InertText.line(line))
    }
  }

  private func filled() throws -> PlannerScenario {
    do { return try PlannerScenario(try FormReader.read(path)) } catch {
      switch error {
      case let errors as ScenarioErrors: throw ScenarioFile.status(of: errors)
      case let error as SpreadsheetError:
        Terminal.standardError.writeLine("wijkraming: \(error.message)")
        throw ExitStatus.unavailable
      default: throw error
      }
    }
  }

  /// Reads the scenario as every command will, and tells what is wrong by the cell it comes from.
  private func check(_ scenario: PlannerScenario, in folder: String) throws {
    do {
      let loaded = try Scenario.load(file: "\(folder)/\(scenario.fileName)")
      var told: Set<String> = []
      ScenarioFile.tell(
        scenario.warnings + loaded.warnings.map { scenario.atCell($0, readIn: folder) }, told: &told
      )
    } catch {
      let errors = error.errors.map { scenario.atCell($0, readIn: folder) }
      throw ScenarioFile.status(of: ScenarioErrors(errors, uncollected: error.uncollected))
    }
  }
}
