import Analysis
import Foundation
import Reporting
import Scenarios
import Simulation
import Testing

@testable import Questions

/// Runs under every stress, made once for all tests.
enum StressedTowns {
  static let names = ["voorbeeldstad", "zoetermeer-2021"]

  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Scenarios/\(name).yaml").path
  }

  /// The findings of a town, by the name of the stress.
  static func findings(_ name: String) throws -> (StressTest, [String: StressTest.Finding]) {
    var options = Scenario.Options()
    let base = try Scenario.load(file: path(name))
    options.residents = base.residents
    let test = try StressTest(
      base: base, plan: RunPlan(seed: base.seed, replications: 100, threads: 2))
    var found: [String: StressTest.Finding] = [:]
    for file in StressFile.bundled {
      let reach = try StressFile.reach(of: [file], file: path(name), options: options)
      var own = options
      own.stresses = [file]
      let scenario = reach.acts ? try Scenario.load(file: path(name), options: own) : nil
      found[file.name] = try test.finding(
        of: .init([file], header: try file.header(), reach: reach, scenario: scenario))
    }
    return (test, found)
  }

  static func finding(_ town: String, _ stress: String) throws -> StressTest.Finding {
    try #require(try all[town]?.get().1[stress])
  }

  /// Written once, and read after.
  nonisolated(unsafe) static let all:
    [String: Result<(StressTest, [String: StressTest.Finding]), any Error>] =
      Dictionary(uniqueKeysWithValues: names.map { name in (name, Result { try findings(name) }) })
}

@Suite("Every stress that comes with the program", .serialized)
struct StressTestTests {
  private func period(_ test: StressTest) -> String {
    test.periods.first { $0.years.count == ComparisonResults.planningYears }?.label ?? ""
  }

  @Test(
    "moves its result in the direction that its text says",
    arguments: StressFile.bundled.map(\.name))
  func direction(stress: String) throws {
    for town in StressedTowns.names {
      let (test, findings) = try #require(StressedTowns.all[town]).get()
      let finding = try #require(findings[stress])
      #expect(!finding.stress.header.directions.isEmpty)
      guard finding.status == .applied else {
        #expect(finding.status == .notApplicable && finding.figures.isEmpty)
        #expect(!finding.stress.reach.misfits.isEmpty)
        continue
      }
      for direction in finding.stress.header.directions {
        let figure = try #require(finding.figure(direction.measure, period(test)))
        let moved = figure.difference
        #expect(
          direction.rises ? moved.lower > 0 : moved.upper < 0,
          "\(town): \(direction.measure) \(moved)")
      }
    }
  }

  @Test("acts on one of both towns at least, and says why where it does not")
  func applies() throws {
    for stress in StressFile.bundled {
      let states = try StressedTowns.names.map { town in
        try StressedTowns.finding(town, stress.name).status
      }
      #expect(states.contains(.applied), "\(stress.name)")
    }
    let example = try #require(StressedTowns.all["voorbeeldstad"]).get().1
    #expect(example["transformatie_later"]?.status == .notApplicable)
    #expect(example["transformatie_later"]?.stress.reach.misfits == [.nothing])
  }

  @Test("stands for something, with a source, in both languages")
  func headers() throws {
    for stress in StressFile.bundled {
      let header = try stress.header()
      for text in [
        header.title, header.englishTitle, header.description, header.englishDescription,
        header.severity, header.englishSeverity, header.source,
      ] { #expect(!text.isEmpty, "\(stress.name)") }
      #expect(header.title != header.englishTitle)
      #expect(header.directions.allSatisfy { QuestionMeasure($0.measure) != nil })
    }
  }

  @Test("has figures that are those of risk.csv of a run under it")
  func sameAsRisk() throws {
    let path = StressedTowns.path("voorbeeldstad")
    let (test, findings) = try #require(StressedTowns.all["voorbeeldstad"]).get()
    var options = Scenario.Options()
    options.stresses = StressFile.bundled.filter { $0.name == "accres" }
    let scenario = try Scenario.load(file: path, options: options)
    let outcomes = try SimulationRun(
      model: scenario.model, plan: test.plan, retention: .everyDraw
    ).run().outcomes
    let risk = try #require(
      RiskTable(outcomes: outcomes, startYear: 2021, tolerance: scenario.tolerance))
    let finding = try #require(findings["accres"])
    for measure in ["p_overrun", "expected_deficit", "weerstand_90"] {
      let own = try #require(risk.period("2021-2024")?.figures.first { $0.metric == measure })
      let figure = try #require(finding.figure(measure, "2021-2024")).stressed
      #expect(abs(figure.value - own.value) <= 1e-9 * max(1, abs(own.value)))
      #expect(abs(figure.lower - own.lower) <= 1e-9 * max(1, abs(own.lower)))
      #expect(abs(figure.upper - own.upper) <= 1e-9 * max(1, abs(own.upper)))
    }
  }
}
