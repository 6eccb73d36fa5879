import Planner

/// What the screen says of a workbook that was read.
public struct WorkbookScreen {
  /// Cells that are named one by one.
  private static let limit = 8

  private let summary: PlannerSummary
  private let title: String
  private let words: Words
  private let number: ScreenNumber

  public init(_ summary: PlannerSummary, title: String, language: ScreenNumber.Language) {
    self.summary = summary
    self.title = title
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  /// - Parameter file: the scenario that was made.
  public func lines(file: String) -> [String] {
    [heading, ""] + counts + observed + examples + unread + [
      "",
      words.pick(
        "Klaar: \(file), met de tabellen die het leest. Nu:",
        "Made \(file), with the tables it reads. Now:"),
      "", "    wijkraming check \(file)", "    wijkraming run \(file)",
    ]
  }

  private var heading: String {
    let last = summary.firstYear + summary.years - 1
    return "\(title), \(summary.firstYear)-\(last)"
  }

  private var counts: [String] {
    let residents = number.text(summary.residents.rounded())
    let clients = number.text(summary.clients.rounded())
    let budget = number.text(summary.budget.rounded())
    return [
      words.pick(
        "- \(summary.wijken) wijken met \(residents) inwoners",
        "- \(summary.wijken) wijken with \(residents) residents"),
      words.pick(
        "- \(summary.voorzieningen) voorzieningen, \(clients) cliënten in \(summary.groups) groepen",
        "- \(summary.voorzieningen) voorzieningen, \(clients) clients in \(summary.groups) groups"),
      words.pick(
        "- begroot in \(summary.firstYear): € \(budget)",
        "- begroting of \(summary.firstYear): € \(budget)"),
    ]
  }

  private var observed: [String] {
    guard summary.observed > 0 else { return [] }
    return [
      words.pick(
        "- \(summary.observed) cijfers van wat er gebeurd is in realisatie.csv, die de raming niet gebruikt",
        "- \(summary.observed) figures of what happened in realisatie.csv, which the scenario does not use"
      )
    ]
  }

  private var examples: [String] {
    guard !summary.examples.isEmpty else { return [] }
    let cells = listed(summary.examples)
    return [
      words.pick(
        "- let op: nog van het voorbeeld, volgens hun bron: \(cells)",
        "- note: still of the example, by their source: \(cells)")
    ]
  }

  private var unread: [String] {
    guard !summary.unreadSheets.isEmpty else { return [] }
    let names = listed(summary.unreadSheets)
    return [words.pick("- niet gelezen: blad \(names)", "- not read: sheet \(names)")]
  }

  private func listed(_ names: [String]) -> String {
    let shown = names.prefix(Self.limit).joined(separator: ", ")
    let more = names.count - Self.limit
    return more > 0 ? shown + words.pick(" en nog \(more)", " and \(more) more") : shown
  }
}
