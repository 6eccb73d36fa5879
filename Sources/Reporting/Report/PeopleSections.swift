import Charts
import SociaalDomein

/// Clients, those who wait, and the wijken.
extension RunReport {
  func clients() -> ReportSection {
    let title = pick("Cliënten", "Clients")
    let people = ReportTable(
      caption: pick("Inwoners en cliënten", "Residents and clients"),
      columns: yearColumns(pick("personen", "persons")),
      rows: [
        row(words.residents, "population", .count(places: 0)),
        row(words.elderly, "population_75plus", .count(places: 0), style: .faint),
        row(words.need, "need", .count(places: 0)),
        row(words.inProcess, "in_process", .count(places: 0)),
        row(words.meanPersons, "persons", .count(places: 0), style: .strong),
        row(words.clientsOfAll, "clients", .count(places: 0)),
      ]
        + record.names.voorzieningen.map {
          row("  " + $0.name, "clients", .count(places: 0), voorziening: $0.key)
        }, note: onceNote)
    return ReportSection(
      id: "clienten", title: title, sheet: title,
      blocks: [
        block(
          Fan(
            metric: "persons",
            title: words.meanPersons + pick(" over het jaar", " over the year"),
            axis: words.persons, form: .count(places: 0))), .table(people),
        smallMultiples(
          record.names.voorzieningen.map { voorziening in
            Fan(
              metric: "clients", voorziening: voorziening.key, title: voorziening.name,
              axis: pick("cliënten", "clients"), form: .count(places: 0))
          }, caption: words.clientsOfAll),
      ])
  }

  /// By how many tracks a person is taken to be in at a time a person is counted once.
  private var onceNote: String {
    let parameters = record.parameters
    guard record.names.hasSeveralTracks,
      let row = parameters.rows.first(where: { parameters.text($0, "key") == "overlap" }),
      let overlap = parameters.number(row, "value")
    else { return "" }
    let isAssumed = parameters.text(row, "status") == Source.Standing.assumption.rawValue
    return words.once(overlap, number, isAssumed: isAssumed)
  }

  func waiting() -> ReportSection? {
    guard record.has("reneged"),
      record.years.contains(where: { (record.mean("waiting", $0) ?? 0) > 0.005 })
    else { return nil }
    let title = pick("Wachten", "Waiting")
    return ReportSection(
      id: "wachten", title: title, sheet: title,
      blocks: [
        block(
          Fan(
            metric: "waiting", title: words.label(.waiting),
            axis: pick("mensen", "people"), form: .count(places: 0))),
        .table(
          ReportTable(
            caption: pick("Wachten per voorziening", "Waiting per voorziening"),
            columns: yearColumns(pick("mensen", "people")),
            rows: record.names.voorzieningen.map {
              row($0.name, "waiting", .count(places: 1), voorziening: $0.key)
            } + [
              row(
                words.label(.waitingWeeks), "waiting_weeks",
                .plain(places: 1)),
              row(words.label(.reneged), "reneged", .count(places: 0)),
            ])),
      ])
  }

  func wijken() -> ReportSection {
    let ends = [record.years[0], record.years[record.years.count - 1]]
    let columns =
      [ReportTable.Column(pick("Wijk", "Wijk"), isNumber: false)]
      + ends.map { ReportTable.Column("\(words.persons) \($0)") }
      + ends.map { ReportTable.Column("\(thousands) \($0)") }
      + ends.map { ReportTable.Column("\(words.perInhabitant) \($0)") }
      + [ReportTable.Column(pick("wachtend \(ends[1])", "waiting \(ends[1])"))]
    let rows = record.names.wijken.map { wijk -> ReportTable.Row in
      let part = ReportPart.wijk(wijk.key)
      return ReportTable.Row(
        [.text(wijk.name)] + ends.map { record.cell("persons", $0, .count(places: 0), part) }
          + ends.map { record.cell("net_cost", $0, .thousands, part) }
          + ends.map { costPerResident($0, part) }
          + [record.cell("waiting", ends[1], .count(places: 1), part)])
    }
    let title = pick("Wijken", "Wijken")
    return ReportSection(
      id: "wijken", title: title, sheet: title,
      blocks: [
        .table(ReportTable(caption: title, columns: columns, rows: rows)),
        smallMultiples(
          record.names.wijken.map { wijk in
            Fan(
              metric: "net_cost", part: .wijk(wijk.key), title: wijk.name, axis: thousands,
              form: .thousands)
          },
          caption: pick("Lasten per wijk, saldo, \(thousands)", "Net cost per wijk, \(thousands)")),
        smallMultiples(
          record.names.wijken.map { wijk in
            Fan(
              metric: "persons", part: .wijk(wijk.key), title: wijk.name,
              axis: words.persons, form: .count(places: 0))
          }, caption: words.label(.persons) + pick(" per wijk", " per wijk")),
      ])
  }

  /// Nothing where nobody lives on 1 January.
  private func costPerResident(_ year: Int, _ part: ReportPart) -> ReportCell {
    guard record.figure("population", year, part)?.value("mean") != 0 else { return .empty }
    return record.cell("cost_per_inhabitant", year, .count(places: 0), part)
  }

  /// Fans side by side, with one table of their expectations.
  private func smallMultiples(_ fans: [Fan], caption: String) -> ReportBlock {
    .smallMultiples(
      fans.map { chart($0) },
      ReportTable(
        caption: caption, columns: yearColumns(fans.first?.axis ?? ""),
        rows: fans.map { row($0.title, $0.metric, $0.form, $0.part, voorziening: $0.voorziening) }))
  }
}
