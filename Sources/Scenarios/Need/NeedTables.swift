import DemandModel
import NumericKernels

/// The tables from which the need of wijken follows.
extension ScenarioDecoder {
  /// Clients by toestand and wijk; `alle` counts for every toestand.
  func observedClients(_ section: Section) -> [[Double]]? {
    let before = diagnostics.reportCount
    guard let table = needed(section, BehoefteKeys.keys.tabel) else { return nil }
    let wijk = wijkIndices(table, totals: true)
    let nobody = wijken.indices.filter { residentsOfWijk?[$0] == 0 }
    if diagnostics.reportCount == before {
      checkWijken(wijk, section, "tabel", except: nobody)
    }
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
    if diagnostics.reportCount == before {
      totals.check(table, "clienten", diagnostics)
      warnOfWijkenWithoutClients(clients, table, wijk)
      warnOfOtherStock(clients, table, wijk, state, alle: names.count > stateKeys.count)
    }
    return clients
  }

  /// Warns of wijken with residents and without a client: as those of a part that the table still counts
  /// with its neighbour.
  private func warnOfWijkenWithoutClients(
    _ clients: [[Double]], _ table: Table, _ wijk: [Int?]
  ) {
    guard let residents = residentsOfWijk, clients.joined().contains(where: { $0 > 0 }) else {
      return
    }
    for index in wijken.indices where residents[index] > 0 {
      guard !clients.contains(where: { $0[index] > 0 }),
        let row = table.rows.first(where: { wijk[$0] == index })
      else { continue }
      diagnostics.warn(
        at: table.place(row, "clienten"),
        "wijk '\(wijkKeys[index])' has \(people(residents[index])) residents and 0 clients; where another "
          + "wijk counts its clients, as after a change of borders, divide them over both; without that, "
          + "its need is taken to be low")
    }
  }

  /// Warns of a stock that is another than the clients of its table: one of the two is of another
  /// period, unit or set of wijken.
  private func warnOfOtherStock(
    _ clients: [[Double]], _ table: Table, _ wijk: [Int?], _ state: [Int?], alle: Bool
  ) {
    let counting = table.rows.filter { row in wijk[row].map { $0 < wijken.count } ?? false }
    let rows = Dictionary(grouping: counting) { state[$0] ?? 0 }
    let stocks = stockGiven()
    let named = stateKeys.indices.filter { rows[$0] != nil }
    // Whether 'alle' counts those of a toestand by name once more, nobody can tell.
    guard named.isEmpty || rows[stateKeys.count] == nil else { return }
    for index in named {
      warnOfStock(
        "'\(stateKeys[index])'", stocks[index], clients[index].reduce(0, +), table, rows[index])
    }
    guard alle, let all = rows[stateKeys.count] else { return }
    let counted = all.reduce(0) { $0 + table.number($1, "clienten") }
    // Somebody in several sporen is one of 'alle': they are no fewer than those of the largest spoor.
    let tracks = tracks.indices.map { track in
      zip(states, stocks).reduce(Double?.some(0)) { sum, state in
        guard state.0.track == track else { return sum }
        return sum.flatMap { sum in state.1.map { sum + $0 } }
      }
    }
    guard !tracks.contains(nil) else { return }
    let total = tracks.reduce(0) { $0 + ($1 ?? 0) }
    let largest = tracks.compactMap(\.self).max() ?? 0
    guard counted > total || counted < largest else { return }
    warnOfStock("all toestanden together", total, counted, table, all)
  }

  /// A tenth of difference passes: a table of a year counts other people than a stock of one day.
  private func warnOfStock(
    _ what: String, _ stock: Double?, _ counted: Double, _ table: Table, _ rows: [Int]?
  ) {
    guard let stock, stock > 0, let row = rows?.first, abs(counted / stock - 1) > 0.1 else {
      return
    }
    diagnostics.warn(
      at: table.place(row, "clienten"),
      "the wijken of this table have \(people(counted)) clients, and the stand of \(what) is "
        + "\(people(stock)); the table divides that over the wijken; check the period, the unit and "
        + "whether every wijk is there")
  }

  /// The stand of every toestand as it is given; nil where it is billed, or could not be read.
  private func stockGiven() -> [Double?] {
    let section = root.section("toestanden")
    return stateKeys.enumerated().map { state, key in
      if let stocks = opening?.stocks, stocks.covers[state] { return stocks.mean(state: state) }
      let path = section.section(key).keyPath("stand")
      return root.parametersRead.first { $0.parameter.key == path }?.parameter.value
    }
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
