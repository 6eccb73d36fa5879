import Simulation

/// The page on results, in English with a Dutch label per row, made from the declarations alone.
public struct ResultPage {
  /// The command that writes the page.
  public static let command =
    "wijkraming results --format page > Sources/wijkraming/wijkraming.docc/Results.md"

  private let catalogue = ResultCatalogue()
  private let words = Words(language: .en)

  public init() {}

  public func text() -> String {
    (Self.opening + ResultCatalogue.Kind.allCases.flatMap(section) + units)
      .joined(separator: "\n") + "\n"
  }

  private static let opening = """
    # Results

    What every name in the results files means. `wijkraming results NAME` tells it in the terminal, in Dutch or English.

    `summary.csv`, `monthly.csv` and `comparison.csv` have metrics, `risk.csv` and `comparison_risk.csv` measures of risk, `differences.csv`
    and `design.csv` measures of a comparison. A row is of a level: a `gemeente`, one of its `perceel`, `contract` or `wijk`, or of a `regio`
    all gemeenten together; the column `voorziening` says `totaal` or one voorziening, of a wijk only with `clients`. Where the text of a metric
    says the year, that is the month in `monthly.csv`, and the period in `differences.csv` and `design.csv`.

    Draw by draw results add up as the column "adds up" says: over voorzieningen, wijken, years and gemeenten, where they are told for them.
    Means over the draws do so too where that is a sum or a mean; quantiles never do. In `risk.csv` `lower` and `upper` are the 95% Monte Carlo
    interval of `value`: what the number of draws leaves open, and not how far a future may lie from it. Where a result does not exist, as a
    budget in a year without one, its cells are empty.

    This page is made from the declarations in the program, by `\(command)`.
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  private func section(_ kind: ResultCatalogue.Kind) -> [String] {
    ["", "## \(words.title(kind))", ""] + introduction(kind) + [
      "| name | Nederlands | English | unit | of | adds up | what it is |",
      "|---|---|---|---|---|---|---|",
    ] + catalogue.entries.filter { $0.kind == kind }.map(row)
  }

  private func introduction(_ kind: ResultCatalogue.Kind) -> [String] {
    switch kind {
    case .people, .money: []
    case .risk:
      [
        "An overrun is net cost less begroting, or the cost of a contract less its budget, over a period: a "
          + "year, the budget year plus three, or",
        "the whole run. `P` is a certainty in percent. No "
          + "measure of risk adds up: not over years, and not over contracts or gemeenten.", "",
      ]
    case .comparison:
      [
        "Of the gemeente as a whole, over a period (<doc:Comparison>); the metrics and `p_overrun` that a "
          + "comparison has too stand above.", "",
      ]
    }
  }

  private func row(_ entry: ResultCatalogue.Entry) -> String {
    let declaration = entry.declaration
    let label = declaration.label.patterned
    let name = "`\(entry.pattern)`"
    let percents = entry.percents.map { "\($0)" }.joined(separator: ", ")
    var help = declaration.help.en
    if let formula = declaration.formula { help += " `\(entry.name) = \(formula.text)`." }
    if !percents.isEmpty { help += " P is \(percents)." }
    if let only = entry.place.flatMap({ words.presence($0.presence) }) { help += " Only \(only)." }
    let cells = [
      name, label.nl, label.en, declaration.unit.rawValue, words.levels(entry),
      words.adding(entry), help,
    ]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  private var units: [String] {
    ["", "## Units", "", "| unit | Nederlands | English |", "|---|---|---|"]
      + ResultUnit.allCases.map { "| \($0.rawValue) | \($0.label.nl) | \($0.label.en) |" }
  }
}
