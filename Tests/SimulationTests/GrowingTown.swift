import Scenarios
import Testing

@testable import DemandModel
@testable import Simulation

/// Towns in which the growth of the opening can be worked out on paper.
enum GrowingTown {
  /// Two states of which the first feeds the second, and the second the first.
  static func two(_ hulp: String, _ zwaar: String) -> Town {
    var town = Town()
    town.voorzieningen += "  zwaar: { eenheden_per_maand: 10, kostprijs: 50 }\n"
    town.tarieven = "hulp: 30, zwaar: 50"
    town.toestanden = """
        hulp: { profiel: hulp, \(hulp) }
        zwaar: { profiel: hulp, \(zwaar) }

      """
    return town
  }

  /// The driver, with an observation of its own or that of the opening.
  static func unexplained(_ observed: String = "") -> String {
    """
      onverklaarde_groei:
    \(observed.isEmpty ? "" : "    waargenomen: \(observed)\n")    venster: { van: 2018, tot: 2020 }
        uitdoving: 2

    """
  }

  /// The parts of the observed growth, at the means.
  static func parts(of scenario: Scenario) throws -> GrowthParts {
    let parts = try scenario.model.demand.growthParts(at: scenario.model.parameters)
    return try #require(parts)
  }
}
