import Foundation

@testable import Charts

/// Charts of every shape, easy and hard.
enum SampleChart {
  static let years = (2022...2030).map(String.init)
  static let months = (0..<60).map { String(2022 + $0 / 12) + "-" + String($0 % 12 + 1) }

  static func line(_ start: Double, _ step: Double, count: Int = 9) -> [Double?] {
    (0..<count).map { start + step * Double($0) }
  }

  static func chart(_ title: String, _ labels: [String], _ shape: Chart.Shape) -> Chart {
    Chart(
      title: title, description: "Wat er is.", labels: labels, axisTitle: "x € 1.000", shape: shape)
  }

  static let fan = chart(
    "waaier", years,
    .fan(
      bands: [
        Chart.Band("9 van 10", lower: line(90, 2), upper: line(95, 9)),
        Chart.Band("helft", lower: line(91, 4), upper: line(94, 7)),
      ],
      lines: [
        Chart.Line("verwacht", line(92, 5)),
        Chart.Line("begroting", line(92, 5.2), stroke: .dashed),
      ]))

  static let bars = chart(
    "staven", years,
    .bars([
      Chart.Line("begroot", line(-40, 13)), Chart.Line("werkelijk", [3, nil, -2.5, 0, .nan]),
    ]))

  static let stacked = chart(
    "stapels", months,
    .stackedBars((1...9).map { Chart.Line("deel \($0)", line(-9, Double($0) / 9, count: 60)) }))

  static let one = chart(
    "één jaar", ["2022"],
    .fan(
      bands: [Chart.Band("helft", lower: [4], upper: [2])],
      lines: [Chart.Line("a", [3]), Chart.Line("b", [3], stroke: .dotted)]))

  static func flat(_ value: Double) -> Chart {
    chart("vlak \(value)", years, .fan(bands: [], lines: [Chart.Line("a", line(value, 0))]))
  }

  static func wide(_ greatest: Double) -> Chart {
    chart("wijd", years, .bars([Chart.Line("a", [greatest, -greatest, greatest / 3])]))
  }

  static let names = chart(
    "wijken", (1...14).map { String(repeating: "wijk ", count: $0 % 4 + 1) + "noord" },
    .bars([Chart.Line("a", line(0.5, 1.25, count: 14))]))

  static let intervals = chart(
    "verschillen", ["een", "twee", "drie", "vier"],
    .intervals(
      estimate: Chart.Line("verschil", [-4, 1, 6, nil]),
      interval: Chart.Band("95%", lower: [-6, -1, 5, .nan], upper: [-2, 3, 7, 1])))

  static let scatter = chart(
    "punten", (1...9).map { "stelsel \($0)" },
    .scatter(
      across: Chart.Axis("x € 1.000", line(18_000, 40)),
      up: Chart.Line("wachtenden", [0, 0, 3, nil, 40, 41, 41, .infinity, 2])))

  static let all =
    [fan, bars, stacked, one, names, intervals, scatter]
    + [0, 1, -3, 1e12, 1e-7, 1e90, 1e-120].map { flat($0) }
    + [1, 1e12, 1e-9, 1e99, 1e200, .infinity].map { wide($0) }
    + [
      chart(
        "geen punt", ["a"], .scatter(across: Chart.Axis("b", [nil]), up: Chart.Line("c", [1])))
    ] + [chart("leeg", [], .stackedBars([])), chart("geen", years, .fan(bands: [], lines: []))]

  /// A fan of values drawn by a fixed rule, with some that miss.
  static func scattered(_ seed: UInt64) -> Chart {
    var state = seed
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 30) - 1
    }
    let size = Decimal.power(Int(next() * 12))
    let values = (0..<24).map { _ in next() < -0.7 ? nil : next() * size }
    let other = (0..<24).map { _ in next() < -0.7 ? nil : next() * size }
    let lines = [Chart.Line("a", values), Chart.Line("b", other, stroke: .dashed)]
    let labels = Array(months.prefix(24))
    switch seed % 3 {
    case 0: return chart("a", labels, .bars(lines))
    case 1: return chart("a", labels, .stackedBars(lines))
    default:
      let bands = [Chart.Band("band", lower: values, upper: other)]
      return chart("a", labels, .fan(bands: bands, lines: lines))
    }
  }
}
