import DemandModel
import SociaalDomein

/// What the `opening` of a scenario says.
struct GivenOpening {
  /// The draws; nil where they could not be read, which has been reported.
  let stocks: OpeningStocks?
  let source: Scenario.OpeningSource?
}

/// The draws of another run with which a scenario opens.
extension ScenarioDecoder {
  /// Replications for each draw above which a warning says so.
  static let mostUses = 50

  /// Reads `opening`, where it is there.
  func decodeOpeningStocks() {
    guard let section = root.optionalSection("opening") else { return }
    let stocks = sound { openingStocks(section) } ?? nil
    let path = root.tables.last?.path ?? ""
    opening = GivenOpening(
      stocks: stocks,
      source: stocks.map { stocks in
        .init(path: path, ownStates: zip(stateKeys, stocks.covers).filter { !$1 }.map(\.0))
      })
    guard let stocks else { return }
    warnOfFewDraws(stocks, section)
    warnOfSameSeed(section)
  }

  private func openingStocks(_ section: Section) -> OpeningStocks? {
    let year = sound { section.integer("jaar") }
    if let year, hasSoundTime, year != grid.startYear {
      section.allow(["run", "tabel"])
      reportYear(year, section)
      return nil
    }
    let given = ["run", "tabel"].filter { section.has($0) }
    guard given.count == 1 else {
      section.allow(["run", "tabel"])
      section.report(
        given.last ?? "",
        "'opening' gives \(given.isEmpty ? "neither run nor tabel" : "both run and tabel"); allowed: one of "
          + "them, 'run' for the folder of a run or 'tabel' for a CSV file; "
          + (given.isEmpty ? "add one" : "remove one"))
      return nil
    }
    let table =
      given == ["run"]
      ? section.runTable("run", .opening, remedy: remedy(year))
      : section.table("tabel", .opening)
    section.allow(["run", "tabel"])
    guard let table, let year else { return nil }
    return stocks(in: table, of: year, section)
  }

  /// The year is that which begins: the stock at the end of the year before it.
  private func reportYear(_ year: Int, _ section: Section) {
    let start = grid.startYear
    section.report(
      "jaar",
      "'opening.jaar' is \(year), and the scenario starts in \(start); allowed: the year that begins, whose "
        + "1 January is the start; write \(start) for the people at the end of \(start - 1), with a run or "
        + "table that has them, or take 'opening' away and give every toestand its own stand")
  }

  func remedy(_ year: Int?) -> String {
    "run its scenario with 'wijkraming run ... --stock \(year ?? grid.startYear)'"
  }

  // MARK: Warnings

  private func warnOfFewDraws(_ stocks: OpeningStocks, _ section: Section) {
    let uses = Double(planned.replications) / Double(stocks.draws)
    guard uses > Double(Self.mostUses) else { return }
    diagnostics.warn(
      at: section.place,
      "'opening' has \(stocks.draws) draws for \(planned.replications) replications: each is used "
        + "\(rounded(uses)) times, and what is uncertain about the opening rests on \(stocks.draws); make "
        + "it with more replications")
  }

  /// With one seed the second run would meet the same chance as the first.
  private func warnOfSameSeed(_ section: Section) {
    guard section.has("run"), section.runSeed("run") == planned.seed else { return }
    diagnostics.warn(
      at: section.place,
      "the run of 'opening' has seed \(planned.seed), as this scenario has: shocks and chance of its first "
        + "years come again in the same replications, so that who is many at the start stays many; give "
        + "this scenario another seed")
  }

  // MARK: The stock of a toestand

  /// The mean stock that `opening` gives a toestand; nil where it gives none. The balance is solved at it.
  func takenStock(_ section: Section, _ state: Int) -> Parameter? {
    guard let opening else { return nil }
    if let stocks = opening.stocks, !stocks.covers[state] { return nil }
    let own = section.optionalParameter(.stand)
    if section.has("gefactureerd") {
      section.allow(["gefactureerd"])
      section.report(
        "gefactureerd",
        "the stock of '\(stateKeys[state])' comes from 'opening', and gefactureerd gives it too; allowed: one "
          + "of them; remove gefactureerd (with null where another file gives it)")
    }
    let mean = opening.stocks?.mean(state: state) ?? 1
    if let own, opening.stocks != nil { warnOfOwnStock(own, mean, section, state) }
    return Parameter(
      key: section.keyPath("stand"), unit: .clients, value: mean,
      source: Source("\(opening.source?.path ?? "")"))
  }

  private func warnOfOwnStock(_ own: Parameter, _ mean: Double, _ section: Section, _ state: Int) {
    let isOther = abs(own.value - mean) > 0.01 * max(own.value, mean)
    guard isOther || own.distribution != nil else { return }
    let why =
      isOther
      ? "is \(rounded(own.value)), and the mean of 'opening' is \(rounded(mean))"
      : "is uncertain, and 'opening' gives the draws"
    diagnostics.warn(
      at: section.place(of: "stand"),
      "the stand of '\(stateKeys[state])' \(why): the run opens with 'opening'; remove stand, or take "
        + "'opening' away")
  }
}
