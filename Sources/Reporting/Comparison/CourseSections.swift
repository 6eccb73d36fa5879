import Analysis
import Charts
import Simulation

/// Waiting against cost, the course over the years, and the risk of an overrun.
extension ComparisonReport {
  // MARK: Waiting

  func waiting() -> ReportSection {
    let title = pick("Wachten tegen lasten", "Waiting against cost")
    let titles = [
      ComparisonMeasure.netCost, .waiting, .waitingWeeks, .undelivered,
    ].map { words.head($0.declaration) }
    let table = ReportTable(
      caption: "\(title), \(record.span), \(thousands)", columns: columns(titles),
      rows: rows(record.systems) { system in
        [
          record.cell(system, .netCost, .thousands),
          record.cell(system, .waiting, .count(places: 1)),
          record.cell(system, .waitingWeeks, .count(places: 1)),
          record.cell(system, .undelivered, .thousands),
        ]
      },
      note: pick(
        "Wachtenden: mensen na hun besluit, gemiddeld over de jaren. Niet geleverd: wat zij misten, tegen "
          + "kostprijs.",
        "People waiting: after their besluit, on average over the years. Undelivered: what they missed, at "
          + "cost."), isFolded: false)
    let question = pick(
      "Koopt de gemeente lagere lasten met wachten?",
      "Does the gemeente buy lower cost with waiting?")
    let answer =
      hasWaiting
      ? pick(
        "Hoe verder naar links, hoe goedkoper voor de gemeente; hoe lager, hoe minder mensen wachten.",
        "The further to the left, the cheaper for the gemeente; the lower, the fewer people wait.")
      : pick("Nee: onder geen stelsel wachten mensen.", "No: nobody waits under any system.")
    return ReportSection(
      id: "wachten", title: title, sheet: title,
      blocks: [
        .paragraph(question + " " + answer),
        hasWaiting
          ? .chart(waitingChart(title, of: table), table, from: .columns([1, 2])) : .table(table),
      ])
  }

  private func waitingChart(_ title: String, of table: ReportTable) -> Chart {
    let points = record.systems.map { system in
      "\(system.label) \(number.thousands(ofEuros: mean(system, .netCost))), "
        + number.text(mean(system, .waiting), places: 1)
    }
    return Chart(
      title: "\(title), \(record.span)",
      description: pick(
        "Lasten en wachtenden per stelsel: ", "Net cost and people waiting by system: ")
        + points.joined(separator: "; ") + ".",
      labels: record.systems.map(\.label),
      axisTitle: pick("wachtenden, gemiddeld", "people waiting, on average"),
      shape: .scatter(
        across: Chart.Axis(
          "\(words.head(ComparisonMeasure.netCost.declaration)), \(thousands)",
          table.values(column: 1)),
        up: Chart.Line(
          words.head(ComparisonMeasure.waiting.declaration), table.values(column: 2))))
  }

  // MARK: Years

  func years() -> ReportSection {
    let title = pick("Per jaar", "By year")
    let begroting = words.begroting.lowercased()
    let charts = record.systems.map { system in
      let values = { (metric: String, column: String) in
        record.years.map { record.figure(system, metric, $0, column: column).map { $0 / 1000 } }
      }
      let line = values("begroting", "mean")
      return fan(
        title: system.label, axis: thousands, years: record.years,
        line: line.contains { $0 != nil } ? Chart.Line(begroting, line, stroke: .dashed) : nil
      ) { values("net_cost", $0) }
    }
    let columns = yearColumns(
      pick("Stelsel", "System"), record.years, planning: record.planningYears)
    let costs = rows(record.systems) { system in
      record.years.map { record.summaryCell(system, "net_cost", $0, .thousands) }
    }
    let caption = words.netCost
    return ReportSection(
      id: "jaren", title: title, sheet: title,
      blocks: [
        .paragraph(
          pick(
            "Wanneer ontstaat het verschil, en blijft een stelsel binnen de begroting? Alle grafieken hebben "
              + "dezelfde as.",
            "When does the difference arise, and does a system stay within the begroting? All charts share "
              + "one axis.")),
        .smallMultiples(
          charts,
          ReportTable(
            caption: "\(caption), \(thousands)", columns: columns, rows: costs + begrotingRow(),
            isFolded: false), sharesAxis: true),
        .table(
          ReportTable(
            caption: pick(
              "Verschil met \(first.label) per jaar, \(thousands)",
              "Difference from \(first.label) by year, \(thousands)"), columns: columns,
            rows: rows(others) { system in
              record.years.map {
                record.cell(system, .netCost, .difference, column: "difference", "\($0)")
              }
            })),
      ])
  }

  private func begrotingRow() -> [ReportTable.Row] {
    let cells = record.years.map { record.summaryCell(first, "begroting", $0, .thousands) }
    guard cells.contains(where: { $0 != .empty }) else { return [] }
    return [ReportTable.Row([.text(words.begroting)] + cells, style: .strong)]
  }

  // MARK: Risk

  func risk() -> ReportSection {
    let title = pick("Risico", "Risk")
    let question = pick(
      "Hoe waarschijnlijk is het dat de begroting wordt overschreden, en hoe erg kan het worden?",
      "How likely is it that the begroting is overrun, and how bad can it get?")
    guard record.hasBegroting else {
      return ReportSection(
        id: "risico", title: title, sheet: title,
        blocks: [
          .paragraph(
            question + " "
              + pick(
                "Het scenario heeft geen begroting: overschrijding en weerstandscapaciteit zijn er niet.",
                "The scenario has no begroting: there is no overrun and no weerstandscapaciteit."))
        ])
    }
    let chances = ReportTable(
      caption: words.overrun(record.tolerance),
      columns: columns(
        record.spans.enumerated().map { index, span in
          (record.planningYears..<record.years.count).contains(index)
            ? "\(span) \(words.outlook)" : span
        }),
      rows: rows(record.systems) { system in
        record.spans.map { record.riskCell(system, "p_overrun", $0, .chance) }
      })
    return ReportSection(
      id: "risico", title: title, sheet: title,
      blocks: [.paragraph(question + " " + likeliest()), .table(chances), .table(sizes())])
  }

  private func likeliest() -> String {
    let shares = record.systems.map { record.risk($0, "p_overrun", record.span) ?? 0 }
    guard let low = shares.min(), let high = shares.max(),
      let safest = shares.firstIndex(of: low), let riskiest = shares.firstIndex(of: high)
    else { return "" }
    let labels = [safest, riskiest].map { record.systems[$0].label }
    guard chance(low) != chance(high) else {
      let all = record.systems.count == 1 ? labels[0] : pick("elk stelsel", "every system")
      return pick(
        "Over \(record.span) onder \(all): \(chance(low)).",
        "Over \(record.span) under \(all): \(chance(low)).")
    }
    return pick(
      "Over \(record.span) het minst onder \(labels[0]) (\(chance(low))), het meest onder \(labels[1]) "
        + "(\(chance(high))).",
      "Over \(record.span) least under \(labels[0]) (\(chance(low))), most under \(labels[1]) "
        + "(\(chance(high))).")
  }

  private func sizes() -> ReportTable {
    let percent = record.certainty.percent
    var titles = [
      words.head(RiskMeasure.expectedOverrun.declaration),
      words.inSentence(RiskMeasure.tailMean.label(at: 95)),
      words.inSentence(RiskMeasure.tailMean.label(at: 99)),
      words.head(RiskMeasure.expectedDeficit.declaration),
      words.pick(RiskMeasure.risk.declaration.short.at(percent)),
      words.head(RiskMeasure.weerstand.declaration),
    ]
    if record.capacity != nil {
      titles += [words.head(RiskMeasure.weerstandsratio.declaration), pick("klasse", "class")]
    }
    let ratioMetric = RiskMeasure.weerstandsratio.name(at: percent)
    let metrics = [
      RiskMeasure.expectedOverrun.name(), RiskMeasure.tailMean.name(at: 95),
      RiskMeasure.tailMean.name(at: 99), RiskMeasure.expectedDeficit.name(),
      RiskMeasure.risk.name(at: percent), RiskMeasure.weerstand.name(at: percent),
    ]
    let rows = rows(record.systems) { system in
      let ratio = record.risk(system, ratioMetric, record.span)
      return metrics.map { record.riskCell(system, $0, record.span, .thousands) }
        + (record.capacity == nil
          ? []
          : [
            record.riskCell(system, ratioMetric, record.span, .plain(places: 2)),
            .text(ratio.map { WeerstandClass(ratio: $0).named(words) } ?? pick("n.v.t.", "n/a")),
          ])
    }
    return ReportTable(
      caption: pick(
        "Tekort op de begroting over \(record.span), \(thousands)",
        "Overrun of the begroting over \(record.span), \(thousands)"), columns: columns(titles),
      rows: rows,
      note: pick(
        words.definition(record.tolerance) + " "
          + "Slechtste 5% en 1%: het tekort gemiddeld over de 5% en 1% duurste trekkingen; onder nul blijft er "
          + "ook dan over. Een verwacht tekort hoort in de begroting; weerstandscapaciteit is voor het risico "
          + "daarboven, met \(percent)% zekerheid.",
        words.definition(record.tolerance) + " "
          + "Worst 5% and 1%: the overrun on average over the 5% and 1% most expensive draws; below zero "
          + "something is left even then. An expected deficit belongs in the begroting; weerstandscapaciteit is "
          + "for the risk above it, with \(percent)% certainty."))
  }
}
