import Testing

@testable import Charts

@Suite("The axes of a chart")
struct AxisTests {
  static let ranges: [ClosedRange<Double>] = [
    0...1, 3...97, -250...90, 0.3...0.7, 4380...6510, 1e12...1.000_01e12, -1e-9...2e-9, 5...5,
    -7...(-7), 0...0, -1e99...1e99, 1e-90...2e-90, 99.99...100.01,
  ]

  @Test("ticks lie at equal steps of 1, 2 or 5 and cover all values", arguments: ranges)
  func ticks(range: ClosedRange<Double>) {
    for steps in [3, 4, 5] {
      let axis = ValueAxis(around: range, zero: .whenNear, steps: steps)
      let units = axis.ticks.map(\.units)
      let apart = Set(zip(units, units.dropFirst()).map { $1 - $0 })
      #expect(apart.count == 1 && [1, 2, 5].contains(apart.first))
      let slack = (axis.upper - axis.lower) * 1e-8
      #expect(axis.lower <= range.lowerBound + slack && axis.upper >= range.upperBound - slack)
      #expect((2...steps + 3).contains(axis.ticks.count))
    }
  }

  @Test("zero is on the axis when it is near, and for bars always")
  func zero() {
    #expect(ValueAxis(around: 40...100, zero: .whenNear, steps: 5).hasZero)
    #expect(!ValueAxis(around: 80...100, zero: .whenNear, steps: 5).hasZero)
    #expect(ValueAxis(around: 80...100, zero: .always, steps: 5).hasZero)
    #expect(ValueAxis(around: 80...80, zero: .whenNear, steps: 5).hasZero)
    #expect(ValueAxis(around: (-100)...(-40), zero: .whenNear, steps: 5).hasZero)
  }

  @Test("a chart says that its axis leaves zero out")
  func withoutZero() {
    let far = SampleChart.chart("a", ["1", "2"], .fan(bands: [], lines: [.init("b", [90, 99])]))
    let near = SampleChart.chart("a", ["1", "2"], .fan(bands: [], lines: [.init("b", [9, 99])]))
    #expect(far.svg(id: "a", notation: .dutch).contains("(as begint niet bij 0)"))
    #expect(!near.svg(id: "a", notation: .dutch).contains("as begint niet bij 0"))
  }

  @Test("small charts share an axis when they cover the same values")
  func covering() throws {
    let texts = try [2.0, 90].map { value in
      let svg = SampleChart.flat(value).svg(
        id: "a", size: .small, notation: .dutch, covering: 0...100)
      return try #require(SVGReading(svg)).all("text").map(\.text)
    }
    #expect(texts[0].dropFirst() == texts[1].dropFirst() && texts[0].contains("100"))
  }

  private func axis(_ labels: [String], width: Double, hasSlots: Bool = true) -> LabelAxis {
    let columns = Columns(left: 50, right: width, count: labels.count, hasSlots: hasSlots)
    return LabelAxis(labels, columns: columns, within: width, size: 13)
  }

  @Test("of many months the labels stand a round number of months apart")
  func thinned() {
    let shown = axis(SampleChart.months, width: 720, hasSlots: false).marks.map(\.label)
    #expect(shown == [0, 6, 12, 18, 24, 30, 36, 42, 48, 54])
    #expect(axis(SampleChart.years, width: 720).marks.count == 9)
    #expect(axis(SampleChart.years, width: 300).marks.map(\.label) == [0, 2, 4, 6, 8])
  }

  @Test("of many names that hold a year none is left out")
  func namesWithYears() {
    let towns = (0..<18).map { "Gemeente \(2000 + $0)" }
    let turned = axis(towns, width: 720)
    #expect(turned.marks.count == 18 && turned.turn == .slanted)
  }

  @Test("labels never overlap and stay within the picture", arguments: [240.0, 360, 720])
  func apart(width: Double) {
    for labels in [SampleChart.years, SampleChart.months, ["een", "twee woorden", "drie"]] {
      let marks = axis(labels, width: width).marks
      #expect(!marks.isEmpty)
      #expect(marks.allSatisfy { $0.x - $0.width / 2 >= 0 && $0.x + $0.width / 2 <= width })
      #expect(
        zip(marks, marks.dropFirst()).allSatisfy {
          $0.x + $0.width / 2 < $1.x - $1.width / 2
        })
    }
  }

  @Test("names are wrapped, then turned, before any is left out")
  func names() {
    let names = (1...14).map { _ in "Haarlem Noord" }
    #expect(axis(Array(names.prefix(6)), width: 720).marks.allSatisfy { $0.lines.count == 2 })
    #expect(axis(names, width: 720).turn == .slanted && axis(names, width: 300).turn == .upright)
    #expect(axis(names, width: 300).marks.count == 14)
  }
}
