import Scenarios

/// Puts together what the files say of a gemeente, with national figures for what they do not say.
struct TownBuilder {
  let options: StatLineImport.Options
  let gemeente: Gemeente
  let year: Int
  let base: WijkTable
  let tables: [WijkTable]
  let pyramid: ReferencePyramid
  let accounts: GemeenteAccounts
  let arrangements: ArrangementClients
  let development: GemeenteDevelopment

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
      tables: tables, borders: borders, identity: options.identity, residentsPath: base.sheet.path,
      year: year)
    var wijken = try counting.named(lived.wijken)
    if let clientYear = counting.clientYear {
      wijken = try counting.laid(on: wijken, of: clientYear)
    }
    let total = total(counting, wijken)
    let isCounted = wijken.contains { $0.clients != nil }
    if isCounted { notes += divide(total.value, over: &wijken, counting.clientYear) }
    noteLater(counting, &notes)
    noteAssumed(total.year, &notes)
    let growth = growth(counting, upTo: total.year)
    let outflow = outflow(total.year)
    let row = base.town.first { $0.year == nil || $0.year == year }
    var town = Town(
      name: gemeente.name ?? gemeente.shown, code: gemeente.digits.map { "GM\($0)" }, year: year,
      wijken: wijken.keyed(), populationSource: "\(base.sheet.sourceName), \(year)",
      pyramid: pyramid,
      stated: row?.residents, clients: total.value, clientYear: total.year,
      hasClientsOfWijken: isCounted, outflow: outflow, growth: growth.value,
      growthYears: growth.years,
      cost: Sourced(value: 0, source: ""), budget: budget(), notes: notes)
    town.clientDays = total.days
    town.rates = TownRates(development, wijken, year: year, hasOwnAges: pyramid.isOfTown)
    if let note = town.rates.note { town.notes.append(note) }
    town.cost = cost(town, counting)
    noteAmounts(&town)
    return town
  }

  // MARK: Clients

  /// Clients of the gemeente in the course of a year, that year, and the days of the period.
  private typealias Total = (value: Sourced, year: Int?, days: Int)

  private func total(_ counting: ClientsOfWijken, _ wijken: [TownWijk]) -> Total {
    let ofTown = counting.ofTown
    let source = tables.first { table in table.town.contains { $0.clients != nil } }?.sheet
      .sourceName
    let annual = arrangements.all.filter { $0.key.half == nil }
    let years = [counting.clientYear, ofTown.keys.filter { $0 <= year }.max()].compactMap(\.self)
    if let best = years.first ?? annual.keys.map(\.year).filter({ $0 <= year }).max() {
      if let clients = ofTown[best] {
        return (Sourced(value: clients, source: "\(source ?? ""), cliënten in \(best)"), best, 365)
      }
      guard let clients = annual[StatLinePeriod(year: best)] else {
        return (summed(counting, wijken, best), best, 365)
      }
      let words = "\(arrangements.source), cliënten in \(best)"
      return (Sourced(value: clients, source: words), best, 365)
    }
    return half ?? national(wijken)
  }

  /// Clients of the latest half-year up to the start, where no year is known.
  private var half: Total? {
    let halves = arrangements.all.filter { $0.key.half != nil && $0.key.year <= year }
    let last = halves.max { ($0.key.year, $0.key.half ?? 0) < ($1.key.year, $1.key.half ?? 0) }
    guard let last, let number = last.key.half else { return nil }
    let words = "\(arrangements.source), cliënten in halfjaar \(number) van \(last.key.year)"
    return (Sourced(value: last.value, source: words), last.key.year, 182)
  }

  private func national(_ wijken: [TownWijk]) -> Total {
    let expected = wijken.reduce(0) { $0 + SupportUse.expected($1.people) }
    let words = "estimate: landelijk gebruik per leeftijd in 2018, naar CBS 84812NED"
    return (Sourced(value: max(1, expected.rounded()), source: words), nil, 365)
  }

  /// The wijken together, with what a row of a rest counts besides; wijken that nobody counts as the others.
  private func summed(_ counting: ClientsOfWijken, _ wijken: [TownWijk], _ clientYear: Int)
    -> Sourced
  {
    let known = wijken.filter { $0.clients != nil }
    let sum = known.reduce(0) { $0 + ($1.clients ?? 0) }
    let rests = tables.flatMap { $0.rests + $0.nowhere }.filter { $0.year == clientYear }
    let rest = rests.compactMap(\.clients).reduce(0, +)
    let source =
      tables.first { table in table.wijken.contains { $0.clients != nil } }?.sheet.sourceName ?? ""
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
  private func divide(_ total: Sourced, over wijken: inout [TownWijk], _ clientYear: Int?)
    -> [Phrase]
  {
    let known = wijken.reduce(0) { $0 + ($1.clients ?? 0) }
    let open = wijken.indices.filter { wijken[$0].clients == nil }
    let rest = max(0, total.value - known)
    guard !open.isEmpty, total.value >= known else {
      for index in open { (wijken[index].clients, wijken[index].clientSource) = (0, .divided) }
      guard abs(total.value - known) > Double(5 * wijken.count) else { return [] }
      return [
        Phrase(
          "De wijken tellen samen \(Figure.dutch(known)) cliënten, de gemeente \(Figure.dutch(total.value)).",
          "The wijken count \(Figure.english(known)) clients together, the gemeente \(Figure.english(total.value))."
        )
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

  private func noteAssumed(_ clientYear: Int?, _ notes: inout [Phrase]) {
    if clientYear == nil {
      notes.append(
        Phrase(
          "Cliënten zijn niet bekend: het landelijke gebruik per leeftijd (aanname).",
          "Clients are not known: the national use by age (assumption)."))
    } else if let clientYear, clientYear < year {
      notes.append(
        Phrase(
          "Cliënten zijn die van \(clientYear), het laatste jaar dat geteld is.",
          "Clients are those of \(clientYear), the last year that was counted."))
    }
    if PlaceColumns(base.sheet).period == nil, WijkTable.year(of: base.sheet) == nil {
      notes.append(
        Phrase(
          "Het bestand met inwoners zegt niet van welk jaar het is: genomen als \(year), naar --year.",
          "The file of residents does not say of which year it is: taken as \(year), after --year.")
      )
    }
  }
}
