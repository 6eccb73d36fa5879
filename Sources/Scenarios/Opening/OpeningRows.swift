import DemandModel
import SociaalDomein

/// The rows of a table with which a scenario opens.
extension ScenarioDecoder {
  /// The draws of a year; nil, with the errors reported, where there are none.
  func stocks(in table: Table, of year: Int, _ section: Section) -> OpeningStocks? {
    let rows = table.rows.filter { table.integer($0, "jaar") == year }
    guard !rows.isEmpty else {
      let years = Set(table.numbers("jaar")).sorted().map { numberText($0) }
      section.report(
        "jaar",
        "the table has no rows of \(year); it has \(listed(years, limit: 30)), each for the people of its "
          + "1 January; \(remedy(year))")
      return nil
    }
    return counted(table, rows, section)
  }

  private func counted(_ table: Table, _ rows: [Int], _ section: Section) -> OpeningStocks? {
    let before = diagnostics.reportCount
    let hasWijken = table.has("wijk")
    let wijk: [Int?] = hasWijken ? wijkIndices(table) : table.rows.map { _ in 0 }
    let numbers = Set(rows.map { table.integer($0, "replicatie") }).sorted()
    let draw = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    let state = knownStates(table, rows, draws: numbers.count)
    guard state.contains(where: { $0 != nil }) else {
      diagnostics.report(
        at: table.place(rows[0], "toestand"),
        "the table has no toestand of the scenario; allowed: \(listed(stateKeys, limit: 30)); rename "
          + "those of the table")
      return nil
    }
    var counts = StockCounts(draws: numbers, states: stateKeys, wijken: hasWijken ? wijkKeys : nil)
    let waits: (Int) -> Double =
      table.has("wachtend") ? { table.number($0, "wachtend") } : { _ in 0 }
    for (index, row) in rows.enumerated() {
      guard let state = state[index], let wijk = wijk[row],
        let draw = draw[table.integer(row, "replicatie")]
      else { continue }
      counts.add(
        table.number(row, "clienten"), waits(row), draw: draw, state: state, part: wijk)
    }
    if diagnostics.reportCount == before, let missing = counts.missing {
      diagnostics.report(at: SourcePlace(file: table.path, line: 1, column: 1), missing)
    }
    return counts.stocks
  }

  /// Per row the toestand of the scenario; nil for others, whose people are left out with a warning.
  private func knownStates(_ table: Table, _ rows: [Int], draws: Int) -> [Int?] {
    let index = Dictionary(uniqueKeysWithValues: stateKeys.enumerated().map { ($1, $0) })
    var lost: [String: (row: Int, inCare: Double, waiting: Double)] = [:]
    let found = rows.map { row -> Int? in
      let name = table.text(row, "toestand")
      if let state = index[name] { return state }
      lost[name, default: (row, 0, 0)].inCare += table.number(row, "clienten")
      if table.has("wachtend") { lost[name]?.waiting += table.number(row, "wachtend") }
      return nil
    }
    for (name, people) in lost.sorted(by: { $0.value.row < $1.value.row }) {
      let waits = people.waiting / Double(draws)
      let waiting = waits > 0 ? ", and \(rounded(waits)) who wait," : ""
      diagnostics.warn(
        at: table.place(people.row, "toestand"),
        "'\(shown(name))' is no toestand of the scenario: its \(rounded(people.inCare / Double(draws))) people in "
          + "care on average\(waiting) are left out; where they are one of \(listed(stateKeys, limit: 30)), "
          + "rename the toestand" + NearestName(among: stateKeys).suggestion(for: name))
    }
    return found
  }
}

/// People by draw, toestand and wijk while the rows of a table come in.
struct StockCounts {
  private let draws: [Int]
  private let states: [String]
  /// Nil where the table does not tell them apart.
  private let wijken: [String]?
  private var covers: [Bool]
  private var isThere: [Bool]
  private var clients: [Double]
  private var waiting: [Double]

  /// - Parameter draws: their numbers in the table.
  init(draws: [Int], states: [String], wijken: [String]?) {
    self.draws = draws
    self.states = states
    self.wijken = wijken
    let count = draws.count * states.count * (wijken?.count ?? 1)
    covers = Array(repeating: false, count: states.count)
    isThere = Array(repeating: false, count: count)
    clients = Array(repeating: 0, count: count)
    waiting = clients
  }

  private var parts: Int { wijken?.count ?? 1 }

  /// Adds a row, by the place of its draw.
  mutating func add(_ inCare: Double, _ waits: Double, draw: Int, state: Int, part: Int) {
    let index = (draw * states.count + state) * parts + part
    covers[state] = true
    isThere[index] = true
    clients[index] += inCare
    waiting[index] += waits
  }

  /// What is said where not every draw has every toestand of the table in every wijk, as in a file that
  /// was cut off.
  var missing: String? {
    let gaps = isThere.indices.filter { !isThere[$0] && covers[$0 / parts % states.count] }
    guard let first = gaps.first else { return nil }
    let place = wijken.map { " in wijk '\($0[first % parts])'" } ?? ""
    let others =
      switch gaps.count - 1 {
      case 0: ""
      case 1: ", and one more row is missing"
      default: ", and \(gaps.count - 1) more rows are missing"
      }
    return "replicatie \(draws[first / parts / states.count]) has no row of toestand "
      + "'\(states[first / parts % states.count])'\(place)\(others); allowed: every toestand of the table"
      + (wijken == nil ? "" : " in every wijk of the scenario")
      + ", in every replicatie; add them, with 0 where nobody is"
  }

  var stocks: OpeningStocks {
    OpeningStocks(
      draws: draws.count, covers: covers, parts: parts, clients: clients, waiting: waiting)
  }
}
