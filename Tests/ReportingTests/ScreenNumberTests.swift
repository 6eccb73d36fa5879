import Reporting
import Testing

@Suite("Numbers on the screen")
struct ScreenNumberTests {
  private let dutch = ScreenNumber(.nl)
  private let english = ScreenNumber(.en)

  @Test(
    "thousands and decimals have the marks of the language",
    arguments: [
      (4412, 0, "4.412", "4,412"), (4412.5, 2, "4.412,50", "4,412.50"), (0, 0, "0", "0"),
      (7, 0, "7", "7"), (999, 0, "999", "999"), (1000, 0, "1.000", "1,000"),
      (1_234_567.891, 1, "1.234.567,9", "1,234,567.9"), (0.05, 2, "0,05", "0.05"),
      (100_000, 0, "100.000", "100,000"), (-4412, 0, "-4.412", "-4,412"),
      (-123_456.7, 1, "-123.456,7", "-123,456.7"), (0.001, 3, "0,001", "0.001"),
      (1e15, 0, "1.000.000.000.000.000", "1,000,000,000,000,000"), (12, 3, "12,000", "12.000"),
    ] as [(Double, Int, String, String)])
  func marks(value: Double, places: Int, nl: String, en: String) {
    #expect(dutch.text(value, places: places) == nl)
    #expect(english.text(value, places: places) == en)
  }

  @Test(
    "a half rounds away from zero, on the digits that are shown",
    arguments: [
      (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.5, 0, "-1"), (-2.5, 0, "-3"),
      (0.49, 0, "0"), (1.005, 2, "1,01"), (2.675, 2, "2,68"), (-1.005, 2, "-1,01"),
      (0.125, 2, "0,13"), (999.5, 0, "1.000"), (999_999.5, 0, "1.000.000"), (9.995, 2, "10,00"),
      (0.05, 1, "0,1"), (0.049999, 1, "0,0"), (0.95, 1, "1,0"),
    ] as [(Double, Int, String)])
  func halves(value: Double, places: Int, text: String) {
    #expect(dutch.text(value, places: places) == text)
  }

  @Test("what rounds to zero has no sign", arguments: [-0.0, -0.4, -0.0049, -1e-300])
  func zero(value: Double) {
    #expect(dutch.text(value) == "0")
    #expect(dutch.percent(value / 1000) == "0,0%")
    #expect(dutch.thousands(ofEuros: value) == "0")
  }

  @Test("a share reads as a percentage with one decimal")
  func percent() {
    #expect(dutch.percent(0.123) == "12,3%")
    #expect(english.percent(0.123) == "12.3%")
    #expect(dutch.percent(1) == "100,0%")
    #expect(dutch.percent(-0.0345) == "-3,5%")
    #expect(dutch.percent(0.0005) == "0,1%")
    #expect(dutch.percent(0.145, places: 0) == "15%")
    #expect(dutch.percent(0.285, places: 0) == "29%")
    #expect(dutch.percent(12.5, places: 0) == "1.250%")
  }

  @Test("euros read in thousands")
  func thousands() {
    #expect(dutch.thousands(ofEuros: 4_412_345) == "4.412")
    #expect(english.thousands(ofEuros: 4_412_345) == "4,412")
    #expect(dutch.thousands(ofEuros: 4_412_500) == "4.413")
    #expect(dutch.thousands(ofEuros: -1500) == "-2")
    #expect(dutch.thousands(ofEuros: 499.99) == "0")
    #expect(dutch.thousands(ofEuros: 12_345, places: 1) == "12,3")
  }

  @Test("what is no number is n.b. in Dutch and n/a in English")
  func missing() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(dutch.text(value) == "n.b.")
      #expect(dutch.percent(value) == "n.b.")
      #expect(english.thousands(ofEuros: value) == "n/a")
      #expect(english.text(value, places: 2) == "n/a")
    }
  }

  @Test("every whole number to a hundred thousand keeps its digits")
  func digits() {
    for value in stride(from: -100_000, through: 100_000, by: 37) {
      #expect(dutch.text(Double(value)).filter { $0 != "." } == "\(value)")
    }
  }
}
