import Foundation
import Testing

@Suite("wijkraming compare --design")
struct DesignTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func design(_ demand: String) -> String {
    """
    naam: proef
    scenario: \(Program.scenario("voorbeeldstad"))
    replications: 6
    demand: \(demand)
    systems: { inspanningsgericht: , lumpsum: }
    values:
      ruimte:
        systems: lumpsum
        levels:
          krap: { contracten.alles.budget.historisch.factor: 0.95 }
          ruim: { contracten.alles.budget.historisch.factor: 1.05 }

    """
  }

  private func run(_ file: String) throws -> Program.Outcome {
    try Program.run(
      "compare", "--design", file, "--output", folder.path("uit"), "--set", "horizon=2", "--force")
  }

  @Test("every combination is a cell of one tidy table, held against the first of its demand")
  func table() throws {
    let file = try folder.write(
      design("{ basis: , jong: { without: vergrijzing } }"), as: "proef.yaml")
    let found = try run(file)
    #expect(found.status == 0 && found.output.contains("proef: 6 cellen"))
    let lines = try folder.text("uit/design.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      lines[0] == [
        "cell", "demand", "system", "ruimte", "metric", "period", "unit", "mean", "sd", "mcse",
        "p5", "p50", "p95", "difference", "lower", "upper", "difference_p5", "difference_p95",
        "p_less", "p_more",
      ])
    let cost = lines.filter { $0[4] == "net_cost" && $0[5] == "2021-2022" }
    #expect(
      cost.map { $0[...3].joined(separator: " ") } == [
        "1 basis inspanningsgericht ", "2 basis lumpsum krap", "3 basis lumpsum ruim",
        "4 jong inspanningsgericht ", "5 jong lumpsum krap", "6 jong lumpsum ruim",
      ])
    for (row, first) in [(1, 0), (2, 0), (4, 3), (5, 3)] {
      let (mean, base) = (Double(cost[row][7]) ?? .nan, Double(cost[first][7]) ?? .nan)
      #expect(abs((Double(cost[row][13]) ?? .nan) - (mean - base)) < 1e-6 * base)
      let spread = cost[row][16...].compactMap(Double.init)
      #expect(
        spread.count == 4 && spread[0] <= spread[1] && (0...1).contains(spread[2] + spread[3]))
    }
    #expect(cost[0][13].isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path("uit.partial")))
  }

  /// Growth between -60% and 60% asks for less than nobody to come in some draws.
  @Test("a design that stopped goes on with the cells that are kept, to the same bytes")
  func resumed() throws {
    let wide = "toestanden.huishouden.groei: { uniform: { min: -0.6, max: 0.6 } }"
    let file = try folder.write(
      design("{ basis: , jong: { without: vergrijzing }, wild: { set: { \(wide) } } }"),
      as: "proef.yaml")
    let stopped = try run(file)
    #expect(stopped.status == 65)
    #expect(stopped.errors.contains("6 of 9 cells are kept in"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("uit")))
    _ = try folder.write(design("{ basis: , jong: { without: vergrijzing } }"), as: "proef.yaml")
    let resumed = try run(file)
    #expect(resumed.status == 0 && resumed.output.contains("6 cellen, waarvan 6 bewaard"))
    let bytes = try folder.text("uit/design.csv")
    #expect(try run(file).status == 0)
    #expect(try folder.text("uit/design.csv") == bytes)
  }

  /// A design that stops in its last cells: growth asks for less than nobody to come in.
  private func stopped() throws -> [String] {
    let wide = "toestanden.huishouden.groei: { uniform: { min: -0.6, max: 0.6 } }"
    let file = try folder.write(design("{ basis: , wild: { set: { \(wide) } } }"), as: "proef.yaml")
    #expect(try run(file).status == 65)
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path("uit.partial"))
    return kept.filter { $0.hasPrefix("cell-") }.sorted()
  }

  @Test("a kept cell that was damaged is named and made again, and the good ones are kept")
  func damaged() throws {
    let file = try folder.write(design("{ basis: }"), as: "gaaf.yaml")
    #expect(try run(file).status == 0)
    let whole = try folder.text("uit/design.csv")
    let cells = try stopped()
    #expect(cells.count == 3)
    let text = try folder.text("uit.partial/\(cells[1])")
    _ = try folder.write(
      text.replacing("net_cost", with: "net_Cost"), as: "uit.partial/\(cells[1])")
    _ = try folder.write("", as: "uit.partial/\(cells[2])")
    let outcome = try run(file)
    #expect(outcome.status == 0 && outcome.output.contains("3 cellen, waarvan 1 bewaard"))
    for cell in cells[1...] {
      #expect(outcome.errors.contains("uit.partial/\(cell) is not as it was written"))
    }
    #expect(!outcome.errors.contains(cells[0]))
    #expect(try folder.text("uit/design.csv") == whole)
    #expect(folder.content == ["gaaf.yaml", "proef.yaml", "uit"])
  }

  @Test("cells that a killed process was writing are taken away and named")
  func leftovers() throws {
    let cells = try stopped()
    _ = try folder.write("half", as: "uit.partial/.\(cells[0]).partial-1")
    _ = try folder.write("half", as: "uit.partial/.wijkraming-design.partial-1")
    let file = try folder.write(design("{ basis: }"), as: "gaaf.yaml")
    let outcome = try run(file)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("removed \(folder.path("uit.partial"))/.\(cells[0]).partial-1"))
    #expect(folder.content == ["gaaf.yaml", "proef.yaml", "uit"])
  }

  @Test("a file of the user's among the kept cells stays, and is named")
  func notes() throws {
    _ = try stopped()
    _ = try folder.write("mine", as: "uit.partial/notes.txt")
    let outcome = try run(try folder.write(design("{ basis: }"), as: "gaaf.yaml"))
    #expect(outcome.status == 0 && outcome.errors.contains("notes.txt"))
    #expect(try folder.text("uit.partial/notes.txt") == "mine")
  }

  @Test("a place where another process is at work is refused, exit 73")
  func busy() throws {
    let file = try folder.write(design("{ basis: }"), as: "proef.yaml")
    let (process, _, _) = try Program.start(
      [
        "run", Program.scenario("zoetermeer-2017"), "--replications", "100000", "--quiet",
        "--output", "uit",
      ], in: folder.url)
    defer { process.waitUntilExit() }
    defer { process.terminate() }
    let lock = folder.path(".uit.lock")
    while process.isRunning && !FileManager.default.fileExists(atPath: lock) { usleep(5000) }
    let outcome = try run(file)
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("is in use by process \(process.processIdentifier)"))
  }

  @Test("a folder of something else is left alone")
  func foreign() throws {
    let file = try folder.write(design("{ basis: }"), as: "proef.yaml")
    try FileManager.default.createDirectory(
      atPath: folder.path("uit.partial"), withIntermediateDirectories: true)
    let notes = try folder.write("van een ander", as: "uit.partial/notities.txt")
    #expect(try run(file).status == 73)
    #expect(FileManager.default.fileExists(atPath: notes))
  }

  @Test("a value may take a key away")
  func removed() throws {
    let file = try folder.write(
      design("{ basis: , zonder: { set: { weerstandscapaciteit: null } } }"), as: "proef.yaml")
    #expect(try run(file).status == 0)
  }

  @Test(
    "a design with a mistake is refused at its place",
    arguments: [
      (
        "systems: { lumpsom: }",
        "d.yaml:3:12: there is no funding system 'lumpsom'; allowed: eigen, "
      ),
      (
        "systems: { eigen: }\ndemand: { a: { without: prijzen } }",
        "d.yaml:4:25: 'demand.a.without' must be "
      ),
      (
        "systems: { eigen: }\nvalues: { x: { levels: { } } }",
        "d.yaml:4:16: 'values.x' has no level"
      ),
      (
        "systems: { eigen: }\nvalues: { demand: { levels: { a: } } }",
        "d.yaml:4:11: 'demand' is a column"
      ),
      ("systems: { eigen: }\nvlaues: 1", "unknown key 'vlaues' in the design; allowed: naam, "),
      ("", "section 'systems' is missing"),
      (
        "systems: { eigen: }\nvalues: { x: { levels: { a: , b: { horizon: 3, seed: 4 } } } }",
        "wijkraming: cell 2 (basis, eigen, x b) has another seed than the first cell of its demand"
      ),
      (
        "systems: { lumpsum: mijn.yaml }",
        "d.yaml:3:12: 'lumpsum' is the name of a funding system that comes with the program"
      ),
      (
        "systems: { eigen: }\nvalues: { mean: { levels: { a: } } }",
        "d.yaml:4:11: 'mean' is a column of the table already"
      ),
      (
        "systems: { eigen: }\nvalues: { x: { levels: { a: { startt: 2020 } } } }",
        "in cell 1 (basis, eigen, x a):\nd.yaml:4:39: unknown key 'startt'"
      ),
    ])
  func refused(_ text: String, _ message: String) throws {
    let file = try folder.write(
      "naam: d\nscenario: \(Program.scenario("voorbeeldstad"))\n\(text)\n", as: "d.yaml")
    let found = try run(file)
    #expect(found.status == 65)
    let errors = found.errors.replacing(folder.path("d.yaml"), with: "d.yaml")
    #expect(errors.contains(message), "\(errors)")
  }
}
