import Foundation
import Testing

@Suite("wijkraming compare and systems")
struct CompareCommandTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private let town = Program.scenario("voorbeeldstad")

  private func compare(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(
      ["compare", town] + arguments + ["--replications", "8", "--set", "horizon=2"],
      in: Program.root)
  }

  @Test("compare shows every system beside the first, and writes its tables")
  func compared() throws {
    let out = folder.path("uit")
    let run = try compare("inspanningsgericht", "lumpsum", "--output", out)
    #expect(run.status == 0)
    for line in [
      "2 stelsels op dezelfde 8 trekkingen", "Wie betaalt voor alle behoefte", "lumpsum",
      "90% van de", "trekkingen", "Precisie: met 8 trekkingen ligt het gemiddelde verschil",
    ] {
      #expect(run.output.contains(line))
    }
    let header = try folder.text("uit/comparison.csv").split(separator: "\n")[0]
    #expect(header.hasPrefix("system,level,name,voorziening,metric,period,unit,mean,sd,mcse,p1,"))
    #expect(header.hasSuffix(",p99,difference,lower,upper"))
    #expect(!run.output.contains("interval"))
    #expect(
      try folder.text("uit/differences.csv").hasPrefix(
        "system,metric,period,unit,mean,p5,p95,difference,difference_p5,difference_p95,p_less,p_more,"
          + "lower,upper,standard_error,"))
    let names = [
      "assumptions.csv", "comparison.csv", "comparison_risk.csv", "differences.csv",
      "dominance.csv", "manifest.json", "regret.csv", "scenario.inspanningsgericht.resolved.yaml",
      "scenario.lumpsum.resolved.yaml", "systems.csv",
    ]
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).sorted() == names)
    let need = try folder.text("uit/comparison.csv").split(separator: "\n").filter {
      $0.hasPrefix("lumpsum,gemeente,voorbeeldstad,totaal,need,")
    }
    #expect(need.count == 2)
    #expect(try compare("inspanningsgericht", "lumpsum", "--output", out).status == 73)
  }

  @Test("its summary lines are those of a run under that system")
  func sameAsRun() throws {
    #expect(try compare("eigen", "taakgericht", "--output", folder.path("c")).status == 0)
    let run = try Program.run(
      "run", town, "--system", "taakgericht", "--replications", "8", "--set", "horizon=2",
      "--quiet", "--output", folder.path("r"))
    #expect(run.status == 0)
    let own = try folder.text("r/summary.csv").split(separator: "\n").dropFirst()
    let compared = try folder.text("c/comparison.csv").split(separator: "\n").filter {
      $0.hasPrefix("taakgericht,")
    }
    #expect(own.count == compared.count)
    for (line, other) in zip(own, compared) { #expect(other.hasPrefix("taakgericht,\(line),")) }
  }

  @Test("with one system the scenario's own stands first")
  func ownFirst() throws {
    let run = try compare("lumpsum", "--output", folder.path("uit"), "--language", "en")
    #expect(run.status == 0 && run.output.contains("2 systems on the same 8 draws"))
    #expect(try folder.text("uit/regret.csv").contains("\neigen,net_cost,2021-2022,"))
  }

  /// The first year is the same in every draw; what the system changes begins in the second.
  @Test("--from and --voorzieningen limit what a system takes over, and the report says so")
  func limited() throws {
    let out = folder.path("uit")
    let run = try compare(
      "lumpsum", "--from", "2022", "--voorzieningen", "begeleiding_basis,dagbesteding", "--output",
      out, "--report")
    #expect(run.status == 0)
    let replaced =
      "Elk stelsel vervangt de eigen contracten voor Begeleiding basis en Dagbesteding, vanaf 2022."
    let stays =
      "Wat onder de eigen contracten blijft: Inloop, Begeleiding specialistisch en Hulp bij het huishouden."
    #expect(run.output.contains("\(replaced) \(stays) Tot 2022 gelden overal de eigen contracten."))
    #expect(
      run.output.contains("Wat verder verschilt van eigen: onder lumpsum wel zorgplicht na 26"))
    let page = try folder.text("uit/report.html")
    let box = try #require(page.range(of: "class=\"findings\""))
    let end = try #require(page[box.upperBound...].range(of: "<table"))
    #expect(page[box.upperBound..<end.lowerBound].contains(replaced))
    #expect(
      page.contains("eigen lumpsum --from 2022 --voorzieningen begeleiding_basis,dagbesteding"))
    let costs = try folder.text("uit/differences.csv").split(separator: "\n").filter {
      $0.hasPrefix("lumpsum,net_cost,")
    }.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    #expect(costs.map { $0[2] } == ["2021", "2022", "2021-2022"])
    #expect(costs[0][7...11] == ["0", "0", "0", "0", "0"], "nothing differs before it takes over")
    #expect(costs[1][7] != "0")
    #expect(try folder.text("uit/manifest.json").contains("\"from\" : 2022"))
    #expect(try folder.text("uit/systems.csv").contains("\nlumpsum,Lumpsum,stelsel_alles,Lumpsum,"))
  }

  @Test(
    "a wrong call says what is allowed and ends with 64",
    arguments: [
      (["lumpsum", "--from", "2019"], "allowed: a year of the run, 2021 to 2024"),
      (["lumpsum", "--voorzieningen", "inlop"], "there is no voorziening 'inlop' in the scenario"),
      (["lumpsum", "--voorzieningen", ","], "--voorzieningen names none"),
      (["lumpsum", "--perceel", "huis"], "there is no perceel 'huis' in the scenario"),
      (["lumpsom", "eigen"], "there is no funding system 'lumpsom'"),
      (["lumpsum", "lumpsum"], "'lumpsum' stands twice among the systems"),
      (["eigen"], "there is one system, and nothing to compare it with"),
      ([], "name the funding systems to compare: presets (inspanningsgericht, "),
      (["--design", "x.yaml"], "a design names its scenario and systems itself"),
    ])
  func usage(_ arguments: [String], _ message: String) throws {
    let run = try Program.run(
      ["compare", town] + arguments + ["--output", folder.path("uit")], in: Program.root)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(
      run.errors.lowercased().contains("did you mean 'lumpsum'?")
        == (arguments == ["lumpsom", "eigen"]))
  }

  @Test("a system with a mistake in it ends with 65 at its place, one that is not there with 66")
  func broken() throws {
    let system = try folder.write("contracten: { alles: { vorm: lumpsum } }\n", as: "plan.yaml")
    let run = try compare("eigen", system, "--output", folder.path("uit"))
    #expect(run.status == 65 && run.errors.contains("plan.yaml:1:"))
    let missing = try compare("eigen", "./weg.yaml", "--output", folder.path("uit"))
    #expect(missing.status == 66 && missing.errors.contains("there is no such file"))
  }

  @Test("a word stands for every gemeente, and the scenario's own contracts come first")
  func gemeenten() throws {
    let run = try compare("gemeenten", "--output", folder.path("uit"))
    #expect(run.status == 0)
    let systems = try folder.text("uit/systems.csv").split(separator: "\n").dropFirst().map {
      String($0.prefix { $0 != "," })
    }
    let listed = try Program.run("systems", "--format", "csv").output.split(separator: "\n")
    let names = Set(listed.map { String($0.prefix { $0 != "," }) }).filter { $0.contains("-20") }
    #expect(names.count >= 7)
    #expect(Set(systems) == names.union(["eigen"]) && systems[0] == "eigen")
    #expect(!run.errors.contains("covers nothing"), "the town has something in every layer")
    let list = try Program.run("systems", "gemeenten")
    for name in names { #expect(list.output.contains("\n\(name) ")) }
    let one = try Program.run("run", town, "--system", "gemeenten", "--output", folder.path("een"))
    #expect(one.status == 64 && one.errors.contains("stands for several funding systems"))
  }

  @Test("systems lists the presets, and prints one as a file that compares as itself")
  func systems() throws {
    let list = try Program.run("systems")
    #expect(list.status == 0)
    for name in ["outputgericht", "gelaagd", "Bron: "] { #expect(list.output.contains(name)) }
    let csv = try Program.run("systems", "--format", "csv").output.split(separator: "\n")
    #expect(
      csv[0].hasPrefix("system,title,layers,categories,payment,fixed_share,budget,access,"))
    let wijkteam =
      "gelaagd,Gelaagd,wijkteam,begeleiding dagbesteding hulp_bij_het_huishouden kortdurend_verblijf,"
      + "twaalfden,1,historisch,plafond,"
    #expect(csv.contains { $0.hasPrefix(wijkteam) })
    let text = try Program.run("systems", "taakgericht").output
    _ = try folder.write(text, as: "mijn.yaml")
    let run = try compare(
      "taakgericht", folder.path("mijn.yaml"), "--output", folder.path("uit"), "--quiet")
    #expect(run.status == 0)
    let differences = try folder.text("uit/differences.csv").split(separator: "\n").filter {
      $0.hasPrefix("mijn,net_cost,")
    }
    #expect(!differences.isEmpty)
    #expect(differences.allSatisfy { $0.split(separator: ",")[7] == "0" })
    let unknown = try Program.run("systems", "lumpsom")
    #expect(unknown.status == 64 && unknown.errors.contains("did you mean 'lumpsum'?"))
  }
}

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
