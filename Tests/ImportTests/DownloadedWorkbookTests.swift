#if Excel
  import Foundation
  import Import
  import Testing
  import ZipParts

  @Suite("Downloads that are workbooks")
  struct DownloadedWorkbookTests {
    let downloads: Downloads
    init() throws { downloads = try Downloads() }

    /// The districts as cells, numbers as numbers.
    private static var rows: [[PlainWorkbook.Cell?]] {
      Downloads.districts.split(separator: "\n").map { line in
        line.split(separator: ";", omittingEmptySubsequences: false).map {
          part -> PlainWorkbook.Cell? in
          let text = String(part).replacing("\"", with: "")
          if text.isEmpty { return nil }
          return Double(text).map { .number($0) } ?? .text(text)
        }
      }
    }

    private func write(_ rows: [[PlainWorkbook.Cell?]], others: [String] = []) throws -> String {
      let sheets = [(name: "Tabel", rows: rows)] + others.map { (name: $0, rows: []) }
      return try downloads.write(
        Data(try PlainWorkbook(sheets).parts.bytes()), as: "kwb_2020.xlsx")
    }

    private func refusal(_ change: (inout [[PlainWorkbook.Cell?]]) -> Void) throws -> String {
      var rows = Self.rows
      change(&rows)
      return downloads.refusal([try write(rows)], downloads.options())
    }

    @Test("are read as the text of them is, the first sheet alone, which is said")
    func same() throws {
      let text = try downloads.write(Downloads.districts, as: "kwb_2020.csv")
      let book = try StatLineImport.folder(
        of: [try write(Self.rows, others: ["Toelichting"])], downloads.options())
      let plain = try StatLineImport.folder(of: [text], downloads.options())
      let bare = { (folder: ImportedFolder) in
        folder.text("bevolking.csv").replacing(".xlsx", with: ".csv")
      }
      #expect(bare(book) == bare(plain))
      #expect(book.fates[0].found.english.hasSuffix(", workbook"))
      #expect(book.fates[0].left?.english == "other sheets: Toelichting")
    }

    @Test("may have titles and empty rows above the table")
    func titles() throws {
      let rows: [[PlainWorkbook.Cell?]] = [[.text("Kerncijfers 2020")], []] + Self.rows
      let folder = try StatLineImport.folder(of: [try write(rows)], downloads.options())
      #expect(folder.rows.count == 3)
    }

    @Test("that have something else than figures and text are refused with the cell")
    func cells() throws {
      #expect(
        try refusal { $0[3][5] = .text("veel") }.contains("kwb_2020.xlsx:Tabel!F4: column"))
      #expect(
        try refusal { $0[3][5] = .raw("<c r=\"ADDRESS\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>") }
          .contains("Tabel!F4: the formula of this cell ends in '#DIV/0!'"))
      #expect(
        try refusal { $0[3][5] = .raw("<c r=\"ADDRESS\"><f>SUM(A1)</f></c>") }
          .contains("Tabel!F4: the formula of this cell has no stored result"))
      #expect(try refusal { $0[3][2] = .text("=cmd|' /C calc'!A0") }.contains("is a formula"))
      #expect(try refusal { $0[3][5] = .number(3.125) }.contains("may be thousands"))
    }

    @Test("with the stored result of a formula are read by it")
    func formula() throws {
      var rows = Self.rows
      rows[3][5] = .raw("<c r=\"ADDRESS\"><f>1500*2</f><v>3000</v></c>")
      let folder = try StatLineImport.folder(of: [try write(rows)], downloads.options())
      #expect(folder.rows[0].statedResidents == 3000)
    }

    @Test("with more empty rows than a table can have are refused in one message")
    func empty() throws {
      var book = PlainWorkbook([(name: "Tabel", rows: [])])
      let rows = String(repeating: "<row/>", count: 1_000_000)
      book.parts.set(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
          + rows + "</sheetData></worksheet>")
      let file = try downloads.write(Data(try book.parts.bytes()), as: "leeg.xlsx")
      let message = downloads.refusal([file], downloads.options())
      #expect(message.contains("more than 500000 rows") && !message.contains("\n"))
    }
  }
#endif
