import Charts

/// Words, numbers and charts that reports have in common.
protocol ReportText {
  var words: Words { get }
  var number: ScreenNumber { get }
}

extension ReportText {
  func pick(_ dutch: String, _ english: String) -> String { words.pick(dutch, english) }

  /// Euros rounded to thousands, written out on one line: `EUR 1.234.000`.
  func euros(_ value: Double) -> String { "EUR\u{A0}" + amount(value) }

  /// The same without the unit.
  func amount(_ value: Double) -> String {
    number.text((value / 1000).rounded(.toNearestOrAwayFromZero) * 1000)
  }

  func chance(_ value: Double) -> String { words.chance(value, number) }

  var thousands: String { words.euros }

  /// Years as columns, those beyond the meerjarenraming marked as outlook.
  func yearColumns(
    _ first: String, _ years: [Int], planning: Int
  ) -> [ReportTable.Column] {
    [ReportTable.Column(first, isNumber: false)]
      + years.enumerated().map { index, year in
        index < planning
          ? ReportTable.Column("\(year)")
          : ReportTable.Column(
            "\(year) \(words.outlook)", lines: [words.outlook, "\(year)"],
            isDetail: index < years.count - 1)
      }
  }

  // MARK: Fans

  /// The chart of a fan: 5-95% and 25-75% around the mean.
  ///
  /// - Parameter values: those of a column of `summary.csv` by year, in the unit of the axis.
  func fan(
    title: String, axis: String, years: [Int], line: Chart.Line? = nil,
    values: (_ column: String) -> [Double?]
  ) -> Chart {
    let means = values("mean")
    let bands = [("p5", "p95", "90%"), ("p25", "p75", "50%")].map { low, high, share in
      Chart.Band(
        pick("\(share) van de trekkingen", "\(share) of the draws"), lower: values(low),
        upper: values(high))
    }
    let ends = [means.first, means.last].map { value in
      value.flatMap { $0 }.map { number.text($0) } ?? "-"
    }
    let (first, last) = (years.first ?? 0, years.last ?? 0)
    return Chart(
      title: title,
      description: pick(
        "\(title), \(axis): van \(ends[0]) in \(first) naar \(ends[1]) in \(last), met banden waarin "
          + "50% en 90% van de trekkingen vallen.",
        "\(title), \(axis): from \(ends[0]) in \(first) to \(ends[1]) in \(last), with bands that hold "
          + "50% and 90% of the draws."),
      labels: years.map { "\($0)" }, axisTitle: axis,
      shape: .fan(
        bands: bands,
        lines: [Chart.Line(pick("verwachting", "expected"), means)] + (line.map { [$0] } ?? [])))
  }

  // MARK: Reproduction

  /// What makes a folder again: the command, and what it was made with.
  func reproduction(
    id: String, title: String, sheet: String, command: [String], facts: [(String, String)],
    more: [ReportBlock] = []
  ) -> ReportSection {
    let table = ReportTable(
      caption: title,
      columns: [ReportTable.Column("", isNumber: false), ReportTable.Column("", isNumber: false)],
      rows: facts.map { ReportTable.Row([.text($0.0), .text($0.1)]) },
      note: pick(
        "Hetzelfde scenario, startgetal en dezelfde versie geven dezelfde cijfers, met elk aantal "
          + "processoren. MAP is de map met deze uitkomsten, waar ook die staat: zij bevat afschriften van "
          + "alle bestanden die zijn gelezen, en --verify vergelijkt alles byte voor byte.",
        "The same scenario, seed and version give the same figures, on any number of processors. FOLDER is "
          + "the folder of these results, wherever it stands: it holds copies of all files that were read, "
          + "and --verify compares everything byte by byte."))
    let again = "wijkraming rerun \(pick("MAP", "FOLDER")) --verify"
    return ReportSection(
      id: id, title: title, sheet: sheet,
      blocks: [.code(ShellWords.lines(command)), .code(again), .table(table)] + more)
  }
}
