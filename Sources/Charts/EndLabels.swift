/// Names of lines at their right end, each as near to its line as the others allow.
struct EndLabels {
  struct Label: Equatable {
    let series: Int
    /// The name on one or two lines.
    let lines: [String]
    let width: Double
    let height: Double
    /// The last value of the line.
    let label: Int
    let value: Double
  }

  /// Room for a piece of the line before its name.
  static let mark = 18.0
  static let markGap = 5.0
  private static let gap = 3.0

  let labels: [Label]
  let measures: ChartMeasures

  /// Names of the lines that have values.
  init(of data: ChartData, measures: ChartMeasures) {
    self.measures = measures
    labels = data.series.indices.compactMap { Self.label($0, of: data, measures: measures) }
  }

  private static func label(
    _ index: Int, of data: ChartData, measures: ChartMeasures
  ) -> Label? {
    let series = data.series[index]
    guard let last = series.values.lastIndex(where: { $0 != nil }), let value = series.values[last]
    else { return nil }
    let room = measures.endLabelWidth
    let lines = TextSize.wrapped(series.name, to: room, lines: 2, size: measures.text)
    let width = lines.map { TextSize.width($0, size: measures.text) }.max() ?? 0
    let height = Double(lines.count) * measures.lineHeight
    return Label(
      series: index, lines: lines, width: width, height: height, label: last, value: value)
  }

  /// Room to the right of the plot.
  var width: Double {
    guard let widest = labels.map(\.width).max() else { return 0 }
    return 6 + Self.mark + Self.markGap + widest
  }

  /// Whether all names find room between top and bottom of the plot.
  var fit: Bool {
    let gaps = Double(max(labels.count - 1, 0)) * Self.gap
    return measures.endLabelWidth > 0
      && labels.reduce(gaps) { $0 + $1.height } <= measures.plotHeight
  }

  /// The middle of every name, in the order of `labels`.
  func middles(in plot: Plot) -> [Double] {
    let wanted = labels.map { plot.y($0.value) }
    return Self.spread(
      wanted, heights: labels.map(\.height), within: plot.top...plot.bottom, gap: Self.gap)
  }

  /// Places near those wanted, in the same order, without overlap, in all as near as can be.
  static func spread(
    _ wanted: [Double], heights: [Double], within room: ClosedRange<Double>, gap: Double
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var offsets: [Double] = []
    var taken = 0.0
    for index in order {
      offsets.append(taken + heights[index] / 2)
      taken += heights[index] + gap
    }
    let free = rising(zip(order, offsets).map { wanted[$0] - $1 })
    let highest = max(room.lowerBound, room.upperBound - taken + gap)
    var middles = wanted
    for (place, index) in order.enumerated() {
      middles[index] = min(max(free[place], room.lowerBound), highest) + offsets[place]
    }
    return middles
  }

  /// The rising values that lie nearest to `values`: where they fall, their mean.
  private static func rising(_ values: [Double]) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for value in values {
      var block = (sum: value, count: 1)
      while let last = blocks.last,
        last.sum / Double(last.count) > block.sum / Double(block.count)
      {
        block = (block.sum + last.sum, block.count + last.count)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    return blocks.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
  }
}

extension EndLabels {
  func draw(data: ChartData, in plot: Plot, to markup: inout Markup) {
    for (label, middle) in zip(labels, middles(in: plot)) {
      let series = data.series[label.series]
      let look = LineLook(index: label.series, stroke: series.stroke)
      let left = plot.columns.right + 6
      let x = plot.x(label.label, series: label.series, of: data.series.count)
      let end = (x: x + 4, y: plot.y(label.value))
      markup.add(
        "path",
        [
          "class": "chart-leader", "d": Path.through([end, (left - 2, middle)]), "fill": "none",
          "stroke": look.colour, "stroke-width": 0.75,
        ])
      if series.isPoints {
        look.draw(alone: (left + Self.mark / 2, middle), in: &markup)
      } else {
        look.draw([(left, middle), (left + Self.mark, middle)], in: &markup)
      }
      draw(label, x: left + Self.mark + Self.markGap, middle: middle, to: &markup)
    }
  }

  private func draw(_ label: Label, x: Double, middle: Double, to markup: inout Markup) {
    let top = middle - Double(label.lines.count - 1) * measures.lineHeight / 2
    for (row, line) in label.lines.enumerated() {
      let y = top + Double(row) * measures.lineHeight + measures.text * 0.36
      markup.add(
        "text", ["class": "chart-text", "x": x, "y": y, "font-size": measures.text], text: line)
    }
  }
}
