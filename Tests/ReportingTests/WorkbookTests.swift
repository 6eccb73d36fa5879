#if Excel
  import Charts
  import Foundation
  import Reporting
  import Testing

  @Suite("A workbook")
  struct WorkbookTests {
    private typealias Sample = WorkbookSample

    private func parts(_ document: ReportDocument) throws -> WorkbookParts {
      try WorkbookParts(try Workbook(document).bytes())
    }

    @Test(
      "a number keeps its value under a format",
      arguments: [
        (.thousands, 2_906_123.4567, "#,##0,"),
        (.result, -293_600.25, "#,##0,\" V\";#,##0,\" N\""),
        (.euros, 1_760_123.5, "#,##0"),
        (.count(places: 1), 1289.25, "#,##0.0"),
        (.percent(places: 1), 0.6412345, "0.0%"),
        (.plain(places: 2), 0.34567, "0.00"), (.part(percent: 43), 0.435, "\"43%\""),
        (.part(percent: 0), 0.004, "[=0]\"0%\";\"<1%\""),
      ] as [(ReportCell.NumberForm, Double, String)])
    func numbers(form: ReportCell.NumberForm, value: Double, format: String) throws {
      let row = [ReportCell.text("Lasten"), Sample.number(value, form), .empty]
      let parts = try parts(Sample.document(Sample.table([row])))
      let cells = try parts.cells(1)
      let place = try #require(cells.first { $0.value == "\"Lasten\"" }).key
      let number = "B" + place.dropFirst()
      #expect(cells[number].flatMap(Double.init) == value)
      #expect(cells["C" + place.dropFirst()] == nil)
      #expect(try parts.format(number, sheet: 1) == format)
    }

    @Test("what is no number reads n.b.", arguments: [Double.nan, .infinity, -.infinity])
    func noNumber(value: Double) throws {
      let row = [ReportCell.text("Lasten"), Sample.number(value, .euros), .empty]
      let cells = try parts(Sample.document(Sample.table([row]))).cells(1)
      #expect(cells.values.contains("\"n.b.\""))
    }

    @Test(
      "text stays text, whatever it looks like",
      arguments: [
        "=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\t=1", "<script>alert(1)</script>",
        "http://example.org", "{=1}", "1234", "A & B",
      ])
    func text(text: String) throws {
      let chart = Chart(
        title: text, description: text, labels: [text], axisTitle: text,
        shape: .bars([.init(text, [1])]))
      let table = Sample.table([[.text(text), Sample.number(1, .euros), .text(text)]])
      let parts = try parts(
        Sample.document([Sample.section([.paragraph(text), .code(text), .chart(chart, table)])]))
      #expect(try parts.cells(1).values.filter { $0 == "\"\(text)\"" }.count >= 4)
      for (name, text) in parts.texts {
        #expect(!name.contains("/externalLink") && !text.contains("<hyperlink"))
        #expect(!text.contains("<f>") && parts.isWellFormed(name), "\(name)")
        let formulas = text.matches(of: #/<c:f>([^<]*)</#).map(\.1)
        #expect(formulas.allSatisfy { $0.hasPrefix("Blad!$") }, "\(formulas)")
      }
    }

    @Test("characters that XML has not are replaced, line ends are one")
    func strange() throws {
      let row = [ReportCell.text("a\u{0}b\u{1B}c\u{FFFE}d\r\ne\rf _x0041_"), .empty, .empty]
      let parts = try parts(Sample.document(Sample.table([row])))
      let text = "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\ne\nf _x005F_x0041_"
      #expect(try parts.cells(1).values.contains("\"\(text)\""))
    }

    @Test("text that no cell can hold ends in an ellipsis")
    func long() throws {
      let row = [ReportCell.text(String(repeating: "a\u{1F600}", count: 20_000)), .empty, .empty]
      let texts = try parts(Sample.document(Sample.table([row]))).cells(1).values
      let longest = try #require(texts.max { $0.count < $1.count }).dropFirst().dropLast()
      #expect((32_766...32_767).contains(longest.utf16.count) && longest.last == "\u{2026}")
    }

    @Test("names of sheets are what Excel takes, and each is another")
    func names() throws {
      let wishes = [
        "Kosten: 2022/2023", "", "2022", "A1", "Wijken", "wijken", "'Haarlem'", "History",
        String(repeating: "x", count: 40), String(repeating: "x", count: 41), "\u{1}a",
      ]
      let names = try parts(Sample.document(wishes.map { Sample.section([], sheet: $0) }))
        .sheetNames
      let cut = String(repeating: "x", count: 31)
      #expect(
        names == [
          "Kosten- 2022-2023", "Blad", "Blad 2022", "Blad A1", "Wijken", "wijken (2)",
          "\u{2019}Haarlem\u{2019}", "Blad History", cut, cut.dropLast(4) + " (2)", "a",
        ])
    }

    @Test("a document without sections has a sheet with its title")
    func empty() throws {
      let parts = try parts(Sample.document([]))
      #expect(parts.sheetNames == ["Blad"])
      #expect(try parts.cells(1).values.contains("\"Voorbeeldstad\""))
    }

    @Test("equal documents give equal bytes, at another time and place")
    func deterministic() throws {
      let folder = try ScratchFolder()
      let document = Sample.large()
      let first = try Workbook(document).bytes()
      Thread.sleep(forTimeInterval: 1.1)
      #expect(try Workbook(document).bytes(temporaryFolder: folder.path(".")) == first)
      #expect(folder.content().isEmpty)
      let texts = try WorkbookParts(first).texts.values
      #expect(!texts.contains { $0.contains("wijkraming-") || $0.contains("/tmp") })
    }
  }
#endif
