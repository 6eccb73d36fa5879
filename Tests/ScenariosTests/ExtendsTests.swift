import Foundation
import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A scenario that extends another")
struct ExtendsTests {
  /// The numbers of a section as the reader would see them, and what was wrong.
  struct Read {
    var section: Section
    var messages: String
  }

  static let format = SectionDeclaration([
    .text("naam", .required, help: "name"),
    .series(.tarief, .optional),
    .number(.kans),
    .mapping(
      "doos",
      SectionDeclaration([.number(.kans, .optional), .table("tabel", .profielen, need: .optional)]),
      help: "box"),
    .named("wijken", "wijk", .mapping(SectionDeclaration([.number(.kans)])), help: "wijken"),
  ])

  private func load<T>(
    _ files: [String: String], _ name: String = "s.yaml", settings: [String] = [],
    _ body: (Section) throws -> T
  ) throws -> (value: T, messages: String) {
    try withFolder(files) { folder in
      let diagnostics = Diagnostics()
      let section = Section.load(
        file: "\(folder)/\(name)", settings: settings.compactMap { ScenarioSetting($0) },
        declaration: Self.format, diagnostics: diagnostics)
      let value = try body(section)
      let messages = diagnostics.errors.map { "\($0)".replacing("\(folder)/", with: "") }
      return (value, messages.joined(separator: "\n"))
    }
  }

  /// The resolved text of a scenario, all of whose keys were read.
  private func resolved(_ files: [String: String], settings: [String] = []) throws -> String {
    let read = try load(files, settings: settings) { section in
      _ = section.text("naam")
      _ = section.optionalSeries(.tarief)
      _ = section.parameter(.kans)
      _ = section.optionalSection("doos")?.optionalParameter(.kans)
      for (_, wijk) in section.optionalSection("wijken")?.entries() ?? [] {
        _ = wijk.parameter(.kans)
      }
      section.finish()
      return section.resolvedYAML()
    }
    return read.messages.isEmpty ? read.value : read.messages
  }

  static let base = """
    naam: basis
    source: jaarrekening
    tarief: { 2020: 40, 2021: 41 }
    kans: { beta: { alpha: 2, beta: 3 } }
    wijken: { noord: { kans: 0.5 }, zuid: { kans: 0.4 } }
    """

  @Test("keeps what it does not mention and lays mappings over each other by key")
  func merged() throws {
    let text =
      "extends: basis.yaml\nnaam: eigen\nwijken: { zuid: { kans: 0.3 }, oost: { kans: 0.2 } }"
    #expect(
      try resolved(["s.yaml": text, "basis.yaml": Self.base]) == """
        source: jaarrekening
        naam: eigen
        tarief: { 2020: 40, 2021: 41 }
        kans: { beta: { alpha: 2, beta: 3 } }
        wijken:
          noord:
            kans: 0.5
          zuid:
            kans: { value: 0.3, source: "estimate: no source" }
          oost:
            kans: { value: 0.2, source: "estimate: no source" }

        """)
  }

  @Test("replaces a number as a whole, and a number by year for the years it gives")
  func numbers() throws {
    let text = """
      extends: basis.yaml
      source: begroting
      kans: 0.1
      tarief: { 2021: 42, 2022: { value: 43, source: "offerte" } }
      """
    #expect(
      try resolved(["s.yaml": text, "basis.yaml": Self.base]) == """
        source: begroting
        naam: basis
        tarief: { 2020: { value: 40, source: "jaarrekening" }, 2021: 42, 2022: { value: 43, source: "offerte" } }
        kans: 0.1
        wijken:
          noord:
            kans: { value: 0.5, source: "jaarrekening" }
          zuid:
            kans: { value: 0.4, source: "jaarrekening" }

        """)
  }

  @Test("takes a key away with null")
  func removed() throws {
    let text = "extends: basis.yaml\ntarief: null\nwijken: { zuid: ~ }\nkans: null"
    #expect(
      try resolved(["s.yaml": text, "basis.yaml": Self.base]) == """
        source: jaarrekening
        naam: basis
        kans: { value: 0.125, source: "estimate: default" }  # default
        wijken:
          noord:
            kans: 0.5

        """)
  }

  @Test("keeps for every number the source of its own file")
  func sources() throws {
    let text = "extends: basis.yaml\nsource: eigen\nwijken: { noord: { kans: 0.6 } }"
    let kansen = try load(["s.yaml": text, "basis.yaml": Self.base]) { section in
      section.section("wijken").entries().map { $0.section.parameter(.kans).source?.text }
        + [section.parameter(.kans).source?.text]
    }
    #expect(kansen.value == ["eigen", "jaarrekening", "jaarrekening"])
  }

  @Test("may extend one that extends another, each naming tables from its own folder")
  func folders() throws {
    let text = try withFolder([:]) { folder in
      for name in ["een/twee", "drie"] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      }
      func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      try write("extends: ../../drie/midden.yaml\nnaam: kind", "een/twee/kind.yaml")
      try write("extends: ../ouder.yaml\ndoos: { tabel: m.csv }", "drie/midden.yaml")
      try write("naam: ouder\nkans: { empirical: { table: drie/k.csv, column: k } }", "ouder.yaml")
      try write("k\n0.5\n", "drie/k.csv")
      try write("k\n1\n", "drie/m.csv")
      let diagnostics = Diagnostics()
      let section = Section.load(
        file: "\(folder)/een/twee/kind.yaml", declaration: Self.format, diagnostics: diagnostics)
      #expect(section.parameter(.kans).value == 0.5)
      let table = section.section("doos").table(
        "tabel", columns: [TableColumn("k", .integer(0...10))])
      #expect(table?.rows.count == 1)
      #expect(diagnostics.errors.isEmpty)
      #expect(section.tables.map(\.path) == ["../../drie/k.csv", "../../drie/m.csv"])
      return section.resolvedYAML()
    }
    #expect(text.contains("empirical: { table: \"../../drie/k.csv\", column: k }"))
    #expect(text.contains("tabel: \"../../drie/m.csv\""))
  }

  @Test("cannot go in a circle, nor deeper than ten files")
  func circles() throws {
    let itself = try load(["s.yaml": "extends: s.yaml"]) { _ in }
    #expect(
      itself.messages
        == "s.yaml:1:10: 'extends' goes in a circle: s.yaml -> s.yaml; allowed: a row of files that "
        + "ends; remove one of the extends")
    let circle = try load(["s.yaml": "extends: a.yaml", "a.yaml": "naam: a\nextends: ./s.yaml"]) {
      _ in
    }
    #expect(
      circle.messages
        == "a.yaml:2:10: 'extends' goes in a circle: s.yaml -> a.yaml -> s.yaml; allowed: a row of "
        + "files that ends; remove one of the extends")
    var files = ["s.yaml": "extends: 1.yaml"]
    for index in 1...11 { files["\(index).yaml"] = "extends: \(index + 1).yaml" }
    let deep = try load(files) { _ in }
    #expect(deep.messages.contains("10.yaml:1:10: 'extends' goes deeper than 10 files"))
  }

  @Test(
    "says what is wrong with it",
    arguments: [
      (
        "extends: weg.yaml",
        "s.yaml:1:10: the scenario 'weg.yaml' of 'extends' cannot be read: there is no such file; "
          + "check the path (looked for weg.yaml)"
      ),
      (
        "extends: { a: b }",
        "s.yaml:1:1: 'extends' must be the path of one scenario file; write it after the ':'"
      ),
      (
        "extends: basis.yaml\nhorizon: null",
        "s.yaml:2:10: 'null' takes away a key of the scenario that a file extends, and there is no "
          + "such 'horizon'; remove the line"
      ),
      (
        "naam: s\nkans: null",
        "s.yaml:2:7: 'null' takes away a key of the scenario that a file extends, and there is no "
          + "such 'kans'; remove the line"
      ),
    ])
  func refused(text: String, message: String) throws {
    #expect(try resolved(["s.yaml": text, "basis.yaml": Self.base]) == message)
  }

  @Test("has its errors and those of the other file in one pass, each at its own place")
  func bothFiles() throws {
    let text = "extends: basis.yaml\nkans: 1.5"
    let base = "naam: basis\nwijken: { noord: { kans: 2 } }\ntarif: 1"
    #expect(
      try resolved(["s.yaml": text, "basis.yaml": base]) == """
        basis.yaml:2:26: 'wijken.noord.kans' is 2 but must be from 0 to 1 (aandeel)
        basis.yaml:3:1: unknown key 'tarif' in the scenario; allowed: naam, tarief, kans, doos, wijken, source; did you mean 'tarief'?
        s.yaml:2:7: 'kans' is 1.5 but must be from 0 to 1 (aandeel)
        """)
  }

  // MARK: Values from outside

  @Test("takes values from outside as if they stood in the file")
  func settings() throws {
    let settings = [
      "naam=anders", "wijken.noord.kans=0.7", "tarief.2021=42", "wijken.zuid=null",
      "kans={ uniform: { min: 0, max: 1 } }",
    ]
    let edited = """
      naam: anders
      source: jaarrekening
      tarief: { 2020: 40, 2021: 42 }
      kans: { uniform: { min: 0, max: 1 } }
      wijken: { noord: { kans: 0.7 } }
      """
    let set = try resolved(["s.yaml": Self.base], settings: settings)
    #expect(set == (try resolved(["s.yaml": edited])))
    #expect(set.contains("noord:\n    kans: 0.7\n"))
  }

  @Test("sets a new key under a new mapping, in the order of the format")
  func newKeys() throws {
    let set = try resolved(
      ["s.yaml": "naam: a\nwijken: { noord: { kans: 1 } }"], settings: ["doos.kans=0.5"])
    let edited = "naam: a\nwijken: { noord: { kans: 1 } }\ndoos: { kans: 0.5 }"
    #expect(set == (try resolved(["s.yaml": edited])))
  }

  @Test(
    "says what is wrong with a value from outside",
    arguments: [
      ("kans=2", "--set kans=2: 'kans' is 2 but must be from 0 to 1 (aandeel)"),
      (
        "kans=0,5",
        "--set kans=0,5: 'kans': '0,5' is not a number here: it has a decimal comma; write 0.5"
      ),
      (
        "kand=2",
        "--set kand=2: unknown key 'kand' in the scenario; allowed: naam, tarief, kans, doos, wijken, "
          + "source; did you mean 'kans'?"
      ),
      ("doos=null", "--set doos=null: there is no 'doos' to take away; check the key"),
      (
        "naam.kort=x",
        "--set naam.kort=x: 'naam' is no mapping, so nothing can be set under it; set 'naam' as a "
          + "whole: --set 'naam=...'"
      ),
      (
        "kans={ value: 1",
        "--set kans={ value: 1: this '{' is not closed or misses a comma; write { key: value, key: value }"
      ),
      (
        "kans=",
        "--set kans=: 'kans' has no value; it must be a number in aandeel, from 0 to 1; write it after "
          + "the ':'"
      ),
    ])
  func wrongSettings(setting: String, message: String) throws {
    #expect(try resolved(["s.yaml": Self.base], settings: [setting]) == message)
  }

  @Test("reads a setting as keys and a value")
  func grammar() {
    #expect(ScenarioSetting("a.b=c=d")?.path == ["a", "b"])
    #expect(ScenarioSetting("a.b=c=d")?.value == "c=d")
    #expect(ScenarioSetting(" a = 1")?.path == ["a"])
    for text in ["a", "=1", "a..b=1", ".a=1", ""] { #expect(ScenarioSetting(text) == nil) }
  }
}
