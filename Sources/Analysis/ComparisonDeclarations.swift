import Simulation

extension ComparisonMeasure {
  /// Unit, words, and how it adds up; of a measure that is a metric or a measure of risk, those of that.
  public var declaration: ResultDeclaration {
    switch self {
    case .netCost: Metric.netCost.declaration
    case .result: Metric.result.declaration
    case .overrun: RiskMeasure.overrun.declaration
    case .providerResult: Metric.providerResult.declaration
    case .needCost: .allNeedCost
    case .paidGemeente: .paidGemeente
    case .paidProvider: .paidProvider
    case .paidReserve: .paidReserve
    case .undelivered: Metric.undelivered.declaration
    case .socialCost: .socialCost
    case .waiting: Metric.waiting.declaration
    case .waitingWeeks: Metric.waitingWeeks.declaration
    case .clients: Metric.clients.declaration
    case .need: Metric.need.declaration
    }
  }
}

extension ResultDeclaration {
  private static func paid(
    _ label: BilingualText, short: BilingualText, help: BilingualText, _ formula: ResultFormula
  ) -> ResultDeclaration {
    // A comparison is of a gemeente as a whole.
    ResultDeclaration(
      .euro, label, short: short, help: help,
      adding: AddingUp(voorzieningen: .no, wijken: .no, years: .sum, gemeenten: .no),
      formula: formula)
  }

  fileprivate static let allNeedCost = paid(
    BilingualText(
      "Kosten van alle behoefte, geleverd of niet", "Cost of all need, delivered or not"),
    short: BilingualText("alle behoefte", "all need"),
    help: BilingualText(
      "Wat alle behoefte over de periode kost onder alle contracten; per trekking paid_gemeente + "
        + "paid_provider + paid_reserve + undelivered.",
      "What all need costs over the period under all contracts; per draw paid_gemeente + "
        + "paid_provider + paid_reserve + undelivered."),
    ResultFormula([.cost, .pgbCost, .undelivered]))

  fileprivate static let paidGemeente = paid(
    BilingualText("Betaald door de gemeente", "Paid by the gemeente"),
    short: BilingualText("gemeente", "gemeente"),
    help: BilingualText(
      "Betalingen aan aanbieders en pgb's over de periode.",
      "Payments to providers and pgb's over the period."),
    ResultFormula([.payment, .pgbCost]))

  fileprivate static let paidProvider = paid(
    BilingualText("Betaald door aanbieders", "Paid by providers"),
    short: BilingualText("aanbieders", "providers"),
    help: BilingualText(
      "Wat aanbieders over de periode op hun kosten verliezen; - is winst.",
      "What providers lose on their cost over the period; - is a profit."),
    ResultFormula([], less: [.providerResult]))

  fileprivate static let paidReserve = paid(
    BilingualText("Betaald uit reserves", "Paid from reserves"),
    short: BilingualText("reserve", "reserve"),
    help: BilingualText(
      "Wat over de periode uit de reserves van contracten komt; - is wat erin gaat.",
      "What comes out of the reserves of contracts over the period; - is what goes into them."),
    ResultFormula([.providerResult, .cost], less: [.payment]))

  fileprivate static let socialCost = paid(
    BilingualText("Kosten van allen samen", "Cost of all together"),
    short: BilingualText("samen", "together"),
    help: BilingualText(
      "Lasten van de gemeente over de periode, met wat aanbieders, reserves en wie wacht daarnaast "
        + "dragen.",
      "Net cost of the gemeente over the period, with what providers, reserves and those who wait carry "
        + "beside it."),
    ResultFormula([.netCost, .cost, .undelivered], less: [.payment]))
}
