import Analysis
import Foundation
import Scenarios
import Simulation
import Statistics

/// The gemeenten that are timed.
public enum Town {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A run of one of the scenarios that come with the program.
  public static func scenario(
    _ name: String, replications: Int, threads: Int = 1
  ) throws -> SimulationRun {
    run(try Scenario.load(file: file(name)), replications, threads)
  }

  /// One demand under six funding systems, as `wijkraming compare` runs it.
  public static func comparison(
    _ name: String, replications: Int, threads: Int = 1
  ) throws -> FundingComparison {
    let systems = try SystemFile.presets.prefix(6).map { system in
      let options = Scenario.Options(system: system)
      return ComparedSystem(
        system, header: try system.header(),
        scenario: try Scenario.load(file: file(name), options: options))
    }
    return FundingComparison(
      systems: systems, plan: RunPlan(seed: 1, replications: replications, threads: threads),
      splitsBehaviour: true)
  }

  /// A town made of copies of one wijk, so that the work per wijk is the same at every size.
  public static func enlarged(wijken: Int, replications: Int) throws -> SimulationRun {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("wijkraming-benchmark-\(wijken)-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let data = root.appendingPathComponent("notebooks-data/tabellen")
    let table = try String(
      contentsOf: data.appendingPathComponent("bevolking_voorbeeldstad.csv"), encoding: .utf8)
    let rows = table.split(separator: "\n")
    let copied = rows.filter { $0.hasPrefix("zuid,") }.map { $0.dropFirst("zuid".count) }
    var text = "\(rows[0])\n"
    for wijk in 1...wijken { for row in copied { text += "w\(wijk)\(row)\n" } }
    let population = folder.appendingPathComponent("bevolking.csv")
    try text.write(to: population, atomically: true, encoding: .utf8)
    let scenario = folder.appendingPathComponent("town.yaml")
    try yaml(wijken: wijken, population: population.path, data: data.path)
      .write(to: scenario, atomically: true, encoding: .utf8)
    return run(try Scenario.load(file: scenario.path), replications, 1)
  }

  private static func file(_ name: String) -> String {
    root.appendingPathComponent("Scenarios/\(name).yaml").path
  }

  private static func run(
    _ scenario: Scenario, _ replications: Int, _ threads: Int
  ) -> SimulationRun {
    SimulationRun(
      model: scenario.model,
      plan: RunPlan(seed: 1, replications: replications, threads: threads))
  }

  /// Runs, and adds up the mean cost of all years, so that the answer is seen to be the same.
  public static func checksum(of run: SimulationRun) throws -> Double {
    let (outcomes, _) = try run.run()
    let line = outcomes.layout.lines.firstIndex { $0.level == .gemeente && $0.metric == .cost } ?? 0
    return (0..<outcomes.layout.years).reduce(0) {
      $0 + Moments(outcomes.draws(line: line, year: $1)).mean
    }
  }

  /// Compares, and adds up the means of all measures.
  public static func checksum(of comparison: FundingComparison) throws -> Double {
    try comparison.run().figures.reduce(0) { $0 + ($1.mean.isFinite ? $1.mean : 0) }
  }

  private static func yaml(wijken: Int, population: String, data: String) -> String {
    """
    naam: town
    source: "estimate: made up for a benchmark"
    start: 2021
    horizon: 10
    wijken: { \((1...wijken).map { "w\($0): {}" }.joined(separator: ", ")) }
    bevolking:
      aantallen: \(population)
      instituties: \(data)/instituties.csv
      verloop: cohort
      sterfte: { tabel: \(data)/sterfte.csv }
      geboorte: { tabel: \(data)/geboorte.csv }
    profielen: \(data)/profielen.csv
    sporen: { zorg: {} }
    voorzieningen:
      licht: { eenheden_per_maand: 6, kostprijs: 58 }
      zwaar: { eenheden_per_maand: 8, kostprijs: 78 }
    toestanden:
      licht: { profiel: begeleiding_basis, stand: \(60 * wijken), uitstroom: 0.5, groei: 0.02, stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.06 } } }
      zwaar: { profiel: begeleiding_specialistisch, stand: \(50 * wijken), uitstroom: 0.4, groei: 0.02, stromen: { af: { naar: licht, soort: afschalen, per_jaar: 0.06 } } }
    schokken: { groepen: { instroom: { op: instroom, sd: 0.05 } }, wijken: { sd: 0.05 } }
    contracten: { alles: { vorm: inspanningsgericht, tarieven: { licht: 58, zwaar: 78 } } }
    """
  }
}
