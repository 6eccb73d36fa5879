#if Excel
  import Charts
  import Reporting
  import Testing

  @Suite("Sheets and charts of a workbook")
  struct WorkbookSheetTests {
    private typealias Sample = WorkbookSample

    private func parts(_ document: ReportDocument) throws -> WorkbookParts {
      try WorkbookParts(try Workbook(document).bytes())
    }

    private func chart(_ parts: WorkbookParts, _ number: Int = 1) -> String {
      parts.texts["xl/charts/chart\(number).xml"] ?? ""
    }

    private func ranges(_ chart: String) -> [String] {
      chart.matches(of: #/<c:val><c:numRef><c:f>([^<]*)</#).map { String($0.1) }
    }

    @Test("every section is a sheet, of which the first is open")
    func sheets() throws {
      let parts = try parts(Sample.large())
      #expect(parts.sheetNames == ["Antwoord", "Wijken", "Grafieken"])
      #expect(try parts.sheet(1).contains("tabSelected=\"1\""))
      #expect(try !parts.sheet(2).contains("tabSelected"))
      #expect(parts.texts.keys.allSatisfy(parts.isWellFormed))
    }

    @Test("a page is A4 on its side, one page wide, with its number below")
    func page() throws {
      let sheet = try parts(Sample.large()).sheet(1)
      #expect(sheet.contains("orientation=\"landscape\""))
      #expect(sheet.contains("paperSize=\"9\"") && sheet.contains("fitToHeight=\"0\""))
      #expect(sheet.contains("Pagina &amp;P van &amp;N") && sheet.contains("Voorbeeldstad"))
    }

    @Test("a long table filters, keeps its headings in sight and repeats them on paper")
    func longTable() throws {
      let parts = try parts(Sample.large())
      let head = try #require(try parts.cells(2).first { $0.value == "\"Post\"" }).key.dropFirst()
      let last = try #require(Int(head)) + 40
      #expect(try parts.sheet(2).contains("<autoFilter ref=\"A\(head):C\(last)\"/>"))
      #expect(try parts.sheet(2).contains("ySplit=\"\(head)\""))
      let names = parts.texts["xl/workbook.xml"] ?? ""
      #expect(names.contains(">Wijken!$\(head):$\(head)<"))
      #expect(try !parts.sheet(1).contains("<autoFilter"))
    }

    @Test("sums at the end of a table are not filtered")
    func sums() throws {
      let rows = (0..<9).map { ReportTable.Row([.text("Wijk \($0)")]) }
      let table = ReportTable(
        caption: "", columns: [.init("Wijk", isNumber: false)],
        rows: rows + [.init([.text("Totaal")], style: .strong)])
      let parts = try parts(Sample.document(table))
      let last = try #require(try parts.cells(1).first { $0.value == "\"Wijk 8\"" }).key
      #expect(try parts.sheet(1).contains(":\(last)\"/>"))
    }

    @Test("a chart is fed by the table behind it, in the unit of its axis")
    func fed() throws {
      let document = Sample.document([
        Sample.section([.chart(Sample.fan(), Sample.fanTable(), from: Sample.fanCells)])
      ])
      let parts = try parts(document)
      let row = try #require(
        try parts.cells(1).first { $0.value == "\"Verwacht\"" }?.key.dropFirst())
      let first = try #require(Int(row))
      let wanted = [first + 1, first + 2, first].map { "Blad!$B$\($0):$C$\($0)" }
      #expect(ranges(chart(parts)) == wanted)
      #expect(chart(parts).contains("<c:numFmt formatCode=\"#,##0,\""))
      #expect(try !parts.cells(1).values.contains("\"Cijfers achter de grafieken\""))
    }

    @Test("a chart with labels under each other is fed by columns")
    func fedByColumns() throws {
      let bars = Chart(
        title: "Groei", description: "", labels: ["2022", "2023"], axisTitle: "cliënten",
        shape: .stackedBars([.init("Prijs", [1, nil])]))
      let table = ReportTable(
        caption: "", columns: [.init("Jaar"), .init("Volume"), .init("Prijs")],
        rows: [
          .init([Sample.number(2022, .plain(places: 0)), .empty, Sample.number(1, .euros)]),
          .init([Sample.number(2023, .plain(places: 0)), .empty, .empty]),
        ])
      let parts = try parts(
        Sample.document([Sample.section([.chart(bars, table, from: .columns([2]))])]))
      #expect(ranges(chart(parts)).first?.hasPrefix("Blad!$C$") == true)
      #expect(chart(parts).contains("<c:grouping val=\"stacked\"/>"))
    }

    @Test("a row is found by its name, also where another has the same values")
    func sameValues() throws {
      let same: [ReportCell] = [
        .text("x"), Sample.number(2_906_000, .thousands), Sample.number(3_083_000, .thousands),
      ]
      let line = Chart(
        title: "Lasten", description: "", labels: ["2022", "2023"], axisTitle: "x EUR 1.000",
        shape: .fan(bands: [], lines: [.init("x", [2906, 3083])]))
      let table = ReportTable(
        caption: "", columns: [.init("Post", isNumber: false), .init("2022"), .init("2023")],
        rows: [.init(same, name: "een"), .init(same, name: "ander")])
      let row = { (name: String) throws -> Int in
        let document = Sample.document([
          Sample.section([.chart(line, table, from: .rows([name]))])
        ])
        let range = try #require(ranges(chart(try parts(document))).first)
        return try #require(Int(range.split(separator: "$").last ?? ""))
      }
      #expect(try row("ander") == row("een") + 1)
    }

    @Test(
      "a chart of rows that are not there, or of too few, has its numbers below",
      arguments: [["laag", "hoog", "Anders"], ["laag", "hoog"], []])
    func unknownRows(names: [String]) throws {
      let document = Sample.document([
        Sample.section([.chart(Sample.fan(), Sample.fanTable(), from: .rows(names))])
      ])
      #expect(try parts(document).cells(1).values.contains("\"Cijfers achter de grafieken\""))
    }

    @Test("numbers that the table has not stand below, where charts find them")
    func own() throws {
      let charts = [Sample.fan(), Sample.fan([1, 2]), Sample.fan([3, nil])]
      let table = Sample.fanTable(whole: false)
      let parts = try parts(Sample.document([Sample.section([.smallMultiples(charts, table)])]))
      let cells = try parts.cells(1)
      #expect(cells.values.contains("\"Cijfers achter de grafieken\""))
      for (number, values) in [(1, ["2906", "3083"]), (2, ["1", "2"]), (3, ["3", nil])] {
        let range = try #require(ranges(chart(parts, number)).last)
        let rows = range.matches(of: #/\$E\$([0-9]+)/#).map { "E\($0.1)" }
        #expect(rows.map { cells[$0] } == values)
      }
    }

    @Test("a chart without numbers is left out, and nothing else with it")
    func noNumbers() throws {
      let shapes: [Chart.Shape] = [.bars([]), .fan(bands: [], lines: []), .bars([.init("a", [])])]
      let charts = shapes.enumerated().map { index, shape in
        Chart(
          title: "", description: "", labels: index == 2 ? [] : ["2022"], axisTitle: "",
          shape: shape)
      }
      let blocks = charts.map { ReportBlock.chart($0, Sample.fanTable()) }
      let parts = try parts(
        Sample.document([Sample.section(blocks + [.smallMultiples([], Sample.fanTable())])]))
      #expect(chart(parts).isEmpty)
      #expect(try parts.cells(1).values.filter { $0 == "\"Post\"" }.count == 4)
    }

    /// What the schema of the format (ECMA-376 part 1, ST_MarkerStyle and ST_PresetLineDashVal) allows.
    private static let markers: Set<String> = [
      "circle", "dash", "diamond", "dot", "none", "picture", "plus", "square", "star", "triangle",
      "x",
    ]
    private static let dashes: Set<String> = [
      "solid", "dot", "dash", "lgDash", "dashDot", "lgDashDot", "lgDashDotDot", "sysDash", "sysDot",
      "sysDashDot", "sysDashDotDot",
    ]

    @Test("marks and lines of every kind of chart have names that the format knows")
    func markNames() throws {
      let names = (0..<9).map { "stelsel \($0)" }
      let values = names.indices.map { Optional(Double($0)) }
      let strokes: [Chart.Line.Stroke] = [.solid, .dashed, .dotted]
      let lines = strokes.map { Chart.Line("lijn", values, stroke: $0) }
      let band = Chart.Band("80%", lower: values, upper: values)
      let shapes: [Chart.Shape] = [
        .fan(bands: [band], lines: lines), .bars(lines), .stackedBars(lines),
        .intervals(estimate: lines[0], interval: band),
        .scatter(across: .init("weken", values), up: lines[0]),
      ]
      let charts = shapes.map {
        Chart(title: "Lasten", description: "", labels: names, axisTitle: "EUR", shape: $0)
      }
      let blocks = charts.map { ReportBlock.chart($0, Sample.fanTable()) }
      let parts = try parts(Sample.document([Sample.section(blocks)]))
      let drawn = (1...shapes.count).map { chart(parts, $0) }.joined()
      let marks = drawn.matches(of: #/<c:symbol val="([^"]*)"/#).map { String($0.1) }
      let dashes = drawn.matches(of: #/<a:prstDash val="([^"]*)"/#).map { String($0.1) }
      #expect(Set(marks).isSubset(of: Self.markers) && Set(marks).count == 8)
      #expect(Set(dashes).isSubset(of: Self.dashes) && Set(dashes).count == 2)
    }

    @Test("charts stand next to and under each other, and not on the table")
    func places() throws {
      let charts = (0..<7).map { Sample.fan([Double($0), 1]) }
      let table = Sample.fanTable(whole: false)
      let parts = try parts(Sample.document([Sample.section([.smallMultiples(charts, table)])]))
      let drawing = parts.texts["xl/drawings/drawing1.xml"] ?? ""
      let rows = drawing.matches(of: #/<xdr:row>([0-9]+)</#).compactMap { Int($0.1) }
      let tops = stride(from: 0, to: rows.count, by: 2).map { rows[$0] }
      let bottoms = stride(from: 1, to: rows.count, by: 2).map { rows[$0] }
      #expect(tops.count == 7 && Set(tops).count == 3)
      #expect(bottoms[0] < tops[3] && bottoms[3] < tops[6])
      let head = try #require(try parts.cells(1).first { $0.value == "\"Post\"" }?.key.dropFirst())
      #expect(bottoms[6] < (Int(head) ?? 0))
    }
  }
#endif
