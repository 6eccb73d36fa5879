/// How a chart writes numbers, and the few words it needs itself.
public struct ChartNotation: Sendable, Equatable {
  public let decimalMark: Character
  public let thousandsMark: Character
  /// What stands where nothing can be drawn.
  public let noData: String
  /// What stands behind the axis title when the axis leaves zero out.
  public let withoutZero: String
  /// What stands behind the axis title where a point is open.
  public let openPoint: String

  public init(
    decimalMark: Character, thousandsMark: Character, noData: String, withoutZero: String,
    openPoint: String
  ) {
    self.decimalMark = decimalMark
    self.thousandsMark = thousandsMark
    self.noData = noData
    self.withoutZero = withoutZero
    self.openPoint = openPoint
  }

  /// Numbers as `4.412,5`.
  public static let dutch = ChartNotation(
    decimalMark: ",", thousandsMark: ".", noData: "geen gegevens",
    withoutZero: "as begint niet bij 0", openPoint: "open punt: het interval bevat 0")

  /// Numbers as `4,412.5`.
  public static let english = ChartNotation(
    decimalMark: ".", thousandsMark: ",", noData: "no data",
    withoutZero: "axis does not start at 0", openPoint: "open point: the interval holds 0")
}

extension ChartNotation {
  /// Digits that a number may have before it is written with an exponent.
  private static let longest = 15

  func text(_ tick: ValueAxis.Tick) -> String { text(units: tick.units, exponent: tick.exponent) }

  /// A number that is `units` times ten to the power `exponent`.
  func text(units: Int, exponent: Int) -> String {
    guard units != 0 else { return "0" }
    let digits = Array(String(units.magnitude))
    let sign = units < 0 ? "-" : ""
    if digits.count + exponent > Self.longest || exponent < -9 {
      return sign + scientific(digits, exponent: exponent)
    }
    guard exponent < 0 else {
      return sign + grouped(digits + Array(repeating: "0", count: exponent))
    }
    let padding = max(0, 1 - exponent - digits.count)
    let all = Array(repeating: Character("0"), count: padding) + digits
    let whole = all.count + exponent
    return sign + grouped(Array(all[..<whole])) + String(decimalMark) + String(all[whole...])
  }

  /// A number with `places` digits behind the mark; half is rounded away from zero.
  func text(_ value: Double, places: Int) -> String {
    let scaled = value * Decimal.power(places)
    guard value.magnitude < 1e15 && scaled.magnitude < 1e18 else {
      let order = Decimal.order(of: value) - 3
      return text(units: Int((value / Decimal.power(order)).rounded()), exponent: order)
    }
    let units = Int(scaled.rounded())
    return text(units: units, exponent: -places)
  }

  private func grouped(_ digits: [Character]) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text.append(thousandsMark) }
      text.append(digit)
    }
    return text
  }

  private func scientific(_ digits: [Character], exponent: Int) -> String {
    var shown = digits
    while shown.count > 1 && shown.last == "0" { shown.removeLast() }
    var text = String(shown[0])
    if shown.count > 1 { text += String(decimalMark) + String(shown[1...]) }
    return text + "e" + String(exponent + digits.count - 1)
  }
}
