import Scenarios

/// What is said of a file: what it is, what was taken from it, and what was left.
struct FateWords {
  let sheet: StatLineSheet
  let kind: SheetKind
  let table: WijkTable?
  let isBase: Bool
  let town: Town
  let accounts: GemeenteAccounts
  let arrangements: ArrangementClients

  var found: Phrase {
    let form: Phrase =
      switch sheet.form {
      case .plain: Phrase("", "")
      case .layout: Phrase(", zoals de site de tabel toont", ", as the site lays the table out")
      case .bundle: Phrase(", OData-map met sleutels", ", OData folder with keys")
      }
    let number = sheet.identifier.map { " \($0.text)" } ?? ""
    return Phrase(subject.dutch + number + form.dutch, subject.english + number + form.english)
  }

  private var subject: Phrase {
    switch kind {
    case .residents: Phrase("inwoners per wijk en leeftijd", "residents by wijk and age")
    case .clients: Phrase("Wmo-cliënten per wijk", "Wmo clients by wijk")
    case .arrangements: Phrase("Wmo-cliënten per soort", "Wmo clients by kind")
    case .accounts: Phrase("Iv3 begroting en rekening", "Iv3 begroting and rekening")
    case .pyramid: Phrase("bevolking naar leeftijd", "population by age")
    case .development: Phrase("geboorte, sterfte, verhuizing", "births, deaths, moves")
    case .forecast: Phrase("prognose", "forecast")
    case .unknown: Phrase("niet herkend", "not recognised")
    }
  }

  var taken: Phrase? {
    switch kind {
    case .residents where isBase, .clients where isBase:
      return Phrase("inwoners van \(town.year)", "residents of \(town.year)").and(clientsTaken)
    case .residents, .clients: return clientsTaken
    case .arrangements
    where !arrangements.isEmpty && town.clients.source.contains(sheet.sourceName):
      return Phrase("cliënten van de gemeente", "clients of the gemeente")
    case .arrangements where town.outflow.source.contains(sheet.sourceName):
      return Phrase("uitstroom", "outflow")
    case .accounts
    where !accounts.isEmpty && (town.budget != nil || town.cost.source.contains("Iv3")):
      return Phrase("begroting en kosten per cliënt", "begroting and cost per client")
    case .pyramid where town.pyramid.source.dutch.contains(sheet.sourceName):
      return Phrase("leeftijdsopbouw van \(town.pyramid.year)", "ages of \(town.pyramid.year)")
    default: return nil
    }
  }

  private var clientsTaken: Phrase? {
    guard let table, let year = town.clientYear else { return nil }
    let rows = table.wijken + table.town
    guard rows.contains(where: { $0.year == year && $0.clients != nil }) else { return nil }
    return Phrase("cliënten tot en met \(year)", "clients up to \(year)")
  }

  var left: Phrase? {
    var parts: [Phrase] = []
    if let table {
      let years = Set((table.wijken + table.town).compactMap(\.year))
      if years.count == 1, let year = years.first, !isBase, taken == nil {
        parts.append(Phrase("van \(year), niet gebruikt", "of \(year), not used"))
      }
      if years.isEmpty {
        parts.append(Phrase("geen rijen van de gemeente", "no rows of the gemeente"))
      }
      let later = years.filter { $0 > town.year }.sorted()
      if years.count > 1, let first = later.first {
        parts.append(Phrase("jaren vanaf \(first)", "years from \(first) on"))
      }
      if table.unknownCount > 0 {
        parts.append(
          Phrase("\(table.unknownCount) onbekende cijfers", "\(table.unknownCount) unknown figures")
        )
      }
      if !table.rests.isEmpty {
        parts.append(Phrase("rij met een berekende rest", "row of a computed rest"))
      }
    } else if taken == nil {
      parts.append(leftWords)
    }
    guard !parts.isEmpty else { return nil }
    return Phrase(
      parts.map(\.dutch).joined(separator: "; "), parts.map(\.english).joined(separator: "; "))
  }

  private var leftWords: Phrase {
    switch kind {
    case .unknown:
      let names = sheet.columns.prefix(4).map { InertText.line(String($0.name.prefix(30))) }
      let list = names.joined(separator: ", ")
      return Phrase("alles; kolommen: \(list)", "all of it; columns: \(list)")
    case .arrangements where !arrangements.byType.isEmpty && arrangements.all.isEmpty:
      return Phrase("soorten apart worden niet gebruikt", "kinds apart are not used")
    case .accounts, .arrangements: return Phrase("niets voor dit jaar", "nothing for this year")
    default: return Phrase("alles: wordt niet gebruikt", "all of it: not used")
    }
  }
}

extension Phrase {
  fileprivate func and(_ other: Phrase?) -> Phrase {
    guard let other else { return self }
    return Phrase("\(dutch); \(other.dutch)", "\(english); \(other.english)")
  }
}
