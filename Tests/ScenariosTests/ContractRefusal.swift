import Scenarios
import Testing

/// Contracts that cannot stand, and all that is said about them.
struct ContractRefusal: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The contracten of a scenario; they stand first in the file, so that lines count from them.
  let contracts: String
  /// How people leave: at a rate, or with a probability per step.
  let flow: String
  let messages: [String]

  init(
    _ what: String, flow: String = "per_jaar: 0.5", _ contracts: String, messages: [String]
  ) {
    testDescription = what
    self.contracts = contracts
    self.flow = flow
    self.messages = messages
  }

  private var text: String {
    """
    \(contracts)
    naam: stad
    source: "estimate: made up"
    start: 2021
    horizon: 4
    wijken: { oost: , west: }
    leeftijdsgroepen: { volwassen: { van: 18 } }
    sporen: { ondersteuning: }
    voorzieningen:
      hulp: { eenheden_per_maand: 10, kostprijs: 30 }
      dag: { eenheden_per_maand: 10, kostprijs: 30 }
    toestanden:
      hulp:
        { gegeven: ja, stand: 100, instroom: 50, stromen: { uit: { soort: uitstroom, \(flow) } } }
      dag:
        { gegeven: ja, stand: 100, instroom: 50, stromen: { uit: { soort: uitstroom, \(flow) } } }
    """
  }

  /// The messages when the scenario is loaded, without the folder of its file.
  func found() throws -> [String] {
    try withFolder(["s.yaml": text]) { folder in
      do {
        _ = try Scenario.load(file: folder + "/s.yaml")
        return []
      } catch let error as ScenarioErrors {
        return error.errors.map { "\($0)".replacing(folder + "/", with: "") }
      }
    }
  }
}
