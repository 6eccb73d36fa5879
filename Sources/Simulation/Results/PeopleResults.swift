// Results that count people.
extension MetricDeclaration {
  static let need = MetricDeclaration(
    .persons, BilingualText("Nieuwe behoefte per jaar", "New need a year"),
    help: BilingualText(
      "Mensen die in het jaar nieuwe behoefte melden, voordat een contract daar iets mee doet; "
        + "wie meer voorzieningen nodig heeft telt bij elk.",
      "People who report new need in the year, before any contract acts on it; who needs "
        + "several voorzieningen counts for each."),
    .flow, .everywhere(byVoorziening: true, monthly: true))

  static let clients = MetricDeclaration(
    .persons,
    BilingualText(
      "Cliënten per voorziening (een persoon telt per voorziening)",
      "Clients by voorziening (a person counts in each)"),
    help: BilingualText(
      "Cliënten, gemiddeld over het jaar; in een totaal telt een persoon bij elke voorziening "
        + "die hij krijgt.",
      "Clients, on average over the year; in a total a person counts for every voorziening "
        + "received."),
    AddingUp(voorzieningen: .sum, wijken: .sum, years: .mean, gemeenten: .sum),
    .everywhere(byVoorziening: true, monthly: true))

  static let persons = MetricDeclaration(
    .persons, BilingualText("Cliënten (personen)", "Clients (persons)"),
    help: BilingualText(
      "Mensen met ondersteuning, gemiddeld over het jaar; ieder telt één keer, ook in meer "
        + "sporen.",
      "People with support, on average over the year; each counts once, also in several tracks."),
    .stock, .everywhere())

  static let registered = MetricDeclaration(
    .persons, BilingualText("Cliënten met een beschikking", "Clients with a beschikking"),
    help: BilingualText(
      "Cliënten van voorzieningen die een beschikking vragen, gemiddeld over het jaar; een "
        + "persoon telt bij elke voorziening.",
      "Clients of voorzieningen that take a beschikking, on average over the year; a person "
        + "counts for every voorziening."),
    .stock, .everywhere())

  static let inflow = MetricDeclaration(
    .persons, BilingualText("Instroom", "Inflow"),
    help: BilingualText(
      "Mensen die in het jaar beginnen; voor een deel van de zorg ook wie uit andere zorg komt.",
      "People who start in the year; for a part of the care also those who come to it from "
        + "other care."),
    .flow, .everywhere(byVoorziening: true, monthly: true))

  static let outflow = MetricDeclaration(
    .persons, BilingualText("Uitstroom", "Outflow"),
    help: BilingualText(
      "Mensen die in het jaar stoppen; voor een deel van de zorg ook wie naar andere zorg gaat.",
      "People who leave in the year; for a part of the care also those who go on to other care."),
    .flow, .everywhere(byVoorziening: true, monthly: true))

  static let inProcess = MetricDeclaration(
    .persons, BilingualText("In onderzoek of besluit", "In onderzoek or besluit"),
    help: BilingualText(
      "Mensen van wie de melding in onderzoek is of op een besluit wacht, gemiddeld over het "
        + "jaar.",
      "People whose melding is in onderzoek or waits for a besluit, on average over the year."),
    .stock, .everywhere())

  static let waiting = MetricDeclaration(
    .persons, BilingualText("Wachtend na het besluit", "Waiting after the besluit"),
    short: BilingualText("wachtenden", "people waiting"),
    help: BilingualText(
      "Mensen met een besluit die nog niet begonnen zijn, gemiddeld over het jaar; wie op meer "
        + "voorzieningen wacht telt bij elk.",
      "People with a besluit who have not started yet, on average over the year; who waits for "
        + "several voorzieningen counts for each."),
    .stock, .everywhere(byVoorziening: true, monthly: true))

  static let waitingWeeks = MetricDeclaration(
    .weeks, BilingualText("Weken gewacht bij de start", "Weeks waited at the start"),
    help: BilingualText(
      "Hoe lang wie in het jaar begon na het besluit had gewacht, gemiddeld over wie begon; 0 "
        + "waar niemand begon.",
      "How long those who started in the year had waited after the besluit, on average over who "
        + "started; 0 where nobody did."),
    AddingUp(
      voorzieningen: .no, wijken: .weighted(by: .inflow), years: .weighted(by: .inflow),
      gemeenten: .weighted(by: .inflow)), .everywhere())

  static let reneged = MetricDeclaration(
    .persons, BilingualText("Afgehaakt", "Gave up"),
    help: BilingualText(
      "Mensen die in het jaar het wachten opgaven.",
      "People who gave up waiting in the year."),
    .flow, .everywhere(.queues))

  static let socialBase = MetricDeclaration(
    .persons, BilingualText("Geholpen in de sociale basis", "Helped in the sociale basis"),
    help: BilingualText(
      "Mensen die in het jaar in de sociale basis geholpen werden in plaats van met zorg te "
        + "beginnen.",
      "People who were helped in the sociale basis in the year instead of starting care."),
    .flow, .everywhere(.queues))

  static let pgbLeak = MetricDeclaration(
    .persons, BilingualText("Uitgeweken naar een pgb", "Turned to a pgb"),
    help: BilingualText(
      "Mensen die in het jaar een pgb namen omdat een netwerk voor hen dicht was of het wachten "
        + "te lang duurde.",
      "People who took a pgb in the year because a network was closed to them, or tired of "
        + "waiting."),
    .flow, .everywhere(.queues))

  static let herindicatieBacklog = MetricDeclaration(
    .persons, BilingualText("Achterstand in herindicaties", "Backlog of herindicaties"),
    help: BilingualText(
      "Mensen van wie de herindicatie over tijd is, gemiddeld over het jaar.",
      "People whose herindicatie is overdue, on average over the year."),
    .stock, MetricPlace([.gemeente, .contract], .reviews))

  static let population = MetricDeclaration(
    .persons, BilingualText("Inwoners 1 januari", "Residents 1 January"),
    help: BilingualText(
      "Inwoners op 1 januari van het jaar.",
      "Residents on 1 January of the year."),
    .dated, .everywhere())

  static let population75plus = MetricDeclaration(
    .persons,
    BilingualText("Inwoners 1 januari, 75 jaar en ouder", "Residents 1 January, 75 and older"),
    short: BilingualText("waarvan 75 jaar en ouder", "of whom 75 and older"),
    help: BilingualText(
      "Inwoners van 75 jaar en ouder op 1 januari van het jaar.",
      "Residents of 75 and older on 1 January of the year."),
    .dated, .everywhere())
}
