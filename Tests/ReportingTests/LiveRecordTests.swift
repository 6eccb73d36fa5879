import Foundation
import Testing

@testable import Reporting

/// A terminal and a report are made of one record: of the draws where the run has just been made, of the files
/// where they are read.
@Suite("A run tells the same live as from its folder")
struct LiveRecordTests {
  private func reports(_ town: TinyTown, _ language: ScreenNumber.Language) throws -> [RunReport] {
    let folder = try ScratchFolder()
    let place = try RunFolder(at: folder.path("run"))
    try RunFiles(
      scenario: town.scenario, plan: TinyTown.plan(), options: .init(), outcomes: town.outcomes,
      timings: town.timings
    ).write(to: place, draws: false)
    try place.commit()
    return [
      RunRecord(town.scenario, TinyTown.plan(), town.outcomes),
      try RunRecord(folder: folder.path("run")),
    ].map { RunReport(record: $0, language: language) }
  }

  private static let towns = [
    ReportTests.town, TinyTown.text(), TinyTown.text(begroting: ""),
    TinyTown.text(begroting: "begroting: { bedrag: 21000 }"),
  ]

  @Test("in its tables, cell by cell", arguments: towns)
  func tables(text: String) throws {
    let reports = try reports(TinyTown(text), .nl)
    let tables = reports.map {
      [$0.peopleTable(), $0.costTable(), $0.wijkTable(), $0.voorzieningTable()]
        + [$0.carriedTable()].compactMap { $0 }
    }
    #expect(tables[0].count == tables[1].count)
    for (live, read) in zip(tables[0], tables[1]) {
      #expect(live.caption == read.caption && live.note == read.note)
      #expect(live.columns.map(\.lines) == read.columns.map(\.lines))
      #expect(live.rows.map(\.cells) == read.rows.map(\.cells), "\(live.caption)")
    }
  }

  @Test("in its sentences", arguments: towns, [ScreenNumber.Language.nl, .en])
  func sentences(text: String, language: ScreenNumber.Language) throws {
    let said = try reports(TinyTown(text), language).map {
      $0.paceSentences() + $0.carriedSentences() + $0.overrunSentences()
        + [$0.bufferSentence(), $0.waitingSentence(), $0.clientsSentence()].map { $0 ?? "-" }
    }
    #expect(said[0] == said[1] && said[0].count >= 4)
  }

  @Test("and the terminal shows what the page shows, without details")
  func terminal() throws {
    let town = try TinyTown(ReportTests.town)
    let report = try #require(try reports(town, .nl).last)
    let lines = RunScreen(
      scenario: town.scenario, plan: TinyTown.plan(), outcomes: town.outcomes, language: .nl
    ).lines()
    let page = String(decoding: HTMLReport(report.document()).bytes(), as: UTF8.self)
    for sentence in report.overrunSentences() + [report.waitingSentence() ?? ""] {
      #expect(lines.contains(sentence) && page.contains(sentence), "\(sentence)")
    }
    let cost = report.costTable()
    for row in cost.rows {
      guard case .text(let label) = row.cells[0] else { continue }
      #expect(page.contains(">\(label)</th>"), "\(label)")
      // Of two rows by this name the details stay away.
      let isShown = cost.rows.contains { $0.cells[0] == row.cells[0] && !$0.isDetail }
      #expect(
        lines.contains { $0.hasPrefix(label) }
          == (isShown || label.hasPrefix("  hoog") || label.hasPrefix("  laag")))
    }
    #expect(!lines.contains { $0.contains("waarvan structureel") })
  }

  @Test("a terminal has titles over two lines, no details, and nothing for what does not exist")
  func table() {
    let table = ReportTable(
      caption: "Lasten",
      columns: [
        .init("x EUR 1.000", isNumber: false), .init("2022"),
        .init("2026 doorkijk", isDetail: true),
        .init("2027 doorkijk", lines: ["doorkijk", "2027"]),
      ],
      rows: [
        .init([.text("Saldo"), .number(2_906_123, .thousands, key: ""), .empty, .empty]),
        .init([.text("Weg"), .empty, .empty, .empty], isDetail: true),
        .init([
          .text("Resultaat"), .number(-294_000, .result, key: ""), .empty,
          .number(0.004, .chance, key: ""),
        ]),
      ])
    #expect(
      TerminalTable(table, ScreenNumber(.nl)).lines(head: "x EUR 1.000") == [
        "                    doorkijk", "x EUR 1.000   2022      2027", "Saldo        2.906",
        "Resultaat    294 N       <1%",
      ])
  }
}
