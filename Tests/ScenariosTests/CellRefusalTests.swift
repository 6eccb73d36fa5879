import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A cell that is no number")
struct CellRefusalTests {
  private func message(_ text: String, _ dialect: TableDialect, _ unit: Unit = .share) -> String {
    let column = TableColumn("aandeel", .number(0...1), unit: unit)
    return CellRefusal(text, in: dialect).message(column)
  }

  @Test(
    "in a table with decimal commas says what to write",
    arguments: [
      ("1.234,5", "it has a point for thousands; write 1234,5"),
      ("1.234.567,25", "it has a point for thousands; write 1234567,25"),
      ("1,234.5", "it has a comma for thousands; write 1234,5"),
      ("1.234.567", "it has more than one point; write 1234567"),
      ("1,234,567", "it has more than one comma; write 1234567"),
      ("4,", "it ends in a comma; write 4"),
      (",5", "it begins with a comma; write 0,5"),
      ("-,5", "it begins with a comma; write -0,5"),
      ("007,5", "it has leading zeros; write 7,5"),
      ("+4,5", "it has a plus; write 4,5"),
      ("12 500,5", "it has spaces; write 12500,5"),
      ("12\u{A0}500", "it has spaces; write 12500"),
      ("12'500", "it has apostrophes; write 12500"),
      ("1_000", "it has underscores; write 1000"),
      ("\u{20AC} 12,50", "it has a euro sign; write 12,50"),
      ("\u{20AC} 1.250,00", "it has a euro sign; write 1250,00"),
      ("4,5 uur", "it has other text beside the digits; write 4,5"),
      ("4,5%", "it has a percent sign; write the number alone, in aandeel"),
    ])
  func commas(text: String, advice: String) {
    let dialect = TableDialect(separator: .semicolon, decimalSign: .comma)
    #expect(message(text, dialect) == "'\(text)' is not a number here: \(advice)")
  }

  @Test(
    "in a table with commas between its cells gets a decimal point",
    arguments: [
      ("4,5", "it has a decimal comma; write 4.5"),
      ("1.234,5", "it has a point for thousands; write 1234.5"),
      ("1,234.5", "it has a comma for thousands; write 1234.5"),
    ])
  func points(text: String, advice: String) {
    let dialect = TableDialect(separator: .comma)
    #expect(message(text, dialect) == "'\(text)' is not a number here: \(advice)")
  }

  @Test("with a comma before three digits, between commas, gets both readings")
  func doubtful() {
    #expect(
      message("1,234", TableDialect(separator: .comma), .persons)
        == "'1,234' is not a number here: it has a comma, for thousands or decimals; write 1234, or "
        + "1.2340 for the decimals")
    #expect(
      message("1,234", TableDialect(separator: .comma), .share)
        == "'1,234' is not a number here: it has a decimal comma; write 1.234")
  }

  @Test(
    "of which nobody can say what was meant gets an example",
    arguments: ["veel", "n.v.t.", "-", "1/2", "1:30", "(5)", "12,5 mln", "NaN", "1.2,3.4"])
  func unclear(text: String) {
    #expect(
      message(text, TableDialect(separator: .semicolon, decimalSign: .comma))
        == "'\(text)' is not a number; write digits with a decimal comma, such as 40 or 2,5")
    #expect(
      message(text, TableDialect(separator: .comma, decimalSign: .point))
        == "'\(text)' is not a number; write digits with a decimal point, such as 40 or 2.5")
  }

  @Test(
    "that is a group, a bound or a date gets no number to write",
    arguments: [
      ("5-9", "it is a range"), ("5 tot 10", "it is a range"), ("5 \u{2013} 10", "it is a range"),
      ("10.000-20.000", "it is a range"), ("<5", "it is a bound"), ("5+", "it is a bound"),
      ("5 of meer", "it is a bound"), ("minder dan 5", "it is a bound"),
      ("75-plus", "it is a bound"),
      ("9-mei", "it is a date, as a spreadsheet makes of a group such as 10-19"),
      ("Oct-19", "it is a date, as a spreadsheet makes of a group such as 10-19"),
      ("2021-01-02", "it is a date, as a spreadsheet makes of a group such as 10-19"),
    ])
  func manyNumbers(text: String, reason: String) {
    #expect(
      message(text, TableDialect(separator: .semicolon, decimalSign: .comma))
        == "'\(text)' is not a number here: \(reason); write the number itself, or an estimate of it"
    )
  }

  @Test("with too many digits says how large a number can be")
  func tooLarge() {
    #expect(
      message("1e999", TableDialect(separator: .comma))
        == "'1e999' is too large a number; at most 1.7e308 can be written")
  }

  @Test("is written in the sign of its own table")
  func ownTable() {
    let diagnostics = Diagnostics()
    let reader = TableReader(
      path: "t.csv", bytes: Array("aantal;wijk\n1.234,5;x\n2,5;y\n".utf8),
      columns: [TableColumn("aantal", .number(0...1e9), unit: .persons)],
      otherColumns: .ignored, diagnostics: diagnostics)
    #expect(reader.read() == nil)
    #expect(
      diagnostics.errors.map(\.description) == [
        "t.csv:2:1: column 'aantal': '1.234,5' is not a number here: it has a point for thousands; "
          + "write 1234,5"
      ])
  }
}
