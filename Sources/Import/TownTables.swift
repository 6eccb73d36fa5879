import Scenarios

/// The tables that the scenario of a town reads.
struct TownTables {
  let town: Town

  /// Residents by wijk, age and sex, each row with its source.
  var residents: [UInt8] {
    let pyramid = town.pyramid.source.dutch
    var text = "wijk,leeftijd,geslacht,aantal,source\n"
    for wijk in town.wijken {
      let what =
        wijk.hasOwnAges
        ? "vijf leeftijdsgroepen" : "inwoners en bekende groepen, de andere als elders,"
      let source = Self.quoted(
        "estimate: \(what) van \(town.populationSource), over leeftijden verdeeld naar \(pyramid)")
      guard wijk.residents > 0 else {
        text += "\(wijk.key),0,m,0,\(source)\n"
        continue
      }
      for (sex, letter) in ["m", "v"].enumerated() {
        for (age, count) in wijk.people[sex].enumerated() {
          text += "\(wijk.key),\(age),\(letter),\(Figure.text(count, 4)),\(source)\n"
        }
      }
    }
    return Array(text.utf8)
  }

  /// Clients of a year by wijk, each row with its source; nil where no wijk is counted.
  var clients: [UInt8]? {
    guard town.hasClientsOfWijken else { return nil }
    var text = "wijk,toestand,clienten,source\n"
    for wijk in town.wijken where wijk.residents > 0 {
      let source =
        switch wijk.clientSource {
        case .counted: town.clients.source.replacing("estimate: ", with: "")
        case .borders:
          "estimate: \(town.clients.source), oude wijken verdeeld met de tabel van grenzen"
        case .divided: "estimate: rest van de gemeente, naar leeftijd verdeeld"
        }
      text += "\(wijk.key),wmo,\(Figure.text(wijk.clients ?? 0, 2)),\(Self.quoted(source))\n"
    }
    return Array(text.utf8)
  }

  /// How inflow differs between ages.
  var profile: [UInt8] {
    var text = "voorziening,leeftijd_van,leeftijd_tot,verhouding,source\n"
    for group in SupportUse.ages {
      text +=
        "wmo,\(group.from),\(group.to),\(Figure.text(group.per1000, 0)),"
        + Self.quoted("estimate: cliënten per 1.000 inwoners in 2018, naar CBS 84812NED") + "\n"
    }
    return Array(text.utf8)
  }

  /// A text as one cell.
  static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
