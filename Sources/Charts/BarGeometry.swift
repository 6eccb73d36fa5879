/// The boxes of bars, around the middle of their label.
struct BarGeometry {
  struct Bar: Equatable {
    let series: Int
    let label: Int
    let value: Double
    let box: Box
  }

  let data: ChartData
  let columns: Columns

  /// Bars side by side under one label; one for a stack.
  var perLabel: Int { data.shape == .stackedBars ? 1 : max(data.series.count, 1) }

  /// Width of one bar.
  var width: Double { min(columns.slot * 0.76 / Double(perLabel), perLabel > 1 ? 44 : 56) }

  func left(_ label: Int, place: Int) -> Double {
    columns.x(label) + (Double(place) - Double(perLabel) / 2) * width
  }

  func bars(in plot: Plot) -> [Bar] {
    data.labels.indices.flatMap { label in
      data.shape == .stackedBars ? stack(label, in: plot) : group(label, in: plot)
    }
  }

  private func group(_ label: Int, in plot: Plot) -> [Bar] {
    data.series.enumerated().compactMap { index, series in
      series.values[label].map { value in
        let box = box(label, place: index, from: 0, to: value, in: plot)
        return Bar(series: index, label: label, value: value, box: box)
      }
    }
  }

  /// What is above zero on top of each other, what is below zero under each other.
  private func stack(_ label: Int, in plot: Plot) -> [Bar] {
    var above = 0.0
    var below = 0.0
    return data.series.enumerated().compactMap { index, series in
      guard let value = series.values[label] else { return nil }
      let from = value < 0 ? below : above
      if value < 0 { below += value } else { above += value }
      let box = box(label, place: 0, from: from, to: from + value, in: plot)
      return Bar(series: index, label: label, value: value, box: box)
    }
  }

  private func box(
    _ label: Int, place: Int, from: Double, to: Double, in plot: Plot
  ) -> Box {
    let top = min(plot.y(from), plot.y(to))
    return Box(
      left: left(label, place: place), top: top, width: width,
      height: max(plot.y(from), plot.y(to)) - top)
  }
}
