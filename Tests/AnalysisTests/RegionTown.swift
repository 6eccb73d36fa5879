import Foundation
import Scenarios
import Simulation

@testable import Analysis

/// A region of small gemeenten of one wijk and one voorziening each, in a folder that goes when the
/// tests are over.
final class RegionTown {
  static let years = 2
  private let folder: URL

  /// What is left to chance in a scenario.
  enum Chance: String {
    /// Parameters and shocks of groups: what a region shares.
    case shared = """
      toeval: { instroom: nee, overgangen: nee }
      schokken: { rho: 0.9, groepen: { instroom: { op: instroom, sd: 0.2 } } }
      """
    /// Counts of people: what each gemeente draws for itself.
    case own = """
      toeval: { instroom: ja, overgangen: ja }
      """
    case both = """
      toeval: { instroom: ja, overgangen: ja }
      schokken: { rho: 0.9, groepen: { instroom: { op: instroom, sd: 0.2 } } }
      """
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let people = (0...100).map { age in
      "kern,\(age),v,\(age == 40 ? 900 : 0),estimate\nkern,\(age),m,\(age == 80 ? 600 : 0),estimate\n"
    }
    _ = try write(
      "wijk,leeftijd,geslacht,aantal,source\n" + people.joined(), as: "residents.csv")
    _ = try write(
      "voorziening,leeftijd_van,leeftijd_tot,verhouding,source\n"
        + "hulp,18,64,1,estimate\nhulp,65,120,3,estimate\n", as: "profiles.csv")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ text: String, as name: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  func path(_ file: String) -> String { folder.appendingPathComponent(file).path }

  /// Writes a scenario and gives the name of its file.
  func scenario(
    _ chance: Chance, as name: String = "town", begroting: Int? = nil, form: String = ""
  ) throws -> String {
    let growth =
      chance == .own ? "0.02" : "{ normal: { mean: 0.02, sd: 0.02 }, lower: -0.1, upper: 0.2 }"
    let amount = begroting.map { "begroting: { bedrag: \($0) }" } ?? ""
    let contract =
      form.isEmpty ? "{ vorm: inspanningsgericht, tarieven: { hulp: 30 } }" : form
    _ = try write(
      """
      naam: \(name)
      start: 2021
      horizon: \(RegionTown.years)
      wijken: { kern: {} }
      bevolking: { aantallen: residents.csv }
      profielen: profiles.csv
      sporen: { een: {} }
      voorzieningen: { hulp: { eenheden_per_maand: 5, kostprijs: 30 } }
      toestanden: { hulp: { profiel: hulp, stand: 60, uitstroom: 0.4, groei: \(growth) } }
      contracten: { alles: \(contract) }
      \(chance.rawValue)
      \(amount)
      """, as: "\(name).yaml")
    return "\(name).yaml"
  }

  /// What a region gives: its totals, and per gemeente the draws of its metrics by year.
  struct Run {
    let survey: RegionSurvey
    let totals: RegionTotals
    private(set) var gemeenten: [String: [Metric: [[Double]]]] = [:]

    func draws(_ gemeente: String, _ metric: Metric, year: Int = 0) -> [Double] {
      gemeenten[gemeente]?[metric]?[year] ?? []
    }

    init(
      _ region: Region, replications: Int, batch: Int = RunPlan.defaultBatch, threads: Int = 2
    ) throws {
      let plan = RunPlan(
        seed: region.seed, replications: replications, threads: threads, batch: batch)
      survey = try RegionSurvey(of: region, options: .init(), plan: plan)
      var found: [String: [Metric: [[Double]]]] = [:]
      totals = try RegionRun(survey: survey, options: .init(), plan: plan).run(each: { part in
        for (index, line) in part.outcomes.layout.lines.enumerated()
        where line.level == .gemeente && line.voorziening == nil {
          found[line.name, default: [:]][line.metric] =
            (0..<RegionTown.years).map { part.outcomes.draws(line: index, year: $0) }
        }
      }).totals
      gemeenten = found
    }
  }

  /// Runs a region of gemeenten by name, each with the file of its scenario.
  func run(
    _ gemeenten: [(name: String, file: String)], replications: Int = 40,
    batch: Int = RunPlan.defaultBatch, threads: Int = 2
  ) throws -> Run {
    let names = gemeenten.map { "  \($0.name): \($0.file)\n" }.joined()
    let path = try write("naam: streek\nseed: 11\ngemeenten:\n" + names, as: "region.yaml")
    return try Run(
      try Region.load(file: path), replications: replications, batch: batch, threads: threads)
  }

  /// Draws of a scenario that runs by itself.
  func alone(_ file: String, replications: Int = 40) throws -> Outcomes {
    let scenario = try Scenario.load(file: path(file))
    return try SimulationRun(
      model: scenario.model, plan: RunPlan(seed: 11, replications: replications)
    ).run().outcomes
  }
}
