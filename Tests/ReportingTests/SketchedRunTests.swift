import Foundation
import Reporting
import Scenarios
import Simulation
import Testing

@Suite("A run that does not keep every draw")
struct SketchedRunTests {
  let whole: TinyTown
  let part: TinyTown
  let scratch: ScratchFolder

  init() throws {
    whole = try TinyTown()
    part = try TinyTown(
      retention: OutcomeRetention(asked: RiskTable.asked, limit: TinyTown.replications - 1))
    scratch = try ScratchFolder()
  }

  private func risk(_ town: TinyTown) throws -> [UInt8] {
    try #require(RiskTable(outcomes: town.outcomes, startYear: TinyTown.startYear)).csv()
  }

  @Test("has the same risk figures, to the last byte")
  func risk() throws { #expect(try risk(part) == risk(whole)) }

  @Test("has the same means and deviations in summary.csv, and quantiles within 0.1%")
  func summary() throws {
    let tables = [whole, part].map {
      CSVRows(SummaryTable(outcomes: $0.outcomes, startYear: TinyTown.startYear).csv())
    }
    #expect(tables[0].rows.count == tables[1].rows.count)
    for (exact, sketched) in zip(tables[0].rows, tables[1].rows) {
      for column in SummaryTable.columns {
        guard column.hasPrefix("p"), let percent = Double(column.dropFirst()) else {
          #expect(sketched[column] == exact[column])
          continue
        }
        let cells = [exact, sketched].compactMap { $0[column].flatMap(Double.init) }
        try #require(cells.count == 2)
        // Interpolated between order statistics, of which the larger may be beyond the quantile.
        let largest = max(abs(cells[0]), abs(exact["p99"].flatMap(Double.init) ?? 0))
        #expect(abs(cells[0] - cells[1]) <= max(0.001, 0.001 * largest), "p\(percent) of \(exact)")
      }
    }
  }

  @Test("says so in its manifest and on the screen, and one that keeps all does not")
  func told() throws {
    for (town, isSketched) in [(whole, false), (part, true)] {
      let folder = try RunFolder(at: scratch.path("run\(isSketched)"))
      try RunFiles(
        scenario: town.scenario, plan: TinyTown.plan(), options: Scenario.Options(),
        outcomes: town.outcomes, timings: town.timings
      ).write(to: folder, draws: false)
      try folder.commit()
      let bytes = try scratch.bytes("run\(isSketched)/manifest.json")
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("quantile_sketch") == isSketched)
      let note = try JSONDecoder().decode(Manifest.self, from: Data(bytes)).quantileSketch
      #expect((note != nil) == isSketched)
      #expect(note.map { $0.relativeError == 0.001 && $0.aboveReplications == 49 } ?? true)
      #expect(note?.exact.contains("gemeente/result") ?? true)
      for (language, words) in [
        (ScreenNumber.Language.nl, "Boven 49 trekkingen"), (.en, "Above 49 replications"),
      ] {
        let lines = RunScreen(
          scenario: town.scenario, plan: TinyTown.plan(), outcomes: town.outcomes,
          language: language
        ).lines()
        #expect(lines.contains { $0.hasPrefix(words) && $0.contains("0") } == isSketched)
      }
    }
  }

  @Test("compares as one that does, but for quantiles and intervals of details")
  func comparison() throws {
    let paths = try [TinyTown.replications, TinyTown.replications - 1].map { limit in
      try ComparisonTown.write(.init(limit: limit), in: scratch)
    }
    for file in ["differences.csv", "regret.csv", "dominance.csv", "comparison_risk.csv"] {
      let texts = try paths.map { try String(contentsOfFile: "\($0)/\(file)", encoding: .utf8) }
      #expect(texts[0] == texts[1])
    }
    let tables = try paths.map {
      CSVRows(Array(try Data(contentsOf: URL(fileURLWithPath: "\($0)/comparison.csv"))))
    }
    for (exact, sketched) in zip(tables[0].rows, tables[1].rows) {
      #expect(exact["mean"] == sketched["mean"] && exact["sd"] == sketched["sd"])
      // Blocks of one replication: the same differences, summed in another way.
      for column in ["difference", "lower", "upper"] {
        let cells = [exact, sketched].map { $0[column].flatMap(Double.init) }
        #expect((cells[0] == nil) == (cells[1] == nil))
        guard let one = cells[0], let other = cells[1] else { continue }
        #expect(abs(one - other) <= 1e-6 * max(1, abs(one)))
      }
    }
    let manifests = try paths.map {
      try String(contentsOfFile: "\($0)/manifest.json", encoding: .utf8)
    }
    #expect(!manifests[0].contains("quantile_sketch"))
    #expect(manifests[1].contains("quantile_sketch"))
  }
}
