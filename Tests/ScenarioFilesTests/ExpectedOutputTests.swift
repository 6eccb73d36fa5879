import Foundation
import Reporting
import Scenarios
import Simulation
import Testing

/// Every bundled scenario has its expected output beside it: the lines of the gemeente in
/// summary.csv, and risk.csv, of its first hundred replications. `script/expected` writes them.
@Suite("Bundled scenarios")
struct ExpectedOutputTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static let replications = 100

  @Test("there are scenarios to test")
  func some() { #expect(Self.names.contains("zoetermeer-2017")) }

  @Test("gives its expected output, to 1e-9 relative", arguments: names)
  func matches(name: String) throws {
    let scenario = try Scenario.load(
      file: Self.folder.appendingPathComponent("\(name).yaml").path)
    let plan = RunPlan(seed: scenario.seed, replications: Self.replications, threads: 2)
    let (outcomes, _) = try SimulationRun(model: scenario.model, plan: plan).run()
    let year = scenario.model.setting.grid.startYear
    let summary = rows(SummaryTable(outcomes: outcomes, startYear: year).csv())
      .filter { $0.hasPrefix("level,") || $0.hasPrefix("gemeente,") }
    try compare(summary, with: "\(name).summary.expected.csv")
    let capacity = scenario.model.funding.weerstandscapaciteit?.value
    let table = RiskTable(outcomes: outcomes, startYear: year, capacity: capacity)
    let risk = rows(table?.csv() ?? [])
    try compare(risk, with: "\(name).risk.expected.csv")
  }

  private func rows(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  /// Other processors run other BLAS kernels, so numbers may differ in their last digits.
  private func compare(_ made: [Substring], with file: String) throws {
    let url = Self.folder.appendingPathComponent(file)
    let expected = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    try #require(made.count == expected.count, "\(file) has \(expected.count) lines")
    for (line, wanted) in zip(made, expected) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let others = wanted.split(separator: ",", omittingEmptySubsequences: false)
      try #require(cells.count == others.count)
      for (cell, other) in zip(cells, others) where cell != other {
        let a = try #require(Double(cell), "\(file): \(wanted)")
        let b = try #require(Double(other), "\(file): \(wanted)")
        try #require(abs(a - b) <= 1e-9 * max(1, abs(b)), "\(file): \(wanted)")
      }
    }
  }
}
