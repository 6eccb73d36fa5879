/// The vertical axis: ticks at equal steps of 1, 2 or 5 times a power of ten, around all values.
struct ValueAxis: Equatable {
  struct Tick: Equatable {
    /// The value is `units` times ten to the power `exponent`.
    let units: Int
    let exponent: Int

    var value: Double { Decimal.value(units: units, exponent: exponent) }
  }

  /// Which values an axis must show besides those it is given.
  enum Zero {
    case always
    /// When zero is no further from the values than they lie apart.
    case whenNear
  }

  /// From low to high; at least two.
  let ticks: [Tick]

  var lower: Double { ticks[0].value }
  var upper: Double { ticks[ticks.count - 1].value }
  var hasZero: Bool { lower <= 0 && upper >= 0 }

  /// An axis around `values` in about `steps` steps.
  init(around values: ClosedRange<Double>, zero: Zero, steps: Int) {
    let range = Self.widened(values, zero: zero)
    let least = (range.upperBound - range.lowerBound) / Double(steps)
    let (multiple, exponent) = Self.step(atLeast: least)
    let step = Decimal.value(units: multiple, exponent: exponent)
    let first = Int((range.lowerBound / step + 1e-9).rounded(.down))
    let last = max(first + 1, Int((range.upperBound / step - 1e-9).rounded(.up)))
    ticks = (first...last).map { Tick(units: $0 * multiple, exponent: exponent) }
  }

  /// The step of 1, 2 or 5 times a power of ten that is not below `least`.
  private static func step(atLeast least: Double) -> (multiple: Int, exponent: Int) {
    let order = Decimal.order(of: least)
    for multiple in [1, 2, 5]
    where Decimal.value(units: multiple, exponent: order) >= least * (1 - 1e-9) {
      return (multiple, order)
    }
    return (1, order + 1)
  }

  private static func widened(
    _ values: ClosedRange<Double>, zero: Zero
  ) -> ClosedRange<Double> {
    let low = values.lowerBound
    let high = values.upperBound
    let size = max(low.magnitude, high.magnitude)
    guard size > 0 else { return 0...1 }
    let isFlat = high - low < size * 1e-6
    let distance = low > 0 ? low : -high
    guard zero == .always || isFlat || distance <= high - low else { return values }
    return min(low, 0)...max(high, 0)
  }
}
