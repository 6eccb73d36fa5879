import Charts
import Simulation

/// Cost against begroting and budget, and the buffer that the difference asks for.
extension RunReport {
  // MARK: Meerjarenraming

  func planning() -> ReportSection {
    let title = pick("Meerjarenraming", "Multi-year estimate")
    return ReportSection(
      id: "meerjarenraming", title: title, sheet: title,
      blocks: [.table(costTable())])
  }

  /// Cost and begroting by year, with how likely an overrun is and what it asks for.
  func costTable() -> ReportTable {
    ReportTable(
      caption: pick("Lasten en begroting", "Cost and begroting"),
      columns: yearColumns(thousands), rows: costRows + resultRows,
      note: pick(
        "V is voordeel, N is nadeel. Structureel: de begroting van het volgende jaar min de kosten "
          + "van de laatste maand over een heel jaar, in prijzen van dat volgende jaar; de rest van het "
          + "resultaat is incidenteel.",
        "V is a surplus, N a deficit. Structural: the begroting of the next year less the cost of the "
          + "last month over a whole year, at prices of that next year; the rest of the result is "
          + "incidental."))
  }

  private var costRows: [ReportTable.Row] {
    [
      row(words.payments, "payment", .thousands), row(words.pgb, "pgb_cost", .thousands),
      row(
        words.contribution + pick(" (af)", " (less)"), "own_contribution", .thousands),
    ] + ownCostRows + [
      row(words.netCost, "net_cost", .thousands, style: .strong)
    ] + [.low, .high].map { bound("net_cost", .thousands, $0, isDetail: true) }
  }

  /// What the gemeente spends beside providers and pgb's, where it is told.
  private var ownCostRows: [ReportTable.Row] {
    [
      (words.uitvoering, "uitvoering_cost"), (words.socialBase, "social_base_cost"),
      (words.oneOff, "one_off_cost"),
    ].filter { record.has($0.1) }.map { row($0.0, $0.1, .thousands) }
  }

  private var resultRows: [ReportTable.Row] {
    guard record.has("result") else { return [] }
    return [
      row(words.begroting, "begroting", .thousands),
      row(words.result, "result", .result, style: .strong),
      bound("result", .result, .adverse), bound("result", .result, .favourable),
      row(
        "  " + words.short(.structuralResult), "structural_result", .result, isDetail: true),
      incidental,
      ReportTable.Row(
        [.text(words.overrun(record.names.tolerance))]
          + record.years.map { record.riskCell("p_overrun", "\($0)", .chance) }),
    ] + capacityRows
  }

  private var capacityRows: [ReportTable.Row] {
    words.capacityRows(record.names.certainty).map { label, metric in
      ReportTable.Row(
        [.text(label)] + record.years.map { record.riskCell(metric, "\($0)", .thousands) })
    }
  }

  /// What is left of the expected result after what is structural.
  private var incidental: ReportTable.Row {
    let cells = record.years.map { year -> ReportCell in
      guard let all = record.mean("result", year),
        let structural = record.mean("structural_result", year)
      else { return .empty }
      return .number(all - structural, .result, key: "difference/result/structural_result/\(year)")
    }
    return ReportTable.Row(
      [.text(pick("  waarvan incidenteel", "  of which incidental"))] + cells, isDetail: true)
  }

  // MARK: Course

  func course() -> ReportSection {
    let title = pick("Lasten tegen de begroting", "Cost against begroting and budget")
    var blocks = [
      block(
        Fan(
          metric: "net_cost",
          title: words.netCost,
          axis: thousands, form: .thousands, line: ("begroting", words.begroting.lowercased())))
    ]
    let percelen = record.parts.filter { $0.level == "perceel" }
    if percelen.count > 1 || record.parts.contains(where: { record.has("budget", $0) }) {
      blocks += percelen.map { perceel in
        block(
          Fan(
            metric: "cost", part: perceel,
            title: words.short(.cost) + ": " + record.names.name(of: perceel), axis: thousands,
            form: .thousands, line: ("budget", words.short(.budget))))
      }
    }
    return ReportSection(
      id: "lasten", title: title, sheet: pick("Lasten", "Cost"), blocks: blocks)
  }

  // MARK: Weerstand

  func buffer() -> ReportSection? {
    let chosen = record.names.certainty.percent
    guard record.risk("risk_\(chosen)", record.span) != nil else { return nil }
    let row = { (label: String, metric: String, style: ReportTable.Row.Style) in
      ReportTable.Row(
        [.text(label)] + record.spans.map { record.riskCell(metric, $0, .thousands) }, style: style)
    }
    let certainties = RiskTable.certainties.map { Int(($0 * 100).rounded()) }
    var rows = [row(words.deficit, "expected_deficit", .normal)]
    rows += certainties.map { percent in
      row(
        words.risk(percent), RiskMeasure.risk.name(at: percent),
        percent == chosen ? .strong : .normal)
    }
    let together = words.pick(RiskMeasure.weerstand.label(at: chosen))
    rows.append(row(together, "weerstand_\(chosen)", .normal))
    rows.append(
      ReportTable.Row(
        [.text(words.overrun(record.names.tolerance))]
          + record.spans.map { record.riskCell("p_overrun", $0, .chance) }))
    rows += ratioRows
    let columns =
      [ReportTable.Column(pick("Zekerheid", "Certainty"), isNumber: false)]
      + record.spans.map { ReportTable.Column($0) }
    return ReportSection(
      id: "weerstand", title: pick("Benodigde weerstandscapaciteit", "Weerstandscapaciteit needed"),
      sheet: pick("Weerstand", "Buffer"),
      blocks: [
        .table(
          ReportTable(
            caption: pick(
              "Benodigde weerstandscapaciteit, \(thousands)",
              "Weerstandscapaciteit needed, \(thousands)"),
            columns: columns, rows: rows,
            note: pick(
              words.definition(record.names.tolerance) + " "
                + "Een verwacht tekort hoort in de begroting; weerstandscapaciteit is voor het risico daarboven. "
                + "Perioden zijn niet op te tellen. Klassen: A boven 2,0 (uitstekend), B vanaf 1,4 (ruim "
                + "voldoende), C 1,0 (voldoende), D 0,8 (matig), E 0,6 (onvoldoende), F daaronder (ruim "
                + "onvoldoende).",
              words.definition(record.names.tolerance) + " "
                + "An expected deficit belongs in the begroting; weerstandscapaciteit is for the risk above it. "
                + "Periods do not add up. Classes: A above 2.0 (excellent), B from 1.4 (more than sufficient), "
                + "C 1.0 (sufficient), D 0.8 (moderate), E 0.6 (insufficient), F below (far from sufficient)."
            )))
      ])
  }

  private var ratioRows: [ReportTable.Row] {
    guard let capacity = record.names.capacity else { return [] }
    let percent = record.names.certainty.percent
    let ratios = record.spans.map { record.risk("weerstandsratio_\(percent)", $0) }
    return [
      ReportTable.Row(
        [.text(pick("Beschikbaar", "Set aside"))]
          + record.spans.map { _ in .number(capacity, .thousands, key: "weerstandscapaciteit") }),
      ReportTable.Row(
        [.text(words.pick(RiskMeasure.weerstandsratio.label(at: percent)))]
          + record.spans.map {
            record.riskCell("weerstandsratio_\(percent)", $0, .plain(places: 2))
          }),
      ReportTable.Row(
        [.text(pick("Klasse", "Class"))]
          + ratios.map { ratio in
            .text(ratio.map { WeerstandClass(ratio: $0).named(words) } ?? pick("n.v.t.", "n/a"))
          }),
    ]
  }
}
