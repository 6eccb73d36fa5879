import Scenarios

/// Lays counted Wmo clients on the wijken of a town.
struct ClientsOfWijken {
  let tables: [WijkTable]
  let borders: BorderTable?
  let identity: WijkIdentity?
  let residentsPath: String
  let year: Int

  /// The year of which clients of wijken are used: the latest one not after the start; nil for none.
  var clientYear: Int? {
    // Nothing but 0 is a year that was not delivered.
    tables.flatMap(\.wijken).filter { ($0.clients ?? 0) > 0 }.compactMap(\.year).filter {
      $0 <= year
    }
    .max()
  }

  /// The years after the start that are not used.
  var laterYears: [Int] {
    Set(
      tables.flatMap(\.wijken).filter { $0.clients != nil }.compactMap(\.year).filter { $0 > year }
    )
    .sorted()
  }

  /// Clients of the gemeente by year, where a table has them.
  var ofTown: [Int: Double] {
    var found: [Int: Double] = [:]
    for row in tables.flatMap(\.town) {
      if let year = row.year, let clients = row.clients, clients > 0 { found[year] = clients }
    }
    return found
  }

  /// Gives names to wijken without one, from tables that know the code in that year.
  func named(_ wijken: [TownWijk]) throws(ScenarioErrors) -> [TownWijk] {
    var wijken = wijken
    for index in wijken.indices where wijken[index].name == nil {
      let match = WijkMatch(
        wijken: [wijken[index]], residentsPath: residentsPath, identity: identity)
      for row in tables.flatMap(\.wijken) where row.year == year && row.name != nil {
        guard row.code == wijken[index].code,
          try match.index(of: row, residents: row.residents) == 0
        else {
          continue
        }
        wijken[index].name = row.name
      }
    }
    return wijken
  }

  /// The wijken with what the tables count in a year, and what is to be said of it.
  ///
  /// Errors: contradictions of code and name, wijken that are not known, as after a change of borders.
  func laid(on wijken: [TownWijk], of clientYear: Int) throws(ScenarioErrors) -> [TownWijk] {
    var result = wijken
    let match = WijkMatch(wijken: wijken, residentsPath: residentsPath, identity: identity)
    var unknown: [WijkFigures] = []
    for row in tables.flatMap(\.wijken) where row.year == clientYear {
      guard let clients = row.clients else { continue }
      if let residents = row.residents, clients > residents + 5 {
        throw .one(
          row.place,
          "\(row.shown) has \(Figure.english(clients)) clients and \(Figure.english(residents)) residents; "
            + "allowed: fewer clients than residents; check that the column counts clients and the row is of one wijk"
        )
      }
      if let parts = borders?.parts(of: row) {
        for part in parts { try add(clients * part.share, to: part.to, &result) }
      } else if let index = try match.index(of: row, residents: residents(as: row)) {
        if result[index].clients != nil, result[index].clientSource == .counted { continue }
        result[index].clients = (result[index].clients ?? 0) + clients
      } else {
        unknown.append(row)
      }
    }
    for row in tables.flatMap(\.rests) where row.year == clientYear {
      // A rest is a wijk only where the residents are counted so too.
      guard let clients = row.clients,
        let index = result.firstIndex(where: { $0.name == row.name }),
        result[index].clients == nil
      else { continue }
      result[index].clients = clients
    }
    guard let first = unknown.first else { return result }
    throw changedBorders(first, unknown, wijken)
  }

  /// The residents of a row's wijk in the year of the town, as the same table has them.
  private func residents(as row: WijkFigures) -> Double? {
    let own = tables.flatMap(\.wijken).filter { $0.year == year && $0.path == row.path }
    let same = own.first { other in
      row.name != nil ? other.name == row.name : other.code == row.code
    }
    return same?.residents
  }

  private func add(_ clients: Double, to key: String, _ wijken: inout [TownWijk])
    throws(ScenarioErrors)
  {
    let index = wijken.firstIndex { wijk in
      wijk.code?.description == key || wijk.name.map(SheetName.plain) == key
        || SheetName.plain(wijk.key) == key
    }
    guard let index else {
      throw .one(
        SourcePlace(file: borders?.path ?? ""),
        "'\(key)' under naar is no wijk of \(residentsPath); allowed: "
          + wijken.map(\.shown).joined(separator: ", ") + "; correct the table of borders")
    }
    wijken[index].clients = (wijken[index].clients ?? 0) + clients
    wijken[index].clientSource = .borders
  }

  private func changedBorders(
    _ first: WijkFigures, _ unknown: [WijkFigures], _ wijken: [TownWijk]
  ) -> ScenarioErrors {
    let names = unknown.prefix(8).map(\.shown).joined(separator: ", ")
    return .one(
      first.place,
      "\(names) \(unknown.count == 1 ? "is no wijk" : "are no wijken") of \(residentsPath), which has "
        + wijken.prefix(12).map(\.shown).joined(separator: ", ")
        + ": the borders changed, or one of the files has other names; allowed: the same wijken; give "
        + "--grenzen FILE, a table van,naar,aandeel that divides the old wijken over the new ones, or a file "
        + "of the same year")
  }
}
