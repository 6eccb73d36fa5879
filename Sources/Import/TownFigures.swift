import Scenarios

/// Flow and money of a gemeente: what its files tell, or national figures as assumptions.
extension TownBuilder {
  func growth(
    _ counting: ClientsOfWijken, upTo last: Int?
  ) -> (value: Sourced, years: ClosedRange<Int>?) {
    let annual = Dictionary(
      uniqueKeysWithValues: arrangements.all.filter { $0.key.half == nil }.map {
        ($0.key.year, $0.value)
      })
    let isOfTown = counting.ofTown.count > 1
    let series = isOfTown ? counting.ofTown : annual
    if let last, let end = series[last], end > 0,
      let first = series.keys.filter({ $0 < last && $0 >= last - 3 }).min(),
      let start = series[first],
      start > 0
    {
      let growth = Self.root(end / start, last - first) - 1
      if abs(growth) < 0.5 {
        let table = tables.first { table in table.town.contains { $0.clients != nil } }?.sheet
          .sourceName
        let source = (isOfTown ? table : nil) ?? arrangements.source
        let words =
          "\(Figure.text(start, 0)) cliënten in \(first), \(Figure.text(end, 0)) in \(last)"
        return (Sourced(value: growth, source: "\(source): \(words)"), first...last)
      }
    }
    return (Sourced(value: 0.02, source: "estimate: groei niet bekend"), nil)
  }

  /// The positive nth root.
  private static func root(_ value: Double, _ n: Int) -> Double {
    var x = 1.0
    for _ in 0..<60 {
      let power = (1..<n).reduce(1.0) { product, _ in product * x }
      x -= (power * x - value) / (Double(n) * power)
    }
    return x
  }

  /// What clients of half-years and years in the Netherlands tell, see `ArrangementClients.outflow`.
  private static let nationalOutflow = 0.19

  func outflow(_ clientYear: Int?) -> Sourced {
    if let clientYear, let q = arrangements.outflow(of: clientYear), q > 0.02, q < 1 {
      return Sourced(
        value: q,
        source: "\(arrangements.source): cliënten van halfjaren en jaar \(clientYear), afgeleid")
    }
    return Sourced(
      value: Self.nationalOutflow,
      source:
        "estimate: CBS 83262NED, Nederland 2016-2019: cliënten van een halfjaar en een jaar passen bij 0,17 tot 0,21"
    )
  }

  // MARK: Money

  func budget() -> Sourced? {
    accounts.budgeted[year].map {
      Sourced(
        value: $0,
        source: "Iv3, \(accounts.source): primitieve begroting \(year), taakveld 6.6 en 6.71")
    }
  }

  /// Euros a client of the stock costs a year: what was spent over the clients of the same year.
  func cost(_ town: Town, _ counting: ClientsOfWijken) -> Sourced {
    let stockYears = (1 + town.growth.value / 2) / (1 + town.outflow.value)
    var clients = counting.ofTown
    for (period, count) in arrangements.all where period.half == nil {
      clients[period.year] = clients[period.year] ?? count
    }
    if let clientYear = town.clientYear, town.clientDays == 365 {
      clients[clientYear] = clients[clientYear] ?? town.clients.value
    }
    let years = accounts.spent.keys.filter { $0 <= year && (clients[$0] ?? 0) > 0 }
    if let best = years.max(), let spent = accounts.spent[best], let count = clients[best] {
      return Sourced(
        value: spent / (count * stockYears),
        source:
          "estimate: Iv3 rekening \(best), \(Figure.text(spent / 1000, 0)) duizend euro op 6.6 en 6.71 over "
          + "\(Figure.text(count, 0)) cliënten in dat jaar")
    }
    // What was spent is known, and only over how many clients is not: together they are what was spent.
    if town.clientYear == nil, let best = accounts.spent.keys.filter({ $0 <= year }).max(),
      let spent = accounts.spent[best]
    {
      let words = "\(Figure.text(spent / 1000, 0)) duizend euro op 6.6 en 6.71"
      return Sourced(
        value: spent / (town.clients.value * stockYears),
        source: "estimate: Iv3 rekening \(best), \(words) over een aangenomen aantal cliënten")
    }
    return Sourced(
      value: 5_480_000_000 / (1_240_195 * stockYears),
      source:
        "estimate: landelijk 5,48 miljard euro in 2023 (CBS 84580NED) over 1.240.195 cliënten in 2022"
    )
  }

  /// What is to be said of the amounts: those of the first year itself, and those of another size than anywhere.
  func noteAmounts(_ town: inout Town) {
    if town.cost.source.contains("rekening \(year),") {
      town.notes.append(
        Phrase(
          "De kosten per cliënt zijn die van de rekening van \(year) zelf: geen vooruitblik maar wat dat jaar was.",
          "Cost per client is that of the rekening of \(year) itself: no forecast but what that year was."
        ))
    }
    let residents = town.wijken.reduce(0) { $0 + $1.residents }
    guard let budget = town.budget, !(30...1500).contains(budget.value / residents) else { return }
    let euros = budget.value / residents
    town.notes.append(
      Phrase(
        "De begroting is \(Figure.text(euros, 1)) euro per inwoner (landelijk ongeveer 300): zijn de bedragen x 1.000 euro?",
        "The begroting is \(Figure.text(euros, 1)) euros per resident (about 300 nationally): are the amounts x EUR 1,000?"
      ))
  }
}
