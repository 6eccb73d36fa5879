import DemandModel
import Foundation
import Scenarios
import Simulation
import Statistics
import Testing

/// A scenario that ran: the way from its file to the draws of a result.
struct CaseRun {
  let outcomes: Outcomes

  init(
    _ scenario: Scenario, replications: Int = 1, first: Int = 1, seed: UInt64? = nil,
    threads: Int = 1, batch: Int = RunPlan.defaultBatch, engine: EngineKind = .cohort
  ) throws {
    let plan = RunPlan(
      seed: seed ?? scenario.seed, replications: replications, firstReplication: first,
      threads: threads, batch: batch, engine: engine)
    outcomes = try SimulationRun(model: scenario.model, plan: plan).run().outcomes
  }

  /// Draws of a metric of the gemeente in a year counted from 0.
  func draws(_ metric: Metric, _ voorziening: String? = nil, year: Int) -> [Double] {
    let line = outcomes.layout.lines.firstIndex {
      $0.level == .gemeente && $0.voorziening == voorziening && $0.metric == metric
    }
    return draws(line, "\(metric.rawValue) of \(voorziening ?? "the gemeente")", year: year)
  }

  /// Draws of a metric of a contract in a year counted from 0.
  func draws(_ metric: Metric, contract: String, year: Int) -> [Double] {
    let line = outcomes.layout.lines.firstIndex {
      $0.level == .contract && $0.name == contract && $0.voorziening == nil && $0.metric == metric
    }
    return draws(line, "\(metric.rawValue) of contract \(contract)", year: year)
  }

  /// The draws of a line; one that is not there is an issue, and no number.
  private func draws(_ line: Int?, _ what: String, year: Int) -> [Double] {
    guard let line else {
      Issue.record("there is no \(what) in the results")
      return Array(repeating: .nan, count: outcomes.replications)
    }
    return outcomes.draws(line: line, year: year)
  }

  func value(_ metric: Metric, contract: String, year: Int) -> Double {
    draws(metric, contract: contract, year: year)[0]
  }

  /// The only draw, or the first.
  func value(_ metric: Metric, _ voorziening: String? = nil, year: Int) -> Double {
    draws(metric, voorziening, year: year)[0]
  }

  /// A metric of the gemeente summed over the years, in the first draw.
  func total(_ metric: Metric, _ voorziening: String? = nil) -> Double {
    (0..<outcomes.layout.years).reduce(0) { $0 + value(metric, voorziening, year: $1) }
  }

  /// Means per step of a monthly metric of the gemeente.
  func course(_ metric: Metric, _ voorziening: String? = nil) -> [Double] {
    (0..<outcomes.layout.steps).map { moments(metric, voorziening, step: $0).mean }
  }

  /// Moments of a metric of the gemeente in the last step.
  func lastMonth(_ metric: Metric, _ voorziening: String? = nil) -> RunningMoments {
    moments(metric, voorziening, step: outcomes.layout.steps - 1)
  }

  private func moments(_ metric: Metric, _ voorziening: String?, step: Int) -> RunningMoments {
    let line = outcomes.layout.monthlyLines.firstIndex {
      $0.level == .gemeente && $0.voorziening == voorziening && $0.metric == metric
    }
    return outcomes.monthlyMoments(line: line!, step: step)
  }
}

/// Where scenario files for tests stand.
enum CaseFolder {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

  /// A published case beside the tests.
  static func scenario(_ name: String, _ settings: [ScenarioSetting] = []) throws -> Scenario {
    try Scenario.load(
      file: tests.appendingPathComponent("Cases/\(name).yaml").path,
      options: .init(settings: settings))
  }

  /// A scenario of the package.
  static func delivered(_ name: String, _ settings: [ScenarioSetting] = []) throws -> Scenario {
    try Scenario.load(
      file: root.appendingPathComponent("Scenarios/\(name).yaml").path,
      options: .init(settings: settings))
  }

  /// The text of a published case.
  static func text(_ name: String) throws -> String {
    let file = tests.appendingPathComponent("Cases/\(name).yaml")
    return try String(decoding: Data(contentsOf: file), as: UTF8.self)
  }

  /// The text of a scenario of the package, to be read from any folder.
  static func deliveredText(_ name: String) throws -> String {
    let file = root.appendingPathComponent("Scenarios/\(name).yaml")
    return try String(decoding: Data(contentsOf: file), as: UTF8.self)
      .replacing("../notebooks-data", with: root.path + "/notebooks-data")
  }

  /// A scenario from its text and the tables it names.
  static func scenario(
    text: String, tables: [String: String] = [:], options: Scenario.Options = .init()
  ) throws -> Scenario {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in tables.merging(["s.yaml": text], uniquingKeysWith: { $1 }) {
      try Data(content.utf8).write(to: folder.appendingPathComponent(name))
    }
    let file = folder.appendingPathComponent("s.yaml").path
    return try Scenario.load(file: file, options: options)
  }
}

/// Whether two numbers agree to a relative tolerance.
func close(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
  abs(a - b) <= tolerance * max(abs(a), abs(b))
}
