import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("The dialect of a table")
struct TableDialectTests {
  private func table(_ csv: String) -> (table: Table?, messages: String) {
    let diagnostics = Diagnostics()
    let reader = TableReader(
      path: "t.csv", bytes: Array(csv.utf8),
      columns: [
        TableColumn("wijk", .key),
        TableColumn("aantal", .number(0...1e9), unit: .persons, optional: true),
        TableColumn("factor", .number(-1e9...1e9), unit: .factor, optional: true),
      ], otherColumns: .ignored, diagnostics: diagnostics)
    return (reader.read(), diagnostics.errors.map(\.description).joined(separator: "\n"))
  }

  private func messages(_ csv: String) -> String { table(csv).messages }

  // MARK: Separators

  @Test(
    "is whichever separator the header has most of",
    arguments: [
      ("wijk,aantal\nx,1\n", TableDialect.Separator.comma),
      ("wijk;aantal\nx;1\n", .semicolon),
      ("wijk\taantal\nx\t1\n", .tab),
      ("wijk\nx\n", .oneColumn),
      ("wijk,aantal,\"a;b;c;d\"\nx,1,2\n", .comma),
      ("wijk;aantal;a,b\nx;1;2\n", .semicolon),
    ])
  func separators(csv: String, separator: TableDialect.Separator) throws {
    let (found, messages) = table(csv)
    #expect(messages == "")
    #expect(try #require(found).dialect.separator == separator)
    #expect(found?.texts("wijk") == ["x"])
  }

  @Test("of tabs keeps empty cells apart and trims only spaces")
  func tabs() {
    #expect(table("wijk\tx\taantal\n noord \t\t 4,5 \n").table?.numbers("aantal") == [4.5])
    #expect(
      messages("wijk\taantal\tfactor\nnoord\t\t1\n")
        == "t.csv:2:7: the cell of 'aantal' is empty; every row needs a value")
  }

  @Test("of tabs says so where a row has too many fields")
  func ragged() {
    #expect(
      messages("wijk\taantal\nnoord\t1\t2\n")
        == "t.csv:2:1: this row has 3 fields and the header 2; put a field that holds a tab between "
        + "double quotes")
  }

  @Test("of one column may have decimal commas")
  func oneColumn() {
    let diagnostics = Diagnostics()
    let reader = TableReader(
      path: "t.csv", bytes: Array("tarief\r\n12,50\r\n8,25\r\n".utf8),
      columns: [TableColumn("tarief", .number(0...100), unit: .eurosPerUnit)],
      otherColumns: .ignored, diagnostics: diagnostics)
    #expect(reader.read()?.numbers("tarief") == [12.5, 8.25])
  }

  // MARK: Decimal signs

  @Test(
    "has the decimal sign that its cells show",
    arguments: [
      ("wijk;aantal\nx;4,5\n", TableDialect.DecimalSign.comma), ("wijk;aantal\nx;4.5\n", .point),
      ("wijk;aantal\nx;4\n", nil), ("wijk,aantal\nx,4.5\n", .point),
      ("wijk;aantal\nx;4,5e2\n", .comma),
    ])
  func signs(csv: String, sign: TableDialect.DecimalSign?) throws {
    let (found, messages) = table(csv)
    #expect(messages == "")
    #expect(try #require(found).dialect.decimalSign == sign)
  }

  @Test("with decimal commas refuses a point")
  func point() {
    #expect(
      messages("wijk;aantal\nx;1\ny;2,5\nz;1.5\nu;3,25\n")
        == "t.csv:4:3: this table has decimal commas (first at line 3); '1.5' has a point; write 1,5"
    )
  }

  @Test("with decimal points refuses a comma")
  func comma() {
    #expect(
      messages("wijk;aantal\nx;1.5\ny;2.5\nz;3,5\n")
        == "t.csv:4:3: this table has decimal points (first at line 2); '3,5' has a comma; write 3.5"
    )
  }

  @Test("is decided by the first cell when as many show the one as the other")
  func tie() {
    #expect(
      messages("wijk;aantal\nx;1,5\ny;2.5\n")
        == "t.csv:3:3: this table has decimal commas (first at line 2); '2.5' has a point; write 2,5"
    )
  }

  @Test("is decided over all columns of numbers")
  func columns() {
    #expect(
      messages("wijk;aantal;factor\nx;1,5;2\ny;2,5;0.5\n")
        == "t.csv:3:7: this table has decimal commas (first at line 2); '0.5' has a point; write 0,5"
    )
  }

  @Test("with decimal commas takes a point before three digits for thousands or decimals")
  func thousandsBesideCommas() {
    #expect(
      messages("wijk;aantal\nx;1.234\ny;2,5\nz;1.300\n")
        == "t.csv:2:3: this table has decimal commas (first at line 3); '1.234' has a point; write "
        + "1234, or 1,234 for the decimals\n"
        + "t.csv:4:3: this table has decimal commas (first at line 3); '1.300' has a point; write "
        + "1300, or 1,300 for the decimals")
  }

  // MARK: Thousands

  @Test("refuses points that may mean thousands, once for a column")
  func doubtfulPoints() {
    #expect(
      messages("wijk,aantal\nx,1.234\ny,950\nz,12.500\n")
        == "t.csv:2:3: column 'aantal': '1.234' may mean thousands or thousandths, and no cell of "
        + "the column shows which; numbers have no thousands mark; write 1234, or 1.2340 for the "
        + "decimals (and 1 more cell of this column)")
  }

  @Test("refuses commas that may mean thousands")
  func doubtfulCommas() {
    #expect(
      messages("wijk;aantal\nx;1,234\ny;950\n")
        == "t.csv:2:3: column 'aantal': '1,234' may mean thousands or thousandths, and no cell of "
        + "the column shows which; numbers have no thousands mark; write 1234, or 1,2340 for the "
        + "decimals")
  }

  @Test(
    "takes three decimals for decimals where another cell of the column has other ones",
    arguments: [
      ("wijk,aantal\nx,1.234\ny,2.5\n", [1.234, 2.5]),
      ("wijk;aantal\nx;1,234\ny;2,50\n", [1.234, 2.5]),
      ("wijk,aantal\nx,1.234\ny,0.125\n", [1.234, 0.125]),
      ("wijk,aantal\nx,1.234\ny,1234.125\n", [1.234, 1234.125]),
      ("wijk,aantal\nx,1.234\ny,1.5e3\n", [1.234, 1500]),
    ])
  func proven(csv: String, numbers: [Double]) {
    let (found, messages) = table(csv)
    #expect(messages == "")
    #expect(found?.numbers("aantal") == numbers)
  }

  @Test("does not let one column prove the decimals of another")
  func otherColumn() {
    #expect(
      messages("wijk,aantal,factor\nx,1.234,0.5\n")
        == "t.csv:2:3: column 'aantal': '1.234' may mean thousands or thousandths, and no cell of "
        + "the column shows which; numbers have no thousands mark; write 1234, or 1.2340 for the "
        + "decimals")
  }

  @Test("does not doubt three decimals in a unit without thousands")
  func factors() {
    #expect(table("wijk,factor\nx,1.234\n").table?.numbers("factor") == [1.234])
  }

  @Test("doubts three decimals in a column without a unit")
  func noUnit() {
    let diagnostics = Diagnostics()
    let reader = TableReader(
      path: "t.csv", bytes: Array("inkomen\n32.500\n".utf8),
      columns: [TableColumn("inkomen", .number(0...1e9))], otherColumns: .ignored,
      diagnostics: diagnostics)
    #expect(reader.read() == nil)
    #expect(
      diagnostics.errors.map(\.description) == [
        "t.csv:2:1: column 'inkomen': '32.500' may mean thousands or thousandths, and no cell of "
          + "the column shows which; numbers have no thousands mark; write 32500, or 32.5000 for "
          + "the decimals"
      ])
  }

  // MARK: Description

  @Test("is described in Dutch and English")
  func description() throws {
    let dutchExcel = try #require(table("\u{FEFF}wijk;aantal\r\nx;4,5\r\n").table).dialect
    #expect(dutchExcel.dutch == "puntkomma's, decimale komma's, BOM, CRLF")
    #expect(dutchExcel.english == "semicolons, decimal commas, BOM, CRLF")
    let plain = try #require(table("wijk,aantal\nx,4.5\n").table).dialect
    #expect(plain.dutch == "komma's, decimale punten, LF")
    #expect(plain.english == "commas, decimal points, LF")
    let mac = try #require(table("wijk\taantal\rx\t4\r").table).dialect
    #expect(mac.dutch == "tabs, geen decimalen, CR")
    #expect(mac.english == "tabs, no decimals, CR")
    let column = try #require(table("wijk\nx\n").table).dialect
    #expect(column.dutch == "één kolom, geen decimalen, LF")
    #expect(column.english == "one column, no decimals, LF")
  }
}
