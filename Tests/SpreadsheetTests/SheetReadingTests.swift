#if Excel
  import Spreadsheet
  import Testing

  @Suite("Reading a sheet")
  struct SheetReadingTests {
    @Test("every kind of cell is what it is")
    func kinds() throws {
      let rows = """
        <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>1.5E2</v></c><c r="C2" t="b"><v>1</v></c>
        <c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="inlineStr"><is><t>los</t></is></c>
        <c r="F2" t="str"><f>A2&amp;"x"</f><v>Noordx</v></c><c r="G2"><f>B2*2</f><v>300</v></c>
        <c r="H2"><f>B2*2</f></c><c r="I2" s="1"/><c r="J2" t="d"><v>2026-01-01</v></c></row>
        """
      let strings = "<si><t>Zuid</t></si><si><r><t>No</t></r><r><t>ord</t></r></si>"
      let sheet = try HandMadeWorkbook(rows: rows, strings: strings).read()
      #expect(sheet.name == "Blad & een")
      #expect(sheet[2, 1] == SheetCell(.text("Noord")))
      #expect(sheet[2, 2] == SheetCell(.number(150)))
      #expect(sheet[2, 3] == SheetCell(.boolean(true)))
      #expect(sheet[2, 4] == SheetCell(.error("#N/A")))
      #expect(sheet[2, 5] == SheetCell(.text("los")))
      #expect(sheet[2, 6] == SheetCell(.text("Noordx"), isFormula: true))
      #expect(sheet[2, 7] == SheetCell(.number(300), isFormula: true))
      #expect(sheet[2, 8] == SheetCell(.missing, isFormula: true))
      #expect(sheet[2, 9] == nil)
      #expect(sheet[2, 10] == SheetCell(.text("2026-01-01"), form: .date))
    }

    @Test("cells without a place of their own follow each other, and text is as it was typed")
    func places() throws {
      let rows = """
        <row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c t="s"><v>0</v></c>
        </row>
        """
      let strings =
        "<si><t xml:space=\"preserve\"> a_x000D_&lt;b&gt;</t><rPh><t>lees</t></rPh></si>"
      let sheet = try HandMadeWorkbook(rows: rows, strings: strings).read()
      #expect(sheet[1, 1]?.value == .number(1) && sheet[1, 2]?.value == .number(2))
      #expect(sheet[5, 3]?.value == .number(3) && sheet[5, 4]?.value == .text(" a\r<b>"))
    }

    @Test(
      "a format says whether a number is a percentage or a date",
      arguments: [
        ("0%", .percent), ("0.0#%", .percent), ("yyyy-mm-dd", .date), ("[$-413]d mmmm yyyy", .date),
        ("[h]:mm", .date), ("0.00", .plain), ("#,##0 \"dagen\"", .plain), ("0 \"%\"", .plain),
        ("[Red]#,##0", .plain), ("General", .plain), ("\"\u{20AC}\"\\ #,##0.00", .plain),
      ] as [(String, SheetCell.Form)])
    func forms(code: String, form: SheetCell.Form) throws {
      let quoted = code.replacing("\"", with: "&quot;")
      let styles = """
        <numFmts count="1"><numFmt numFmtId="170" formatCode="\(quoted)"/></numFmts>
        <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs>
        """
      let rows =
        "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c><c r=\"B1\" s=\"2\"><v>1</v></c>"
        + "<c r=\"C1\" s=\"3\"><v>1</v></c><c r=\"D1\"><v>1</v></c></row>"
      let sheet = try HandMadeWorkbook(rows: rows, styles: styles).read()
      #expect(sheet[1, 1]?.form == form)
      #expect(sheet[1, 2]?.form == .percent && sheet[1, 3]?.form == .date)
      #expect(sheet[1, 4]?.form == .plain)
    }

    @Test("a cell has the name that Excel gives it")
    func names() {
      for (text, row, column) in [
        ("A1", 1, 1), ("Z9", 9, 26), ("AA10", 10, 27), ("XFD1048576", 1_048_576, 16_384),
      ] {
        #expect(CellAddress(text) == CellAddress(row: row, column: column))
        #expect(CellAddress(row: row, column: column).description == text)
      }
      for text in ["", "A", "1", "A0", "a1", "XFE1", "A1048577", "AAAA1", "A1B", "A-1"] {
        #expect(CellAddress(text) == nil)
      }
      #expect(CellAddress(row: 7, column: 28).fixed == "$AB$7")
    }
  }
#endif
