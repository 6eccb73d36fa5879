import Foundation
import Testing

@Suite("Wrong input")
struct InputErrorTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  /// The example with one part of its text replaced, beside the tables it reads.
  private func variant(_ old: String, _ new: String) throws -> String {
    let text = try String(
      contentsOfFile: Program.scenario("voorbeeldstad"), encoding: .utf8)
    #expect(text.contains(old))
    let tables = Program.root.appendingPathComponent("notebooks-data").path
    return try folder.write(
      text.replacingOccurrences(of: old, with: new)
        .replacingOccurrences(of: "../notebooks-data", with: tables), as: "scenario.yaml")
  }

  private func run(_ path: String) throws -> Program.Outcome {
    try Program.run("run", path, "--replications", "2", "--output", folder.path("out"))
  }

  private func expectRefusal(
    _ old: String, _ new: String, _ message: String, status: Int32 = 65
  ) throws {
    let outcome = try run(try variant(old, new))
    #expect(outcome.status == status)
    #expect(outcome.output.isEmpty)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(outcome.errors.contains(message))
    #expect(folder.content == ["scenario.yaml"])
  }

  @Test("an unknown key gets its place, the allowed keys and the nearest one")
  func unknownKey() throws {
    try expectRefusal("horizon: 4", "horizn: 4", "scenario.yaml:10:1: unknown key 'horizn'")
  }

  @Test("a wrong unit names the right one")
  func wrongUnit() throws {
    try expectRefusal(
      "kostprijs: 58", "kostprijs: { value: 58, unit: euro }",
      "write 'unit: euro/eenheid' or leave it out")
  }

  @Test("a missing table names where it was looked for")
  func missingTable() throws {
    try expectRefusal("instituties.csv", "institutes.csv", "institutes.csv", status: 66)
  }

  @Test("a missing column names the columns there are")
  func missingColumn() throws {
    let table = try folder.write("leeftijd,geslacht,kans\n0,m,0.1\n", as: "sterfte.csv")
    let path = try variant("tabel: ../notebooks-data/tabellen/sterfte.csv", "tabel: \(table)")
    let outcome = try run(path)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("sterfte.csv:1"))
    #expect(outcome.errors.contains("'q'"))
  }

  @Test("an empty file, a folder and no file are told apart")
  func noScenario() throws {
    let empty = try run(try folder.write("", as: "empty.yaml"))
    #expect(empty.status == 65)
    #expect(empty.errors.contains("empty"))
    #expect(try run(folder.url.path).status == 66)
    let missing = try run(folder.path("missing.yaml"))
    #expect(missing.status == 66)
    #expect(missing.errors.contains("missing.yaml"))
  }

  @Test("a stock that the flows cannot feed is refused at its toestand")
  func openingBalance() throws {
    try expectRefusal(
      "zwaarder: { naar: begeleiding_specialistisch, soort: opschalen, per_jaar: 0.06 }",
      "zwaarder: { naar: begeleiding_specialistisch, soort: opschalen, per_jaar: 6 }",
      "the ways out of 'begeleiding_basis' add up to")
  }

  @Test("two contracts that cover the same are refused by name")
  func overlap() throws {
    let path = try variant("voorzieningen: huishouden }", "voorzieningen: alle }")
    let outcome = try run(path)
    #expect(outcome.status == 65)
    #expect(
      outcome.errors.contains(
        "contracts 'ondersteuning' and 'huishouden' both cover 'inloop' in wijk"))
  }

  @Test("wrong use of the command line exits 64 and explains itself")
  func usage() throws {
    let outcome = try Program.run("run")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Missing expected argument '<scenario>'"))
    #expect(try Program.run("run", "x.yaml", "--batch", "0").status == 64)
    #expect(try Program.run("simulate").status == 64)
  }
}
