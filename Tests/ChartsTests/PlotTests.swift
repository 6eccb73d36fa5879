import Testing

@testable import Charts

@Suite("The plot of a chart")
struct PlotTests {
  private func layout(_ chart: Chart, _ size: ChartSize = .wide) -> ChartLayout {
    let form = ChartLayout.Form(
      measures: size.measures, notation: .dutch, covering: nil, hasHeading: true)
    return ChartLayout(chart, form: form)
  }

  /// The points of a path.
  private func points(_ path: String) -> [(x: Double, y: Double)] {
    path.split { "MLZ".contains($0) }.map { pair in
      let numbers = pair.split(separator: " ").compactMap { Double($0) }
      return (numbers[0], numbers[1])
    }
  }

  private func svg(_ chart: Chart, _ size: ChartSize = .wide) throws -> SVGReading {
    try #require(SVGReading(chart.svg(id: "a", size: size, notation: .dutch)))
  }

  @Test("values and bars lie inside the plot, and the plot inside the picture", arguments: 1...60)
  func inside(seed: Int) {
    for size in ChartSize.allCases {
      let layout = layout(SampleChart.scattered(UInt64(seed)), size)
      let plot = layout.plot
      #expect(plot.columns.left >= 0 && plot.columns.right <= size.measures.width)
      #expect(plot.top >= 0 && plot.top < plot.bottom && plot.bottom < layout.height)
      let range = layout.data.range ?? 0...0
      let slack = (plot.axis.upper - plot.axis.lower) * 1e-8
      #expect(plot.axis.lower <= range.lowerBound + slack)
      #expect(plot.axis.upper >= range.upperBound - slack)
      for bar in BarGeometry(data: layout.data, columns: plot.columns).bars(in: plot) {
        #expect(bar.box.left >= plot.columns.left)
        #expect(bar.box.left + bar.box.width <= plot.columns.right)
        #expect(bar.box.top >= plot.top - 1e-9 && bar.box.height >= 0)
        #expect(bar.box.top + bar.box.height <= plot.bottom + 1e-9)
      }
    }
  }

  @Test("everything drawn lies inside the picture", arguments: SampleChart.all)
  func drawn(chart: Chart) throws {
    for size in ChartSize.allCases {
      let svg = try svg(chart, size)
      let box = svg.elements.first?.attributes["viewBox"]?.split(separator: " ").last
      let height = try #require(box.flatMap { Double($0) })
      for path in svg.all("path") {
        let inside = points(path.attributes["d"] ?? "").allSatisfy {
          (0...size.measures.width).contains($0.x) && (0...height).contains($0.y)
        }
        #expect(inside, "\(chart.title) \(size)")
      }
      for text in svg.all("text") where text.attributes["transform"] == nil {
        #expect(0 < text.number("y") && text.number("y") < height)
        #expect(left(of: text) >= -0.01, "\(chart.title) \(size) \(text.text)")
      }
    }
  }

  private func left(of text: SVGReading.Element) -> Double {
    let width = TextSize.width(text.text, size: text.number("font-size"))
    switch text.attributes["text-anchor"] {
    case "end": return text.number("x") - width
    case "middle": return text.number("x") - width / 2
    default: return text.number("x")
    }
  }

  @Test("a value that misses breaks lines and bands, and one between two is a point")
  func missing() throws {
    let values: [Double?] = [1, 2, nil, 4, nil, 6, 7, .nan, nil]
    let band = Chart.Band("band", lower: values, upper: SampleChart.line(9, 0))
    let kind = Chart.Shape.fan(bands: [band], lines: [Chart.Line("a", values)])
    let svg = try svg(SampleChart.chart("a", SampleChart.years, kind), .small)
    let lines = svg.all(of: "chart-line").map { points($0.attributes["d"] ?? "").count }
    #expect(lines == [2, 2] && svg.all("circle").count == 1)
    #expect(svg.all(of: "chart-band").map(\.name) == ["path", "rect", "path"])
    #expect(
      ChartData.runs(of: values.map { $0.flatMap { $0.isNaN ? nil : $0 } }) == [
        0..<2, 3..<4, 5..<7,
      ])
  }

  @Test("one year is drawn as points over short bars")
  func one() throws {
    let svg = try svg(SampleChart.one, .small)
    #expect(svg.all(of: "chart-line").isEmpty && svg.all(of: "chart-point").count == 2)
    let (circle, square) = (svg.all("circle")[0], svg.all(of: "chart-point")[1])
    #expect(circle.number("cx") + circle.number("r") < square.number("x"))
    let bar = try #require(svg.all(of: "chart-band").first)
    #expect(bar.number("width") < 40 && bar.number("height") > 10)
  }

  @Test("stacks go up from zero with what is positive, and down with what is not")
  func stacks() {
    let kind = Chart.Shape.stackedBars([
      Chart.Line("a", [2]), Chart.Line("b", [-1]), Chart.Line("c", [3]), Chart.Line("d", [-4]),
    ])
    let layout = layout(SampleChart.chart("a", ["2022"], kind))
    #expect(layout.data.range == -5...5)
    let boxes = BarGeometry(data: layout.data, columns: layout.plot.columns)
      .bars(in: layout.plot).map(\.box)
    let zero = layout.plot.y(0)
    #expect(boxes[0].top + boxes[0].height == zero && boxes[1].top == zero)
    #expect(abs(boxes[2].top + boxes[2].height - boxes[0].top) < 1e-9)
    #expect(abs(boxes[1].top + boxes[1].height - boxes[3].top) < 1e-9)
  }

  @Test("bars carry their values where there is room")
  func values() throws {
    #expect(layout(SampleChart.names).valueLabels != nil)
    #expect(layout(SampleChart.names, .small).valueLabels == nil)
    let texts = try svg(SampleChart.names).all(of: "chart-value").map(\.text)
    #expect(texts.prefix(3) == ["0,5", "1,8", "3,0"])
  }
}
