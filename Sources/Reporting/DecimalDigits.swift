/// The shortest decimal digits that read back as the same Double, held as digits and a point.
///
/// The value is 0.d1d2d3... times ten to the power `point`; there are no leading or trailing zeros,
/// and zero has no digits and no sign. Rounding works on these digits, so that a number is rounded
/// as a reader sees it: 1.005 to two places is 1.01, though its binary value lies just beneath.
struct DecimalDigits: Equatable {
  private(set) var isNegative: Bool
  private(set) var digits: [UInt8] = []
  private(set) var point = 0

  /// The digits of a finite number.
  init(_ value: Double) {
    isNegative = value < 0
    guard value != 0 else { return }
    var exponent = 0
    var seenPoint = false
    var text = value.magnitude.description.utf8[...]
    if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(Substring(text[text.index(after: mark)...])) ?? 0
      text = text[..<mark]
    }
    digits.reserveCapacity(20)
    for byte in text {
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else {
        digits.append(byte &- UInt8(ascii: "0"))
        point += seenPoint ? 0 : 1
      }
    }
    point += exponent
    trim()
  }

  /// The same digits times ten to the power `places`: exact, where a product of Doubles is not.
  func shifted(by places: Int) -> DecimalDigits {
    var shifted = self
    if !digits.isEmpty { shifted.point += places }
    return shifted
  }

  /// Rounded to `places` digits behind the point, a half away from zero.
  func rounded(to places: Int) -> DecimalDigits {
    let kept = point + places
    guard kept < digits.count else { return self }
    var rounded = self
    let roundsUp = kept >= 0 && digits[kept] >= 5
    rounded.digits.removeLast(digits.count - max(kept, 0))
    if roundsUp { rounded.incrementLast() }
    rounded.trim()
    return rounded
  }

  private mutating func incrementLast() {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    point += 1
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let leading = digits.prefix { $0 == 0 }.count
    if leading > 0 { digits.removeFirst(leading) }
    point = digits.isEmpty ? 0 : point - leading
    if digits.isEmpty { isNegative = false }
  }
}
