/// Numbers for a reader, in Dutch ("4.412,5") or English ("4,412.5") notation.
///
/// Every rounding is a half away from zero on the digits that the number shows; what rounds to zero
/// has no sign. What is no number reads "n.b." in Dutch and "n/a" in English.
public struct ScreenNumber: Sendable {
  /// The notation: it sets the thousands mark and the decimal mark, not the words around them.
  public enum Language: String, Sendable, CaseIterable {
    case nl
    case en
  }

  public let language: Language

  public init(_ language: Language) {
    self.language = language
  }

  /// A number with `places` digits behind the decimal mark: 4412.5 is "4.413", or "4.412,50".
  public func text(_ value: Double, places: Int = 0) -> String {
    guard value.isFinite else { return missing }
    return text(DecimalDigits(value), places: places)
  }

  /// An amount of euros in thousands: 4412345 is "4.412" under a heading "x € 1.000".
  public func thousands(ofEuros value: Double, places: Int = 0) -> String {
    guard value.isFinite else { return missing }
    return text(DecimalDigits(value).shifted(by: -3), places: places)
  }

  /// A share as a percentage: 0.123 is "12,3%".
  public func percent(_ share: Double, places: Int = 1) -> String {
    guard share.isFinite else { return missing }
    return text(DecimalDigits(share).shifted(by: 2), places: places) + "%"
  }

  private var missing: String {
    switch language {
    case .nl: "n.b."
    case .en: "n/a"
    }
  }

  private var marks: (thousands: Character, decimal: Character) {
    switch language {
    case .nl: (".", ",")
    case .en: (",", ".")
    }
  }

  private func text(_ number: DecimalDigits, places: Int) -> String {
    precondition(places >= 0, "a number has no \(places) places")
    let rounded = number.rounded(to: places)
    let whole = max(rounded.point, 1)
    var text = rounded.isNegative ? "-" : ""
    for position in (1 - whole)...places {
      // Position 0 is the ones, 1 the first digit behind the mark.
      if position == 1 { text.append(marks.decimal) }
      text.append(digit(of: rounded, at: rounded.point - 1 + position))
      if position < 0 && position % 3 == 0 { text.append(marks.thousands) }
    }
    return text
  }

  private func digit(of number: DecimalDigits, at index: Int) -> Character {
    let digit = number.digits.indices.contains(index) ? number.digits[index] : 0
    return Character(UnicodeScalar(UInt8(ascii: "0") + digit))
  }
}
