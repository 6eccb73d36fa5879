import Analysis
import Foundation
import Scenarios
import Simulation

@testable import Reporting

/// Folders of comparisons of a tiny town, as `wijkraming compare` writes them.
enum ComparisonTown {
  /// A sum that rations access, under a name that would do harm, with behaviour that is assumed.
  static let rationed = """
    titel: '<script>alert(1)</script>'
    omschrijving: '=HYPERLINK("x")'
    source: "estimate: made for a test"
    contracten:
      alles:
        naam: '<b>Som</b>'
        vorm: subsidie
        tarieven: { hulp: 30 }
        budget: { bedrag: 15000 }
        prikkels: { source: estimate, aanloop: 1, eenheden: { uniform: { min: 0.8, max: 1 } } }
    """

  /// More per unit, and nothing that is assumed.
  static let dear = """
    titel: Duur
    contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: 33 } } }
    """

  struct Options {
    var town = TinyTown.text()
    var systems = [rationed, dear]
    var incentives = true
    var plan = TinyTown.plan()
    var limit = OutcomeRetention.exactReplications
  }

  /// Writes a folder and gives its path; the scenario's own contracts stand first.
  static func write(_ options: Options = Options(), in folder: ScratchFolder) throws -> String {
    _ = try folder.write(TinyTown.residents, as: "residents.csv")
    _ = try folder.write(TinyTown.profiles, as: "profiles.csv")
    let town = try folder.write(options.town, as: "town.yaml")
    let files = try options.systems.enumerated().map { index, text in
      SystemFile(path: try folder.write(text, as: "stelsel\(index + 1).yaml"))
    }
    let choices = { (system: SystemFile?) in
      Scenario.Options(system: system, incentives: options.incentives)
    }
    let systems = try ([nil] + files).map { (file: SystemFile?) in
      ComparedSystem(
        file, header: try file?.header() ?? .init(title: "Eigen contracten"),
        scenario: try Scenario.load(file: town, options: choices(file)))
    }
    let comparison = FundingComparison(
      systems: systems, plan: options.plan, splitsBehaviour: options.incentives,
      asked: ComparisonTables.asked, limit: options.limit)
    var tables = ComparisonTables()
    let results = try comparison.run(each: { system, outcomes, base in
      tables.add(systems[system], outcomes, base: base)
    })
    let path = folder.path("comparison-\(UUID().uuidString)")
    let run = try RunFolder(at: path)
    try ComparisonFiles(
      results: results, tables: tables, plan: options.plan, options: choices(nil)
    ).write(to: run)
    try run.commit()
    return path
  }
}
