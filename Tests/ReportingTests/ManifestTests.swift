import Foundation
import Reporting
import Scenarios
import Simulation
import Testing

@Suite("manifest.json")
struct ManifestTests {
  let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func hash(
    _ text: String = TinyTown.text(), residents: String = TinyTown.residents,
    in folder: ScratchFolder? = nil
  ) throws -> String {
    Manifest.hash(of: try TinyTown.load(text, residents: residents, in: folder ?? scratch))
  }

  @Test("the hash stays when the scenario is read again, or elsewhere")
  func sameHash() throws {
    let first = try hash()
    #expect(first.count == 64)
    #expect(try hash() == first)
    #expect(try hash(in: try ScratchFolder()) == first)
  }

  @Test("a comment in the scenario does not change the hash")
  func comment() throws {
    #expect(try hash("# een klein dorp\n" + TinyTown.text() + "\n") == hash())
  }

  @Test("one digit in a table, or one in the scenario, changes the hash")
  func otherHash() throws {
    let more = TinyTown.residents.replacingOccurrences(of: "zuid,80,m,20", with: "zuid,80,m,21")
    #expect(more != TinyTown.residents)
    let hashes = [
      try hash(), try hash(residents: more),
      try hash(TinyTown.text(begroting: "begroting: { bedrag: 21001 }")),
      try hash(TinyTown.text(title: "Tiny towns")),
    ]
    #expect(Set(hashes).count == hashes.count)
  }

  @Test("the hash is of the resolved scenario, then of paths and tables")
  func hashInput() throws {
    let scenario = try TinyTown.load(in: scratch)
    let tables = ["residents.csv": TinyTown.residents, "profiles.csv": TinyTown.profiles]
    #expect(scenario.tables.map(\.path).sorted() == tables.keys.sorted())
    let text = scenario.tables.reduce(into: scenario.resolvedYAML) {
      $0 += "\n\($1.path)\n" + (tables[$1.path] ?? "")
    }
    #expect(Manifest.hash(of: scenario) == SHA256.hex(of: Array(text.utf8)))
  }

  @Test("plan and seed do not change the hash and stand in the manifest")
  func plan() throws {
    let scenario = try TinyTown.load(in: scratch)
    let files = ["risk.csv", "summary.csv"].map { ListedFile(name: $0, content: [1, 2]) }
    let made = [7, 8].map {
      Manifest(
        scenario: scenario, plan: TinyTown.plan(seed: $0),
        options: Scenario.Options(without: [.vergrijzing, .prijs]),
        files: files)
    }
    #expect(made[0].scenarioSHA256 == made[1].scenarioSHA256)
    #expect(made.map(\.seed) == [7, 8])
    let read = try JSONDecoder().decode(Manifest.self, from: Data(made[0].json()))
    #expect(read.program == "wijkraming")
    #expect(read.version == Version.current)
    #expect(read.scenario == "dorp")
    #expect(read.replications == TinyTown.replications)
    #expect(read.without == ["prijs", "vergrijzing"])
    #expect(read.files == files)
    #expect(made[0].json() == read.json())
  }

  @Test(
    "a run is written with every file its manifest names, and no other", arguments: [true, false])
  func files(draws: Bool) throws {
    let town = try TinyTown()
    let folder = try RunFolder(at: scratch.path("run"))
    let files = RunFiles(
      scenario: town.scenario, plan: TinyTown.plan(), options: Scenario.Options(),
      outcomes: town.outcomes,
      timings: town.timings)
    try files.write(to: folder, draws: draws)
    try folder.commit()
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(try scratch.bytes("run/manifest.json")))
    let names = manifest.files.map(\.name)
    #expect((names + ["manifest.json"]).sorted() == scratch.content("run"))
    #expect(names == RunFiles.names(draws: draws, of: town.scenario, .init()).sorted())
    for file in manifest.files {
      let bytes = try scratch.bytes("run/\(file.name)")
      #expect(file == ListedFile(name: file.name, content: bytes))
    }
    let again = try RunFolder(at: scratch.path("run"), force: true)
    again.abandon()
  }

  @Test("draws.csv.gz holds every draw of every line and year")
  func draws() throws {
    let town = try TinyTown()
    var bytes: [UInt8] = []
    DrawsTable(outcomes: town.outcomes, startYear: TinyTown.startYear).write { bytes += $0 }
    let table = CSVRows(bytes)
    #expect(table.columns == DrawsTable.columns)
    let lines = town.outcomes.layout.lines.count
    #expect(table.rows.count == lines * TinyTown.years * TinyTown.replications)
    let results = table.rows.filter {
      $0["level"] == "gemeente" && $0["metric"] == "result" && $0["period"] == "2023"
    }
    #expect(results.compactMap { $0["value"].flatMap(Double.init) } == town.results[2])
    #expect(results.compactMap { $0["replication"].flatMap(Int.init) } == Array(1...50))
  }
}
