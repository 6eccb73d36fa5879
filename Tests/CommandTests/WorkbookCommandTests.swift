#if Excel
  import Foundation
  import Testing
  import ZipParts

  @Suite("wijkraming template and import")
  struct WorkbookCommandTests {
    let folder: ScratchFolder
    init() throws { folder = try ScratchFolder() }

    private func template(_ name: String = "w.xlsx", _ more: String...) throws {
      let made = try Program.run(["template", name] + more, in: folder.url)
      #expect(made.status == 0, "\(made.errors)")
    }

    private func parts(_ name: String = "w.xlsx") throws -> ZipParts {
      try ZipParts(Array(try Data(contentsOf: folder.url.appendingPathComponent(name))))
    }

    private func write(_ parts: ZipParts, as name: String) throws {
      try Data(try parts.bytes()).write(to: folder.url.appendingPathComponent(name))
    }

    @Test("what a new workbook comes down to runs, and gives the numbers of the scenario of init")
    func roundTrip() throws {
      try template()
      let made = try Program.run("import", "w.xlsx", "--output", "w", in: folder.url)
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.output.contains("wijkraming run w/voorbeeldgemeente.yaml"))
      #expect(made.output.contains("nog van het voorbeeld"))
      let check = try Program.run("check", "w/voorbeeldgemeente.yaml", "--strict", in: folder.url)
      #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
      _ = try Program.run("init", "voorbeeldgemeente", in: folder.url)
      let own = "voorbeeldgemeente/voorbeeldgemeente.yaml"
      // With the residents by group, as the workbook asks for them.
      _ = try folder.write(
        Self.likeWorkbook(try folder.text(own)).replacing(
          "aantallen: bevolking.csv", with: "aantallen: inwoners.csv"), as: own)
      _ = try Program.run("init", "klein", "--small", in: folder.url)
      _ = try folder.write(
        try folder.text("klein/inwoners.csv"), as: "voorbeeldgemeente/inwoners.csv")
      for (file, output) in [("w/voorbeeldgemeente.yaml", "a"), (own, "b")] {
        let run = try Program.run(
          "run", file, "--replications", "20", "--quiet", "--output", output, in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
      }
      for name in ["summary.csv", "risk.csv", "opening.csv", "monthly.csv"] {
        #expect(try folder.text("a/\(name)") == folder.text("b/\(name)"), "\(name)")
      }
    }

    /// The scenario of init with the uncertain numbers as low, likely and high, as a workbook has them.
    private static func likeWorkbook(_ text: String) -> String {
      let changes = [
        (
          "{ triangular: { min: 7, mode: 8, max: 9.5 } }", "{ pert: { min: 7, mode: 8, max: 9.5 } }"
        ),
        (
          "{ normal: { mean: 0.03, sd: 0.01 }, lower: -0.02, upper: 0.08 }",
          "{ pert: { min: 0, mode: 0.03, max: 0.06 } }"
        ),
        ("{ uniform: { min: 3, max: 9 } }", "{ pert: { min: 3, mode: 6, max: 9 } }"),
        (
          "{ normal: { mean: 3.5, sd: 1 }, lower: 0.5, upper: 6.5 }",
          "{ pert: { min: 2, mode: 3.5, max: 5 } }"
        ),
      ]
      return changes.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    @Test("a cell that is wrong is named, and nothing is left behind")
    func wrong() throws {
      try template()
      var parts = try parts()
      let sheet = "xl/worksheets/sheet6.xml"
      let text = parts.text(sheet)
      let cell = try #require(
        text.firstMatch(of: #/<c r="C8" (s="[0-9]+") t="s"><v>[0-9]+<\/v><\/c>/#))
      parts.set(sheet, text.replacing(cell.0, with: "<c r=\"C8\" \(cell.1)/>"))
      try write(parts, as: "x.xlsx")
      let outcome = try Program.run("import", "x.xlsx", "--output", "x", in: folder.url)
      #expect(outcome.status == 65)
      #expect(outcome.errors.hasPrefix("x.xlsx:Contracten!C8: the cell is empty"))
      #expect(folder.content == ["w.xlsx", "x.xlsx"])
    }

    @Test("a fault that only the scenario shows is told by its cell too")
    func fromScenario() throws {
      try template()
      var parts = try parts()
      let sheet = "xl/worksheets/sheet5.xml"
      parts.set(sheet, parts.text(sheet).replacing("<v>240</v>", with: "<v>900000</v>"))
      try write(parts, as: "x.xlsx")
      let outcome = try Program.run("import", "x.xlsx", "--output", "x", in: folder.url)
      #expect(outcome.status == 65)
      #expect(outcome.errors.hasPrefix("x.xlsx:Clienten!"), "\(outcome.errors)")
      #expect(folder.content == ["w.xlsx", "x.xlsx"])
    }

    @Test("what cannot be read or written has its exit code")
    func refused() throws {
      #expect(try Program.run("template", "w.xls", in: folder.url).status == 64)
      #expect(try Program.run("template", ".xlsx", in: folder.url).status == 64)
      #expect(try Program.run("template", "w.xlsx", "--gemeente", " ", in: folder.url).status == 64)
      #expect(try Program.run("template", "none/w.xlsx", in: folder.url).status == 73)
      try template()
      let bytes = try Data(contentsOf: folder.url.appendingPathComponent("w.xlsx"))
      let again = try Program.run("template", "w.xlsx", in: folder.url)
      #expect(again.status == 73 && again.errors.contains("exists already"))
      #expect(try Data(contentsOf: folder.url.appendingPathComponent("w.xlsx")) == bytes)
      #expect(try Program.run("import", "none.xlsx", "--output", "x", in: folder.url).status == 66)
      #expect(try Program.run("import", ".", "--output", "x", in: folder.url).status == 64)
      #expect(try Program.run("import", "w.xlsx", in: folder.url).status == 64)
      #expect(
        try Program.run("import", "w.xlsx", "--output", "w.xlsx", in: folder.url).status == 73)
      _ = try folder.write("wijk,aantal\n", as: "a.xlsx")
      let foreign = try Program.run("import", "a.xlsx", "--output", "x", in: folder.url)
      #expect(foreign.status == 65 && foreign.errors.hasPrefix("a.xlsx: this is no workbook"))
      #expect(folder.content == ["a.xlsx", "w.xlsx"])
    }

    @Test("a bomb is one message, within little memory")
    func bomb() throws {
      try template()
      var parts = try parts()
      parts.set("xl/worksheets/sheet2.xml", String(repeating: " ", count: 200_000_000))
      try write(parts, as: "x.xlsx")
      let outcome = try Program.run("import", "x.xlsx", "--output", "x", in: folder.url)
      #expect(outcome.status == 65)
      #expect(outcome.errors.split(separator: "\n").count == 1)
      #expect(outcome.errors.contains("too large when it is unpacked"))
    }
  }
#endif
