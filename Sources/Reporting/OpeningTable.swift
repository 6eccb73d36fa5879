import DemandModel
import Scenarios
import SociaalDomein

/// `opening.csv`: the opening balance of every toestand, a year, as the run begins with it.
public struct OpeningTable {
  public static let columns = [
    "toestand", "name", "stock", "inflow", "from_other_states", "outflow", "growth",
  ]

  private let scenario: Scenario

  public init(scenario: Scenario) { self.scenario = scenario }

  /// The table as CSV: people, people a year, and growth as a share a year.
  public func csv() -> [UInt8] {
    let demand = scenario.model.demand
    var text = CSVText(columns: OpeningTable.columns)
    for (state, care) in demand.setting.states.enumerated() {
      let stock = demand.opening.stock(state: state, setting: demand.setting)
      text.append(care.key)
      text.append(care.name)
      for figure in [
        stock, demand.opening.inflow[state], demand.opening.fromOtherStates[state],
        demand.opening.outflow[state] * stock, demand.opening.growth[state],
      ] { text.append(figure) }
      text.endRow()
    }
    return text.bytes
  }
}
