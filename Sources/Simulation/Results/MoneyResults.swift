// Results in euros.
extension MetricDeclaration {
  static let cost = MetricDeclaration(
    .euro, BilingualText("Kosten van aanbieders", "Cost of providers"),
    short: BilingualText("Kosten", "Cost"),
    help: BilingualText(
      "Wat de geleverde ondersteuning haar aanbieders kost in het jaar, zonder pgb's.",
      "What the support that is delivered costs its providers in the year, without pgb's."),
    .euros, .everywhere(byVoorziening: true, monthly: true))

  static let payment = MetricDeclaration(
    .euro, BilingualText("Betalingen aan aanbieders", "Payments to providers"),
    help: BilingualText(
      "Wat de gemeente aanbieders over het jaar betaalt, afrekeningen mee.",
      "What the gemeente pays providers over the year, settlements included."),
    .euros, .everywhere(byVoorziening: true, monthly: true))

  static let ownContribution = MetricDeclaration(
    .euro, BilingualText("Eigen bijdragen", "Own contributions"),
    help: BilingualText(
      "Wat cliënten in het jaar bijdragen; + is een ontvangst van de gemeente.",
      "What clients contribute in the year; + is a receipt of the gemeente."),
    .euros, .everywhere(byVoorziening: true))

  static let providerResult = MetricDeclaration(
    .euro, BilingualText("Resultaat van aanbieders", "Result of providers"),
    short: BilingualText("resultaat aanbieders", "result of providers"),
    help: BilingualText(
      "Betalingen en wat uit reserves komt, min de kosten van aanbieders, over het jaar; + is "
        + "winst.",
      "Payments and what comes out of reserves, less the cost of providers, over the year; + is "
        + "a profit."),
    .contracts, .contracts(.contracts))

  static let reserve = MetricDeclaration(
    .euro, BilingualText("Reserve, eind van het jaar", "Reserve, end of the year"),
    help: BilingualText(
      "Wat er aan het eind van het jaar in de reserves van contracten zit; over jaren telt het "
        + "niet op.",
      "What is in the reserves of contracts at the end of the year; it does not add up over "
        + "years."),
    AddingUp(voorzieningen: .no, wijken: .no, years: .no, gemeenten: .sum),
    MetricPlace([.gemeente, .contract], .contracts))

  static let budget = MetricDeclaration(
    .euro, BilingualText("Budget van de contracten", "Budget of the contracts"),
    short: BilingualText("budget", "budget"),
    help: BilingualText(
      "Budget over het jaar van de contracten die er een hebben, met wat naast een vast deel "
        + "wordt gedeclareerd.",
      "Budget over the year of the contracts that have one, with what is declared beside a part "
        + "that is fixed."),
    .contracts, .contracts(.budgets))

  static let needCost = MetricDeclaration(
    .euro, BilingualText("Kosten van alle behoefte", "Cost of all need"),
    help: BilingualText(
      "Wat alle behoefte over het jaar zou kosten: kosten van aanbieders en pgb's onder "
        + "contracten met een budget, en wat niet geleverd wordt, ook waar er geen is.",
      "What all need would cost over the year: provider cost and pgb's of contracts with a "
        + "budget, and what is undelivered, also where there is none."),
    .contracts,
    formula: ResultFormula([
      .budget, .carriedGemeente, .carriedProvider, .carriedReserve, .undelivered,
    ]),
    .contracts(.budgets))

  static let carriedGemeente = MetricDeclaration(
    .euro, BilingualText("Gedragen door de gemeente", "Carried by the gemeente"),
    short: BilingualText("gemeente", "gemeente"),
    help: BilingualText(
      "Wat de gemeente over het jaar betaalt boven het budget: betalingen en pgb's min het "
        + "budget; - is een voordeel.",
      "What the gemeente pays over the year beyond the budget: payments and pgb's less the "
        + "budget; - is a gain."),
    .contracts, .contracts(.budgets))

  static let carriedProvider = MetricDeclaration(
    .euro, BilingualText("Gedragen door aanbieders", "Carried by providers"),
    short: BilingualText("aanbieders", "providers"),
    help: BilingualText(
      "Wat aanbieders over het jaar zelf dragen: hun kosten min betalingen en wat uit de "
        + "reserve komt; - is een voordeel.",
      "What providers carry themselves over the year: their cost less payments and what comes "
        + "out of the reserve; - is a gain."),
    .contracts, .contracts(.budgets))

  static let carriedReserve = MetricDeclaration(
    .euro, BilingualText("Gedragen door de reserve", "Carried by the reserve"),
    short: BilingualText("reserve", "reserve"),
    help: BilingualText(
      "Wat over het jaar uit de reserve komt; - is wat erin gaat.",
      "What comes out of the reserve over the year; - is what goes into it."),
    .contracts, .contracts(.budgets))

  static let undelivered = MetricDeclaration(
    .euro, BilingualText("Niet geleverd", "Undelivered"),
    help: BilingualText(
      "Ondersteuning over het jaar voor wie wacht of afhaakte, tegen wat die zou hebben gekost.",
      "Support over the year for those who wait or gave up, at what it would have cost."),
    .contracts, .contracts(.budgetsOrQueues))

  static let begroting = MetricDeclaration(
    .euro, BilingualText("Begroting", "Begroting"),
    help: BilingualText(
      "Wat de gemeente voor het jaar begroot, als saldo.",
      "What the gemeente has budgeted for the year, as a balance."),
    .begroot, MetricPlace([.gemeente], .begroting))

  static let result = MetricDeclaration(
    .euro, BilingualText("Resultaat", "Result"),
    help: BilingualText(
      "Begroting min lasten, over het jaar; + is voordeel (V), - is nadeel (N).",
      "Begroting less net cost, over the year; + is a surplus (V), - is a deficit (N)."),
    .begroot, formula: ResultFormula([.begroting], less: [.netCost]),
    MetricPlace([.gemeente], .begroting))

  static let structuralResult = MetricDeclaration(
    .euro, BilingualText("Structureel resultaat", "Structural result"),
    short: BilingualText("waarvan structureel", "of which structural"),
    help: BilingualText(
      "De begroting van het volgende jaar min de kosten van de laatste maand over een heel "
        + "jaar, in prijzen van dat volgende jaar; de rest van het resultaat is incidenteel.",
      "The begroting of the next year less the cost of the last month over a whole year, at "
        + "prices of that next year; the rest of the result is incidental."),
    AddingUp(voorzieningen: .no, wijken: .no, years: .no, gemeenten: .sumOfAll),
    MetricPlace([.gemeente], .begroting))

  static let pgbCost = MetricDeclaration(
    .euro, BilingualText("Pgb", "Pgb"),
    help: BilingualText(
      "Wat de gemeente in het jaar aan pgb's betaalt.",
      "What the gemeente pays for pgb's in the year."),
    .euros, .everywhere(byVoorziening: true))

  static let uitvoeringCost = MetricDeclaration(
    .euro, BilingualText("Uitvoering gemeente", "Uitvoering of the gemeente"),
    help: BilingualText(
      "Wat de gemeente in het jaar zelf uitgeeft: meldingen, herindicaties, contractbeheer.",
      "What the gemeente spends itself in the year: meldingen, herindicaties, contract "
        + "management."),
    .euros, .everywhere(.uitvoering))

  static let socialBaseCost = MetricDeclaration(
    .euro, BilingualText("Sociale basis", "Sociale basis"),
    help: BilingualText(
      "Wat de gemeente in het jaar betaalt voor wie in de sociale basis geholpen wordt.",
      "What the gemeente pays in the year for people who are helped in the sociale basis."),
    .euros, .everywhere(.socialBase))

  static let oneOffCost = MetricDeclaration(
    .euro, BilingualText("Eenmalige kosten", "One-off costs"),
    help: BilingualText(
      "Wat mensen de gemeente in het jaar eenmalig kosten, waar zij beginnen of naar andere "
        + "ondersteuning of eruit gaan; in toestanden zonder voorziening telt het alleen in "
        + "totalen.",
      "What people cost the gemeente once in the year, where they start or move to other "
        + "support or out of it; in states without a voorziening it counts in totals only."),
    .euros, .everywhere(.oneOff, byVoorziening: true, monthly: true))

  static let netCost = MetricDeclaration(
    .euro, BilingualText("Lasten gemeente, saldo", "Net cost of the gemeente"),
    short: BilingualText("lasten gemeente", "net cost"),
    help: BilingualText(
      "Wat ondersteuning de gemeente over het jaar kost, na aftrek van eigen bijdragen.",
      "What support costs the gemeente over the year, less eigen bijdragen."),
    .euros,
    formula: ResultFormula(
      [.payment, .pgbCost, .uitvoeringCost, .socialBaseCost, .oneOffCost],
      less: [.ownContribution]),
    .everywhere())

  static let costPerInhabitant = MetricDeclaration(
    .euroPerPerson, BilingualText("Kosten per inwoner", "Cost per resident"),
    short: BilingualText("EUR per inwoner", "EUR per resident"),
    help: BilingualText(
      "Kosten van aanbieders en pgb's over het jaar per inwoner van 1 januari; leeg waar "
        + "niemand woont.",
      "Cost of providers and pgb's over the year per resident of 1 January; empty where nobody "
        + "lives."),
    AddingUp(
      voorzieningen: .no, wijken: .ratio(of: [.cost, .pgbCost], over: .population),
      years: .ratio(of: [.cost, .pgbCost], over: .population),
      gemeenten: .ratio(of: [.cost, .pgbCost], over: .population)),
    formula: ResultFormula([.cost, .pgbCost], over: .population),
    .everywhere())
}
