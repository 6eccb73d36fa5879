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
  let development: GemeenteDevelopment

  var found: Phrase {
    let form: Phrase =
      switch sheet.form {
      case .plain where sheet.workbookSheet != nil: Phrase(", werkboek", ", workbook")
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
    case .townAges:
      Phrase("bevolking van de gemeente naar leeftijd", "population of the gemeente by age")
    case .development: Phrase("geboorte, sterfte, verhuizing", "births, deaths, moves")
    case .forecast where isOfHouseholds:
      Phrase("prognose van huishoudens", "forecast of households")
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
    case .development where town.rates.isKnown:
      return Phrase(
        town.rates.known.map(\.dutch).joined(separator: ", ") + " van voor \(town.year)",
        town.rates.known.map(\.english).joined(separator: ", ") + " of before \(town.year)")
    case .pyramid where town.pyramid.source.dutch.contains(sheet.sourceName):
      return agesTaken
    case .townAges where town.pyramid.source.dutch.contains(sheet.sourceName): return agesTaken
    default: return nil
    }
  }

  private var agesTaken: Phrase {
    Phrase("leeftijdsopbouw van \(town.pyramid.year)", "ages of \(town.pyramid.year)")
  }

  private var isOfHouseholds: Bool { sheet.has(Topics.households) }

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
    } else if kind == .development, let last = development.years.keys.max(), last >= town.year {
      parts.append(Phrase("jaren vanaf \(town.year)", "years from \(town.year) on"))
    }
    if !sheet.otherSheets.isEmpty {
      let names = sheet.otherSheets.prefix(5).map { InertText.line($0) }.joined(separator: ", ")
      parts.append(Phrase("andere bladen: \(names)", "other sheets: \(names)"))
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
    case .development:
      return Phrase(
        "niets van voor \(town.year)", "nothing of before \(town.year)")
    case .townAges:
      return Phrase(
        "alles: geen jaar van \(town.year - 5) tot en met \(town.year) waarin elke leeftijd van de gemeente "
          + "precies eenmaal staat",
        "all of it: no year from \(town.year - 5) to \(town.year) with every age of the gemeente exactly once"
      )
    case .forecast where isOfHouseholds:
      return Phrase(
        "alles: de raming telt mensen, geen huishoudens",
        "all of it: people are simulated, not households")
    case .forecast where !sheet.has(Topics.place + Topics.code + Topics.name):
      return Phrase(
        "alles: de landelijke prognose zit al in wijkraming, bijgesteld met de telling van 2025",
        "all of it: wijkraming has the national forecast already, corrected by the count of 2025")
    case .forecast:
      return Phrase(
        "alles: de bevolking volgt uit geboorte, sterfte en verhuizingen; een prognose per wijk kan onder "
          + "bevolking.prognoses",
        "all of it: residents follow from births, deaths and moves; a forecast by wijk may stand under "
          + "bevolking.prognoses")
    case .pyramid where town.pyramid.isOfTown:
      return Phrase("alles: de gemeente zelf is bekend", "all of it: the gemeente itself is known")
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
