import Testing

@testable import Charts

@Suite("The notation of a chart")
struct ChartNotationTests {
  @Test("numbers are Dutch or English")
  func languages() {
    #expect(ChartNotation.dutch.text(4412.5, places: 1) == "4.412,5")
    #expect(ChartNotation.english.text(4412.5, places: 1) == "4,412.5")
    #expect(ChartNotation.dutch.text(-1_234_567, places: 0) == "-1.234.567")
    #expect(ChartNotation.dutch.text(-0.04, places: 1) == "0")
    #expect(ChartNotation.dutch.text(0.05, places: 2) == "0,05")
  }

  @Test("ticks keep the digits of their step")
  func ticks() {
    let axis = ValueAxis(around: 0...1, zero: .always, steps: 5)
    #expect(
      axis.ticks.map { ChartNotation.dutch.text($0) } == ["0", "0,2", "0,4", "0,6", "0,8", "1,0"])
  }

  @Test("numbers are plain up to 15 digits")
  func large() {
    #expect(ChartNotation.dutch.text(units: 1, exponent: 12) == "1.000.000.000.000")
    #expect(ChartNotation.dutch.text(units: 15, exponent: 20) == "1,5e21")
    #expect(ChartNotation.dutch.text(units: -5, exponent: -12) == "-5e-12")
    #expect(ChartNotation.dutch.text(1e99, places: 0) == "1e99")
    #expect(ChartNotation.dutch.text(1_234_567_890_123, places: 0) == "1.234.567.890.123")
  }
}
