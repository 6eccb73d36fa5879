import SociaalDomein

/// How a number is written: optional minus, digits, optional dot and digits, optional exponent.
///
/// Nothing else is a number, so that no reader of a scenario can take it for another one: YAML
/// itself would read `1.000` as 1, `1:30` as 90 and `0123` as 83.
package enum NumberGrammar {
  /// What stands in a text that should be a number.
  package enum Reading: Equatable {
    case number(Double)
    case refused(String)
  }

  /// Reads a scalar; the refusal says what to write instead.
  ///
  /// `thousands`: in this unit a dot followed by exactly three digits may be meant as a thousands
  /// mark, and is refused.
  package static func read(_ text: String, thousands: Bool) -> Reading {
    let bytes = Array(text.utf8)
    guard let value = value(of: bytes[...], point: UInt8(ascii: ".")) else {
      return .refused(NumberRefusal(text).message)
    }
    if thousands, let advice = ambiguity(text) { return .refused(advice) }
    guard value.isFinite else {
      let shown = text.count <= 40 ? text : "\(text.prefix(40))..."
      return .refused("'\(shown)' is too large a number; at most 1.7e308 can be written")
    }
    return .number(value)
  }

  /// The value of bytes that follow the grammar with this decimal mark; nil for anything else.
  ///
  /// Exact: up to 18 digits with a small exponent are computed in one correctly rounded
  /// operation, the rest goes through the standard library.
  package static func value(of bytes: ArraySlice<UInt8>, point: UInt8) -> Double? {
    var position = bytes.startIndex
    let negative = position < bytes.endIndex && bytes[position] == UInt8(ascii: "-")
    if negative { position += 1 }
    var digits = DigitRun()
    let whole = position
    digits.read(bytes, &position)
    guard position > whole else { return nil }
    if bytes[whole] == UInt8(ascii: "0"), position - whole > 1 { return nil }
    if position < bytes.endIndex, bytes[position] == point {
      position += 1
      let fraction = position
      digits.read(bytes, &position)
      guard position > fraction else { return nil }
      digits.scale = position - fraction
    }
    if position == bytes.endIndex, let exact = digits.exact { return negative ? -exact : exact }
    guard position == bytes.endIndex || isExponent(bytes[position...]) else { return nil }
    let standard = bytes.map { $0 == point ? UInt8(ascii: ".") : $0 }
    return Double(String(decoding: standard, as: UTF8.self))
  }

  private static func isExponent(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") else { return false }
    var rest = bytes.dropFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    return !rest.isEmpty && rest.count <= 4 && rest.allSatisfy { (48...57).contains($0) }
  }

  /// The advice when a text such as `1.000` or `12.500` may mean thousands; nil when it cannot.
  static func ambiguity(_ text: String) -> String? {
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 3, parts[0] != "0", parts[0].utf8.count <= 3,
      parts[1].utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let sign = text.hasPrefix("-") ? "-" : ""
    return "'\(text)' may mean thousands or thousandths; numbers have no thousands mark; write "
      + "\(sign)\(parts[0])\(parts[1]), or \(text)0 for the decimals"
  }
}

/// The digits of a number while they are read.
private struct DigitRun {
  var mantissa: UInt64 = 0
  var count = 0
  var scale = 0

  @inline(__always)
  mutating func read(_ bytes: ArraySlice<UInt8>, _ position: inout Int) {
    while position < bytes.endIndex, (48...57).contains(bytes[position]) {
      mantissa = mantissa &* 10 &+ UInt64(bytes[position] &- 48)
      count += 1
      position += 1
    }
  }

  /// The value when mantissa and power of ten are both exact doubles, so that one division rounds
  /// correctly.
  var exact: Double? {
    guard count <= 18, mantissa <= 1 << 53, scale < Self.powers.count else { return nil }
    return Double(mantissa) / Self.powers[scale]
  }

  static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

extension Unit {
  /// Units in which people write thousands, so that `1.000` would be ambiguous.
  var countsInThousands: Bool {
    switch self {
    case .persons, .personsPerYear, .clients, .places, .euros, .eurosPerUnit, .eurosPerMonth,
      .unitsPerMonth, .unitsPerYear, .eurosPerTrajectory, .eurosPerPerson, .eurosPerClient:
      true
    default: false
    }
  }
}

/// The shortest text that reads back as exactly this number, also under the rule for thousands.
package func numberText(_ value: Double) -> String {
  let text = "\(value)"
  if text.hasSuffix(".0") { return String(text.dropLast(2)) }
  return NumberGrammar.ambiguity(text) == nil ? text : text + "0"
}
