import Scenarios

/// `herkomst.md`: what came from where, and what is assumed.
struct Herkomst {
  let town: Town
  let fates: [StatLineImport.FileFate]
  /// Which numbers the result moves with most; nil where that was not tried.
  var ranking: NumberRanking?

  var text: String {
    let parts: [[String]] = [head, files, wijken, measured, assumed, first, notes, licence]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    [
      "# Herkomst van \(town.key)", "",
      "Gemaakt met `wijkraming import`: \(Self.cell(town.name))"
        + (town.code.map { " (\($0))" } ?? "") + ", inwoners op 1 januari \(town.year).",
    ]
  }

  private var files: [String] {
    [
      "## Bestanden", "", "| bestand | herkend als | gebruikt | niet gebruikt |",
      "|---|---|---|---|",
    ]
      + fates.map { fate in
        let name = fate.file.split(separator: "/").suffix(2).joined(separator: "/")
        let cells = [name, fate.found.dutch, fate.taken?.dutch ?? "niets", fate.left?.dutch ?? ""]
        return "| " + cells.map(Self.cell).joined(separator: " | ") + " |"
      }
  }

  private var wijken: [String] {
    let head = [
      "## Wijken", "",
      "| wijk | code | inwoners in het bestand | hier | 65+ in het bestand | hier | cliënten | |",
      "|---|---|---|---|---|---|---|---|",
    ]
    return head
      + town.wijken.map { wijk in
        let how = [
          ClientSource.counted: "", .borders: "oude wijken", .divided: "verdeeld (aanname)",
        ]
        let cells = [
          wijk.shown, wijk.code?.description ?? "", Self.count(wijk.stated),
          Self.count(wijk.residents),
          Self.count(wijk.statedElderly), Self.count(wijk.elderly), Self.count(wijk.clients),
          wijk.clients == nil ? "" : how[wijk.clientSource] ?? "",
        ]
        return "| " + cells.map(Self.cell).joined(separator: " | ") + " |"
      }
  }

  private var measured: [String] {
    let known = numbers.filter { !$0.number.isAssumption }.map {
      row($0.label, $0.number, $0.places)
    }
    let people = "- Inwoners en 65+ per wijk: \(Self.cell(town.populationSource))."
    return ["## Gemeten", "", people] + known
  }

  private var assumed: [String] {
    let own = numbers.filter(\.number.isAssumption).map { row($0.label, $0.number, $0.places) }
    return ["## Aangenomen", ""] + own + [
      "- Leeftijd en geslacht binnen de groepen: \(Self.cell(town.pyramid.source.dutch)). 75+ in een wijk rust daarop.",
      "- Gebruik naar leeftijd (`profielen.csv`): naar CBS 84812NED, 2018; alleen de verhoudingen tellen.",
      rates,
      "- Overlijden van cliënten, schokken, lonen en prijzen, de vorm van betalen: landelijke aannamen.",
      "- Begrotingen na \(town.year), weerstandscapaciteit, eigen bijdragen en pgb: niet bekend. De bedragen van Iv3 zijn lasten.",
    ]
  }

  private var first: [String] {
    guard let lines = ranking?.lines else {
      return ["## Eerst te vervangen", "", "- Niet berekend (`--ranking no`)."]
    }
    return ["## Eerst te vervangen", "", Self.cell(lines.head.dutch), ""]
      + lines.numbers.map { Self.cell($0.dutch) } + [
        "",
        "Een onzeker getal is vastgehouden op zijn gemiddelde, bij dezelfde trekkingen van al het andere: het bedrag is de "
          + "standaardafwijking van het verschil. Een aanname zonder onzekerheid is een tiende hoger genomen, alsof dat haar "
          + "standaardafwijking is (aanname). Bedragen tellen niet op.",
      ]
  }

  /// What is known of births, deaths and moves, and what is not.
  private var rates: String {
    let levels: [(String, String?)] = [
      ("Geboorte", town.rates.births?.source), ("Sterfte", town.rates.deaths?.source),
      ("Migratie", town.rates.arrivals?.source),
    ]
    let known = levels.compactMap { what, source -> String? in
      source.map {
        "- \(what): het niveau van \(Self.cell($0)); naar leeftijd en wijk een aanname."
      }
    }
    let rest = levels.filter { $0.1 == nil }.map { $0.0.lowercased() } + ["instellingen"]
    let words = rest.joined(separator: ", ") + (rest.contains("migratie") ? " (saldo 0)" : "")
    let national = "- Landelijke schattingen: \(words); geen verhuizingen tussen wijken."
    return (known + [national]).joined(separator: "\n")
  }

  private var numbers: [(label: String, number: Sourced, places: Int)] {
    var numbers: [(label: String, number: Sourced, places: Int)] = [
      ("Cliënten in een jaar", town.clients, 0), ("Uitstroom per jaar", town.outflow, 4),
      ("Groei per jaar", town.growth, 4),
      ("Kosten per cliënt in zorg per jaar, in euro", town.cost, 0),
    ]
    if let budget = town.budget { numbers.append(("Begroting \(town.year), in euro", budget, 0)) }
    return numbers
  }

  private func row(_ label: String, _ number: Sourced, _ places: Int) -> String {
    let source = number.source.replacing("estimate: ", with: "")
    return "- \(label): \(Figure.text(number.value, places)) (\(Self.cell(source)))."
  }

  private var notes: [String] {
    guard !town.notes.isEmpty else { return ["## Opmerkingen", "", "- Geen."] }
    return ["## Opmerkingen", ""] + town.notes.map { "- " + Self.cell($0.dutch) }
  }

  private var licence: [String] {
    [
      "Wat er gebeurd is, van alle jaren in de bestanden, staat in `realisatie.csv` als er cliënten of bedragen waren: "
        + "cliënten in de loop van een periode (`clients_in_period`) en lasten van taakveld 6.6 en 6.71 (`payment`, eigen bijdragen "
        + "niet afgetrokken). Het scenario gebruikt daarvan niets van na zijn eerste jaar.", "",
    ] + ["Cijfers van CBS StatLine: CC BY 4.0, met bronvermelding \"Bron: CBS\"."]
  }

  private static func count(_ value: Double?) -> String {
    value.map { Figure.dutch($0) } ?? "onbekend"
  }

  /// A text that cannot end its cell, nor begin another mark.
  private static func cell(_ text: String) -> String {
    var result = ""
    for character in InertText.line(text) {
      if "|<>`[]*".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
