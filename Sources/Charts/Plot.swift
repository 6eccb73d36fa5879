/// Where labels stand from left to right.
struct Columns: Equatable {
  let left: Double
  let right: Double
  let count: Int
  /// Whether values stand over the middle of equal slots, as bars do, or from side to side.
  let hasSlots: Bool

  var width: Double { right - left }

  /// Room from one label to the next.
  var slot: Double {
    hasSlots || count < 2 ? width / Double(max(count, 1)) : (width - 2 * inset) / Double(count - 1)
  }

  private var inset: Double { min(20, width / Double(2 * max(count, 1))) }

  /// The middle of a label.
  func x(_ label: Int) -> Double {
    if hasSlots || count < 2 { return left + (Double(label) + 0.5) * slot }
    return left + inset + Double(label) * slot
  }
}

/// The part of a picture where values are drawn: which place a label and a value have.
struct Plot {
  let columns: Columns
  let top: Double
  let bottom: Double
  let axis: ValueAxis

  /// The place of a line's value: of a single label, the lines stand next to each other.
  func x(_ label: Int, series: Int, of count: Int) -> Double {
    let middle = columns.x(label)
    guard columns.count == 1 else { return middle }
    let apart = min(11, columns.width / Double(count + 1))
    return middle + (Double(series) - Double(count - 1) / 2) * apart
  }

  /// Height of a value, from the top of the picture; never outside the plot.
  func y(_ value: Double) -> Double {
    let share = (value - axis.lower) / (axis.upper - axis.lower)
    return bottom - min(max(share, 0), 1) * (bottom - top)
  }
}
