import Foundation
import Scenarios
import Testing

/// Ten times as much of anything takes at most some twelve times as long to read: times are of the
/// processor and of this thread, so that other work does not count, and the best of three.
@Suite("The cost of a larger scenario")
struct ReadingCostTests {
  private static let limit = 12.0
  private static let folder = FormatTests.root.appendingPathComponent("Scenarios").path

  private static func town() throws -> String {
    try String(contentsOfFile: "\(folder)/voorbeeldstad.yaml", encoding: .utf8)
  }

  private func seconds(_ scenario: String, in folder: String) throws -> Double {
    let file = "\(folder)/s.yaml"
    try Data(scenario.utf8).write(to: URL(fileURLWithPath: file))
    var options = Scenario.Options()
    options.settings = ["drijfveren=null", "schokken.wijken=null", "correlaties=null"]
      .compactMap { ScenarioSetting($0) }
    return try (0..<3).map { _ in
      let start = Self.processorTime()
      _ = try Scenario.load(file: file, options: options)
      return Self.processorTime() - start
    }.min() ?? 0
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func expectBounded(_ make: (_ count: Int, _ folder: String) throws -> String) throws {
    let times = try [30, 300].map { count in
      try withFolder([:]) { try seconds(make(count, $0), in: $0) }
    }
    #expect(times[1] <= Self.limit * times[0], "\(times)")
  }

  private func names(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { "  " + line($0) + "\n" }.joined()
  }

  /// The example with its tables where they are.
  private func placed(_ text: String) -> String {
    text.replacingOccurrences(of: "../notebooks-data", with: "\(Self.folder)/../notebooks-data")
  }

  /// The example with more states, each of which sends people on to another one if there is any.
  private func states(_ count: Int, to next: (Int) -> Int?) throws -> String {
    let states = names(count) { state in
      let flow = next(state).map {
        ", stromen: { v: { naar: t\($0), soort: afschalen, per_jaar: 0.06 } }"
      }
      return "t\(state): { spoor: ondersteuning, voorzieningen: { dagbesteding: }, "
        + "profiel: begeleiding_basis, stand: 1, uitstroom: 0.5, groei: 0.01\(flow ?? "") }"
    }
    return placed(try Self.town()).replacingOccurrences(
      of: "\nalgemene_stromen:", with: states + "\nalgemene_stromen:")
  }

  @Test("toestanden")
  func states() throws {
    try expectBounded { count, _ in try states(count) { _ in nil } }
  }

  /// Their opening balance has to be solved for all of them at once.
  @Test("toestanden that feed each other in a circle, beside as many that do not")
  func circle() throws {
    let count = 500
    let scenarios = try [states(count) { _ in nil }, states(count) { ($0 + 1) % count }]
    let times = try scenarios.map { scenario in
      try withFolder([:]) { try seconds(scenario, in: $0) }
    }
    #expect(times[1] <= 3 * times[0], "\(times)")
  }

  @Test("voorzieningen, each with its perceel and contract")
  func contracts() throws {
    try expectBounded { count, _ in
      let support = names(count) {
        "v\($0): { eenheid: uur, eenheden_per_maand: 8, kostprijs: 58 }"
      }
      let contracts = names(count) {
        "v\($0): { perceel: v\($0), vorm: inspanningsgericht, tarieven: { v\($0): 12 } }"
      }
      return placed(try Self.town())
        .replacingOccurrences(of: "\ntoestanden:\n", with: "\n\(support)\ntoestanden:\n")
        .replacingOccurrences(
          of: "\ncontracten:\n",
          with:
            "\n\(names(count) { "v\($0): { voorzieningen: v\($0) }" })\ncontracten:\n\(contracts)")
    }
  }

  @Test("years of an index and of a begroting")
  func years() throws {
    try expectBounded { count, _ in
      let years = (0..<min(count, 170)).map { "\(2021 + $0): 1.5" }.joined(separator: ", ")
      return placed(try Self.town()).replacing(#/ova: \{.*\}/#, with: "ova: { \(years) }")
        .replacing(#/bedrag: \{.*\}/#, with: "bedrag: { \(years) }")
    }
  }

  @Test("wijken, with their rows in every table")
  func wijken() throws {
    let known = ["centrum", "noord", "zuid"]
    try expectBounded { count, folder in
      var town = try Self.town()
      for table in Set(
        town.matches(of: #/notebooks-data/tabellen/([a-z_0-9]+\.csv)/#).map { String($0.output.1) })
      {
        let source = "\(Self.folder)/../notebooks-data/tabellen/\(table)"
        let text = try String(contentsOfFile: source, encoding: .utf8)
        try Data(repeated(text, count / 3, known).utf8).write(
          to: URL(fileURLWithPath: "\(folder)/\(table)"))
      }
      town = town.replacingOccurrences(of: "../notebooks-data/tabellen/", with: "")
      let more = names(count) { "\(known[$0 % 3])\($0 / 3): { naam: Wijk }" }
      return town.replacing(#/\nwijken:\n(  .*\n)+/#, with: "\nwijken:\n" + more)
    }
  }

  /// A table with the rows of every wijk so many times, under other names.
  private func repeated(_ text: String, _ times: Int, _ known: [String]) -> String {
    let lines = text.split(separator: "\n")
    var result = lines[0] + "\n"
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let copies = cells.contains(where: known.contains) ? times : 1
      for copy in 0..<copies {
        result +=
          cells.map { known.contains($0) ? "\($0)\(copy)" : $0 }.joined(separator: ",") + "\n"
      }
    }
    return String(result)
  }
}
