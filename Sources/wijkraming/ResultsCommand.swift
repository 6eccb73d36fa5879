import ArgumentParser
import Reporting

/// `wijkraming results`: what the names in results files mean.
struct ResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results",
    abstract: "Say what the results are: every metric and measure of risk, or one of them.",
    discussion: """
      With the name of a metric or measure as files have it, such as net_cost or risk_90: what it is, \
      its unit and formula, in which files it stands and how it adds up. Without one: all of them.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case page
  }

  @Argument(help: "A metric or measure; without it all of them.")
  var name: String?

  @Option(help: "Form of the whole list: text, csv, or page, the page of the documentation.")
  var format = Format.text

  @Option(help: "Language of the screen: nl or en.")
  var language = ScreenNumber.Language.nl

  func validate() throws {
    if name != nil, format != .text {
      throw ValidationError(
        "--format \(format.rawValue) is of the whole list; leave the name '\(name ?? "")' out, or the "
          + "option.")
    }
  }

  func run() throws {
    let terminal = Terminal.standardOutput
    let listing = ResultListing(language: language)
    if let name {
      do {
        for line in try listing.lines(of: name) { terminal.writeLine(line) }
      } catch {
        throw ValidationError("\(error)")
      }
      return
    }
    switch format {
    case .text: for line in listing.lines() { terminal.writeLine(line) }
    case .csv: terminal.write(String(decoding: listing.csv(), as: UTF8.self))
    case .page: terminal.write(ResultPage().text())
    }
  }
}
