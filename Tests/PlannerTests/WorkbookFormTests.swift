#if Excel
  import Foundation
  import Planner
  import Reporting
  import Scenarios
  import Spreadsheet
  import Testing
  import ZipParts

  @Suite("The workbook of a planner")
  struct WorkbookFormTests {
    private func read(_ scenario: PlannerScenario) throws -> Scenario {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("wijkraming-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      for file in scenario.files {
        try Data(file.bytes).write(to: folder.appendingPathComponent(file.name))
      }
      return try Scenario.load(file: folder.path + "/" + scenario.fileName)
    }

    @Test("as it is made it is a scenario without a warning, of the figures it shows")
    func whole() throws {
      let scenario = try EditedWorkbook().scenario()
      let loaded = try read(scenario)
      #expect(loaded.warnings.isEmpty)
      #expect(loaded.name == "voorbeeldgemeente" && loaded.title == "Voorbeeldgemeente")
      let summary = scenario.summary
      #expect(summary.wijken == 3 && summary.clients == 370 && summary.budget == 3_000_000)
      #expect(summary.examples.contains("Voorzieningen!K8") && summary.unreadSheets.isEmpty)
    }

    @Test("every cell of the form has a place, and what Excel shows of formulas is so")
    func places() throws {
      let book = try SpreadsheetFile(try PlannerWorkbook().bytes())
      #expect(book.sheetNames == [PlannerForm.coverName] + FormLayout.all.map(\.sheet.name))
      for layout in FormLayout.all {
        for block in layout.blocks {
          for row in block.block.rows {
            #expect(row.answers.count == block.block.columns.count, "\(row.key)")
          }
        }
      }
      let budget = try book.sheet(6)
      #expect(budget[8, 2] == SheetCell(.number(2026), isFormula: true))
      #expect(budget[17, 2] == SheetCell(.number(2035), isFormula: true))
      let residents = try book.sheet(2)
      #expect(residents[12, 3] == SheetCell(.text("Centrum"), isFormula: true))
      #expect(residents[13, 3]?.value == .number(635))
      guard case .number(let sum)? = residents[18, 3]?.value else {
        Issue.record("no sum")
        return
      }
      #expect(abs(sum - 6400) < 1e-6)
    }

    @Test("equal names give equal bytes, and a gemeente is in the place of the example")
    func name() throws {
      let bytes = try PlannerWorkbook(gemeente: "'s-Gravenhage").bytes()
      #expect(try PlannerWorkbook(gemeente: "'s-Gravenhage").bytes() == bytes)
      let scenario = try PlannerScenario(try FormReader.read(bytes, path: "w.xlsx"))
      #expect(scenario.fileName == "s-gravenhage.yaml" && scenario.title == "'s-Gravenhage")
    }

    @Test("a fixed amount is a budget a year, and asks for all years")
    func lumpsum() throws {
      let form = ("Contracten!C8", EditedWorkbook.Content.text("lumpsum"))
      let amounts = (26...29).map { ("Contracten!C\($0)", EditedWorkbook.Content.number(3.1e6)) }
      let book = try EditedWorkbook([form, ("Contracten!C9", .number(0.25))] + amounts)
      let loaded = try read(try book.scenario())
      #expect(loaded.warnings.isEmpty)
      let yaml = try book.yaml()
      #expect(yaml.contains("vorm: lumpsum") && yaml.contains("wachten: { afhaken: 0.25 }"))
      #expect(yaml.contains("        2029: { value: 3100000, source: "))
      let short = try EditedWorkbook([form] + amounts.dropLast()).faults()
      #expect(short.count == 1 && short[0].hasPrefix("w.xlsx:Contracten!C29: "))
    }

    @Test("a formula of the planner counts by its result, and text is never more than text")
    func formulas() throws {
      let book = try EditedWorkbook([
        ("Voorzieningen!H8", .formula("60+9", result: "69")),
        ("Gemeente!C7", .text("=cmd|'/c calc'!A1 &quot;: {x}# ")),
        ("Voorzieningen!K8", .text("jaarrekening: \"2024\" # blad 3")),
      ])
      let yaml = try book.yaml()
      #expect(yaml.contains("    kostprijs: 69\n"))
      #expect(try read(try book.scenario()).title == "=cmd|'/c calc'!A1 \": {x}#")
      #expect(yaml.contains(#"source: "jaarrekening: \"2024\" # blad 3""#))
    }

    @Test("a source that says it is an estimate, or is empty, is an assumption")
    func sources() throws {
      let book = try EditedWorkbook([
        ("Aannames!F7", .text("Schatting: gesprek met aanbieders")), ("Aannames!F10", .empty),
      ])
      let yaml = try book.yaml()
      #expect(yaml.contains("source: \"estimate: gesprek met aanbieders\""))
      #expect(
        yaml.contains("source: \"estimate: geen bron genoemd in het werkboek (Aannames!F10)\""))
      #expect(yaml.contains("source: \"estimate: voorbeeld uit het werkboek, nog te vervangen\""))
    }

    @Test("what nobody receives is told, and what one group receives is not")
    func unused() throws {
      let row: [(String, EditedWorkbook.Content)] = [
        ("Voorzieningen!C10", .text("Vervoer")), ("Voorzieningen!D10", .text("stuk")),
        ("Voorzieningen!F10", .number(4)), ("Voorzieningen!H10", .number(20)),
        ("Contracten!C17", .number(20)),
      ]
      let faults = try EditedWorkbook(row).faults()
      #expect(faults.count == 1 && faults[0].hasPrefix("w.xlsx:Voorzieningen!C10: no group"))
      let used = try EditedWorkbook(row + [("Clienten!E9", .text("vervoer"))])
      #expect(try used.faults().isEmpty)
      #expect(try read(try used.scenario()).warnings.isEmpty)
    }

    @Test("every vorm of the list makes a scenario", arguments: ["lumpsum", "subsidie"])
    func forms(vorm: String) throws {
      let amounts = (26...29).map { ("Contracten!C\($0)", EditedWorkbook.Content.number(3.1e6)) }
      let book = try EditedWorkbook([("Contracten!C8", .text(vorm))] + amounts)
      #expect(try read(try book.scenario()).warnings.isEmpty)
    }

    @Test("an amount that looks as if it is in thousands is told")
    func thousands() throws {
      #expect(try EditedWorkbook().scenario().warnings.isEmpty)
      let scenario = try EditedWorkbook([("Begroting!C9", .number(3_050))]).scenario()
      #expect(scenario.warnings.count == 1)
      #expect(
        scenario.warnings[0].description.hasPrefix("w.xlsx:Begroting!C9: 3050 euros a year is 8"))
    }

    @Test("names of every kind are keys, each of its own")
    func names() throws {
      let book = try EditedWorkbook([
        ("Gemeente!C15", .text("2e Exlo\u{EB}rmond-Zuid")), ("Gemeente!C16", .text("no")),
        ("Gemeente!C17", .number(12)),
      ])
      let loaded = try read(try book.scenario())
      #expect(loaded.warnings.isEmpty)
      let yaml = try book.yaml()
      #expect(yaml.contains("  2e_exloermond_zuid: { naam: \"2e Exlo\u{EB}rmond-Zuid\" }"))
    }

    @Test("a fault of the scenario is told by the cell it comes from")
    func fromScenario() throws {
      let scenario = try EditedWorkbook([("Clienten!G8", .number(900_000))]).scenario()
      do {
        _ = try read(scenario)
        Issue.record("more clients than residents are refused")
      } catch let errors as ScenarioErrors {
        let first = try #require(errors.errors.first)
        let folder = first.file.split(separator: "/").dropLast().joined(separator: "/")
        let told = scenario.atCell(first, readIn: "/" + folder)
        #expect(told.description.hasPrefix("w.xlsx:Clienten!"), "\(told)")
      }
    }
  }
#endif
