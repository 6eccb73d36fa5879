import Reporting
import Testing

@Suite("Numbers in files")
struct NumberTextTests {
  @Test("any number reads back as the same bits")
  func roundTrip() {
    var source = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let value = Double(bitPattern: source.next())
      guard value.isFinite else { continue }
      expectRoundTrip(value)
    }
  }

  @Test("amounts of every size read back as the same bits and carry no exponent")
  func amounts() {
    for power in -7..<15 {
      var scale = 1.0
      for _ in 0..<abs(power) { scale *= 10 }
      for _ in 0..<500 {
        let share = Double.random(in: 1..<10)
        let value = power < 0 ? share / scale : share * scale
        guard value >= 1e-7 && value < 1e15 else { continue }
        expectRoundTrip(value)
        expectRoundTrip(-value)
        #expect(!NumberText.text(value).contains("e"))
      }
    }
  }

  /// The text is as short as that of the standard library, which is the shortest there is.
  private func expectRoundTrip(_ value: Double) {
    let text = NumberText.text(value)
    #expect(Double(text)?.bitPattern == value.bitPattern, "\(value) became \(text)")
    #expect(digits(text) == digits(value.description), "\(value) became \(text)")
  }

  /// Significant digits, without the zeros around them.
  private func digits(_ text: String) -> String {
    let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
    return String(mantissa.reversed().drop { $0 == "0" }.reversed())
  }

  @Test(
    "a number has one text",
    arguments: [
      (1, "1"), (0, "0"), (-0.0, "0"), (-1, "-1"), (100, "100"), (0.5, "0.5"), (-0.25, "-0.25"),
      (0.1 + 0.2, "0.30000000000000004"), (1234567.875, "1234567.875"), (1e-7, "0.0000001"),
      (1.5e-7, "0.00000015"), (9.5e-8, "9.5e-8"), (1e-8, "1e-8"), (-2e-9, "-2e-9"),
      (999_999_999_999_999, "999999999999999"), (1e15, "1000000000000000"),
      (1e15 + 0.125, "1000000000000000.1"), (9_007_199_254_740_992, "9007199254740992"),
      (1e16, "1e16"), (1.25e16, "1.25e16"), (2e300, "2e300"), (-2e300, "-2e300"),
    ] as [(Double, String)])
  func texts(value: Double, text: String) {
    #expect(NumberText.text(value) == text)
  }

  @Test("the ends of the range come out")
  func extremes() {
    #expect(NumberText.text(.greatestFiniteMagnitude) == "1.7976931348623157e308")
    #expect(NumberText.text(-.greatestFiniteMagnitude) == "-1.7976931348623157e308")
    #expect(NumberText.text(.leastNonzeroMagnitude) == "5e-324")
    #expect(NumberText.text(.leastNormalMagnitude) == "2.2250738585072014e-308")
  }

  @Test("what is no number reads as R and pandas know it")
  func noNumbers() {
    #expect(NumberText.text(.nan) == "NaN")
    #expect(NumberText.text(-.nan) == "NaN")
    #expect(NumberText.text(.infinity) == "Inf")
    #expect(NumberText.text(-.infinity) == "-Inf")
  }

  @Test("whole numbers come out to the last", arguments: [0, 7, -7, 10, 1_000_000, .max, .min])
  func whole(value: Int) {
    var bytes = Array("x".utf8)
    NumberText.append(value, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "x\(value)")
  }
}
