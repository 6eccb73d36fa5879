import DemandModel
import Scenarios
import SociaalDomein
import Statistics

/// What `check` shows of the draws of another run with which a scenario opens: their mean and spread by
/// voorziening, how often each is used, and whose stock they do not give.
struct CheckOpening {
  let scenario: Scenario
  let words: Words
  let number: ScreenNumber

  private var setting: Setting { scenario.model.setting }

  /// Nothing for a scenario that gives every stock itself.
  func lines() -> [String] {
    guard let source = scenario.opening, let stocks = scenario.model.demand.stocks else {
      return []
    }
    var table = TextTable()
    let date = "\(setting.grid.startYear)"
    table.add([
      words.pick("Stand op 1 januari \(date), per trekking", "Stock on 1 January \(date), by draw"),
      words.pick("gemiddeld", "mean"), "sd", "sd %", words.pick("wachtend", "waiting"),
    ])
    for (index, voorziening) in setting.voorzieningen.enumerated() {
      let states = setting.states.indices.filter {
        stocks.covers[$0] && setting.states[$0].voorzieningen.contains(index)
      }
      if !states.isEmpty { table.add(row("  " + voorziening.name, stocks, states)) }
    }
    let all = setting.states.indices.filter { stocks.covers[$0] }
    table.add(row(words.pick("  alle toestanden", "  all toestanden"), stocks, all))
    return table.lines() + use(stocks, source) + own(source) + [""]
  }

  private func row(_ name: String, _ stocks: OpeningStocks, _ states: [Int]) -> [String] {
    let people = Moments(stocks.clients(ofStates: states))
    let deviation = stocks.draws > 1 ? people.standardDeviation : 0
    let waiting = Moments(stocks.waiting(ofStates: states)).mean
    return [
      name, number.text(people.mean, places: 1), number.text(deviation, places: 1),
      number.percent(people.mean > 0 ? deviation / people.mean : 0),
      number.text(waiting, places: 1),
    ]
  }

  private func use(_ stocks: OpeningStocks, _ source: Scenario.OpeningSource) -> [String] {
    let (draws, replications) = (stocks.draws, scenario.replications)
    let count = number.text(Double(draws))
    let times = number.text(Double(replications) / Double(draws), places: 1)
    let uses =
      replications > draws
      ? words.pick(
        "elk \(times) keer in \(words.replications(replications, number))",
        "each used \(times) times in \(words.replications(replications, number))")
      : words.pick(
        "de eerste \(number.text(Double(replications))) elk een keer",
        "the first \(number.text(Double(replications))) used once each")
    return [
      words.pick(
        "  \(count) trekkingen uit \(source.path), \(uses): trekking r van deze run opent met trekking r "
          + "daarvan, na de laatste weer met de eerste",
        "  \(count) draws of \(source.path), \(uses): replication r of this run opens with draw r of it, "
          + "after the last with the first again")
    ]
  }

  private func own(_ source: Scenario.OpeningSource) -> [String] {
    guard !source.ownStates.isEmpty else { return [] }
    let names = source.ownStates.joined(separator: ", ")
    return [
      words.pick(
        "  Niet daarin, met de stand van het scenario: \(names)",
        "  Not in it, with the stand of the scenario: \(names)")
    ]
  }
}
