import Foundation
import Simulation
import Testing

@testable import Reporting

/// What stands beside a label on a screen or in a report is what the label says, made again from the draws.
@Suite("A figure that is shown is the one its label names")
struct ShownFigureTests {
  private let town: TinyTown
  private let number = ScreenNumber(.nl)

  init() throws { town = try TinyTown() }

  private func draws(_ metric: Metric, _ year: Int) throws -> [Double] {
    let line = try #require(
      town.outcomes.layout.lines.firstIndex {
        $0.level == .gemeente && $0.voorziening == nil && $0.metric == metric
      })
    return town.outcomes.draws(line: line, year: year)
  }

  /// The values of a row of the screen of a run, by its label.
  private func row(_ label: String) throws -> [Substring] {
    let lines = RunScreen(
      scenario: town.scenario, plan: TinyTown.plan(), outcomes: town.outcomes, language: .nl
    ).lines()
    let line = try #require(lines.first { $0.hasPrefix(label) })
    return line.dropFirst(label.count).split(separator: " ")
  }

  @Test(
    "clients low and high are those that one in ten draws stays below and passes",
    arguments: [("  laag, 10% blijft eronder", 0.1), ("  hoog, 10% komt erboven", 0.9)])
  func clients(label: String, p: Double) throws {
    let expected = try (0..<TinyTown.years).map {
      number.text(Direct.quantile(try draws(.persons, $0), p))
    }
    #expect(try row(label).map(String.init) == expected)
    // One of the two would not do for the other.
    let other = try (0..<TinyTown.years).map {
      number.text(Direct.quantile(try draws(.persons, $0), 1 - p))
    }
    #expect(other != expected)
  }

  @Test(
    "a result that is adverse is the low one, for more of it is better",
    arguments: [("  ongunstig, 10% is slechter", 0.1), ("  gunstig, 10% is beter", 0.9)])
  func result(label: String, p: Double) throws {
    let expected = try (0..<TinyTown.years).flatMap { year -> [String] in
      let value = Direct.quantile(try draws(.result, year), p)
      return [number.thousands(ofEuros: abs(value)), value < 0 ? "N" : "V"]
    }
    #expect(try row(label).map(String.init) == expected)
    #expect(expected.contains(p < 0.5 ? "N" : "V"))
  }

  @Test("a bound stands where its label says, in the column of its probability")
  func bounds() {
    let words = Words(language: .nl)
    let said = DrawBound.allCases.map { "\($0.label(words)): \($0.column), \($0.probability)" }
    #expect(
      said == [
        "  laag, 10% blijft eronder: p10, 0.1", "  hoog, 10% komt erboven: p90, 0.9",
        "  ongunstig, 10% is slechter: p10, 0.1", "  gunstig, 10% is beter: p90, 0.9",
      ])
    #expect(DrawBound.between(words) == "8 van de 10 trekkingen")
    #expect(DrawBound.between(Words(language: .en)) == "8 of 10 draws")
  }

  /// The card of the report says between what 8 of 10 draws lie: one in ten below and one in ten above.
  @Test("eight of ten draws lie between the tenth and the ninetieth hundredth")
  func eightOfTen() throws {
    let band = try [0.1, 0.9].map {
      number.thousands(ofEuros: Direct.quantile(try draws(.netCost, 0), $0))
    }
    let folder = try ScratchFolder()
    let place = try RunFolder(at: folder.path("run"))
    try RunFiles(
      scenario: town.scenario, plan: TinyTown.plan(), options: .init(), outcomes: town.outcomes,
      timings: town.timings
    ).write(to: place, draws: false)
    try place.commit()
    let report = RunReport(record: try RunRecord(folder: folder.path("run")), language: .nl)
    let page = String(decoding: HTMLReport(report.document()).bytes(), as: UTF8.self)
    let shown = try #require(page.range(of: "8 van de 10 trekkingen tussen "))
    #expect(page[shown.upperBound...].hasPrefix("\(band[0]) en \(band[1])"), "\(band)")
  }
}

@Suite("Classes of the weerstandsratio")
struct WeerstandClassTests {
  /// The grades of Naris: A above 2, and every other class from its lower bound on.
  @Test(
    "have their lower bound within them, but for A",
    arguments: [
      (2.0000001, "A"), (2.0, "B"), (1.4, "B"), (1.3999999, "C"), (1.0, "C"), (0.9999999, "D"),
      (0.8, "D"), (0.7999999, "E"), (0.6, "E"), (0.5999999, "F"), (0.0, "F"),
    ])
  func bounds(ratio: Double, grade: String) {
    #expect(WeerstandClass(ratio: ratio).rawValue == grade)
  }
}
