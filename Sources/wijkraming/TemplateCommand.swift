import ArgumentParser
import Foundation
import Reporting
import Scenarios

/// `wijkraming template`: a workbook for a planner to fill in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Write an Excel workbook to fill in, which 'wijkraming import' reads.",
    discussion: """
      A workbook in Dutch with a sheet for every question: gemeente and wijken, residents, \
      voorzieningen, clients, contracts, begroting and assumptions. Cells say what may stand in them, \
      what is required has a colour of its own, and the figures of an example are in it, each with \
      'voorbeeld' as its source: it can be imported as it is.
      """)

  @Argument(help: "The workbook to write, which ends in .xlsx.", completion: .file())
  var path: String

  @Option(help: "Name of the gemeente, in the place of that of the example.")
  var gemeente: String?

  @Option(help: "Language of the screen: nl or en. The workbook is in Dutch.")
  var language = ScreenNumber.Language.nl

  func validate() throws {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    guard name.lowercased().hasSuffix(".xlsx"), name.count > 5, !path.hasSuffix("/") else {
      throw ValidationError("'\(path)' is no name of a workbook; write one that ends in .xlsx.")
    }
    guard let gemeente else { return }
    let isBlank = gemeente.allSatisfy { !$0.isLetter && !$0.isNumber }
    let isHidden = gemeente.unicodeScalars.contains { InertText.isHidden($0) }
    if isBlank || isHidden || gemeente.count > 100 {
      throw ValidationError(
        "--gemeente names no gemeente; write a name of at most 100 characters, as Zoetermeer.")
    }
  }

  func run() throws {
    try ResultOptions.refuseStanding(path, another: "name")
    try PlannerWorkbook(gemeente: gemeente).write(to: path)
    StandingResults.note([path])
    let output = String(path.dropLast(5))
    let line =
      language == .nl
      ? "Klaar: \(path). Vul het in, bewaar het als .xlsx, en dan:"
      : "Made \(path). Fill it in, save it as .xlsx, and then:"
    let command = "    wijkraming import \(path) --output \(output)"
    for text in [line, "", command] { Terminal.standardOutput.writeLine(InertText.line(text)) }
  }
}
