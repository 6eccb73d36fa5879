import Scenarios

/// A small scenario that reads tables, and all that is said about them.
struct TableTown {
  /// Sections of the scenario that point to tables.
  var sections = "bevolking: { aantallen: aantallen.csv }"
  var secondWijk = "west"
  var files: [String: String]
  var horizon = 1
  /// A whole scenario in place of the one that the sections stand in.
  var text: String?

  /// Every age of both sexes of each wijk, with the same number of residents.
  static func residents(
    _ wijken: [String] = ["oost", "west"], ages: ClosedRange<Int> = 0...100, year: Int? = nil,
    columns: String = "wijk,leeftijd,geslacht,aantal"
  ) -> String {
    var text = columns.isEmpty ? "" : (year == nil ? "" : "jaar,") + columns + "\n"
    for wijk in wijken {
      for age in ages {
        for sex in ["m", "v"] {
          text += (year.map { "\($0)," } ?? "") + "\(wijk),\(age),\(sex),10\n"
        }
      }
    }
    return text
  }

  /// A rate at every age of both sexes.
  static func rates(_ column: String) -> String {
    "leeftijd,geslacht,\(column)\n"
      + (0...100).map { "\($0),m,0.01\n\($0),v,0.01\n" }.joined()
  }

  private var standard: String {
    """
    \(sections)
    naam: stad
    source: "estimate: made up"
    start: 2021
    horizon: \(horizon)
    wijken: { oost: , \(secondWijk): }
    sporen: { ondersteuning: }
    voorzieningen: { hulp: { eenheden_per_maand: 10, kostprijs: 30 } }
    toestanden:
      hulp:
        gegeven: ja
        stand: 100
        instroom: 50
        stromen: { uit: { soort: uitstroom, per_jaar: 0.5 } }
    contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: 30 } } }
    """
  }

  func scenario() throws -> Scenario {
    try withFolder(files.merging(["s.yaml": text ?? standard]) { $1 }) {
      try Scenario.load(file: $0 + "/s.yaml")
    }
  }

  /// The errors, or else the warnings, without the folder of the files.
  func messages() throws -> [String] {
    try withFolder(files.merging(["s.yaml": text ?? standard]) { $1 }) { folder in
      do {
        let scenario = try Scenario.load(file: folder + "/s.yaml")
        return scenario.warnings.map { "warning: \($0)".replacing(folder + "/", with: "") }
      } catch let error as ScenarioErrors {
        return error.errors.map { "\($0)".replacing(folder + "/", with: "") }
      }
    }
  }
}
