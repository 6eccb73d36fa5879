/// The values of bars, written at their ends, and those of points, above their whiskers.
struct ValueLabels {
  let data: ChartData
  let measures: ChartMeasures
  let notation: ChartNotation
  /// Digits behind the decimal mark, the same for all values.
  let places: Int

  private var size: Double { measures.text - 1 }

  /// Labels for bars side by side or points; nil where one of them would be wider than there is room.
  init?(of data: ChartData, columns: Columns, form: ChartLayout.Form) {
    let values = data.series.flatMap { $0.values.compactMap { $0 } }
    guard data.shape == .bars || data.shape == .intervals, form.measures.hasValues, !values.isEmpty
    else { return nil }
    self.data = data
    measures = form.measures
    notation = form.notation
    places = Self.places(for: values)
    let geometry = BarGeometry(data: data, columns: columns)
    let room = geometry.perLabel > 1 ? geometry.width - 2 : columns.slot - 6
    guard values.allSatisfy({ width($0) <= room }) else { return nil }
  }

  private func width(_ value: Double) -> Double { TextSize.width(text(value), size: size) }

  func text(_ value: Double) -> String { notation.text(value, places: places) }

  /// None for whole numbers, else so many that the greatest value has three digits.
  private static func places(for values: [Double]) -> Int {
    if values.allSatisfy({ $0.rounded() == $0 }) { return 0 }
    let greatest = values.map(\.magnitude).max() ?? 0
    return min(max(2 - Decimal.order(of: greatest), 0), 9)
  }

  /// Room for labels above the plot, or below it.
  func room(above: Bool) -> Double {
    if above { return size }
    guard data.shape == .bars else { return 0 }
    let isBelowZero = data.series.contains { $0.values.contains { ($0 ?? 0) < 0 } }
    return isBelowZero ? size + 4 : 0
  }

  func draw(_ bars: [BarGeometry.Bar], in markup: inout Markup) {
    for bar in bars {
      let y = bar.value < 0 ? bar.box.top + bar.box.height + size + 1 : bar.box.top - 4
      draw(bar.value, x: bar.box.left + bar.box.width / 2, y: y, in: &markup)
    }
  }

  /// Writes a value around `x`, on the line `y`.
  func draw(_ value: Double, x: Double, y: Double, in markup: inout Markup) {
    markup.add(
      "text",
      [
        "class": "chart-value", "x": x, "y": y, "text-anchor": "middle", "font-size": size,
        "stroke": "#ffffff", "stroke-width": 3.0, "paint-order": "stroke",
      ], text: text(value))
  }
}
