/// Decimal text of numbers for files: the shortest that reads back as the same value.
///
/// Never dependent on a locale: a point, no thousands marks. Whole numbers carry no ".0", minus zero
/// reads "0". From 1e-7 up to 1e16 there is no exponent; outside it the form is "1.5e-9", "2e300".
/// What is no number reads "NaN", "Inf" and "-Inf", as R and pandas know them.
public enum NumberText {
  /// Appends the text of `value` to `bytes`, as ASCII.
  public static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else {
      bytes += (value.isNaN ? "NaN" : value < 0 ? "-Inf" : "Inf").utf8
      return
    }
    if value.magnitude < 1e15, let whole = Int(exactly: value) {
      append(whole, to: &bytes)
    } else {
      append(DecimalDigits(value), to: &bytes)
    }
  }

  /// Appends the digits of a whole number.
  public static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// The text of `value` by itself.
  public static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ number: DecimalDigits, to bytes: inout [UInt8]) {
    if number.isNegative { bytes.append(UInt8(ascii: "-")) }
    switch number.point {
    case ..<(-6), 17...:
      append(mantissa: number.digits, to: &bytes)
      bytes.append(UInt8(ascii: "e"))
      append(number.point - 1, to: &bytes)
    case ...0:
      bytes += [UInt8(ascii: "0"), UInt8(ascii: ".")]
      append(zeros: -number.point, to: &bytes)
      append(number.digits[...], to: &bytes)
    default:
      append(number.digits.prefix(number.point), to: &bytes)
      append(zeros: number.point - number.digits.count, to: &bytes)
      guard number.digits.count > number.point else { return }
      bytes.append(UInt8(ascii: "."))
      append(number.digits[number.point...], to: &bytes)
    }
  }

  private static func append(mantissa digits: [UInt8], to bytes: inout [UInt8]) {
    append(digits.prefix(1), to: &bytes)
    guard digits.count > 1 else { return }
    bytes.append(UInt8(ascii: "."))
    append(digits[1...], to: &bytes)
  }

  private static func append(_ digits: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    for digit in digits { bytes.append(UInt8(ascii: "0") + digit) }
  }

  private static func append(zeros count: Int, to bytes: inout [UInt8]) {
    for _ in 0..<max(count, 0) { bytes.append(UInt8(ascii: "0")) }
  }
}
