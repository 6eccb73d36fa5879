import Simulation

/// What is said of results beside their own words.
extension Words {
  func title(_ kind: ResultCatalogue.Kind) -> String {
    switch kind {
    case .people: pick("Mensen", "People")
    case .money: pick("Euro's", "Euros")
    case .risk: pick("Risicomaten", "Measures of risk")
    case .comparison: pick("Maten van een vergelijking", "Measures of a comparison")
    }
  }

  /// How a whole follows from parts, as `wijken som, jaren gemiddelde`; only over what it is told for.
  func adding(_ entry: ResultCatalogue.Entry) -> String {
    let adding = entry.declaration.adding
    guard entry.kind != .risk else { return pick("nee", "no") }
    var parts: [String] = []
    if entry.place?.isByVoorziening == true {
      parts.append("voorzieningen " + rule(adding.voorzieningen))
    }
    if entry.levels.contains(.wijk) { parts.append("wijken " + rule(adding.wijken)) }
    parts.append(pick("jaren ", "years ") + rule(adding.years))
    if entry.levels.contains(.regio) { parts.append("gemeenten " + rule(adding.gemeenten)) }
    return parts.joined(separator: ", ")
  }

  private func rule(_ rule: AddingUp.Rule) -> String {
    switch rule {
    case .sum: pick("som", "sum")
    case .sumOfAll: pick("som als elke het heeft", "sum where each has it")
    case .mean: pick("gemiddelde", "mean")
    case .weighted(by: let weight):
      pick("gemiddelde gewogen met ", "mean weighted by ") + weight.rawValue
    case .ratio(of: let parts, over: let whole):
      pick("verhouding van sommen ", "ratio of sums ")
        + ResultFormula(parts, over: whole).text
    case .no: pick("niet", "no")
    }
  }

  /// In which runs a metric is kept; nil where that is every run.
  func presence(_ presence: MetricPlace.Presence) -> String? {
    switch presence {
    case .always, .contracts: nil
    case .queues:
      pick(
        "waar contracten een budget hebben, mensen laten wachten of elders heen sturen",
        "where contracts have a budget, keep people waiting or send them elsewhere")
    case .uitvoering:
      pick("waar het eigen werk van de gemeente iets kost", "where the gemeente's own work costs")
    case .socialBase:
      pick(
        "waar de gemeente voor de sociale basis betaalt",
        "where the gemeente pays for the sociale basis")
    case .oneOff:
      pick("waar mensen iets eenmalig kosten", "where people cost something once")
    case .reviews: pick("waar herindicaties begrensd zijn", "where herindicaties are limited")
    case .begroting: pick("met een begroting", "with a begroting")
    case .budgets: pick("waar een contract een budget heeft", "where a contract has a budget")
    case .budgetsOrQueues:
      pick(
        "waar een contract een budget heeft of mensen laat wachten",
        "where a contract has a budget or keeps people waiting")
    }
  }

  /// For what a result is told: `gemeente, wijk; per voorziening`.
  func levels(_ entry: ResultCatalogue.Entry) -> String {
    let levels = entry.levels.map(\.rawValue).joined(separator: ", ")
    let isSplit = entry.place?.isByVoorziening == true
    return levels + (isSplit ? pick("; per voorziening", "; by voorziening") : "")
  }
}
