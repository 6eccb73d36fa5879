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
    let files = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(files.filter { !$0.hasPrefix("input.") } == names)
    #expect(files.count { $0.hasPrefix("input.") } == 10)
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
