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
    "only separators, quotes and line breaks are put in quotes",
    arguments: [
      ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"ja\"", "\"say \"\"ja\"\"\""),
      ("\"", "\"\"\"\""), ("two\nlines", "\"two\nlines\""), ("two\rlines", "\"two\rlines\""),
      ("two\r\nlines", "\"two\r\nlines\""), (" space ", " space "), ("a;b", "\"a;b\""),
      ("a\tb", "\"a\tb\""),
      ("Súdwest-Fryslân 🏡", "Súdwest-Fryslân 🏡"), ("1+1=2", "1+1=2"), ("it's", "it's"),
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

  /// Texts by which a spreadsheet could be made to calculate, and some that look like them.
  static let formulas = [
    "=HYPERLINK(\"x\")", "+1+1", "-2+3", "@a", "\tb", "\r=b", "gewoon", "'tja",
    "a;=cmd|' /C calc'!A0",
    "a; =1", "a;\"=1\"", "a;;+1", "a\n=1", "a\r\n-1+1", "a\t@b", "'=1", "''=1", "'\t=1", "a;'=1",
    " =1",
    "\u{A0}=1", "\u{200B}=1", "\u{FF1D}1", "a;\u{FF0B}1", "a - b; c = d", "'", "", ";", "1;-",
    "EUR/m=2",
  ]

  private func cell(_ text: String) -> String {
    var table = CSVText(columns: ["a"])
    table.append(text)
    table.endRow()
    return String(decoding: table.bytes.dropFirst(2).dropLast(), as: UTF8.self)
  }

  @Test("no text is a formula, wherever a spreadsheet splits its line", arguments: formulas)
  func harmless(text: String) {
    let line = "x," + cell(text) + ",-5"
    for separator: Character in [",", ";", "\t"] {
      for part in line.split(whereSeparator: { $0 == separator || $0.isNewline }) {
        // A program that splits in the middle of quotes sees them, or takes them away.
        let begin = part.drop { $0.isWhitespace || "\"\u{200B}".contains($0) }
        guard begin != "-5" else { continue }
        #expect(!"=+-@\u{FF1D}\u{FF0B}".contains(begin.first ?? "x"), "\(line)")
      }
    }
  }

  @Test(
    "a text reads back as it was",
    arguments: formulas.filter { !$0.isEmpty && $0.first != " " } + ["-5", "1e5", "+.5"])
  func readsBack(text: String) throws {
    let table = Array("a\n\(cell(text))\n".utf8)
    let records = try #require(CSVRecords(table, columns: ["a"]))
    #expect(records.rows.map { records.text($0, "a") } == [text])
  }

  @Test("a text that is a number stays one", arguments: ["-5", "+5", "-0.05", "1e-5"])
  func numberText(text: String) {
    #expect(cell(text) == text)
  }

  @Test("what no text needs is written out")
  func codes() {
    #expect(cell("\u{1B}[2J\u{9B}a\u{202E}b\u{7F}") == #"\u{1B}[2J\u{9B}a\u{202E}b\u{7F}"#)
    #expect(cell("\u{200B}é 🏡") == "\u{200B}é 🏡")
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
