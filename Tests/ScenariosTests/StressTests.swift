import Foundation
import Testing

@testable import Scenarios

@Suite("What a stress writes")
struct StressChangeTests {
  @Test(
    "is read as a change, or as a value",
    arguments: [
      ("x 1.1", StressChange.Reading.change(.times(1.1, perYear: false))),
      ("x1.1", .change(.times(1.1, perYear: false))),
      ("× 2", .change(.times(2, perYear: false))),
      ("x 0.98 per jaar", .change(.times(0.98, perYear: true))),
      ("+ 0.03", .change(.plus(0.03))), ("+0.03", .change(.plus(0.03))),
      ("- 0.03", .change(.plus(-0.03))), ("-0.03", .value), ("0.03", .value), ("ja", .value),
      ("hooguit 1", .change(.atMost(1))), ("minstens 0", .change(.atLeast(0))),
      ("2 jaar later", .change(.months(24))), ("6 maanden eerder", .change(.months(-6))),
      ("3000/inwoners", .change(.perResident(base: 0, amount: 3000))),
      ("1 + 3000/inwoners", .change(.perResident(base: 1, amount: 3000))),
      ("xylofoon", .value), ("", .value), ("2021-01", .value),
    ])
  func read(text: String, expected: StressChange.Reading) {
    #expect(StressChange.read(text) == expected)
  }

  @Test(
    "is refused where it may mean something else",
    arguments: [
      "x 10%", "+ 10%", "+ 3 punten", "x 1,1", "x -1", "+ 2 per jaar", "x", "hooguit",
      "hooguit veel",
      "0 jaar later", "9999 jaar later", "2 + 3 + 4/inwoners", "x/inwoners",
    ])
  func refused(text: String) {
    guard case .refused(let message) = StressChange.read(text) else {
      Issue.record("'\(text)' is read as \(StressChange.read(text))")
      return
    }
    #expect(!message.isEmpty)
  }
}

@Suite("A stress on a scenario")
struct StressOverlayTests {
  private static let town = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scenarios/voorbeeldstad.yaml").path

  /// What a change of one key comes down to: its value after, or nil where nothing changed.
  private func after(_ key: String, _ text: String) throws -> [String] {
    try StressFile.reach(
      of: [StressFile(name: "proef", changing: [StressAim(key, text)])], file: Self.town,
      options: .init()
    ).changes.map(\.after)
  }

  @Test("changes a number, its distribution and its years")
  func numbers() throws {
    #expect(try after("toestanden.inloop.groei", "+ 0.03") == ["0.05"])
    #expect(
      try after("toestanden.begeleiding_basis.groei", "x 2") == [
        "{ normal: { mean: 0.04, sd: 0.02 }, lower: -0.04, upper: 0.12 }"
      ])
    #expect(
      try after("toestanden.begeleiding_basis.groei", "+ 0.01") == [
        "{ normal: { mean: 0.03, sd: 0.01 }, lower: -0.01, upper: 0.07 }"
      ])
    #expect(
      try after("drijfveren.ggz_ambulantisering.aandeel_wmo", "x 0.5") == [
        "{ beta: { mean: 0.15, sd: 0.03, min: 0, max: 0.5 } }"
      ])
    #expect(
      try after("drijfveren.ggz_ambulantisering.gesloten_plaatsen", "x 2") == ["{ 2022: 8 }"])
    #expect(
      try after("begroting.bedrag", "x 0.5 per jaar") == [
        "{ 2021: 4300000, 2022: 2225000, 2023: 1137500, 2024: 581250, 2025: 290625 }"
      ])
    #expect(
      try after(
        "drijfveren.abonnementstarief.wijzigingen.inkomensafhankelijk.ingang", "1 jaar later")
        == ["2024-01"])
  }

  @Test("is no change where it leaves a number as it is")
  func unchanged() throws {
    #expect(try after("toestanden.inloop.groei", "hooguit 0.5").isEmpty)
    #expect(try after("toestanden.inloop.groei", "hooguit 0.01") == ["0.01"])
    #expect(try after("toestanden.inloop.groei", "x 1").isEmpty)
    #expect(try after("toestanden.inloop.instroom", "x 2").isEmpty)
  }

  @Test("of 'alle' reaches every name that has the key, and adds no mapping")
  func all() throws {
    #expect(try after("toestanden.alle.groei", "+ 0.01").count == 5)
    #expect(try after("contracten.alle.prikkels.aanloop", "+ 2").isEmpty)
    #expect(try after("contracten.alle.prikkels.sociale_basis", "0.1").isEmpty)
  }

  @Test("changes the default of a number that is left out")
  func standard() throws {
    #expect(try after("begroting.nacalculatie", "ja") == ["ja"])
    #expect(try after("bevolking.aansluiting", "+ 1") == ["21"])
  }

  /// The errors of a file with this text.
  private func errors(_ text: String) throws -> String {
    let path = NSTemporaryDirectory() + "stress-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    do {
      var options = Scenario.Options()
      options.stresses = [StressFile(path: path)]
      _ = try Scenario.load(file: Self.town, options: options)
      return ""
    } catch { return error.description.replacingOccurrences(of: path, with: "s.yaml") }
  }

  private static let head = "titel: Proef\nbron: \"estimate: proef\"\n"

  @Test("is refused with its place where it cannot be meant")
  func refused() throws {
    let cases = [
      ("titel: Proef\n", "s.yaml:1:1: the stress"),
      (Self.head + "start: 2022\n", "s.yaml:3:1: a stress cannot change 'start'"),
      (Self.head + "begrotign: { bedrag: x 2 }\n", "unknown key 'begrotign'"),
      (Self.head + "begroting: { bedrag: x 10% }\n", "s.yaml:3:22: 'x 10%' may mean"),
      (
        Self.head + "begroting: { index: x 2 }\n",
        "'x 2' changes a number, and 'begroting.index' is none"
      ),
      (
        Self.head + "begroting: { bedrag: { 2022: x 2 } }\n",
        "holds a change in one of its years or figures"
      ),
      (Self.head + "begroting: { bedrga: 3 }\n", "s.yaml:3:14: unknown key 'bedrga'"),
      (
        Self.head + "begroting: { index: 2 jaar later }\n",
        "'begroting.index' is 'lonen_en_prijzen' and no month"
      ),
      (
        Self.head + "richting: { need: omhoog }\nbegroting: { bedrag: x 2 }\n",
        "allowed: hoger, lager"
      ),
      (Self.head + "overlap: x 9\n", "must be from 1 to 5"),
    ]
    for (text, message) in cases {
      let found = try errors(text)
      #expect(found.contains(message), "\(found)")
    }
  }

  @Test("leaves out correlations about a number that it makes certain")
  func correlations() throws {
    let reach = try StressFile.reach(
      of: [
        StressFile(
          name: "proef", changing: [StressAim("toestanden.begeleiding_basis.groei", "0.02")])
      ], file: Self.town, options: .init())
    #expect(
      reach.changes.map(\.key) == [
        "toestanden.begeleiding_basis.groei", "correlaties.groei_en_ova",
      ])
    var options = Scenario.Options()
    options.stresses = [
      StressFile(name: "proef", changing: [StressAim("toestanden.begeleiding_basis.groei", "0.02")])
    ]
    #expect(throws: Never.self) { try Scenario.load(file: Self.town, options: options) }
  }

  @Test("marks what it changes as an assumption")
  func assumption() throws {
    var options = Scenario.Options()
    options.stresses = [StressFile(name: "proef", changing: [StressAim("overlap", "x 1.1")])]
    let scenario = try Scenario.load(file: Self.town, options: options)
    let overlap = try #require(scenario.parameters.first { $0.key == "overlap" })
    #expect(overlap.value == 1.32)
    #expect(overlap.isAssumption)
    #expect(overlap.source?.text.contains("stress 'proef', x 1.1") == true)
  }
}
