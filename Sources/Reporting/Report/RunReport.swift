import Charts

/// The report of one run: its questions in order, each with figures, charts and tables.
public struct RunReport {
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
    let manifest = record.manifest
    let count = number.text(Double(manifest.replications))
    let sections: [ReportSection?] = [
      answer(), planning(), course(), buffer(), clients(), waiting(), carried(), wijken(),
      opening(),
      assumptions(), certainty(), reproduction(),
    ]
    return ReportDocument(
      title: manifest.title,
      subtitle: [
        "\(manifest.scenario), \(record.years[0])-\(record.years[record.years.count - 1])",
        "\(count) \(words.replications), \(words.seed) \(manifest.seed)",
      ], language: words.language, sections: sections.compactMap { $0 })
  }

  // MARK: Words and numbers

  func pick(_ dutch: String, _ english: String) -> String { words.pick(dutch, english) }

  /// Euros rounded to thousands, written out: `EUR 1.234.000`.
  func euros(_ value: Double) -> String {
    "EUR " + number.text((value / 1000).rounded(.toNearestOrAwayFromZero) * 1000)
  }

  func chance(_ value: Double) -> String { words.chance(value, number) }

  var thousands: String { "x EUR 1.000" }

  /// Years as columns, those beyond the meerjarenraming marked as outlook.
  func yearColumns(_ first: String) -> [ReportTable.Column] {
    [ReportTable.Column(first, isNumber: false)]
      + record.years.enumerated().map { index, year in
        ReportTable.Column(
          index < record.planning.count ? "\(year)" : "\(year) \(words.outlook)")
      }
  }

  /// A row of a metric of the gemeente by year.
  func row(
    _ label: String, _ metric: String, _ form: ReportCell.NumberForm, column: String = "mean",
    _ part: ReportPart = .gemeente, voorziening: String = "totaal",
    style: ReportTable.Row.Style = .normal
  ) -> ReportTable.Row {
    ReportTable.Row(
      [.text(label)]
        + record.years.map {
          record.cell(metric, $0, form, column: column, part, voorziening: voorziening)
        }, style: style)
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

  /// The chart of a fan: 5-95% and 25-75% around the mean.
  func chart(_ fan: Fan) -> Chart {
    let scale = fan.form == .thousands ? 0.001 : 1
    let values = { (metric: String, column: String) -> [Double?] in
      record.years.map { year in
        record.figure(metric, year, fan.part, voorziening: fan.voorziening)?.value(column)
          .map { $0 * scale }
      }
    }
    var lines = [
      Chart.Line(pick("verwachting", "expected"), values(fan.metric, "mean"))
    ]
    if let line = fan.line, record.has(line.metric, fan.part) {
      lines.append(Chart.Line(line.name, values(line.metric, "mean"), stroke: .dashed))
    }
    let bands = [("p5", "p95", "90%"), ("p25", "p75", "50%")].map { low, high, share in
      Chart.Band(
        pick("\(share) van de trekkingen", "\(share) of the draws"),
        lower: values(fan.metric, low), upper: values(fan.metric, high))
    }
    return Chart(
      title: fan.title, description: description(fan), labels: record.years.map { "\($0)" },
      axisTitle: fan.axis, shape: .fan(bands: bands, lines: lines))
  }

  private func description(_ fan: Fan) -> String {
    let ends = [record.years[0], record.years[record.years.count - 1]]
    let scale = fan.form == .thousands ? 0.001 : 1
    let means = ends.map {
      record.mean(fan.metric, $0, fan.part, voorziening: fan.voorziening).map {
        number.text($0 * scale)
      } ?? "-"
    }
    return pick(
      "\(fan.title), \(fan.axis): van \(means[0]) in \(ends[0]) naar \(means[1]) in \(ends[1]), met "
        + "banden waarin 50% en 90% van de trekkingen vallen.",
      "\(fan.title), \(fan.axis): from \(means[0]) in \(ends[0]) to \(means[1]) in \(ends[1]), with "
        + "bands that hold 50% and 90% of the draws.")
  }

  /// A fan with the table behind it.
  func block(_ fan: Fan) -> ReportBlock {
    let labels = [
      (pick("verwachting", "expected"), "mean"), ("5%", "p5"), ("25%", "p25"),
      (pick("midden", "median"), "p50"), ("75%", "p75"), ("95%", "p95"),
    ]
    var rows = labels.map { label, column in
      row(label, fan.metric, fan.form, column: column, fan.part, voorziening: fan.voorziening)
    }
    if let line = fan.line, record.has(line.metric, fan.part) {
      rows.append(row(line.name, line.metric, fan.form, fan.part))
    }
    return .chart(
      chart(fan), ReportTable(caption: fan.title, columns: yearColumns(fan.axis), rows: rows))
  }
}
