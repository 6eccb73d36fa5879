import Foundation
import Scenarios
import Simulation

/// A town of two wijken with one voorziening and a begroting, simulated fifty times.
struct TinyTown {
  static let years = 5
  static let startYear = 2021
  static let replications = 50

  static func text(title: String = "Tiny town", begroting: String = "begroting: { bedrag: 21000 }")
    -> String
  {
    """
    naam: dorp
    titel: \(title)
    start: \(startYear)
    horizon: \(years)
    wijken: { noord: {}, zuid: {} }
    bevolking: { aantallen: residents.csv }
    profielen: profiles.csv
    sporen: { een: {} }
    voorzieningen: { hulp: { eenheden_per_maand: 5, kostprijs: 30 } }
    toestanden: { hulp: { profiel: hulp, stand: 12, instroom: 3, uitstroom: 0.25 } }
    contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: 30 } } }
    \(begroting)
    """
  }

  static let residents =
    "wijk,leeftijd,geslacht,aantal,source\n"
    + ["noord", "zuid"].map { wijk in
      (0...100).map { age in
        "\(wijk),\(age),v,\(age == 40 ? 50 : 0),estimate\n\(wijk),\(age),m,\(age == 80 ? 20 : 0),estimate\n"
      }.joined()
    }.joined()

  static let profiles =
    "voorziening,leeftijd_van,leeftijd_tot,verhouding,source\n"
    + "hulp,18,64,1,estimate\nhulp,65,120,3,estimate\n"

  /// Writes the scenario with its tables into a folder and reads it.
  static func load(
    _ text: String = TinyTown.text(), residents: String = TinyTown.residents,
    in folder: ScratchFolder
  ) throws -> Scenario {
    _ = try folder.write(residents, as: "residents.csv")
    _ = try folder.write(profiles, as: "profiles.csv")
    return try Scenario.load(file: try folder.write(text, as: "town.yaml"))
  }

  static func plan(seed: UInt64 = 7, threads: Int = 2) -> RunPlan {
    RunPlan(seed: seed, replications: replications, threads: threads, batch: 8)
  }

  let scenario: Scenario
  let outcomes: Outcomes
  let timings: Timings

  init(
    _ text: String = TinyTown.text(), retention: OutcomeRetention = .everyDraw
  ) throws {
    scenario = try TinyTown.load(text, in: try ScratchFolder())
    (outcomes, timings) = try SimulationRun(
      model: scenario.model, plan: TinyTown.plan(), retention: retention
    ).run()
  }

  /// Place of the result of the gemeente among the lines.
  var resultLine: Int? {
    outcomes.layout.lines.firstIndex { $0.level == .gemeente && $0.metric == .result }
  }

  /// Results of the gemeente, year by year, each with its draws.
  var results: [[Double]] {
    guard let line = resultLine else { return [] }
    return (0..<outcomes.layout.years).map { outcomes.draws(line: line, year: $0) }
  }
}

/// Statistics written out once more, for comparison.
enum Direct {
  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  static func deviation(_ values: [Double]) -> Double {
    let centre = mean(values)
    let squares = values.map { ($0 - centre) * ($0 - centre) }.reduce(0, +)
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// Linear between the order statistics (type 7 of Hyndman and Fan).
  static func quantile(_ values: [Double], _ p: Double) -> Double {
    let sorted = values.sorted()
    let place = p * Double(sorted.count - 1)
    let (low, high) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }

  static func isClose(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-10 * max(1, abs(a), abs(b))
  }
}
