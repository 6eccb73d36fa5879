import Charts
import Foundation
import Testing

@testable import Reporting

@Suite("The charts of reports draw the cells that they name")
struct ChartCellsTests {
  private func charts(
    _ document: ReportDocument
  ) -> [(chart: Chart, table: ReportTable, cells: ChartCells?)] {
    document.sections.flatMap(\.blocks).compactMap {
      if case .chart(let chart, let table, let cells) = $0 { (chart, table, cells) } else { nil }
    }
  }

  /// Every series of a chart is what its table shows in the named row or column.
  private func check(_ document: ReportDocument, atLeast least: Int) throws {
    let charts = charts(document)
    #expect(charts.count >= least)
    for (chart, table, cells) in charts {
      let cells = try #require(cells, "\(chart.title)")
      let series = chart.series(Words(language: .nl))
      let named: [[Double?]] =
        switch cells {
        case .rows(let names): names.map { table.values(row: $0) }
        case .columns(let columns): columns.map { table.values(column: $0) }
        }
      #expect(series.map(\.values) == named, "\(chart.title)")
      let match = ChartMatch(cells, in: table, series: series.count, count: chart.labels.count)
      #expect(match != nil, "\(chart.title)")
    }
  }

  @Test("in the report of a run, also beyond the meerjarenraming")
  func run() throws {
    let folder = try ScratchFolder()
    let town = try TinyTown(ReportTests.town)
    let place = try RunFolder(at: folder.path("run"))
    try RunFiles(
      scenario: town.scenario, plan: TinyTown.plan(), options: .init(), outcomes: town.outcomes,
      timings: town.timings
    ).write(to: place, draws: false)
    try place.commit()
    let record = try RunRecord(folder: folder.path("run"))
    #expect(record.years.count > record.planning.count)
    try check(RunReport(record: record, language: .nl).document(), atLeast: 4)
  }

  @Test("in the report of a comparison")
  func comparison() throws {
    let folder = try ScratchFolder()
    let path = try ComparisonTown.write(.init(limit: TinyTown.replications), in: folder)
    let record = try ComparisonRecord(folder: path)
    try check(ComparisonReport(record: record, language: .nl).document(), atLeast: 2)
  }

  @Test("euros in thousands and shares in percents are drawn in the unit that is shown")
  func units() {
    let table = ReportTable(
      caption: "", columns: [.init(""), .init("2022"), .init("2023")],
      rows: [
        .init([.text("a"), .number(2500, .thousands, key: ""), .empty], name: "euro"),
        .init([.text("b"), .number(0.25, .chance, key: ""), .text("n.v.t.")], name: "kans"),
      ])
    #expect(table.values(row: "euro") == [2.5, nil])
    #expect(table.values(row: "kans") == [25, nil])
    #expect(table.values(row: "weg").isEmpty)
    #expect(table.values(column: 2) == [nil, nil])
    let match = ChartMatch(.rows(["kans", "euro"]), in: table, series: 2, count: 2)
    #expect(match?.factors == [0.01, 1000] && match?.lines == [1, 0])
  }
}
