import Charts
import Simulation

/// Clients, those who wait, and the wijken.
extension RunReport {
  func clients() -> ReportSection {
    let title = pick("Cliënten", "Clients")
    return ReportSection(
      id: "clienten", title: title, sheet: title,
      blocks: [
        block(
          Fan(
            metric: "persons",
            title: words.meanPersons + pick(" over het jaar", " over the year"),
            axis: words.persons, form: .count(places: 0))), .table(peopleTable()),
        .table(voorzieningTable()),
        smallMultiples(
          record.names.voorzieningen.map { voorziening in
            Fan(
              metric: "clients", voorziening: voorziening.key, title: voorziening.name,
              axis: pick("cliënten", "clients"), form: .count(places: 0))
          }, caption: words.clientsOfAll),
      ])
  }

  /// Residents and clients by year, with those who wait.
  func peopleTable() -> ReportTable {
    ReportTable(
      caption: words.people, columns: yearColumns(pick("personen", "persons")),
      rows: [
        row(words.residents, "population", .count(places: 0)),
        row(words.elderly, "population_75plus", .count(places: 0), style: .faint),
        row(words.need, "need", .count(places: 0)),
        row(words.inProcess, "in_process", .count(places: 0)),
        row(words.meanPersons, "persons", .count(places: 0), style: .strong),
        bound("persons", .count(places: 0), .low), bound("persons", .count(places: 0), .high),
      ] + waitingRows() + [
        row(words.clientsOfAll, "clients", .count(places: 0), isDetail: true)
      ]
        + record.names.voorzieningen.map {
          row(
            "  " + $0.name, "clients", .count(places: 0), voorziening: $0.key, isDetail: true)
        }, note: onceNote)
  }

  /// Those who wait after their besluit, where contracts may make them.
  private func waitingRows() -> [ReportTable.Row] {
    guard record.has("reneged") else { return [] }
    return [
      row(words.label(.waiting), "waiting", .count(places: 0)),
      row(beneath(.waitingWeeks), "waiting_weeks", .plain(places: 1)),
      row(beneath(.reneged), "reneged", .count(places: 0)),
    ]
  }

  /// The label of a result beneath another.
  private func beneath(_ metric: Metric) -> String {
    "  " + words.inSentence(metric.declaration.label)
  }

  /// By how many tracks a person is taken to be in at a time a person is counted once.
  var onceNote: String {
    guard let overlap = record.overlap else { return "" }
    return words.once(overlap.tracks, number, isAssumed: overlap.isAssumption)
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
            } + waitingRows())),
      ])
  }

  func wijken() -> ReportSection {
    let title = pick("Wijken", "Wijken")
    return ReportSection(
      id: "wijken", title: title, sheet: title,
      blocks: [
        .table(wijkTable()),
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

  /// Fans side by side, with one table of their expectations.
  private func smallMultiples(_ fans: [Fan], caption: String) -> ReportBlock {
    .smallMultiples(
      fans.map { chart($0) },
      ReportTable(
        caption: caption, columns: yearColumns(fans.first?.axis ?? ""),
        rows: fans.map { row($0.title, $0.metric, $0.form, $0.part, voorziening: $0.voorziening) }))
  }
}
