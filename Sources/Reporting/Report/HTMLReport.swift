import Charts

/// A report as one HTML page that needs nothing else: no script, no network, no other file.
public struct HTMLReport {
  private let document: ReportDocument
  private let number: ScreenNumber
  private let words: Words

  public init(_ document: ReportDocument) {
    self.document = document
    number = ScreenNumber(document.language)
    words = Words(language: document.language)
  }

  /// The page in UTF-8; equal documents give equal bytes.
  public func bytes() -> [UInt8] { Array(text().utf8) }

  private func text() -> String {
    var page = HTMLText()
    page.raw("<!DOCTYPE html>\n<html lang=\"\(document.language.rawValue)\">\n<head>\n")
    page.raw("<meta charset=\"utf-8\">\n")
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"\(Self.policy)\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.element("title", document.title)
    page.raw("<style>\n\(HTMLReport.styleSheet)\n\(Chart.styleSheet)\n</style>\n</head>\n<body>\n")
    header(&page)
    page.raw("<main>\n")
    for section in document.sections { write(section, to: &page) }
    page.raw("</main>\n</body>\n</html>\n")
    return page.text
  }

  /// What the page may load or run: nothing but its own style.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  private func header(_ page: inout HTMLText) {
    page.raw("<header>\n")
    page.element("h1", document.title)
    page.element("p", document.subtitle.joined(separator: " - "), attributes: " class=\"run\"")
    let label = words.pick("Inhoud", "Contents")
    page.raw("<nav aria-label=\"\(label)\"><ul>")
    for section in document.sections {
      page.raw("<li><a href=\"#\(XMLText.escaped(section.id))\">")
      page.write(section.title)
      page.raw("</a></li>")
    }
    page.raw("</ul></nav>\n</header>\n")
  }

  private func write(_ section: ReportSection, to page: inout HTMLText) {
    let id = XMLText.escaped(section.id)
    page.raw("<section id=\"\(id)\">\n")
    page.element("h2", section.title)
    for (index, block) in section.blocks.enumerated() {
      write(block, id: "\(id)-\(index + 1)", to: &page)
    }
    page.raw("</section>\n")
  }

  private func write(_ block: ReportBlock, id: String, to page: inout HTMLText) {
    switch block {
    case .paragraph(let text): page.element("p", text)
    case .findings(let sentences):
      page.raw("<ul class=\"findings\">\n")
      for sentence in sentences { page.element("li", sentence) }
      page.raw("</ul>\n")
    case .code(let text):
      page.raw("<pre>")
      for (index, line) in text.split(separator: "\n").enumerated() {
        if index > 0 { page.raw("\n") }
        page.write(String(line))
      }
      page.raw("</pre>\n")
    case .answers(let answers): write(answers, to: &page)
    case .table(let table): write(table, to: &page)
    case .chart(let chart, let table, _):
      page.raw("<figure>\n\(chart.responsiveSVG(id: id, notation: notation))\n</figure>\n")
      writeBehind(table, to: &page)
    case .smallMultiples(let charts, let table, let sharesAxis):
      page.element("h3", table.caption)
      if let first = charts.first {
        page.raw(first.legendSVG(id: "\(id)-legend", notation: notation))
      }
      let covering = sharesAxis ? Chart.valueRange(of: charts) : nil
      page.raw("<div class=\"multiples\">\n")
      for (index, chart) in charts.enumerated() {
        let svg = chart.svg(
          id: "\(id)-\(index + 1)", size: .small, notation: notation, covering: covering)
        page.raw("<figure>\(svg)</figure>\n")
      }
      page.raw("</div>\n")
      writeBehind(table, to: &page)
    }
  }

  private var notation: ChartNotation { document.language == .nl ? .dutch : .english }

  // MARK: Answers and tables

  private func write(_ answers: [ReportAnswer], to page: inout HTMLText) {
    page.raw("<dl class=\"answers\">\n")
    for answer in answers {
      page.raw("<div>")
      page.element("dt", answer.question)
      page.raw("<dd><span class=\"figure\">")
      write(answer.figure, to: &page)
      page.raw("</span> ")
      page.write(answer.sentence)
      page.raw("</dd></div>\n")
    }
    page.raw("</dl>\n")
  }

  /// The table behind a chart, folded away unless it is to be seen.
  private func writeBehind(_ table: ReportTable, to page: inout HTMLText) {
    guard table.isFolded else { return write(table, to: &page) }
    page.raw("<details>")
    page.element("summary", words.pick("Tabel: ", "Table: ") + table.caption)
    write(table, to: &page)
    page.raw("</details>\n")
  }

  private func write(_ table: ReportTable, to page: inout HTMLText) {
    page.raw("<div class=\"scroll\"><table>\n")
    page.raw("<caption><span>")
    page.write(table.caption)
    page.raw("</span></caption>\n")
    if table.columns.contains(where: { !$0.title.isEmpty }) {
      page.raw("<thead><tr>")
      for column in table.columns {
        page.element("th", column.title, attributes: " scope=\"col\"\(align(column))")
      }
      page.raw("</tr></thead>\n")
    }
    page.raw("<tbody>\n")
    let long = table.columns.indices.map { isLong($0, of: table) }
    for row in table.rows { write(row, table.columns, long, to: &page) }
    page.raw("</tbody></table></div>\n")
    if !table.note.isEmpty { page.element("p", table.note, attributes: " class=\"note\"") }
  }

  /// Whether a column holds text that takes room to be read.
  private func isLong(_ column: Int, of table: ReportTable) -> Bool {
    table.rows.contains { row in
      guard row.cells.indices.contains(column), case .text(let text) = row.cells[column] else {
        return false
      }
      return text.count > 24
    }
  }

  private func align(_ column: ReportTable.Column) -> String {
    column.isNumber ? " class=\"number\"" : ""
  }

  private func write(
    _ row: ReportTable.Row, _ columns: [ReportTable.Column], _ long: [Bool], to page: inout HTMLText
  ) {
    switch row.style {
    case .normal: page.raw("<tr>")
    case .strong: page.raw("<tr class=\"strong\">")
    case .faint: page.raw("<tr class=\"faint\">")
    }
    for (index, (cell, column)) in zip(row.cells, columns).enumerated() {
      let tag = index == 0 ? "th" : "td"
      let name =
        index == 0
        ? " scope=\"row\"" + indentation(cell) : long[index] ? " class=\"long\"" : align(column)
      page.raw("<\(tag)\(name)>")
      write(cell, to: &page)
      page.raw("</\(tag)>")
    }
    page.raw("</tr>\n")
  }

  /// A name that begins with blanks is a part of the row above it.
  private func indentation(_ cell: ReportCell) -> String {
    if case .text(let text) = cell, text.hasPrefix(" ") { return " class=\"part\"" }
    return ""
  }

  // MARK: Cells

  private func write(_ cell: ReportCell, to page: inout HTMLText) {
    switch cell {
    case .text(let text): page.write(text)
    case .empty: page.raw("<span class=\"none\">-</span>")
    case .number(let value, let form, let key):
      let exact = XMLText.escaped(NumberText.text(value))
      page.raw("<data value=\"\(exact)\" data-key=\"\(XMLText.escaped(key))\">")
      page.write(ReportNumber(number).text(value, form))
      page.raw("</data>")
    }
  }
}

/// How a report writes a number.
struct ReportNumber {
  private let number: ScreenNumber

  init(_ number: ScreenNumber) { self.number = number }

  func text(_ value: Double, _ form: ReportCell.NumberForm) -> String {
    switch form {
    case .thousands: number.thousands(ofEuros: value)
    case .result: number.thousands(ofEuros: abs(value)) + (value < 0 ? " N" : " V")
    case .difference: difference(value)
    case .euros: number.text(value)
    case .count(let places), .plain(let places): number.text(value, places: places)
    case .percent(let places): percent(value, places)
    case .part(let percent): part(value, percent)
    case .chance: Words(language: number.language).chance(value, number)
    }
  }

  /// A share in percents that were found beside others: never 0% or 100% for one that is neither.
  private func part(_ value: Double, _ percent: Int) -> String {
    if value > 0, percent <= 0 { return "<1%" }
    if value < 1, percent >= 100 { return ">99%" }
    return number.percent(Double(percent) / 100, places: 0)
  }

  /// More has a sign too, but what rounds to zero has none.
  private func difference(_ value: Double) -> String {
    let text = number.thousands(ofEuros: value)
    return value > 0 && text != number.thousands(ofEuros: 0) ? "+" + text : text
  }

  /// A share: never 0% or 100% for one that is neither.
  private func percent(_ value: Double, _ places: Int) -> String {
    let text = number.percent(value, places: places)
    if value > 0, value < 1, text == number.percent(0, places: places) { return "<1%" }
    if value < 1, value > 0, text == number.percent(1, places: places) { return ">99%" }
    return text
  }
}

/// HTML as it is written, text escaped.
struct HTMLText {
  private(set) var text = ""

  /// Adds markup as it stands.
  mutating func raw(_ markup: String) { text += markup }

  /// Adds text, which can be nothing else than text.
  mutating func write(_ content: String) { text += XMLText.escaped(content) }

  mutating func element(_ name: String, _ content: String, attributes: String = "") {
    raw("<\(name)\(attributes)>")
    write(content)
    raw("</\(name)>\n")
  }
}
