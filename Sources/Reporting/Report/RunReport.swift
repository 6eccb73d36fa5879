import Charts

/// The report of one run: its questions in order, each with figures, charts and tables.
public struct RunReport: ReportText {
  let record: RunRecord
  let words: Words
  let number: ScreenNumber

  public init(record: RunRecord, language: ScreenNumber.Language) {
    self.record = record
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  /// The whole report, for a page or a workbook.
  public func document() -> ReportDocument {
    let count = words.replications(record.replications, number)
    let sections: [ReportSection?] = [
      answer(), planning(), course(), buffer(), clients(), waiting(), carried(), wijken(),
      record.folder.map { opening($0) }, record.folder.map { assumptions($0) }, certainty(),
      record.folder.map { reproduction($0) },
    ]
    return ReportDocument(
      title: record.title,
      subtitle: [
        "\(record.scenario), \(record.years[0])-\(record.years[record.years.count - 1])",
        "\(count), \(words.seed) \(record.seed)",
      ], language: words.language, sections: sections.compactMap { $0 })
  }

  // MARK: Tables

  func yearColumns(_ first: String) -> [ReportTable.Column] {
    yearColumns(first, record.years, planning: record.planning.count)
  }

  /// A row of a metric of the gemeente by year.
  func row(
    _ label: String, _ metric: String, _ form: ReportCell.NumberForm, column: String = "mean",
    _ part: ReportPart = .gemeente, voorziening: String = "totaal",
    style: ReportTable.Row.Style = .normal, name: String = "", isDetail: Bool = false
  ) -> ReportTable.Row {
    ReportTable.Row(
      [.text(label)]
        + record.years.map {
          record.cell(metric, $0, form, column: column, part, voorziening: voorziening)
        }, style: style, name: name, isDetail: isDetail)
  }

  /// The row of a value that one in ten draws stays below or passes.
  func bound(
    _ metric: String, _ form: ReportCell.NumberForm, _ bound: DrawBound, isDetail: Bool = false
  ) -> ReportTable.Row {
    row(
      bound.label(words), metric, form, column: bound.column, style: .faint, isDetail: isDetail)
  }

  // MARK: Fans

  /// What a fan chart shows.
  struct Fan {
    let metric: String
    var part = ReportPart.gemeente
    var voorziening = "totaal"
    let title: String
    let axis: String
    let form: ReportCell.NumberForm
    /// A metric drawn as a line to compare with, and its name.
    var line: (metric: String, name: String)?
  }

  func chart(_ fan: Fan) -> Chart {
    let values = { (metric: String, column: String) -> [Double?] in
      record.years.map { year in
        record.figure(metric, year, fan.part, voorziening: fan.voorziening)?.value(column)
          .map { $0 / fan.form.unit }
      }
    }
    let line = fan.line.flatMap { line in
      record.has(line.metric, fan.part)
        ? Chart.Line(line.name, values(line.metric, "mean"), stroke: .dashed) : nil
    }
    return self.fan(title: fan.title, axis: fan.axis, years: record.years, line: line) {
      values(fan.metric, $0)
    }
  }

  /// A fan with the table behind it.
  func block(_ fan: Fan) -> ReportBlock {
    let labels = [
      (pick("verwachting", "expected"), "mean"), ("5%", "p5"), ("25%", "p25"),
      (pick("midden", "median"), "p50"), ("75%", "p75"), ("95%", "p95"),
    ]
    var rows = labels.map { label, column in
      row(
        label, fan.metric, fan.form, column: column, fan.part, voorziening: fan.voorziening,
        name: column)
    }
    var drawn = ["p5", "p95", "p25", "p75", "mean"]
    if let line = fan.line, record.has(line.metric, fan.part) {
      rows.append(row(line.name, line.metric, fan.form, fan.part, name: line.metric))
      drawn.append(line.metric)
    }
    return .chart(
      chart(fan), ReportTable(caption: fan.title, columns: yearColumns(fan.axis), rows: rows),
      from: .rows(drawn))
  }
}
