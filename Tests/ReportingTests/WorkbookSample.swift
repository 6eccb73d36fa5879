import Charts
import Reporting

/// Documents for workbooks.
enum WorkbookSample {
  static func document(_ sections: [ReportSection]) -> ReportDocument {
    ReportDocument(
      title: "Voorbeeldstad", subtitle: ["100 trekkingen"], language: .nl, sections: sections)
  }

  static func section(_ blocks: [ReportBlock], sheet: String = "Blad") -> ReportSection {
    ReportSection(id: "vraag", title: "Wat kost het?", sheet: sheet, blocks: blocks)
  }

  /// A document of one section with one table.
  static func document(_ table: ReportTable) -> ReportDocument {
    document([section([.table(table)])])
  }

  static func table(_ rows: [[ReportCell]]) -> ReportTable {
    ReportTable(
      caption: "", columns: [.init("Post", isNumber: false), .init("2022"), .init("2023")],
      rows: rows.map { cells in
        guard case .text(let label) = cells.first else { return .init(cells) }
        return .init(cells, name: label)
      })
  }

  static func number(_ value: Double, _ form: ReportCell.NumberForm) -> ReportCell {
    .number(value, form, key: "summary/gemeente")
  }

  /// A line and a band over two years, in thousands.
  static func fan(_ values: [Double?] = [2906, 3083]) -> Chart {
    Chart(
      title: "Lasten", description: "De lasten stijgen", labels: ["2022", "2023"],
      axisTitle: "x EUR 1.000",
      shape: .fan(
        bands: [.init("80%", lower: [2700, 2800], upper: [3100, 3300])],
        lines: [.init("Verwacht", values)]))
  }

  /// The table behind `fan`, in euros; without its band where it is not `whole`.
  static func fanTable(whole: Bool = true) -> ReportTable {
    var rows = [row("Verwacht", [2_906_000, 3_083_000])]
    if whole {
      rows += [row("laag", [2_700_000, 2_800_000]), row("hoog", [3_100_000, 3_300_000])]
    }
    return table(rows)
  }

  /// The rows that `fan` draws.
  static let fanCells = ChartCells.rows(["laag", "hoog", "Verwacht"])

  private static func row(_ name: String, _ euros: [Double]) -> [ReportCell] {
    [.text(name)] + euros.map { number($0, .thousands) }
  }

  /// All kinds of blocks, several sheets, and a table of so many rows.
  static func large(rows: Int = 40) -> ReportDocument {
    let long = table(
      (0..<rows).map {
        row("Wijk \($0)", [Double($0) * 12_345.678, Double($0) * 13_456.789])
      })
    let answer = ReportAnswer(
      question: "Wordt het meer?", figure: number(0.64, .percent(places: 0)), sentence: "Ja.")
    return document([
      section(
        [
          .answers([answer]), .paragraph("Uitleg."), .chart(fan(), fanTable(), from: fanCells),
          .code("a\nb"),
        ],
        sheet: "Antwoord"),
      section([.table(long)], sheet: "Wijken"),
      section(
        [.smallMultiples([fan(), fan([1, 2]), fan([3, nil])], fanTable(whole: false))],
        sheet: "Grafieken"),
    ])
  }
}
