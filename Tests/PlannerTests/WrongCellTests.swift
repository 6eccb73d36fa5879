#if Excel
  import Foundation
  import Planner
  import Testing

  @Suite("A cell that is wrong")
  struct WrongCellTests {
    typealias Content = EditedWorkbook.Content

    static let cells: [(String, Content, String)] = [
      ("Gemeente!C7", .empty, "has to be filled in"),
      ("Gemeente!C7", .text("=?!"), "cannot name a scenario"),
      ("Gemeente!C8", .text("2026"), "is text and no number"),
      ("Gemeente!C8", .number(26), "26 is none; allowed: a year from 1995"),
      ("Gemeente!C8", .number(2026.5), "2026.5 is none"),
      ("Gemeente!C9", .number(11), "allowed: a whole number from 1 to 10"),
      ("Gemeente!C9", .boolean, "TRUE stands here"),
      ("Gemeente!C15", .empty, "has to be filled in"),
      ("Gemeente!C16", .text("CENTRUM"), "the name of Gemeente!C15 as well"),
      ("Gemeente!C16", .text("!"), "cannot be a name"),
      ("Gemeente!C16", .text("a\u{202E}b"), "does not show"),
      ("Gemeente!C16", .number(1.5), "1.5 is a number"),
      ("Voorzieningen!C8", .empty, "has to be filled in"),
      ("Voorzieningen!D8", .text("uren"), "'uren' is none of the list"),
      ("Voorzieningen!E8", .empty, "both or neither"),
      ("Voorzieningen!F8", .number(12), "low, likely and high are 7, 12 and 9.5"),
      ("Voorzieningen!H8", .text("1.000"), "'1.000' is text and no number"),
      ("Voorzieningen!H8", .text("\u{20AC} 68"), "is text and no number"),
      ("Voorzieningen!H8", .error("#N/A"), "the formula gives the error #N/A"),
      ("Voorzieningen!H8", .error("#REF!"), "#REF!"),
      ("Voorzieningen!H8", .formula("60+8", result: nil), "has no result in the file"),
      ("Voorzieningen!H8", .formula("cmd|'/c calc'!A1", result: nil), "has no result"),
      ("Voorzieningen!H8", .number(-1), "-1 is outside the bounds"),
      ("Voorzieningen!J8", .number(60), "6000% is outside the bounds"),
      ("Voorzieningen!J8", .text("60%"), "'60%' is text and no number"),
      ("Voorzieningen!J8", .empty, "both or neither"),
      ("Voorzieningen!C10", .text("Vervoer"), ""),
      ("Clienten!D8", .text("Begleiding"), "did you mean 'Begeleiding'?"),
      ("Clienten!F8", .text("begeleiding"), "is none of the list"),
      ("Clienten!G8", .number(-5), "outside the bounds"),
      ("Clienten!G8", .number(1.289), "1.289 may be meant as 1289"),
      ("Begroting!C22", .number(250.125), "250.125 may be meant as 250125"),
      ("Clienten!I8", .number(5), "500% is outside the bounds; allowed: a percentage"),
      ("Clienten!N8", .text("Opvang"), "'Opvang' is no name of sheet Clienten"),
      ("Clienten!O8", .empty, "both or neither"),
      ("Clienten!E10", .text("Begeleiding"), "the same voorziening"),
      ("Contracten!C8", .text("p x q"), "'p x q' is none of the list"),
      ("Contracten!C9", .number(0.25), "'inspanningsgericht' does not use this cell"),
      ("Contracten!C15", .empty, "for the voorziening 'Begeleiding'"),
      ("Contracten!C17", .number(50), "has no name on sheet Voorzieningen"),
      ("Contracten!C26", .number(3e6), "'inspanningsgericht' does not use this cell"),
      ("Begroting!C8", .empty, "has to be filled in"),
      ("Begroting!C9", .empty, "has to be filled in, for 2027"),
      ("Begroting!C12", .number(3e6), "stands here for 2030, after the 4 years"),
      ("Begroting!C8", .text("3.000.000"), "is text and no number"),
      ("Begroting!C22", .number(-1), "outside the bounds"),
      ("Aannames!D7", .number(0.04), "low, likely and high"),
      ("Aannames!E7", .empty, "both or neither"),
      ("Aannames!D8", .number(22), "22 is none"),
      ("Bevolking!C13", .empty, "for the wijk 'Centrum'"),
      ("Bevolking!D15", .text("20 mensen"), "is text and no number"),
      ("Bevolking!F13", .number(4), "no name in Gemeente!C18"),
    ]

    @Test("is named as in Excel, with what is allowed and the remedy", arguments: cells.indices)
    func named(index: Int) throws {
      let (cell, content, words) = Self.cells[index]
      let faults = try EditedWorkbook([(cell, content)]).faults()
      let first = try #require(faults.first, "\(cell) \(content)")
      if words.isEmpty {
        // A row that is begun asks for the rest of it.
        #expect(faults.allSatisfy { $0.contains("as its row is used") } && faults.count == 3)
        return
      }
      #expect(first.hasPrefix("w.xlsx:\(cell): ") && first.contains(words), "\(faults)")
      #expect(first.contains("; allowed: ") && first.split(separator: ";").count >= 3)
    }

    @Test("a date where a year is asked, and a percentage that lost its format, are told")
    func formats() throws {
      var book = try EditedWorkbook()
      let forms = try Forms(of: &book)
      try book.set("Gemeente!C8", .number(46_023), style: forms.date)
      #expect(try book.faults().first?.contains("Gemeente!C8: a date stands here") == true)
      book = try EditedWorkbook()
      try book.set("Clienten!I8", .number(0.5), style: forms.plain)
      let lost = try #require(try book.faults().first)
      #expect(lost.contains("w.xlsx:Clienten!I8: ") && lost.contains("0.5% or 50%"))
      book = try EditedWorkbook()
      try book.set("Voorzieningen!H8", .number(0.5), style: forms.percent)
      #expect(try book.faults().first?.contains("50% is a percentage") == true)
    }

    /// Styles of the workbook, with one of a date at the end of them.
    private struct Forms {
      let plain = 0
      let percent: Int
      let date: Int

      init(of book: inout EditedWorkbook) throws {
        let text = book.parts.text(try book.part(of: "Clienten"))
        let match = try #require(text.firstMatch(of: #/<c r="I8" s="([0-9]+)"/#))
        percent = try #require(Int(match.1))
        let styles = book.parts.text("xl/styles.xml")
        let count = try #require(styles.firstMatch(of: #/<cellXfs count="([0-9]+)"/#))
        date = try #require(Int(count.1))
        book.replace("</cellXfs>", with: "<xf numFmtId=\"14\"/></cellXfs>", in: "xl/styles.xml")
      }
    }

    @Test("all of them are told at once")
    func together() throws {
      let faults = try EditedWorkbook([
        ("Gemeente!C9", .empty), ("Voorzieningen!H8", .text("68,-")), ("Begroting!C8", .empty),
      ]).faults()
      #expect(faults.count == 3)
    }
  }
#endif
