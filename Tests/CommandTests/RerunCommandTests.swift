import Foundation
import Testing

/// A copy of a town that tests may change: a scenario that extends another, tables and a system, in
/// folders beside each other.
private struct MovedTown {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    let files = FileManager.default
    for name in ["stad", "tabellen", "stelsels"] {
      try files.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    let scenario = Program.scenario("voorbeeldstad")
    let text = try String(contentsOfFile: scenario, encoding: .utf8)
    _ = try folder.write(
      text.replacing("../notebooks-data", with: "../tabellen"), as: "stad/basis.yaml")
    _ = try folder.write("extends: basis.yaml\nhorizon: 2\n", as: "stad/stad.yaml")
    let tables = Program.root.appendingPathComponent("notebooks-data").path
    for found in text.matches(of: /notebooks-data\/([a-z_]+\.csv)/) {
      let name = String(found.1)
      try? files.copyItem(atPath: "\(tables)/\(name)", toPath: folder.path("tabellen/\(name)"))
    }
    let system = try Program.run("systems", "lumpsum").output
    _ = try folder.write(system, as: "stelsels/mijn som.yaml")
  }

  func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments, in: folder.url)
  }

  /// A run with five kinds of options and more.
  func simulate(_ more: String..., as name: String = "uit") throws {
    let outcome = try Program.run(
      [
        "run", "stad/stad.yaml", "--set", "overlap=1.5", "--set",
        "toestanden.huishouden.groei=0.01", "--system", "stelsels/mijn som.yaml", "--without",
        "vergrijzing", "--without", "langer_thuis", "--access", "open", "--replications", "12",
        "--seed", "77", "--quiet", "--output", name,
      ] + more, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// Takes away all but the results.
  func leaveResults() throws {
    for name in ["stad", "tabellen", "stelsels"] {
      try FileManager.default.removeItem(atPath: folder.path(name))
    }
  }

  func verify(_ name: String = "uit") throws -> Program.Outcome {
    try run("rerun", name, "--verify", "--language", "en")
  }

  /// Expects that a folder is made again byte by byte, at another place and without its inputs.
  func expectSame(_ name: String = "uit", files: Int) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("elders/diep"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: folder.path(name), toPath: folder.path("elders/diep/\(name)"))
    let outcome = try verify("elders/diep/\(name)/")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count { $0.hasSuffix(": equal") } == files, "\(outcome.output)")
    #expect(outcome.output.hasSuffix("Everything is equal.\n"))
  }
}

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

@Suite("wijkraming rerun of what was changed")
struct RerunFaultTests {
  private let town: MovedTown
  private var folder: ScratchFolder { town.folder }
  init() throws {
    town = try MovedTown()
    try town.simulate()
  }

  private func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try folder.text(name)
    let place = try #require(text.range(of: old))
    _ = try folder.write(text.replacingCharacters(in: place, with: new), as: name)
  }

  @Test("a result that was changed is named with its line and both texts, exit 1")
  func tampered() throws {
    let lines = try folder.text("uit/summary.csv").split(separator: "\n").map(String.init)
    let changed = "9" + lines[4]
    try edit("uit/summary.csv", "\n\(lines[4])\n", "\n\(changed)\n")
    try FileManager.default.removeItem(atPath: folder.path("uit/risk.csv"))
    let outcome = try town.verify()
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains(
        "summary.csv: differs at line 5: \(changed.prefix(40))... | \(lines[4].prefix(40))..."),
      "\(outcome.output)")
    #expect(outcome.output.contains("risk.csv: is not in the folder\n"))
    #expect(outcome.output.hasSuffix("files 2 differ.\n"))
    let dutch = try town.run("rerun", "uit", "--verify")
    #expect(dutch.status == 1 && dutch.output.contains("summary.csv: verschilt op regel 5: "))
    #expect(!dutch.output.contains("Resultaten:") && dutch.errors.contains("simulating 100%"))
    let quiet = try town.run("rerun", "uit", "--verify", "--quiet")
    #expect(quiet.status == 1 && quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  @Test("a table that was changed or lost is named before anything runs, exit 65 or 66")
  func changedTable() throws {
    try edit("uit/input.sterfte.csv", "0", "1")
    let changed = try town.verify()
    #expect(changed.status == 65)
    #expect(
      changed.errors.contains(
        "uit/input.sterfte.csv, the copy of '../tabellen/sterfte.csv', is not"))
    #expect(changed.output.isEmpty && changed.errors.split(separator: "\n").count == 1)
    try FileManager.default.removeItem(atPath: folder.path("uit/input.sterfte.csv"))
    let lost = try town.verify()
    #expect(lost.status == 66 && lost.errors.contains("uit has no input.sterfte.csv"))
  }

  @Test("a folder of an earlier version, of something else or without results is refused")
  func refused() throws {
    let whole = try folder.text("uit/manifest.json")
    var json = try #require(
      JSONSerialization.jsonObject(with: Data(whole.utf8)) as? [String: Any])
    json["options"] = nil
    let earlier = try JSONSerialization.data(withJSONObject: json)
    _ = try folder.write(String(decoding: earlier, as: UTF8.self), as: "uit/manifest.json")
    let outcome = try town.verify()
    #expect(outcome.status == 65 && outcome.errors.contains("has no 'options' and 'inputs'"))
    _ = try folder.write("{}", as: "uit/manifest.json")
    #expect(try town.verify().status == 65)
    _ = try folder.write(
      whole.replacing("\"command\" : \"run\"", with: "\"command\" : \"init\""),
      as: "uit/manifest.json")
    #expect(try town.verify().status == 65)
    _ = try folder.write(
      whole.replacing("\"overlap=1.5\"", with: "\"overlap\""), as: "uit/manifest.json")
    let unreadable = try town.verify()
    #expect(unreadable.status == 65 && unreadable.errors.contains("key=value"))
    #expect(try town.verify("weg").status == 66)
    #expect(try town.run("rerun", "uit", "--verify", "--output", "x").status == 64)
  }

  @Test("another version is told, and the work goes on")
  func otherVersion() throws {
    try edit("uit/manifest.json", "\"version\" : \"", "\"version\" : \"9.")
    let outcome = try town.verify()
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.errors.contains("uit was made by version 9."))
  }

  @Test("results that stand at the place are not replaced, and never those that are read")
  func places() throws {
    #expect(try town.run("rerun", "uit", "--quiet").status == 0)
    #expect(try town.run("rerun", "uit", "--quiet").status == 73)
    #expect(try town.run("rerun", "uit", "--quiet", "--force").status == 0)
    let own = try town.run("rerun", "uit", "--output", "uit", "--force", "--quiet")
    #expect(own.status == 73 && own.errors.contains("uit holds uit/manifest.json, which is read"))
    #expect(try town.verify("uit-again").status == 0)
  }
}
