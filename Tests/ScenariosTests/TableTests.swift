import Foundation
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A table")
struct TableTests {
  static let columns = [
    TableColumn("wijk", .key), TableColumn("jaar", .integer(1900...2199)),
    TableColumn("aantal", .number(0...1000), unit: .persons),
    TableColumn("gewicht", .number(0...1), optional: true),
  ]

  /// The table of a CSV text, with the messages about it.
  static func read(
    _ csv: [UInt8], _ otherColumns: OtherColumns = .refused
  ) -> (table: Table?, messages: String) {
    let diagnostics = Diagnostics()
    let reader = TableReader(
      path: "t.csv", bytes: csv, columns: columns, otherColumns: otherColumns,
      diagnostics: diagnostics)
    return (reader.read(), diagnostics.errors.map(\.description).joined(separator: "\n"))
  }

  static func read(_ csv: String) -> (table: Table?, messages: String) { read(Array(csv.utf8)) }

  @Test("is read by row and column, in any order of columns")
  func read() throws {
    let (found, messages) = Self.read(
      "jaar,aantal,wijk,source\n2021,4.5,noord,kb\n2022,10,zuid,kb\n")
    let table = try #require(found)
    #expect(messages == "")
    #expect(table.columns == ["wijk", "jaar", "aantal"])
    #expect(table.rows == 0..<2)
    #expect(table.text(1, "wijk") == "zuid")
    #expect(table.integer(0, "jaar") == 2021)
    #expect(table.number(0, "aantal") == 4.5)
    #expect(table.numbers("aantal") == [4.5, 10])
    #expect(table.texts("wijk") == ["noord", "zuid"])
    #expect(table.has("gewicht") == false)
    #expect(table.place(1, "wijk").description == "t.csv:3:9")
  }

  @Test(
    "may have quoted fields over several lines, a byte order mark, carriage returns and semicolons"
  )
  func dialects() throws {
    let mark = "\u{FEFF}"
    let (found, messages) = Self.read(
      "\(mark)wijk;jaar;aantal\r\n\"a;\"\"b\"\"\nc\";2021;4,5\r\n\r\n zuid ;2022; 3,5 \r\n")
    let table = try #require(found)
    #expect(messages == "")
    #expect(table.texts("wijk") == ["a;\"b\"\nc", "zuid"])
    #expect(table.numbers("aantal") == [4.5, 3.5])
    #expect(table.place(0, "wijk").description == "t.csv:2:1")
    #expect(table.place(1, "aantal").description == "t.csv:5:14")
  }

  @Test(
    "that is wrong says where and what instead",
    arguments: [
      ("", "t.csv:1:1: the table is empty; its first line must be wijk,jaar,aantal"),
      (
        "wijk,jaar,aantal\n",
        "t.csv:1:1: the table has a header but no rows; write at least one row below it"
      ),
      (
        "wijk,jaar,aantalen\nx,1,1\n",
        "t.csv:1:1: column 'aantal' is missing; the table has wijk, jaar, aantalen; rename "
          + "'aantalen'?\n"
          + "t.csv:1:11: unknown column 'aantalen'; allowed: wijk, jaar, aantal, gewicht, source, "
          + "toelichting; did you mean 'aantal'?"
      ),
      (
        "wijk,jaar,aantal,wijk\nx,1,1,x\n",
        "t.csv:1:18: column 'wijk' stands twice; remove one of the two"
      ),
      (
        "wijk,jaar,aantal\nx,2021,4,5\n",
        "t.csv:2:1: this row has 4 fields and the header 3; put a field that holds a comma "
          + "between double quotes"
      ),
      (
        "wijk,jaar,aantal\nx,2021,\"4,5\"\n",
        "t.csv:2:8: column 'aantal': '4,5' is not a number here: it has a decimal comma; write 4.5"
      ),
      (
        "wijk,jaar,aantal\n,2021.5,1001\n",
        "t.csv:2:1: the cell of 'wijk' is empty; every row needs a value\n"
          + "t.csv:2:2: 'jaar' is 2021.5 but must be a whole number from 1900 to 2199\n"
          + "t.csv:2:9: 'aantal' is 1001 but must be from 0 to 1000"
      ),
      (
        "wijk,jaar,aantal\n\"x,1,1\n",
        "t.csv:2:1: this quote is never closed; write a quote inside a field twice"
      ),
    ])
  func wrong(csv: String, message: String) {
    #expect(Self.read(csv).messages == message)
    #expect(Self.read(csv).table == nil)
  }

  @Test("with very many errors shows the first twenty and counts the rest")
  func manyErrors() {
    let csv = "wijk,jaar,aantal\n" + String(repeating: "x,2021,veel\n", count: 1000)
    let lines = Self.read(csv).messages.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines[0] == "t.csv: 980 more errors in this table; repair those shown first")
  }

  @Test("may ignore columns that nobody declared")
  func ignored() {
    let csv = Array("wijk,jaar,aantal,rest\nx,2021,1,\n".utf8)
    #expect(Self.read(csv, .ignored).table != nil)
    #expect(Self.read(csv).table == nil)
  }

  @Test("is found beside the scenario file and kept for hashing")
  func beside() throws {
    try withFolder([
      "s.yaml": "tabel: t.csv\nander: no.csv", "t.csv": "wijk,jaar,aantal\nx,2021,1\n",
    ]) {
      let diagnostics = Diagnostics()
      let scenario = Section.load(file: "\($0)/s.yaml", diagnostics: diagnostics)
      #expect(scenario.table("tabel", columns: Self.columns)?.rows.count == 1)
      #expect(scenario.table("ander", columns: Self.columns) == nil)
      #expect(scenario.table("geen", columns: Self.columns) == nil)
      #expect(scenario.tables.map(\.path) == ["t.csv"])
      #expect(scenario.tables.map(\.bytes.count) == [26])
      #expect(
        diagnostics.errors.map(\.description) == [
          "\($0)/s.yaml:2:8: the table 'no.csv' of 'ander' cannot be read: there is no such file; "
            + "check the path (looked for \($0)/no.csv)"
        ])
      #expect(diagnostics.errors.first?.kind == .noInput)
    }
  }

  @Test("of a million cells is read in a few seconds")
  func large() {
    var csv = "wijk,jaar,aantal,gewicht\n"
    for row in 0..<250_000 {
      csv += "wijk_\(row % 100),\(2000 + row % 50),\(row % 1000).25,0.125\n"
    }
    let start = ContinuousClock.now
    #expect(Self.read(csv).table?.rows.count == 250_000)
    // About 0.1 s alone; the limit leaves room for a debug build on a busy machine.
    let elapsed = ContinuousClock.now - start
    #expect(elapsed < .seconds(30))
  }
}
