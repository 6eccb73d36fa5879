import Testing

@testable import Charts

@Suite("Names of lines")
struct EndLabelTests {
  private func middles(_ values: [Double], names: [String]) -> (EndLabels, [Double], Plot) {
    let lines = zip(names, values).map { Chart.Line($0, [1, $1]) }
    let chart = SampleChart.chart("a", ["1", "2"], .fan(bands: [], lines: lines))
    let form = ChartLayout.Form(
      measures: ChartSize.wide.measures, notation: .dutch, covering: nil, hasHeading: true)
    let layout = ChartLayout(chart, form: form)
    let labels = EndLabels(of: layout.data, measures: form.measures)
    return (labels, labels.middles(in: layout.plot), layout.plot)
  }

  @Test(
    "stand at the end without overlap, in the order of the lines and inside the plot",
    arguments: [
      [5.0, 5, 5, 5], [1, 1.01, 1.02, 9], [9, 1, 8.99, 1.01], [0, 0, 9, 9], [-3, 4, 4.1, -3.1],
    ])
  func apart(values: [Double]) {
    let names = ["kort", "een lange naam over twee regels", "b", "uitkering gemeentefonds"]
    let (labels, middles, plot) = middles(values, names: names)
    let order = middles.indices.sorted { middles[$0] < middles[$1] }
    for (upper, lower) in zip(order, order.dropFirst()) {
      let room = (labels.labels[upper].height + labels.labels[lower].height) / 2
      #expect(middles[lower] - middles[upper] >= room)
      #expect(values[upper] >= values[lower])
    }
    for (middle, label) in zip(middles, labels.labels) {
      #expect(middle - label.height / 2 >= plot.top - 1e-9)
      #expect(middle + label.height / 2 <= plot.bottom + 1e-9)
      #expect(plot.columns.right + labels.width <= 720 && label.width <= 150)
    }
  }

  @Test("stay at their line when they have room")
  func still() {
    let (_, middles, plot) = middles([3, 5, 7], names: ["a", "b", "c"])
    #expect(zip(middles, [3.0, 5, 7]).allSatisfy { abs($0 - plot.y($1)) < 1e-9 })
  }

  @Test("move to the legend when there are too many, and on a phone")
  func legend() throws {
    let lines = (0..<30).map { Chart.Line("lijn \($0)", [1, 2]) }
    let many = SampleChart.chart("a", ["1", "2"], .fan(bands: [], lines: lines))
    let svg = try #require(SVGReading(many.svg(id: "a", notation: .dutch)))
    #expect(svg.all(of: "chart-leader").isEmpty && svg.all(of: "chart-line").count == 60)
    let phone = SampleChart.fan.svg(id: "a", size: .narrow, notation: .dutch)
    #expect(!phone.contains("chart-leader") && phone.contains(">begroting<"))
  }

  @Test("of a legend stay in its width and do not overlap", arguments: [240.0, 360, 720])
  func rows(width: Double) {
    let items = (1...9).map { number in
      Legend.Item(mark: .bar(number), name: String(repeating: "naam ", count: number * number))
    }
    let places = Legend(items, width: width, size: 13).places
    #expect(places.allSatisfy { $0.x + $0.width <= width + 1e-9 })
    for (left, right) in zip(places, places.dropFirst()) {
      #expect(right.row > left.row || right.x > left.x + left.width)
    }
  }

  @Test("bands and neighbouring bars differ as greys, or by a hatch")
  func greys() {
    func lightness(_ colour: String) -> Double {
      let value = Int(colour.dropFirst(), radix: 16) ?? 0
      let parts = [value >> 16, value >> 8 & 255, value & 255].map(Double.init)
      return (0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]) / 255
    }
    for count in 2...4 {
      let greys = (0..<count).map { lightness(Palette.band($0, of: count)) }
      #expect(zip(greys, greys.dropFirst()).allSatisfy { $0 - $1 > 0.07 })
    }
    for index in 0..<8 {
      let fill = BarFill.fill(index)
      let next = BarFill.fill(index + 1)
      let apart = abs(lightness(fill.colour) - lightness(next.colour))
      #expect(apart > 0.1 || fill.hatch?.kind != next.hatch?.kind)
    }
  }
}
