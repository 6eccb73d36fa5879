/// Wijken and voorzieningen in the first and the last year.
extension RunReport {
  /// The first and the last year, where there are two.
  private var ends: [Int] {
    let (first, last) = (record.years[0], record.years[record.years.count - 1])
    return first == last ? [first] : [first, last]
  }

  /// A column for each of the ends, under one name.
  private func endColumns(_ name: String, isDetail: Bool = false) -> [ReportTable.Column] {
    ends.map { year in
      ReportTable.Column(
        "\(name) \(year)", lines: [year == ends.last ? name : "", "\(year)"], isDetail: isDetail)
    }
  }

  private var growthColumn: [ReportTable.Column] {
    ends.count > 1 ? [ReportTable.Column(words.growth)] : []
  }

  /// Growth from the first to the last year; from fewer than one client it tells nothing.
  private func growth(
    _ metric: String, _ part: ReportPart = .gemeente, voorziening: String = "totaal"
  ) -> [ReportCell] {
    guard ends.count > 1 else { return [] }
    let values = ends.compactMap { record.mean(metric, $0, part, voorziening: voorziening) }
    guard values.count == 2, values[0] >= 1 else { return [.empty] }
    let place = part.key ?? voorziening
    return [
      .number(
        values[1] / values[0] - 1, .percent(places: 0), key: "difference/\(metric)/growth/\(place)")
    ]
  }

  func wijkTable() -> ReportTable {
    let columns =
      [ReportTable.Column(pick("Wijk", "Wijk"), isNumber: false)]
      + endColumns(words.persons) + growthColumn + endColumns(thousands, isDetail: true)
      + endColumns(words.perInhabitant)
      + [
        ReportTable.Column(
          pick("wachtend \(ends[ends.count - 1])", "waiting \(ends[ends.count - 1])"),
          isDetail: true)
      ]
    let rows = record.names.wijken.map { wijk -> ReportTable.Row in
      let part = ReportPart.wijk(wijk.key)
      return ReportTable.Row(
        [.text(wijk.name)] + ends.map { record.cell("persons", $0, .count(places: 0), part) }
          + growth("persons", part) + ends.map { record.cell("net_cost", $0, .thousands, part) }
          + ends.map { costPerResident($0, part) }
          + [record.cell("waiting", ends[ends.count - 1], .count(places: 1), part)])
    }
    return ReportTable(caption: pick("Wijken", "Wijken"), columns: columns, rows: rows)
  }

  /// Nothing where nobody lives on 1 January.
  private func costPerResident(_ year: Int, _ part: ReportPart) -> ReportCell {
    guard record.figure("population", year, part)?.value("mean") != 0 else { return .empty }
    return record.cell("cost_per_inhabitant", year, .count(places: 0), part)
  }

  func voorzieningTable() -> ReportTable {
    ReportTable(
      caption: words.perVoorziening,
      columns: [ReportTable.Column("", isNumber: false)] + endColumns(words.clients)
        + growthColumn + endColumns(thousands),
      rows: record.names.voorzieningen.map { support in
        ReportTable.Row(
          [.text(support.name)]
            + ends.map {
              record.cell("clients", $0, .count(places: 0), voorziening: support.key)
            } + growth("clients", voorziening: support.key)
            + ends.map { record.cell("payment", $0, .thousands, voorziening: support.key) })
      })
  }
}
