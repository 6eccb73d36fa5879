import Charts
import Simulation

/// Who carries what all need costs beyond the budgets of the contracts.
extension RunReport {
  /// One who carries a part: the metric, its name, and what its row is called.
  struct Carrier {
    let metric: String
    let name: String
    let label: String
  }

  var carriers: [Carrier] {
    [
      (Metric.carriedGemeente, pick("  door de gemeente", "  by the gemeente")),
      (.carriedProvider, pick("  door aanbieders", "  by providers")),
      (.carriedReserve, pick("  uit de reserve", "  from the reserve")),
      (.undelivered, "  " + words.head(Metric.undelivered.declaration)),
    ].map { metric, label in
      Carrier(metric: metric.rawValue, name: words.head(metric.declaration), label: label)
    }
  }

  private var carriedTitle: String { pick("Wie draagt het risico", "Who carries the risk") }

  func carried() -> ReportSection? {
    guard let table = carriedTable() else { return nil }
    let chart = Chart(
      title: carriedTitle,
      description: pick(
        "Per jaar wie het verschil tussen de kosten van alle behoefte en het budget draagt.",
        "Per year who carries the difference between the cost of all need and the budget."),
      labels: record.years.map { "\($0)" }, axisTitle: thousands,
      shape: .stackedBars(
        carriers.map { Chart.Line($0.name, table.values(row: $0.metric)) }))
    return ReportSection(
      id: "risico", title: carriedTitle, sheet: pick("Wie draagt", "Who carries"),
      blocks: [
        .paragraph(
          pick(
            "De kosten van alle behoefte min het budget van de contracten is wat gemeente, aanbieders en "
              + "reserve samen dragen, met wat niet geleverd wordt (wachten en afhaken, tegen kostprijs). "
              + "Minder dan nul is een voordeel.",
            "The cost of all need less the budget of the contracts is what gemeente, providers and reserve "
              + "carry together, with what is not delivered (waiting and giving up, at cost). Below zero is "
              + "a gain.")),
        .findings(paceSentences() + [carriedSentence].filter { !$0.isEmpty }),
        .chart(chart, table, from: .rows(carriers.map(\.metric))),
      ])
  }

  /// What a terminal says on two lines.
  private var carriedSentence: String {
    carriedSentences().map { String($0.drop { $0 == " " }) }.joined(separator: " ")
  }

  /// The cost of all need under contracts with a budget, and who carries what goes beyond it; nil without
  /// budgets.
  func carriedTable() -> ReportTable? {
    guard record.has("budget") else { return nil }
    return ReportTable(
      caption: carriedTitle, columns: yearColumns(thousands),
      rows: [
        row(words.label(.needCost), "need_cost", .thousands),
        row(words.label(.budget), "budget", .thousands),
        difference,
      ] + carriers.map { row($0.label, $0.metric, .thousands, name: $0.metric) } + reserveRow
        + chanceRows)
  }

  private var difference: ReportTable.Row {
    let cells = record.years.map { year -> ReportCell in
      guard let need = record.mean("need_cost", year), let budget = record.mean("budget", year)
      else { return .empty }
      return .number(need - budget, .thousands, key: "difference/need_cost/budget/\(year)")
    }
    return ReportTable.Row([.text(pick("Verschil, gedragen", "Difference, carried"))] + cells)
  }

  /// The closing balance of a reserve, where there is one.
  private var reserveRow: [ReportTable.Row] {
    guard record.years.contains(where: { (record.mean("reserve", $0) ?? 0) != 0 }) else {
      return []
    }
    return [row(words.label(.reserve), "reserve", .thousands)]
  }

  private var chanceRows: [ReportTable.Row] {
    let within = words.toWithin(record.names.tolerance)
    return [RiskMeasure.keepsPace, .allWithinBudget].map { measure in
      ReportTable.Row(
        [.text(words.pick(measure.declaration.label) + within)]
          + record.years.map { record.riskCell(measure.rawValue, "\($0)", .chance) })
    }
  }
}
