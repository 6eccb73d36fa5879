import Testing

@testable import Reporting

@Suite("Tables of commas")
struct CSVTextTests {
  private func text(_ table: CSVText) -> String { String(decoding: table.bytes, as: UTF8.self) }

  @Test("a table opens with its columns and ends every row with one line feed")
  func rows() {
    var table = CSVText(columns: ["name", "count", "value"])
    table.append("dorp")
    table.append(3)
    table.append(0.5)
    table.endRow()
    #expect(text(table) == "name,count,value\ndorp,3,0.5\n")
  }

  @Test(
    "only commas, quotes and line breaks are put in quotes",
    arguments: [
      ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"ja\"", "\"say \"\"ja\"\"\""),
      ("\"", "\"\"\"\""), ("two\nlines", "\"two\nlines\""), ("two\rlines", "\"two\rlines\""),
      ("two\r\nlines", "\"two\r\nlines\""), (" space ", " space "), ("a;b", "a;b"),
      ("Súdwest-Fryslân 🏡", "Súdwest-Fryslân 🏡"), ("=1+1", "=1+1"), ("it's", "it's"),
    ])
  func quoting(cell: String, written: String) {
    var table = CSVText(columns: ["a", "b"])
    table.append(cell)
    table.append(cell)
    table.endRow()
    #expect(text(table) == "a,b\n\(written),\(written)\n")
    #expect(CSVRows(table.bytes).cells == [["a", "b"], [cell, cell]])
  }

  @Test("names of columns are quoted as cells are")
  func header() {
    #expect(text(CSVText(columns: ["a,b", "c"])) == "\"a,b\",c\n")
  }

  @Test("a value that does not exist is an empty cell, not a zero")
  func empty() {
    var table = CSVText(columns: ["a", "b", "c"])
    table.appendEmpty()
    table.append(0)
    table.appendEmpty()
    table.endRow()
    #expect(text(table) == "a,b,c\n,0,\n")
  }

  @Test("numbers take no quotes, no thousands marks and no locale")
  func numbers() {
    var table = CSVText(columns: ["a", "b", "c"])
    table.append(1_234_567.5)
    table.append(-0.0)
    table.append(Int.min)
    table.endRow()
    #expect(text(table) == "a,b,c\n1234567.5,0,-9223372036854775808\n")
  }

  @Test("a table taken in parts is the table, with one header")
  func parts() {
    var whole = CSVText(columns: ["a"])
    var parted = CSVText(columns: ["a"])
    var bytes = parted.takeBytes()
    for value in 0..<10 {
      whole.append(value)
      whole.endRow()
      parted.append(value)
      parted.endRow()
      bytes += parted.takeBytes()
    }
    #expect(bytes == whole.bytes)
    #expect(parted.bytes.isEmpty)
  }

  @Test("free text cannot be a formula, and reads back as it was")
  func freeText() throws {
    let texts = ["=HYPERLINK(\"x\")", "+1", "-2", "@a", "\tb", "gewoon", "'tja"]
    var table = CSVText(columns: ["a"])
    for cell in texts {
      table.append(free: cell)
      table.endRow()
    }
    let records = try #require(CSVRecords(table.bytes, columns: ["a"]))
    #expect(records.rows.map { records.text($0, "a") } == texts)
    #expect(records.rows.allSatisfy { !"=+-@\t".contains($0[0].first ?? " ") })
  }

  @Test("a row of the wrong width stops the program")
  func width() async {
    await #expect(processExitsWith: .failure) {
      var table = CSVText(columns: ["a", "b"])
      table.append(1)
      table.endRow()
    }
  }
}
