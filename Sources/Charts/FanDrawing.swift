/// Bands of uncertainty, the widest first, with lines over them.
struct FanDrawing {
  typealias Point = (x: Double, y: Double)

  let data: ChartData
  let plot: Plot

  func draw(in markup: inout Markup) {
    for (index, band) in data.bands.enumerated() {
      let look = BandLook(index: index, count: data.bands.count)
      for run in ChartData.runs(of: band.ranges) {
        draw(band, run, look: look, in: &markup)
      }
    }
    for (index, series) in data.series.enumerated() {
      let look = LineLook(index: index, stroke: series.stroke)
      for run in ChartData.runs(of: series.values) {
        let points = run.map { label in
          (
            x: plot.x(label, series: index, of: data.series.count),
            y: plot.y(series.values[label] ?? 0)
          )
        }
        if points.count == 1 {
          look.draw(alone: points[0], in: &markup)
        } else {
          look.draw(points, in: &markup)
        }
      }
    }
  }

  private func draw(
    _ band: ChartData.Band, _ run: Range<Int>, look: BandLook, in markup: inout Markup
  ) {
    let upper = run.map { point($0, band.ranges[$0]?.upperBound ?? 0) }
    let lower = run.map { point($0, band.ranges[$0]?.lowerBound ?? 0) }
    guard run.count == 1 else { return look.draw(upper: upper, lower: lower, in: &markup) }
    let width = min(max(26, Double(data.series.count) * 11 + 6), plot.columns.slot * 0.6)
    let box = Box(
      left: upper[0].x - width / 2, top: upper[0].y, width: width,
      height: lower[0].y - upper[0].y)
    look.draw(box, in: &markup)
  }

  private func point(_ label: Int, _ value: Double) -> Point {
    (x: plot.columns.x(label), y: plot.y(value))
  }
}
