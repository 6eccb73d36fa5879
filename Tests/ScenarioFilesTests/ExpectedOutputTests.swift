import Foundation
import NumericKernels
import Reporting
import Scenarios
import Simulation
import Testing

/// Every bundled scenario has its expected output in Scenarios/expected: the lines of the gemeente in
/// summary.csv, and risk.csv, of its first hundred replications. `script/expected` writes them.
///
/// With the kernel of OpenBLAS that is the program's own, and the version they were written with, they
/// are the same to the last byte on every processor. Another kernel that the environment names, or
/// another version, moves last bits, and now and then a person: then within Monte Carlo error.
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

  /// The version of OpenBLAS that the expected outputs were written with.
  static let version = "0.3.21"

  static var isExact: Bool { OpenBLAS.hasPortableBits && OpenBLAS.version == version }

  @Test(
    "gives its expected output, byte for byte with the kernel it was written with", arguments: names
  )
  func matches(name: String) throws {
    let scenario = try Scenario.load(
      file: Self.folder.appendingPathComponent("\(name).yaml").path)
    let plan = RunPlan(seed: scenario.seed, replications: Self.replications, threads: 2)
    let (outcomes, _) = try SimulationRun(model: scenario.model, plan: plan).run()
    let year = scenario.model.setting.grid.startYear
    let summary = rows(SummaryTable(outcomes: outcomes, startYear: year).csv())
      .filter { $0.hasPrefix("level,") || $0.hasPrefix("gemeente,") }
    try compare(summary, with: "\(name).summary.csv")
    let capacity = scenario.model.funding.weerstandscapaciteit?.value
    let table = RiskTable(
      outcomes: outcomes, startYear: year, capacity: capacity, certainty: scenario.certainty,
      tolerance: scenario.tolerance)
    let risk = rows(table?.csv() ?? [])
    try compare(risk, with: "\(name).risk.csv")
  }

  private func rows(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  private func compare(_ made: [Substring], with file: String) throws {
    let url = Self.folder.appendingPathComponent("expected/\(file)")
    let expected = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    try #require(made.count == expected.count, "\(file) has \(expected.count) lines")
    let columns = expected[0].split(separator: ",").map(String.init)
    for (line, wanted) in zip(made, expected) where line != wanted {
      try #require(!Self.isExact, "\(file): \(wanted)")
      try compare(line, wanted, columns, file)
    }
  }

  /// Draws differ in a few people at most, so that the figures of both lines are close: a mean within
  /// three standard errors, what lies further out within one standard deviation, chances within the
  /// width of their interval.
  private func compare(
    _ line: Substring, _ wanted: Substring, _ columns: [String], _ file: String
  ) throws {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    let others = wanted.split(separator: ",", omittingEmptySubsequences: false)
    try #require(cells.count == others.count, "\(file): \(wanted)")
    let figures = Dictionary(
      zip(columns, others).compactMap { column, cell in Double(cell).map { (column, $0) } },
      uniquingKeysWith: { $1 })
    let interval = figures["upper", default: 0] - figures["lower", default: 0]
    let spread = figures["sd", default: interval]
    for ((column, cell), other) in zip(zip(columns, cells), others) where cell != other {
      let a = try #require(Double(cell), "\(file): \(wanted)")
      let b = try #require(Double(other), "\(file): \(wanted)")
      let room = column == "mean" ? 3 * figures["mcse", default: 0] : spread
      try #require(abs(a - b) <= max(room, 1e-6 * max(1, abs(b))), "\(file): \(column) \(wanted)")
    }
  }
}
