import Analysis
import ArgumentParser
import Foundation
import Import
import Planner
import Reporting
import Scenarios

/// `wijkraming import`: a scenario that runs, out of tables as StatLine gives them.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a scenario out of tables as StatLine gives them, or of a filled workbook.",
    discussion: """
      A workbook of 'wijkraming template' (.xlsx), without --gemeente, is taken alone: a folder with the scenario and its \
      tables, whole or not at all. A cell that is wrong is named as in Excel: 'Contracten!C7'.

      Takes downloads in any order and says what it took and what it left: Kerncijfers wijken en buurten \
      (residents by wijk and five groups of ages, Wmo clients), Wmo clients per wijk and year, Wmo clients by \
      kind (83262NED), Iv3 begroting and rekening of taakvelden 6.6 and 6.71, births, deaths and moves (37259NED), \
      the population of the gemeente or of the country by age. CSV of the site, exports with keys, OData \
      folders, tables of Statweb, and the first sheet of a workbook that holds such a table.

      Writes DIR/GEMEENTE-YEAR.yaml, the tables it reads and herkomst.md: what came from where, and what \
      is assumed. Figures that StatLine does not know stay unknown, and are never 0.
      """)

  @Argument(
    help: "Files, or folders with data.csv, as they were downloaded; or one workbook.",
    completion: .file())
  var files: [String]

  @Option(
    help: "The gemeente, by code or name: GM0637 or Zoetermeer; needed for all but a workbook.")
  var gemeente: String?

  @Option(help: "First year of the scenario (default: the latest year with residents).")
  var year: Int?

  @Option(help: "Folder for the scenario.", completion: .directory)
  var output: String

  @Option(help: "Which holds where code and name of a wijk contradict each other: code or name.")
  var match: WijkIdentity?

  @Option(
    help: "People in no known wijk: spread over the wijken, or keep as a wijk of their own.")
  var unknown: Unknown?

  @Option(
    help: "Table van,naar,aandeel that divides wijken of before over those of now.",
    completion: .file(extensions: ["csv"]))
  var grenzen: String?

  @Option(
    help: ArgumentHelp(
      "Whether a quick run with each number held (\(NumberInfluences.standardReplications) replications) tells which "
        + "are worth replacing first: yes or no."))
  var ranking: Ranking?

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  enum Unknown: String, ExpressibleByArgument, CaseIterable {
    case spread
    case keep
  }

  enum Ranking: String, ExpressibleByArgument, CaseIterable {
    case yes
    case no
  }

  func validate() throws {
    try ResultOptions.refuseEmpty(output)
    if isForm { return try validateWorkbook() }
    guard let gemeente else {
      throw ValidationError("Missing expected argument '--gemeente <gemeente>'")
    }
    if gemeente.trimmingCharacters(in: .whitespaces).isEmpty {
      throw ValidationError("--gemeente names no gemeente; write a code or name, as GM0637.")
    }
    if let year, !(1995...2199).contains(year) {
      throw ValidationError("--year is \(year); allowed: a year from 1995 to 2199.")
    }
  }

  /// Whether a workbook of `wijkraming template` is among the files; without a gemeente any workbook is one.
  private var isForm: Bool {
    files.contains { file in
      WorkbookImport.takes(file) && (gemeente == nil || FormReader.isForm(file))
    }
  }

  /// A workbook says all there is to say, and is taken alone.
  private func validateWorkbook() throws {
    guard files.count == 1 else {
      throw ValidationError(
        "a workbook is imported alone; leave the other files out, or the workbook.")
    }
    let others: [(name: String, isGiven: Bool)] = [
      ("--gemeente", gemeente != nil), ("--year", year != nil), ("--match", match != nil),
      ("--unknown", unknown != nil), ("--grenzen", grenzen != nil), ("--ranking", ranking != nil),
    ]
    for option in others where option.isGiven {
      throw ValidationError(
        "\(option.name) is for tables of StatLine, and a workbook says it itself; leave it out.")
    }
  }

  func run() throws {
    if isForm {
      return try WorkbookImport(path: files[0], output: output, language: language).run()
    }
    try ResultOptions.refuseStanding(output, another: "--output")
    let imported = try imported()
    let folder = try RunFolder(at: output, inputs: InputFiles.all, tell: ResultOptions.tell)
    let origin = ImportedFolder.originName
    for file in imported.files where file.name != origin {
      try folder.write(file.bytes, as: file.name)
    }
    let found =
      ranking == .no
      ? nil : try ImportRanking(folder: folder.hiddenPath, file: imported.fileName).ranking()
    try folder.write(imported.origin(found?.ranking), as: origin)
    try Interruption.check()
    try folder.commit()
    StandingResults.note(output)
    let screen = ImportScreen(imported, at: output, ranking: found, language: language)
    for line in screen.lines() { Terminal.standardOutput.writeLine(line) }
  }

  private func imported() throws -> ImportedFolder {
    var options = StatLineImport.Options(gemeente: gemeente ?? "")
    options.year = year
    options.identity = match
    options.spreadsUnknown = unknown != .keep
    options.borders = grenzen
    try MemoryCheck.checkReading()
    do { return try StatLineImport.folder(of: files, options) } catch {
      throw ScenarioFile.status(of: error)
    }
  }
}

extension WijkIdentity: ExpressibleByArgument {}
