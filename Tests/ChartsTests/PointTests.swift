import Testing

@testable import Charts

@Suite("Points and intervals of a chart")
struct PointTests {
  private func points(_ seed: UInt64) -> (names: [String], points: [(x: Double, y: Double)?]) {
    var state = seed
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31)
    }
    let names = (1...10).map { String(repeating: "naam ", count: $0 % 3 + 1) + String($0) }
    return (names, names.map { _ in (40 + next() * 90, 20 + next() * 60) })
  }

  @Test("names of points stay clear of each other and of all points", arguments: 0..<40)
  func labels(seed: UInt64) {
    let (names, points) = points(seed)
    let room = Box(left: 0, top: 0, width: 360, height: 220)
    let labels = PointLabels(names, at: points, within: room, size: 12).labels
    #expect(labels.count >= 9)
    let marks = points.compactMap { $0 }.map {
      Box(left: $0.x - 5, top: $0.y - 5, width: 10, height: 10)
    }
    for (index, label) in labels.enumerated() {
      let others = labels[(index + 1)...].map(\.box) + marks
      for other in others {
        let box = label.box
        let overlaps =
          box.left < other.left + other.width && other.left < box.left + box.width
          && box.top < other.top + other.height && other.top < box.top + box.height
        #expect(!overlaps, "\(label.text)")
      }
      #expect(label.box.left >= 0 && label.box.left + label.box.width <= room.width)
    }
  }

  @Test("eight points have eight looks without colour")
  func looks() {
    let looks = (0..<8).map { index -> String in
      var markup = Markup()
      PointLook(index: index).draw(at: (0, 0), in: &markup)
      let outline = markup.text.split(separator: "\"").first { $0.hasPrefix("M") } ?? ""
      return outline + (markup.text.contains("chart-open") ? " open" : "")
    }
    #expect(Set(looks).count == 8)
  }

  @Test("a point is open where its interval holds zero, and the axis has zero")
  func intervals() throws {
    let reading = try #require(SVGReading(SampleChart.intervals.svg(id: "a", notation: .dutch)))
    #expect(reading.all(of: "chart-point").count == 3)
    #expect(reading.all(of: "chart-open").count == 1)
    #expect(reading.all(of: "chart-whisker").count == 3)
    #expect(reading.all(of: "chart-zero").count == 1)
    #expect(reading.all("text").contains { $0.text.contains("open punt") })
  }

  @Test("small charts share an axis that holds all their values")
  func shared() throws {
    let charts = [SampleChart.flat(10), SampleChart.flat(50)]
    let range = try #require(Chart.valueRange(of: charts))
    #expect(range == 10...50 && Chart.axis(around: range) == 0...60)
    let ticks = try charts.map { chart in
      let svg = chart.svg(id: "a", size: .small, notation: .dutch, covering: range)
      return try #require(SVGReading(svg)).all(of: "chart-faint").map(\.text)
    }
    #expect(ticks[0] == ticks[1])
    #expect(Chart.valueRange(of: []) == nil)
  }
}
