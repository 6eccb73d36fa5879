#if Excel
  import Foundation
  import Planner
  import Testing
  import ZipParts

  @Suite("A workbook that was changed where nothing is asked")
  struct MovedCellTests {
    /// The row of a sheet and all below it one lower, as Excel does for a row that is inserted.
    private func inserting(above row: Int, in sheet: String) throws -> EditedWorkbook {
      var book = try EditedWorkbook()
      let part = try book.part(of: sheet)
      let text = book.parts.text(part)
      let moved = text.replacing(#/<row r="([0-9]+)"|<c r="([A-Z]+)([0-9]+)"/#) { match in
        if let number = match.1.flatMap({ Int($0) }) {
          return "<row r=\"\(number >= row ? number + 1 : number)\""
        }
        let number = match.3.flatMap { Int($0) } ?? 0
        return "<c r=\"\(match.2 ?? "")\(number >= row ? number + 1 : number)\""
      }
      book.parts.set(part, moved)
      return book
    }

    @Test("rows that moved are read as what they are")
    func moved() throws {
      let plain = try EditedWorkbook().yaml()
      #expect(try inserting(above: 8, in: "Gemeente").yaml() == plain)
      #expect(try inserting(above: 10, in: "Clienten").yaml() != "")
    }

    @Test("what stands in a row of somebody's own is not passed over")
    func stray() throws {
      var book = try inserting(above: 9, in: "Voorzieningen")
      let part = try book.part(of: "Voorzieningen")
      book.replace(
        "<row r=\"10\"", with: "<row r=\"9\"><c r=\"H9\"><v>50</v></c></row><row r=\"10\"", in: part
      )
      let faults = try book.faults()
      #expect(faults.count == 1)
      #expect(faults.first?.hasPrefix("w.xlsx:Voorzieningen!H9: what stands here") == true)
    }

    @Test("a sheet with another name, or none, is missed")
    func renamed() throws {
      var book = try EditedWorkbook()
      book.replace("name=\"Contracten\"", with: "name=\"Inkoop\"", in: "xl/workbook.xml")
      let faults = try book.faults()
      #expect(
        faults.count == 1 && faults[0].hasPrefix("w.xlsx: the sheet 'Contracten' is not there"))
      #expect(faults[0].contains("Inkoop"))
    }

    @Test("a sheet of somebody's own is told as not read")
    func own() throws {
      var book = try EditedWorkbook()
      book.replace(
        "</sheets>", with: "<sheet name=\"Kladblok\" sheetId=\"99\" r:id=\"rId99\"/></sheets>",
        in: "xl/workbook.xml")
      #expect(try book.scenario().summary.unreadSheets == ["Kladblok"])
    }

    @Test("a row or column that is gone or there twice is missed")
    func gone() throws {
      var book = try EditedWorkbook()
      let part = try book.part(of: "Voorzieningen")
      let text = book.parts.text(part)
      let row = try #require(text.firstMatch(of: #/<row r="9".*?<\/row>/#))
      book.parts.set(part, text.replacing(row.0, with: ""))
      #expect(try book.faults().first?.contains("is gone, there twice") == true)
      book.parts.set(part, text.replacing(#/<c r="H6"[^>]*>.*?<\/c>/#, with: ""))
      #expect(try book.faults().first?.contains("a column of the list 'Voorzieningen'") == true)
    }

    @Test("a workbook of another kind, or another version, is none of these")
    func foreign() throws {
      var book = try EditedWorkbook()
      book.replace("name=\"Uitleg\"", with: "name=\"Blad1\"", in: "xl/workbook.xml")
      #expect(
        try book.faults().first?.hasPrefix("w.xlsx: this is no workbook of 'wijkraming template'")
          == true)
      book = try EditedWorkbook([("Uitleg!A1", .text("wijkraming werkboek 2"))])
      #expect(try book.faults().first?.hasPrefix("w.xlsx:Uitleg!A1: ") == true)
    }
  }
#endif
