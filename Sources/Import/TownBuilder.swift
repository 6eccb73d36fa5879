import Scenarios

/// Puts together what the files say of a gemeente, with national figures for what they do not say.
struct TownBuilder {
  let options: StatLineImport.Options
  let gemeente: Gemeente
  let year: Int
  let base: WijkTable
  let tables: [WijkTable]
  let pyramid: AgePyramid
  let accounts: GemeenteAccounts
  let arrangements: ArrangementClients

  /// Errors: those of the parts.
  func town() throws(ScenarioErrors) -> Town {
    var notes: [Phrase] = []
    let lived = try ResidentsOfWijken(
      table: base, year: year, pyramid: pyramid, spreadsUnknown: options.spreadsUnknown
    ).wijken()
    notes += lived.notes
    let borders: BorderTable?
    if let path = options.borders { borders = try BorderTable(at: path) } else { borders = nil }
    let counting = ClientsOfWijken(
      tables: tables, borders: borders, identity: options.identity, residentsPath: base.sheet.path, year: year)
    var wijken = try counting.named(lived.wijken)
    if let clientYear = counting.clientYear { wijken = try counting.laid(on: wijken, of: clientYear) }
    let total = total(counting, wijken)
    let isCounted = wijken.contains { $0.clients != nil }
    if isCounted { notes += divide(total.value, over: &wijken, counting.clientYear) }
    noteLater(counting, &notes)
    let growth = growth(counting, upTo: total.year)
    let outflow = outflow(total.year)
    let row = base.town.first { $0.year == nil || $0.year == year }
    var town = Town(
      name: gemeente.name ?? gemeente.shown, code: gemeente.digits.map { "GM\($0)" }, year: year,
      wijken: wijken.keyed(), populationSource: "\(base.sheet.sourceName), \(year)", pyramid: pyramid,
      stated: row?.residents, clients: total.value, clientYear: total.year,
      hasClientsOfWijken: isCounted, outflow: outflow, growth: growth.value, growthYears: growth.years,
      cost: Sourced(value: 0, source: ""), budget: budget(), notes: notes)
    town.cost = cost(town, counting)
    return town
  }

  // MARK: Clients

  /// Clients of the gemeente in the course of a year, and that year.
  private func total(_ counting: ClientsOfWijken, _ wijken: [TownWijk]) -> (value: Sourced, year: Int?) {
    let ofTown = counting.ofTown
    let source = tables.first { table in table.town.contains { $0.clients != nil } }?.sheet.sourceName
    let annual = arrangements.all.filter { $0.key.half == nil }
    let years = [counting.clientYear, ofTown.keys.filter { $0 <= year }.max()].compactMap(\.self)
    if let best = years.first ?? annual.keys.map(\.year).filter({ $0 <= year }).max() {
      if let clients = ofTown[best] {
        return (Sourced(value: clients, source: "\(source ?? ""), cliënten in \(best)"), best)
      }
      if let clients = annual[StatLinePeriod(year: best)] {
        return (Sourced(value: clients, source: "\(arrangements.source), cliënten in \(best)"), best)
      }
      return (summed(counting, wijken, best), best)
    }
    let expected = wijken.reduce(0) { $0 + SupportUse.expected($1.people) }
    return (
      Sourced(
        value: expected.rounded(), source: "estimate: landelijk gebruik per leeftijd in 2018, naar CBS 84812NED"),
      nil
    )
  }

  /// The wijken together, with what a row of a rest counts besides; wijken that nobody counts as the others.
  private func summed(_ counting: ClientsOfWijken, _ wijken: [TownWijk], _ clientYear: Int) -> Sourced {
    let known = wijken.filter { $0.clients != nil }
    let sum = known.reduce(0) { $0 + ($1.clients ?? 0) }
    let rests = tables.flatMap { $0.rests + $0.nowhere }.filter { $0.year == clientYear }
    let rest = rests.compactMap(\.clients).reduce(0, +)
    let source = tables.first { table in table.wijken.contains { $0.clients != nil } }?.sheet.sourceName ?? ""
    guard known.count < wijken.count, rest == 0 else {
      return Sourced(value: sum + rest, source: "\(source), cliënten in \(clientYear)")
    }
    let expected = known.reduce(0) { $0 + SupportUse.expected($1.people) }
    let all = wijken.reduce(0) { $0 + SupportUse.expected($1.people) }
    return Sourced(
      value: expected > 0 ? (sum * all / expected).rounded() : sum,
      source: "estimate: \(source), cliënten in \(clientYear); wijken zonder cijfer als de andere")
  }

  /// What the gemeente has beyond the wijken that are counted, over the others by the ages of their residents.
  private func divide(_ total: Sourced, over wijken: inout [TownWijk], _ clientYear: Int?) -> [Phrase] {
    let known = wijken.reduce(0) { $0 + ($1.clients ?? 0) }
    let open = wijken.indices.filter { wijken[$0].clients == nil }
    let rest = max(0, total.value - known)
    guard !open.isEmpty else {
      guard abs(total.value - known) > Double(5 * wijken.count) else { return [] }
      return [
        Phrase(
          "De wijken tellen samen \(Figure.dutch(known)) cliënten, de gemeente \(Figure.dutch(total.value)).",
          "The wijken count \(Figure.english(known)) clients together, the gemeente \(Figure.english(total.value)).")
      ]
    }
    let expected = open.map { SupportUse.expected(wijken[$0].people) }
    let all = expected.reduce(0, +)
    for (place, index) in open.enumerated() {
      wijken[index].clients = all > 0 ? rest * expected[place] / all : 0
      wijken[index].clientSource = .divided
    }
    let names = open.map { wijken[$0].shown }.joined(separator: ", ")
    return [
      Phrase(
        "Geen cliënten geteld in \(names): de \(Figure.dutch(rest)) die de gemeente meer heeft dan de andere "
          + "wijken zijn naar leeftijd verdeeld (aanname).",
        "No clients counted in \(names): the \(Figure.english(rest)) that the gemeente has beyond the other "
          + "wijken are divided by age (assumption).")
    ]
  }

  private func noteLater(_ counting: ClientsOfWijken, _ notes: inout [Phrase]) {
    guard let first = counting.laterYears.first else { return }
    notes.append(
      Phrase(
        "Cliënten van \(first) en later zijn niet gebruikt: het scenario begint in \(year).",
        "Clients of \(first) and later are not used: the scenario starts in \(year)."))
  }

  // MARK: Flow

  private func growth(
    _ counting: ClientsOfWijken, upTo last: Int?
  ) -> (value: Sourced, years: ClosedRange<Int>?) {
    let annual = Dictionary(
      uniqueKeysWithValues: arrangements.all.filter { $0.key.half == nil }.map { ($0.key.year, $0.value) })
    let isOfTown = counting.ofTown.count > 1
    let series = isOfTown ? counting.ofTown : annual
    if let last, let end = series[last], end > 0,
      let first = series.keys.filter({ $0 < last && $0 >= last - 3 }).min(), let start = series[first],
      start > 0
    {
      let growth = Self.root(end / start, last - first) - 1
      if abs(growth) < 0.5 {
        let table = tables.first { table in table.town.contains { $0.clients != nil } }?.sheet.sourceName
        let source = (isOfTown ? table : nil) ?? arrangements.source
        let words = "\(Figure.text(start, 0)) cliënten in \(first), \(Figure.text(end, 0)) in \(last)"
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

  private func outflow(_ clientYear: Int?) -> Sourced {
    if let clientYear, let q = arrangements.outflow(of: clientYear), q > 0.02, q < 1 {
      return Sourced(
        value: q, source: "\(arrangements.source): cliënten van halfjaren en jaar \(clientYear), afgeleid")
    }
    return Sourced(
      value: Self.nationalOutflow,
      source: "estimate: CBS 83262NED, Nederland 2016-2019: cliënten van een halfjaar en een jaar passen bij 0,17 tot 0,21")
  }

  // MARK: Money

  private func budget() -> Sourced? {
    accounts.budgeted[year].map {
      Sourced(value: $0, source: "Iv3, \(accounts.source): primitieve begroting \(year), taakveld 6.6 en 6.71")
    }
  }

  /// Euros a client of the stock costs a year: what was spent over the clients of the same year.
  private func cost(_ town: Town, _ counting: ClientsOfWijken) -> Sourced {
    let stockYears = (1 + town.growth.value / 2) / (1 + town.outflow.value)
    var clients = counting.ofTown
    for (period, count) in arrangements.all where period.half == nil {
      clients[period.year] = clients[period.year] ?? count
    }
    if let clientYear = town.clientYear { clients[clientYear] = clients[clientYear] ?? town.clients.value }
    let years = accounts.spent.keys.filter { $0 <= year && (clients[$0] ?? 0) > 0 }
    if let best = years.max(), let spent = accounts.spent[best], let count = clients[best] {
      return Sourced(
        value: spent / (count * stockYears),
        source: "estimate: Iv3 rekening \(best), \(Figure.text(spent / 1000, 0)) duizend euro op 6.6 en 6.71 over "
          + "\(Figure.text(count, 0)) cliënten in dat jaar")
    }
    return Sourced(
      value: 5_480_000_000 / (1_240_195 * stockYears),
      source: "estimate: landelijk 5,48 miljard euro in 2023 (CBS 84580NED) over 1.240.195 cliënten in 2022")
  }
}
