import DemandModel
import NumericKernels

/// The tables from which the need of wijken follows.
extension ScenarioDecoder {
  /// Clients by toestand and wijk; `alle` counts for every toestand.
  func observedClients(_ section: Section) -> [[Double]]? {
    let before = diagnostics.reportCount
    guard let table = needed(section, "tabel", .behoefte) else { return nil }
    let wijk = wijkIndices(table, totals: true)
    if diagnostics.reportCount == before { checkWijken(wijk, section, "tabel") }
    let names = stateKeys + (stateKeys.contains("alle") ? [] : ["alle"])
    let state = indices(
      table, "toestand", among: names, what: "toestand of the scenario",
      allowed: ["alle"] + stateKeys)
    var clients = states.map { _ in [Double](repeating: 0, count: wijken.count) }
    var totals = TotalRows<Int>()
    for row in table.rows {
      guard let wijk = wijk[row], let state = state[row] else { continue }
      let count = table.number(row, "clienten")
      if wijk == wijken.count {
        totals.state(count, of: state, row: row)
      } else {
        totals.add(count, to: state)
        for chosen in names[state] == "alle" ? Array(states.indices) : [state] {
          clients[chosen][wijk] += count
        }
      }
    }
    if diagnostics.reportCount == before { totals.check(table, "clienten", diagnostics) }
    return clients
  }

  /// Indicators by wijk (row) and name (column).
  func indicatorTable(_ section: Section, names: [String]) -> Matrix {
    var indicators = Matrix(rows: wijken.count, columns: names.count, repeating: 0)
    guard !names.contains("wijk") else {
      section.report(
        "coefficienten",
        "'wijk' is the column that names the wijk; allowed: columns with numbers; rename the "
          + "indicator")
      section.allow(["tabel"])
      return indicators
    }
    let columns = names.map {
      TableColumn($0, .number(-1e9...1e9), help: "indicator of the wijk")
    }
    guard let table = needed(section, "tabel", .indicatoren.with(columns)) else {
      return indicators
    }
    let before = diagnostics.reportCount
    let wijk = wijkIndices(table)
    if diagnostics.reportCount == before { checkWijken(wijk, section, "tabel") }
    for row in table.rows {
      guard let wijk = wijk[row] else { continue }
      for (column, name) in names.enumerated() {
        indicators[wijk, column] = table.number(row, name)
      }
    }
    return indicators
  }
}
