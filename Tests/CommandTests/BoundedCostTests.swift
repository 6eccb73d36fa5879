import Foundation
import Testing

/// However much a file holds, the answer comes soon, and is one that can be read.
@Suite("The cost of reading")
struct BoundedCostTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func town(_ change: (String) -> String) throws -> String {
    let text = try String(contentsOfFile: Program.scenario("voorbeeldstad"), encoding: .utf8)
    let tables = Program.root.appendingPathComponent("notebooks-data").path
    return try folder.write(
      change(text.replacingOccurrences(of: "../notebooks-data", with: tables)), as: "stad.yaml")
  }

  private func check(_ arguments: String...) throws -> (outcome: Program.Outcome, time: Duration) {
    let start = ContinuousClock.now
    let outcome = try Program.run(["check"] + arguments, in: folder.url)
    return (outcome, .now - start)
  }

  @Test("200,000 keys that nobody knows give 100 messages and a count")
  func unknownKeys() throws {
    let keys = (0..<200_000).map { "sleutel_\($0): \($0)\n" }.joined()
    let (outcome, time) = try check(try town { $0 + "\n" + keys })
    #expect(outcome.status == 65)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 101)
    #expect(lines.first?.contains("unknown key 'sleutel_0'") == true)
    #expect(lines.last == "wijkraming: and 199900 more errors; see to those above first")
    #expect(time < .seconds(60))
  }

  @Test(
    "keys and names without end are refused", arguments: ["naam", "titel", "wijken.centrum.naam"])
  func longNames(key: String) throws {
    let (outcome, time) = try check(
      try town { $0 }, "--set", "\(key)=" + String(repeating: "n", count: 1500))
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("'\(key)' is longer than a name can be"))
    #expect(time < .seconds(30))
  }

  @Test("a path of 20,000 keys is a mistake in the command line, and no crash")
  func deepSetting() throws {
    let path = try town { $0 }
    let (outcome, _) = try check(path, "--set", String(repeating: "a.", count: 20_000) + "a=1")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("with at most 32 keys"))
    #expect(outcome.errors.utf8.count < 1000)
  }

  @Test("deep nesting is refused, however it is written")
  func deepNesting() throws {
    let braces = String(repeating: "  { a:\n", count: 100_000)
    let steps = (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    for text in [braces, steps] {
      let path = try folder.write("naam: x\nb:\n" + text, as: "diep.yaml")
      let (outcome, time) = try check(path)
      #expect(outcome.status == 65, "\(outcome.status)")
      #expect(outcome.errors.contains("nested deeper than 32 levels"))
      #expect(time < .seconds(30))
    }
  }

  @Test("a small stack of the shell is no crash", arguments: ["64", "256"])
  func smallStack(kilobytes: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "ulimit -s \(kilobytes); exec \"$0\" run \"$1\" --replications 4 --output \"$2\" --quiet",
      Program.executable.path, Program.scenario("voorbeeldstad"), folder.path("out"),
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  /// The example with more toestanden: each goes on to the next, and the last to the first.
  private func states(_ count: Int) throws -> String {
    let added = (0..<count).map { state in
      """
        t\(state):
          spoor: ondersteuning
          voorzieningen: { dagbesteding: }
          profiel: begeleiding_basis
          stand: 1
          uitstroom: 0.5
          groei: 0.01
          stromen: { door: { naar: t\((state + 1) % count), soort: opschalen, per_jaar: 0.03 } }

      """
    }.joined()
    return try town {
      $0.replacingOccurrences(of: "algemene_stromen:", with: added + "\nalgemene_stromen:")
    }
  }

  @Test("400 toestanden in a row cost no cube of their number")
  func states() throws {
    let small = try check(try states(40))
    let large = try check(try states(400))
    #expect(small.outcome.status == 0 && large.outcome.status == 0, "\(large.outcome.errors)")
    #expect(large.time < .seconds(60))
  }
}
