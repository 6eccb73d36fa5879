import Foundation
import Testing

@Suite("wijkraming show, parameters, results and schema")
struct ShowCommandTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func object(_ text: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(json as? [String: Any])
  }

  @Test("show names the file and line of every value, or that it was set or a default")
  func origins() throws {
    let child = try folder.write(
      "extends: \(Program.scenario("voorbeeldstad"))\nhorizon: 3\n", as: "kind.yaml")
    let shown = try Program.run("show", child, "--set", "seed=7")
    #expect(shown.status == 0 && shown.errors.isEmpty)
    let lines = shown.output.split(separator: "\n").map(String.init)
    #expect(lines.contains("horizon: 3  # kind.yaml:2"))
    #expect(lines.contains("seed: 7  # --set"))
    #expect(lines.contains("step: month  # default"))
    #expect(lines.contains { $0.hasPrefix("start: 2021  # voorbeeldstad.yaml:") })
    #expect(lines.allSatisfy { $0.hasSuffix(":") || $0.contains("  # ") })
  }

  @Test("what show prints is a scenario that gives the same results")
  func runnable() throws {
    let tables = Program.root.appendingPathComponent("notebooks-data").path
    let shown = try Program.run("show", Program.scenario("voorbeeldstad"), "--set", "horizon=2")
    let copy = try folder.write(
      shown.output.replacing("../notebooks-data", with: tables), as: "copy.yaml")
    for (path, name) in [(copy, "copy"), (Program.scenario("voorbeeldstad"), "own")] {
      let run = try Program.run(
        "run", path, "--set", "horizon=2", "--replications", "3", "--quiet", "--output",
        folder.path(name))
      #expect(run.status == 0)
    }
    for file in ["summary.csv", "monthly.csv", "risk.csv"] {
      #expect(try folder.text("copy/\(file)") == folder.text("own/\(file)"))
    }
  }

  @Test("show --format json holds the values as numbers and words, and their origin by path")
  func json() throws {
    let shown = try Program.run(
      "show", Program.scenario("voorbeeldstad"), "--format", "json", "--set", "overlap=1.5")
    let json = try object(shown.output)
    let scenario = try #require(json["scenario"] as? [String: Any])
    let origin = try #require(json["origin"] as? [String: String])
    #expect(scenario["start"] as? Int == 2021)
    #expect(scenario["overlap"] as? Double == 1.5)
    #expect(scenario["veroudering"] as? String == "ja")
    #expect(origin["overlap"] == "--set")
    #expect(origin["toeval.instroom"] == "default")
    #expect(origin["wijken.centrum.naam"]?.contains("voorbeeldstad.yaml:") == true)
  }

  @Test("a value that was set gives the same bytes as the same edit in the file")
  func sameBytes() throws {
    let tables = Program.root.appendingPathComponent("notebooks-data").path
    let text = try String(contentsOfFile: Program.scenario("voorbeeldstad"), encoding: .utf8)
      .replacing("../notebooks-data", with: tables)
    let edited = text.replacing("horizon: 4", with: "horizon: 2")
      .replacing("tarieven: { huishouden: 32 }", with: "tarieven: { huishouden: 33 }")
      .replacing("overlap: 1.2\n", with: "")
    let paths = [try folder.write(text, as: "a.yaml"), try folder.write(edited, as: "b.yaml")]
    let settings = [
      "--set", "horizon=2", "--set", "contracten.huishouden.tarieven.huishouden=33", "--set",
      "overlap=null",
    ]
    for (path, arguments) in zip(paths, [settings, []]) {
      let process = try Program.start(
        ["run", path, "--replications", "3", "--quiet", "--output", path + ".run"] + arguments,
        in: folder.url)
      process.0.waitUntilExit()
      #expect(process.0.terminationStatus == 0)
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: paths[0] + ".run")
    let results = files.filter { !$0.hasPrefix("input.") }
    #expect(results.count == 8)
    // They were made by other commands from other files, of which the manifest tells; all else is equal.
    let manifests = try ["a.yaml.run", "b.yaml.run"].map { name in
      var manifest = try #require(folder.manifest(name) as? [String: Any])
      for key in ["command", "inputs", "options"] { manifest[key] = nil }
      let files = manifest["files"] as? [[String: Any]] ?? []
      manifest["files"] = files.filter { !($0["name"] as? String ?? "").hasPrefix("input.") }
      return manifest as NSDictionary
    }
    #expect(manifests[0] == manifests[1])
    for file in results where !["timings.json", "manifest.json"].contains(file) {
      #expect(
        FileManager.default.contentsEqual(
          atPath: paths[0] + ".run/\(file)", andPath: paths[1] + ".run/\(file)"), "\(file)")
    }
  }

  @Test("parameters lists the numbers of the format, or those of a scenario with their sources")
  func parameters() throws {
    let format = try Program.run("parameters", "--format", "csv")
    #expect(format.status == 0)
    #expect(
      format.output.hasPrefix(
        "key,label,unit,minimum,maximum,default,value,p10,p90,source,status,place,help\n"))
    #expect(
      format.output.contains(
        "\ntoegang.onderzoek,Duur van het onderzoek,weken,0,52,6,,,,Wmo 2015 art. 2.3.2: six weeks,"
          + "evidence,,time for the onderzoek\n"))
    #expect(
      format.output.contains(
        "\ndiscount_rate,Disconteringsvoet,per jaar,0,0.5,0,,,,default: amounts are not discounted,"
          + "default,,"))
    let own = try Program.run("parameters", Program.scenario("voorbeeldstad"))
    #expect(own.output.contains("drijfveren.langer_thuis.daling"))
    #expect(own.output.contains("getallen zijn aannames"))
    #expect(own.output.contains("; standaard, niets van die aard: "))
    #expect(try Program.run("parameters", "--set", "horizon=2").status == 64)
  }

  @Test("schema prints what stands beside the scenarios")
  func schema() throws {
    let file = Program.root.appendingPathComponent("Scenarios/wijkraming.schema.json")
    #expect(
      try Program.run("schema").output == String(contentsOf: file, encoding: .utf8))
  }

  @Test("results tells what a name means, all of them, and the page of the documentation")
  func results() throws {
    let one = try Program.run("results", "net_cost", "--language", "en")
    #expect(one.status == 0 && one.errors.isEmpty)
    #expect(one.output.hasPrefix("net_cost: Net cost of the gemeente\n"))
    let all = try Program.run("results")
    #expect(all.output.contains("\n  in_process "))
    let file = Program.root.appendingPathComponent(
      "Sources/wijkraming/wijkraming.docc/Results.md")
    #expect(
      try Program.run("results", "--format", "page").output
        == String(contentsOf: file, encoding: .utf8))
  }

  @Test(
    "results of a name that there is not, or in a form of the whole list, is wrong use",
    arguments: [
      (["results", "netcost"], "did you mean 'net_cost'?"),
      (["results", "net_cost", "--format", "csv"], "leave the name 'net_cost' out"),
    ])
  func resultsUsage(arguments: [String], told: String) throws {
    let outcome = try Program.run(arguments, in: Program.root)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(told))
  }

  @Test("a --set without '=' is wrong use of the command line")
  func usage() throws {
    let outcome = try Program.run("show", Program.scenario("voorbeeldstad"), "--set", "horizon")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("key=value"))
  }

  @Test("completions name every command", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let script = try Program.run("--generate-completion-script", shell)
    #expect(script.status == 0)
    for command in ["run", "check", "show", "parameters", "results", "schema", "init", "import"] {
      #expect(script.output.contains(command))
    }
  }
}
