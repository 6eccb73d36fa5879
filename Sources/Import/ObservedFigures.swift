import Scenarios

/// `realisatie.csv`: what happened, as the files have it, by year or half-year, to hold results against.
///
/// Columns `level,name,voorziening,metric,period,value,unit,source`. Level, name, metric and unit are those of
/// `summary.csv`, and beside them `clients_in_period`, people with support at any time in the period. All years
/// that the files have are in it, those after the start as well: nothing of them is in the scenario.
struct ObservedFigures {
  /// The name of the file.
  static let fileName = "realisatie.csv"
  private static let clients = "clients_in_period"

  /// What a row is about; no two rows are about the same.
  private struct Subject: Hashable {
    let level: String
    let name: String
    let metric: String
    let period: String
  }

  private let town: Town
  private var rows: [String] = []
  private var known: Set<Subject> = []
  /// Rows of wijken that are none of the town's, as after a change of borders.
  private(set) var leftOut = 0

  /// - Parameter tables: those of wijken, codes as in the year of the residents.
  init(_ town: Town, _ tables: [WijkTable], _ parts: TownBuilder) {
    self.town = town
    let match = WijkMatch(
      wijken: town.wijken, residentsPath: parts.base.sheet.path, identity: parts.options.identity)
    for table in tables where table.sheet.has(Topics.clients) { addClients(table, match) }
    addArrangements(parts.arrangements)
    addAccounts(parts.accounts)
  }

  /// The table; nil where the files have nothing of it.
  var table: [UInt8]? {
    guard !rows.isEmpty else { return nil }
    let head = "level,name,voorziening,metric,period,value,unit,source"
    return Array(([head] + rows).joined(separator: "\n").utf8) + [10]
  }

  private mutating func add(_ subject: Subject, _ value: Double, _ unit: String, _ source: String) {
    guard value > 0, known.insert(subject).inserted else { return }
    let cells = [
      subject.level, subject.name, "totaal", subject.metric, subject.period,
      Figure.text(value, 2), unit, TownTables.quoted(InertText.line(source)),
    ]
    rows.append(cells.joined(separator: ","))
  }

  private func ofTown(_ metric: String, _ period: String) -> Subject {
    Subject(level: "gemeente", name: town.key, metric: metric, period: period)
  }

  // MARK: Clients

  private mutating func addClients(_ table: WijkTable, _ match: WijkMatch) {
    let source = "\(table.sheet.sourceName): cliënten in de loop van het jaar, afgerond op vijf"
    for row in table.town {
      guard let year = row.year, let clients = row.clients else { continue }
      add(ofTown(Self.clients, "\(year)"), clients, "persons", source)
    }
    for row in table.wijken {
      guard let year = row.year, let clients = row.clients, clients > 0 else { continue }
      // Codes are given to other wijken later: a row counts where code and name agree.
      guard let index = try? match.index(of: row, residents: nil) else {
        leftOut += 1
        continue
      }
      let wijk = Subject(
        level: "wijk", name: town.wijken[index].key, metric: Self.clients, period: "\(year)")
      add(wijk, clients, "persons", source)
    }
  }

  private mutating func addArrangements(_ arrangements: ArrangementClients) {
    let source = "\(arrangements.source): cliënten in de loop van de periode"
    let known = arrangements.all.sorted {
      ($0.key.year, $0.key.half ?? 3) < ($1.key.year, $1.key.half ?? 3)
    }
    for (period, clients) in known {
      let half = period.half.map { "H\($0)" } ?? ""
      add(ofTown(Self.clients, "\(period.year)\(half)"), clients, "persons", source)
    }
  }

  // MARK: Money

  /// Lasten of taakvelden 6.6 and 6.71 together: what is paid, without eigen bijdragen taken off; the scenario has
  /// none either.
  private mutating func addAccounts(_ accounts: GemeenteAccounts) {
    let words = "taakveld 6.6 en 6.71, lasten"
    if town.budget != nil {
      for (year, amount) in accounts.budgeted.sorted(by: { $0.key < $1.key }) {
        add(
          ofTown("begroting", "\(year)"), amount, "euro",
          "Iv3, \(accounts.source): primitieve begroting, \(words)")
      }
    }
    for (year, amount) in accounts.spent.sorted(by: { $0.key < $1.key }) {
      add(
        ofTown("payment", "\(year)"), amount, "euro",
        "Iv3, \(accounts.source): rekening, \(words); ook wat aan pgb en uitvoering is geboekt")
    }
  }
}
