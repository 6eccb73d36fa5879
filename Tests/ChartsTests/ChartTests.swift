import Foundation
import Testing

@testable import Charts

@Suite("A chart")
struct ChartTests {
  @Test("keeps its data as they were given")
  func data() {
    let line = Chart.Line("kosten", [1, nil, 3], stroke: .dashed)
    #expect(line.values == [1, nil, 3] && line.stroke == .dashed)
  }

  @Test("is valid XML in every shape and size", arguments: SampleChart.all)
  func isXML(chart: Chart) {
    for size in ChartSize.allCases {
      let svg = chart.svg(id: "proef", size: size, notation: .dutch)
      #expect(SVGReading(svg) != nil, "\(chart.title) \(size)")
      #expect(!svg.lowercased().contains("nan") && !svg.contains("inf"))
    }
  }

  @Test("is an image with a title and a description, under names of its own")
  func isNamed() throws {
    let svg = SampleChart.fan.svg(id: "kosten 2022", notation: .dutch)
    let reading = try #require(SVGReading(svg))
    let root = try #require(reading.elements.first)
    #expect(root.attributes["role"] == "img")
    #expect(
      root.attributes["aria-labelledby"] == "kosten_20_2022-title kosten_20_2022-desc")
    #expect(reading.all("title").first?.text == SampleChart.fan.title)
    #expect(reading.all("desc").first?.text == SampleChart.fan.description)
    #expect(root.attributes["width"] == nil)
  }

  @Test("gives the same bytes for the same input, and names nothing from outside")
  func isStable() {
    for chart in SampleChart.all {
      let svg = chart.svg(id: "a", notation: .english)
      #expect(svg == chart.svg(id: "a", notation: .english))
      let outside = svg.replacing("http://www.w3.org/2000/svg", with: "")
      #expect(!outside.contains("http") && !outside.contains("<script"))
    }
  }

  @Test("escapes every text")
  func escapes() throws {
    let nasty = "<script>\"a\" & 'b'</script>\u{1}"
    let kind = Chart.Shape.fan(
      bands: [Chart.Band(nasty, lower: [1], upper: [2])], lines: [Chart.Line(nasty, [1])])
    let chart = Chart(
      title: nasty, description: nasty, labels: [nasty], axisTitle: nasty, shape: kind)
    let svg = chart.svg(id: nasty, notation: .dutch)
    #expect(!svg.contains("<script") && !svg.contains("\u{1}"))
    let reading = try #require(SVGReading(svg))
    #expect(reading.all("title").first?.text == "<script>\"a\" & 'b'</script>")
    #expect(reading.all("text").contains { $0.text.hasPrefix("<script>") })
  }

  @Test("names of a page stay different when their signs are not letters")
  func names() {
    let names = ["a b", "a-b", "a_b", "a/b", ""].map { Markup.name(from: $0) }
    #expect(Set(names).count == names.count)
  }

  @Test("leaves its title out where the page prints it")
  func heading() throws {
    let bare = SampleChart.fan.svg(id: "a", notation: .dutch, heading: false)
    let reading = try #require(SVGReading(bare))
    #expect(!reading.all("text").contains { $0.text == SampleChart.fan.title })
  }

  @Test("says so where nothing can be drawn", arguments: ChartSize.allCases)
  func nothing(size: ChartSize) {
    let empty = Chart.Shape.bars([Chart.Line("a", [.nan, nil, .infinity])])
    for labels in [[], ["2022", "2023", "2024"]] {
      let chart = Chart(
        title: "a", description: "b", labels: labels, axisTitle: "c", shape: empty)
      #expect(chart.svg(id: "a", size: size, notation: .dutch).contains(">geen gegevens<"))
      #expect(chart.valueRange == nil)
    }
  }

  @Test("has a column's and a phone's picture, under different names")
  func responsive() {
    let pair = SampleChart.bars.responsiveSVG(id: "a", notation: .dutch)
    #expect(SVGReading(pair) != nil)
    #expect(pair.contains("id=\"a-title\"") && pair.contains("id=\"a-narrow-title\""))
  }

  @Test("has a legend by itself for small charts")
  func legend() throws {
    let svg = SampleChart.fan.legendSVG(id: "a", notation: .dutch)
    let names = try #require(SVGReading(svg)).all("text").map(\.text)
    #expect(names == ["verwacht", "begroting", "9 van 10", "helft"])
  }
}
