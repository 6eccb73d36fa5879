extension RiskMeasure {
  /// Unit and words. No measure of risk adds up: not over years, and not over contracts or gemeenten.
  public var declaration: ResultDeclaration {
    switch self {
    case .overrun: .overrun
    case .expectedOverrun: .expectedOverrun
    case .overrunTolerance: .overrunTolerance
    case .expectedDeficit: .expectedDeficit
    case .weerstand: .weerstand
    case .risk: .risk
    case .tailMean: .tailMean
    case .weerstandsratio: .weerstandsratio
    case .keepsPace: .keepsPace
    case .allWithinBudget: .allWithinBudget
    case .netCostDeviation: .netCostDeviation
    case .netCostDeviationIndependent: .netCostDeviationIndependent
    case .netCostDeviationTogether: .netCostDeviationTogether
    }
  }
}

extension ResultDeclaration {
  private static func risk(
    _ unit: ResultUnit, _ label: BilingualText, short: BilingualText? = nil, help: BilingualText
  ) -> ResultDeclaration {
    ResultDeclaration(unit, label, short: short, help: help, adding: .never)
  }

  fileprivate static let overrun = risk(
    .probability, BilingualText("Kans op overschrijding", "Probability of overrun"),
    help: BilingualText(
      "Deel van de trekkingen waarin de lasten over de periode meer dan de tolerantie boven "
        + "de begroting liggen, of de kosten van een contract boven zijn budget.",
      "Share of the draws in which net cost passes the begroting by more than the tolerance "
        + "over the period, or the cost of a contract its budget."))

  fileprivate static let expectedOverrun = risk(
    .euro, BilingualText("Gemiddeld tekort, als het er is", "Mean overrun, where there is one"),
    help: BilingualText(
      "Gemiddelde overschrijding over de periode in de trekkingen met een overschrijding, het "
        + "hele bedrag; leeg waar er geen is.",
      "Mean overrun over the period in the draws with one, all of it counted; empty where "
        + "there is none."))

  fileprivate static let overrunTolerance = risk(
    .share, BilingualText("Tolerantie van een overschrijding", "Tolerance of an overrun"),
    help: BilingualText(
      "Hoeveel de begroting of een budget mag worden overschreden voordat het een "
        + "overschrijding heet, als deel ervan.",
      "By how much the begroting or a budget may be passed before that is called an overrun, "
        + "as a share of it."))

  fileprivate static let expectedDeficit = risk(
    .euro,
    BilingualText(
      "Verwacht tekort, hoort in de begroting", "Expected deficit, belongs in the begroting"),
    short: BilingualText("verwacht tekort", "expected deficit"),
    help: BilingualText(
      "Gemiddelde over alle trekkingen van lasten min begroting over de periode; 0 waar een "
        + "overschot verwacht wordt.",
      "Mean over all draws of net cost less begroting over the period; 0 where a surplus is "
        + "expected."))

  fileprivate static let weerstand = risk(
    .euro,
    BilingualText("Verwacht tekort en risico, {percent}%", "Expected deficit and risk, {percent}%"),
    short: BilingualText("samen", "together"),
    help: BilingualText(
      "Kwantiel bij deze zekerheid van lasten min begroting over de periode, en nooit minder "
        + "dan het verwachte tekort: dat en het risico samen.",
      "Quantile at this certainty of net cost less begroting over the period, and never less "
        + "than the expected deficit: that and the risk together."))

  fileprivate static let risk = risk(
    .euro,
    BilingualText(
      "Weerstandscapaciteit voor risico, {percent}%", "Weerstandscapaciteit for risk, {percent}%"),
    short: BilingualText("risico, {percent}%", "risk, {percent}%"),
    help: BilingualText(
      "Wat er met deze zekerheid hoogstens boven op het verwachte tekort komt over de "
        + "periode: de benodigde weerstandscapaciteit; over perioden telt het niet op.",
      "What comes on top of the expected deficit over the period at most with this certainty: "
        + "the weerstandscapaciteit needed; it does not add up over periods."))

  fileprivate static let tailMean = risk(
    .euro, BilingualText("Slechtste {rest}% gemiddeld", "Worst {rest}% on average"),
    help: BilingualText(
      "Gemiddelde van lasten min begroting over de periode in het slechtste deel van de "
        + "trekkingen dat deze zekerheid overlaat (expected shortfall).",
      "Mean of net cost less begroting over the period in the worst part of the draws that "
        + "this certainty leaves (expected shortfall)."))

  fileprivate static let weerstandsratio = risk(
    .ratio, BilingualText("Ratio op het risico, {percent}%", "Ratio to the risk, {percent}%"),
    short: BilingualText("ratio op het risico", "ratio to the risk"),
    help: BilingualText(
      "Wat voor het risico beschikbaar is, gedeeld door het risico bij de gekozen zekerheid; "
        + "leeg waar dat 0 is.",
      "What is set aside for the risk over the risk at the chosen certainty; empty where that "
        + "is 0."))

  fileprivate static let keepsPace = risk(
    .probability,
    BilingualText("Kans: behoefte binnen budget", "Chance: need within budget"),
    help: BilingualText(
      "Deel van de trekkingen waarin de kosten van alle behoefte over de periode op de "
        + "tolerantie na binnen de budgetten samen blijven, of bij een contract binnen zijn "
        + "budget; leeg waar er geen budget is.",
      "Share of the draws in which the cost of all need over the period stays within the "
        + "budgets together to within the tolerance, or within that of one contract; empty where "
        + "there is no budget."))

  fileprivate static let allWithinBudget = risk(
    .probability,
    BilingualText("Kans: elk contract binnen zijn budget", "Chance: every contract within budget"),
    help: BilingualText(
      "Deel van de trekkingen waarin elk contract met een budget daar over de periode op de "
        + "tolerantie na binnen blijft; leeg waar er geen budget is.",
      "Share of the draws in which every contract with a budget stays within it over the "
        + "period to within the tolerance; empty where there is no budget."))

  fileprivate static let netCostDeviation = risk(
    .euro,
    BilingualText(
      "Spreiding van het saldo van alle gemeenten samen (sd)",
      "Spread of net cost of all gemeenten together (sd)"),
    short: BilingualText("van alle samen", "of all together"),
    help: BilingualText(
      "Standaardafwijking over de trekkingen van de lasten van alle gemeenten samen over de "
        + "periode.",
      "Standard deviation over the draws of net cost of all gemeenten together over the "
        + "period."))

  fileprivate static let netCostDeviationIndependent = risk(
    .euro,
    BilingualText(
      "Spreiding van het saldo als gemeenten los van elkaar stonden (sd)",
      "Spread of net cost if gemeenten were independent (sd)"),
    short: BilingualText("als gemeenten los van elkaar stonden", "if gemeenten were independent"),
    help: BilingualText(
      "Wat de standaardafwijking van alle samen zou zijn als gemeenten los van elkaar "
        + "bewogen: de wortel van de som van hun varianties.",
      "What the deviation of all together would be if gemeenten moved independently: the root "
        + "of the sum of their variances."))

  fileprivate static let netCostDeviationTogether = risk(
    .euro,
    BilingualText(
      "Spreiding van het saldo als gemeenten precies samen bewogen (sd)",
      "Spread of net cost if gemeenten moved as one (sd)"),
    short: BilingualText("als zij precies samen bewogen", "if they moved as one"),
    help: BilingualText(
      "Wat de standaardafwijking van alle samen zou zijn als gemeenten precies samen bewogen: "
        + "de som van hun afwijkingen.",
      "What the deviation of all together would be if gemeenten moved as one: the sum of "
        + "their deviations."))
}
