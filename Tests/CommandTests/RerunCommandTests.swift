import Foundation
import Testing

@Suite("wijkraming rerun")
struct RerunCommandTests {
  private let town: MovedTown
  private var folder: ScratchFolder { town.folder }
  init() throws { town = try MovedTown() }

  @Test("a run with all its options is made again from its folder alone, wherever it stands")
  func run() throws {
    try town.simulate("--draws", "--report", "--format", "html")
    let manifest = try folder.text("uit/manifest.json")
    #expect(!manifest.contains(folder.url.path))
    for part in [
      "\"overlap=1.5\"", "\"system\" : \"mijn som.yaml\"", "\"without\" : [",
      "\"path\" : \"basis.yaml\"",
      "\"path\" : \"../tabellen/sterfte.csv\"", "\"html\" : \"nl\"",
    ] { #expect(manifest.contains(part), "\(part)") }
    let page = try folder.text("uit/report.html")
    for part in [
      "--set overlap=1.5", "--system 'mijn som.yaml'", "--without vergrijzing", "--access open",
      "wijkraming rerun MAP --verify",
    ] {
      #expect(page.contains(part.replacing("'", with: "&#39;")) || page.contains(part), "\(part)")
    }
    try town.leaveResults()
    // 12 inputs, 6 tables, scenario, draws, page and manifest.
    try town.expectSame(files: 21)
  }

  @Test("the resolved scenario in the folder runs by itself to the same results")
  func resolved() throws {
    try town.simulate()
    try town.leaveResults()
    let text = try folder.text("uit/scenario.resolved.yaml")
    #expect(text.contains("# wijkraming run <this file> --without langer_thuis --access open\n"))
    for line in ["\nreplications: 12\n", "\nseed: 77\n", "\n  vergrijzing: nee\n"] {
      #expect(text.contains(line), "\(line)")
    }
    let outcome = try town.run(
      "run", "uit/scenario.resolved.yaml", "--without", "langer_thuis", "--access", "open",
      "--quiet", "--output", "weer")
    #expect(outcome.status == 0, "\(outcome.errors)")
    for file in ["summary.csv", "monthly.csv", "risk.csv", "opening.csv"] {
      #expect(try folder.text("uit/\(file)") == folder.text("weer/\(file)"), "\(file)")
    }
    try town.expectSame("weer", files: 17)
  }

  @Test("a comparison from a year on, of some voorzieningen, is made again")
  func comparison() throws {
    let outcome = try town.run(
      "compare", "stad/stad.yaml", "stelsels/mijn som.yaml", "taakgericht", "eigen", "--from",
      "2022",
      "--voorzieningen", "begeleiding_basis,dagbesteding", "--set", "overlap=1.5", "--incentives",
      "off", "--replications", "6", "--language", "en", "--quiet", "--output", "uit")
    #expect(outcome.status == 0, "\(outcome.errors)")
    try town.leaveResults()
    let again = try town.run("rerun", "uit", "--quiet", "--threads", "1")
    #expect(again.status == 0 && again.output.isEmpty, "\(again.errors)")
    #expect(try folder.manifest("uit") == folder.manifest("uit-again"))
    #expect(
      try town.run(
        "run", "uit/scenario.taakgericht.resolved.yaml", "--incentives", "off", "--quiet",
        "--output", "een"
      ).status == 0)
    let own = try folder.text("een/summary.csv").split(separator: "\n").dropFirst()
    let compared = try folder.text("uit/comparison.csv").split(separator: "\n").filter {
      $0.hasPrefix("taakgericht,")
    }
    #expect(own.count == compared.count)
    for (line, other) in zip(own, compared) { #expect(other.hasPrefix("taakgericht,\(line),")) }
    // 12 inputs, 7 tables, 3 scenarios and the manifest.
    try town.expectSame(files: 23)
  }

  @Test("a design with a system and a table of its own is made again")
  func design() throws {
    _ = try folder.write(
      """
      naam: proef
      scenario: stad/stad.yaml
      demand: { basis: , jong: { without: vergrijzing } }
      systems: { eigen: , mijn: stelsels/mijn som.yaml }
      values: { ruimte: { levels: { krap: { overlap: 1.1 }, ruim: { overlap: 1.3 } } } }

      """, as: "proef.yaml")
    let outcome = try town.run(
      "compare", "--design", "proef.yaml", "--replications", "5", "--set", "horizon=1", "--quiet",
      "--output", "uit")
    #expect(outcome.status == 0, "\(outcome.errors)")
    try town.leaveResults()
    // 12 inputs and the design, its table, and the manifest.
    try town.expectSame(files: 15)
  }

  @Test("a region is made again from its archive")
  func region() throws {
    _ = try folder.write(
      "naam: streek\nreplications: 5\ngemeenten:\n  een: stad/stad.yaml\n  twee: stad/basis.yaml\n",
      as: "streek.yaml")
    let outcome = try town.run(
      "run", "streek.yaml", "--set", "horizon=2", "--system", "stelsels/mijn som.yaml", "--quiet",
      "--output", "uit")
    #expect(outcome.status == 0, "\(outcome.errors)")
    try town.leaveResults()
    try town.expectSame(files: 4)
  }

  @Test("a system that extends what the scenario extends is made again")
  func sharedBase() throws {
    _ = try folder.write("extends: basis.yaml\nhorizon: 2\n", as: "stad/plan.yaml")
    let outcome = try town.run(
      "compare", "stad/stad.yaml", "stad/plan.yaml", "stad/basis.yaml", "--replications", "4",
      "--quiet", "--output", "uit")
    #expect(outcome.status == 0, "\(outcome.errors)")
    try town.leaveResults()
    // 9 tables, 3 files of scenarios, 7 tables of results, 2 scenarios and the manifest.
    try town.expectSame(files: 22)
  }

  @Test("a run that keeps who is in care, and one that opens with it, are made again")
  func opening() throws {
    let before = try town.run(
      "run", "stad/stad.yaml", "--replications", "4", "--stock", "2021", "--quiet", "--output",
      "eerst")
    #expect(before.status == 0, "\(before.errors)")
    #expect(try folder.text("eerst/manifest.json").contains("\"2021\""))
    _ = try folder.write(
      """
      extends: basis.yaml
      horizon: 2
      seed: 5
      opening: { run: ../eerst, jaar: 2021 }
      toestanden: { dagbesteding: { gefactureerd: null } }
      """, as: "stad/later.yaml")
    let after = try town.run(
      "run", "stad/later.yaml", "--replications", "4", "--quiet", "--output", "uit")
    #expect(after.status == 0, "\(after.errors)")
    #expect(try folder.text("uit/scenario.resolved.yaml").contains("tabel: input.stock.csv"))
    let again = try town.verify("eerst")
    #expect(again.status == 0 && again.output.contains("stock.csv: equal"), "\(again.errors)")
    try FileManager.default.removeItem(atPath: folder.path("eerst"))
    try town.leaveResults()
    #expect(try town.verify().status == 0)
    let alone = try town.run(
      "run", "uit/scenario.resolved.yaml", "--quiet", "--output", "weer")
    #expect(alone.status == 0, "\(alone.errors)")
    #expect(try folder.text("uit/summary.csv") == folder.text("weer/summary.csv"))
  }

  @Test("one replication of the individual engine is made again, and told beside the scenario")
  func single() throws {
    let outcome = try town.run(
      "run", "stad/stad.yaml", "--replication", "3", "--engine", "individual", "--quiet",
      "--output", "uit")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try folder.text("uit/scenario.resolved.yaml")
    #expect(text.contains("<this file> --replication 3 --engine individual\n"))
    try town.expectSame(files: 18)
  }
}
