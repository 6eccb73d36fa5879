import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A number")
struct NumberGrammarTests {
  @Test(
    "is a minus, digits, a dot with digits and an exponent",
    arguments: [
      ("0", 0), ("40", 40), ("-2.5", -2.5), ("0.001", 0.001), ("1e-3", 0.001), ("2.5E+2", 250),
      ("12345678901234567890", 12_345_678_901_234_567_168), ("0.1", 0.1), ("1.7e308", 1.7e308),
      ("9007199254740993", 9_007_199_254_740_992), ("0.30000000000000004", 0.30000000000000004),
    ])
  func read(text: String, value: Double) {
    #expect(NumberGrammar.read(text, thousands: false) == .number(value))
  }

  @Test(
    "in any other writing is refused with what to write instead",
    arguments: [
      ("40,5", "'40,5' is not a number here: it has a decimal comma; write 40.5"),
      ("1.234,56", "'1.234,56' is not a number here: it has a decimal comma; write 1234.56"),
      ("1,234.5", "'1,234.5' is not a number here: it has a comma for thousands; write 1234.5"),
      ("1.000.000", "'1.000.000' is not a number here: it has more than one dot; write 1000000"),
      (
        "1:30",
        "'1:30' is not a number here: it has a colon, as a time of day has; write one number, "
          + "such as 1.5 for 1:30"
      ),
      ("0123", "'0123' is not a number here: it has leading zeros; write 123"),
      ("-007.5", "'-007.5' is not a number here: it has leading zeros; write -7.5"),
      ("1_000", "'1_000' is not a number here: it has underscores; write 1000"),
      ("+3", "'+3' is not a number here: it has a plus; write 3"),
      (".5", "'.5' is not a number here: it begins with a dot; write 0.5"),
      ("5.", "'5.' is not a number here: it ends in a dot; write 5"),
      ("1 000", "'1 000' is not a number here: it has spaces; write 1000"),
      (
        ".inf", "'.inf' is not a number here: it is not finite; write digits, such as 40 or 2.5"
      ),
      ("NaN", "'NaN' is not a number here: it is not finite; write digits, such as 40 or 2.5"),
      (
        "\u{20AC} 40",
        "'\u{20AC} 40' is not a number here: it has a euro sign; write 40 (the unit goes under "
          + "'unit')"
      ),
      (
        "12,5 %",
        "'12,5 %' is not a number here: it has a percent sign; write 0.125, or 12.5 where the unit "
          + "is procent"
      ),
      ("1,5 mln", "'1,5 mln' is not a number here: it has a word for millions; write 1500000"),
      (
        "\u{2212}3,5",
        "'\u{2212}3,5' is not a number here: its minus is another character than '-'; write -3.5"
      ),
      (
        "50,000",
        "'50,000' is not a number here: its comma may mark thousands or decimals; write 50000, or "
          + "50.0000 for the decimals"
      ),
      (
        "1e99999",
        "'1e99999' is not a number here: its exponent is too large; write at most 1.7e308"
      ),
      ("week 3", "'week 3' is not a number; write digits with a decimal point, such as 40 or 2.5"),
      ("veel", "'veel' is not a number; write digits with a decimal point, such as 40 or 2.5"),
      ("1e999", "'1e999' is too large a number; at most 1.7e308 can be written"),
    ])
  func refused(text: String, message: String) {
    #expect(NumberGrammar.read(text, thousands: false) == .refused(message))
  }

  @Test(
    "that is a group, a bound, a date or beside unknown words gets no number to write",
    arguments: [
      ("5-9", "it is a range"), ("65+", "it is a bound"), ("65 jaar of ouder", "it is a bound"),
      ("<5", "it is a bound"),
      ("19-okt", "it is a date, as a spreadsheet makes of a group such as 10-19"),
    ])
  func manyNumbers(text: String, reason: String) {
    #expect(
      NumberGrammar.read(text, thousands: false)
        == .refused(
          "'\(text)' is not a number here: \(reason); write one number, or a distribution where it is "
            + "uncertain"))
    #expect(NumberRefusal(text).number == nil)
  }

  @Test(
    "may have a unit beside it, and nothing else", arguments: ["40 uur", "40 per week", "40/jaar"])
  func units(text: String) {
    #expect(NumberRefusal(text).number == "40")
    #expect(NumberRefusal("40 keer").number == nil)
  }

  @Test("with a dot and three digits is refused where it may mean thousands")
  func thousands() {
    #expect(
      NumberGrammar.read("1.000", thousands: true)
        == .refused(
          "'1.000' may mean thousands or thousandths; numbers have no thousands mark; write 1000, "
            + "or 1.0000 for the decimals"))
    #expect(NumberGrammar.read("1.000", thousands: false) == .number(1))
    #expect(NumberGrammar.read("0.125", thousands: true) == .number(0.125))
    #expect(NumberGrammar.read("1234.125", thousands: true) == .number(1234.125))
  }

  @Test("is written so that it reads back exactly")
  func written() {
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      guard value.isFinite else { continue }
      #expect(NumberGrammar.read(numberText(value), thousands: true) == .number(value))
    }
    #expect(numberText(1.125) == "1.1250")
    #expect(numberText(40) == "40")
  }
}
