import ArgumentParser
import Reporting

/// `wijkraming import`: a scenario out of what a gemeente has in other files.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a scenario out of a workbook of 'wijkraming template'.",
    discussion: """
      Reads the workbook as it was filled in and writes a folder with the scenario and its tables, as a \
      whole or not at all. A cell that is wrong is named as in Excel: 'Contracten!C7'.
      """)

  @Argument(help: "The workbook, as .xlsx.", completion: .file(extensions: ["xlsx"]))
  var file: String

  @Option(help: "Folder for the scenario.", completion: .directory)
  var output: String

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  func validate() throws { try ResultOptions.refuseEmpty(output) }

  func run() throws {
    try WorkbookImport(path: file, output: output, language: language).run()
  }
}
