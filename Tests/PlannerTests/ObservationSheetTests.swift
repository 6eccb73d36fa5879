#if Excel
  import Planner
  import Spreadsheet
  import Testing

  @Suite("What happened, on the sheet of a workbook")
  struct ObservationSheetTests {
    private typealias Edit = (String, EditedWorkbook.Content)

    /// A row of the sheet, the first of which is row 8.
    private func row(_ number: Int, _ cells: [EditedWorkbook.Content?]) -> [Edit] {
      cells.enumerated().compactMap { column, content in
        content.map { ("Realisatie!\(CellAddress.letters(of: 3 + column))\(7 + number)", $0) }
      }
    }

    private func table(_ edits: [Edit]) throws -> [String] {
      let files = try EditedWorkbook(edits).scenario().files
      let table = files.first { $0.name == "realisatie.csv" }
      return String(decoding: table?.bytes ?? [], as: UTF8.self).split(separator: "\n")
        .map(String.init)
    }

    @Test("is a tidy table, and none where nothing is filled in")
    func tidy() throws {
      #expect(try table([]) == [])
      let edits =
        row(
          1,
          [
            nil, nil, .text("cliënten in de loop van de periode"), .number(2024), nil,
            .number(412), .text("CBS 83262NED"),
          ])
        + row(
          3,
          [
            .text("centrum"), .text("Begeleiding"), .text("instroom"), .number(2024),
            .text("1e halfjaar"), .number(12.5), nil,
          ])
        + row(
          4,
          [nil, nil, .text("betaald aan aanbieders"), .number(2023), nil, .number(2_900_000), nil])
      #expect(
        try table(edits) == [
          "level,name,voorziening,metric,period,value,unit,source",
          "gemeente,voorbeeldgemeente,totaal,clients_in_period,2024,412,persons,\"CBS 83262NED\"",
          "wijk,centrum,begeleiding,inflow,2024H1,12.5,persons,\"werkboek, zonder bron\"",
          "gemeente,voorbeeldgemeente,totaal,payment,2023,2900000,euro,\"werkboek, zonder bron\"",
        ])
      #expect(try EditedWorkbook(edits).scenario().summary.observed == 3)
    }

    @Test("tells cells that are missing, unknown, in thousandths or there twice")
    func faults() throws {
      let whole: [EditedWorkbook.Content?] = [
        nil, nil, .text("instroom"), .number(2024), nil, .number(12),
      ]
      let twice = try EditedWorkbook(row(1, whole) + row(2, whole)).faults()
      #expect(
        twice.count == 1 && twice[0].hasPrefix("w.xlsx:Realisatie!H9: this figure stands in "))
      let missing = try EditedWorkbook(row(2, [nil, nil, nil, .number(2024)])).faults()
      #expect(missing.count == 2 && missing[0].hasPrefix("w.xlsx:Realisatie!E9: the cell is empty"))
      var strange = whole
      strange[0] = .text("Oost")
      #expect(try EditedWorkbook(row(1, strange)).faults()[0].contains("'Oost' is on no list"))
      strange = whole
      strange[5] = .number(1.289)
      #expect(
        try EditedWorkbook(row(1, strange)).faults()[0].contains("1.289 may be meant as 1289"))
    }

    @Test("may be gone, as in a workbook that was made before it was there")
    func gone() throws {
      var book = try EditedWorkbook()
      book.replace("name=\"Realisatie\"", with: "name=\"Kladblad\"", in: "xl/workbook.xml")
      #expect(try book.faults() == [])
      #expect(try book.scenario().summary.unreadSheets == ["Kladblad"])
    }
  }
#endif
