import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("The file of a table")
struct TableFileTests {
  private func messages(_ csv: [UInt8]) -> String { TableTests.read(csv, .ignored).messages }
  private func messages(_ csv: String) -> String { messages(Array(csv.utf8)) }

  // MARK: Lines

  @Test("may end its lines with carriage returns alone")
  func carriageReturns() throws {
    let (found, messages) = TableTests.read("wijk,jaar,aantal\rnoord,2021,4.5\rzuid,2022,10\r")
    #expect(messages == "")
    let table = try #require(found)
    #expect(table.texts("wijk") == ["noord", "zuid"])
    #expect(table.dialect.lineEnd == .cr)
    #expect(table.place(1, "jaar").description == "t.csv:3:6")
  }

  @Test("may have a field over several lines in its header")
  func longHeader() throws {
    let table = try #require(
      TableTests.read(Array("\"rest\n\r,\",wijk,jaar,aantal\r\na,x,2021,1\r\n".utf8), .ignored)
        .table)
    #expect(table.dialect.lineEnd == .crlf)
    #expect(table.texts("wijk") == ["x"])
  }

  @Test("may end in rows without content")
  func emptyRows() {
    let (table, messages) = TableTests.read(
      "wijk;jaar;aantal\r\nx;2021;1\r\n;;\r\n ; ;\r\n;;;;\r\n  \r\n")
    #expect(messages == "")
    #expect(table?.rows.count == 1)
  }

  @Test("may begin with rows without content")
  func emptyStart() {
    #expect(TableTests.read("\n;;\nwijk;jaar;aantal\nx;2021;1\n").table?.rows.count == 1)
  }

  // MARK: Columns

  @Test("may have columns without a name behind the others, when they are empty")
  func trailingColumns() {
    let (table, messages) = TableTests.read(
      "wijk;jaar;aantal;;\nx;2021;1;;\ny;2021;2\nz;2021;3;\nu;2021;4;;;;\n")
    #expect(messages == "")
    #expect(table?.numbers("aantal") == [1, 2, 3, 4])
  }

  @Test("may have nothing in a column without a name")
  func strayCell() {
    #expect(
      messages("wijk;jaar;aantal;;\nx;2021;1;;\ny;2021;2;;zie blad 2\n")
        == "t.csv:3:11: 'zie blad 2' stands in a column without a name; allowed: columns with a "
        + "name in the header; name the column or empty the cell")
  }

  @Test("may have an empty column without a name between the others")
  func innerColumn() {
    #expect(TableTests.read("wijk;;jaar;aantal\nx;;2021;1\n").table?.rows.count == 1)
    #expect(
      messages("wijk;;jaar;aantal\nx;a;2021;1\n")
        == "t.csv:2:3: 'a' stands in a column without a name; allowed: columns with a name in the "
        + "header; name the column or empty the cell")
  }

  @Test("may have row numbers in a first column without a name")
  func rowNumbers() {
    #expect(messages(",wijk,jaar,aantal\n0,x,2021,1\n1,y,2021,2\n") == "")
  }

  @Test("has a field in every row for each column with a name")
  func missingField() {
    #expect(
      messages("wijk;jaar;aantal;\nx;2021\n")
        == "t.csv:2:1: this row has 2 fields and the header 4; put a field that holds a semicolon "
        + "between double quotes")
  }

  // MARK: Encoding

  @Test("that is not UTF-8 names the byte, its place and the remedy")
  func windows() {
    let latin = Array("wijk,jaar,aantal\nx,2021,1\ncaf".utf8) + [0xE9] + Array(",2021,1\n".utf8)
    #expect(
      messages(latin)
        == "t.csv:3:4: the byte 0xE9 (in Windows-1252 'é') is not UTF-8; allowed: CSV in UTF-8; in "
        + "Excel save it as 'CSV UTF-8'")
  }

  @Test("that ends within a letter names the place")
  func cutOff() {
    #expect(
      messages(Array("wijk,jaar,aantal\n\u{E9}".utf8) + [0x80])
        == "t.csv:2:2: the byte 0x80 is not UTF-8; allowed: CSV in UTF-8; in Excel save it as 'CSV "
        + "UTF-8'")
  }

  @Test("in UTF-16 names the choice in Excel", arguments: [[0xFF, 0xFE], [0xFE, 0xFF]])
  func wide(mark: [UInt8]) {
    #expect(
      messages(mark + [0x77, 0, 0x69, 0])
        == "t.csv:1:1: the table is UTF-16, as Excel saves 'Unicode Text'; allowed: CSV in UTF-8; "
        + "in Excel save it as 'CSV UTF-8'")
  }

  @Test("that is a workbook names the choice in Excel")
  func workbook() {
    #expect(
      messages(Array("PK\u{3}\u{4}".utf8) + [0, 0])
        == "t.csv:1:1: the table is a workbook, as Excel saves it; allowed: CSV in UTF-8; in Excel "
        + "save it as 'CSV UTF-8'")
  }

  @Test("holds no null byte")
  func null() {
    #expect(
      messages("wijk,jaar\u{0}")
        == "t.csv:1:10: the table holds a null byte; save it as CSV in UTF-8")
  }

  // MARK: Limits

  @Test("has at most a thousand columns")
  func columns() {
    let names = (0..<1000).map { "k\($0)" }.joined(separator: ",")
    #expect(
      messages("wijk,\(names)\n")
        == "t.csv:1:1: the table has more than 1000 columns; allowed: at most 1000; remove those "
        + "that are not read")
  }

  @Test("has a row of at most a thousand fields")
  func fields() {
    #expect(
      messages("wijk,jaar,aantal\nx,2021,1\(String(repeating: ",", count: 2000))x\n")
        == "t.csv:2:1: this row has more than 1000 fields and the header 3; put a field that holds "
        + "a comma between double quotes")
  }

  @Test("has at most two million rows")
  func rows() {
    let diagnostics = Diagnostics()
    let csv =
      Array("a\n".utf8)
      + [UInt8](repeating: 0, count: 4_000_002).indices.map {
        $0 % 2 == 0 ? UInt8(ascii: "x") : 10
      }
    let reader = TableReader(
      path: "t.csv", bytes: csv, columns: [TableColumn("a", .key)], otherColumns: .refused,
      diagnostics: diagnostics)
    #expect(reader.read() == nil)
    #expect(
      diagnostics.errors.map(\.description) == [
        "t.csv:2000002:1: the table has more than 2000000 rows; allowed: at most 2000000; remove "
          + "the rest"
      ])
  }
}
