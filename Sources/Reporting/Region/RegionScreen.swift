import Analysis
import Simulation
import Statistics

/// What `run` shows of a region: the answer, the years, how the spread of gemeenten adds up, and
/// which of them are most likely to overrun their begroting.
public struct RegionScreen {
  /// Gemeenten that are named.
  public static let named = 5

  private let survey: RegionSurvey
  private let plan: RunPlan
  private let totals: RegionTotals
  private let record: RegionRecord
  private let words: Words
  private let number: ScreenNumber
  private let risk: RiskTable.Entry

  public init(
    survey: RegionSurvey, plan: RunPlan, totals: RegionTotals, record: RegionRecord,
    language: ScreenNumber.Language
  ) {
    self.survey = survey
    self.plan = plan
    self.totals = totals
    self.record = record
    words = Words(language: language)
    number = ScreenNumber(language)
    risk = RegionRisk(
      name: survey.region.name, totals: totals, capacity: survey.capacity,
      certainty: survey.certainty, tolerance: survey.tolerance
    ).entry()
  }

  /// The whole screen, line by line.
  public func lines() -> [String] {
    let count = words.replications(plan.replications, number)
    var lines = [
      survey.region.title,
      "\(number.text(Double(totals.gemeenten))) gemeenten, "
        + "\(number.text(Double(survey.wijken))) wijken; "
        + "\(count), \(words.seed) \(plan.seed)", "",
    ]
    lines += answer() + [""]
    lines += peopleTable() + [""]
    lines += euroTable() + [""]
    lines += spreadTable() + [""]
    lines += likelyTable()
    return lines
  }

  // MARK: Figures

  /// The budget year plus three, and the last year as outlook.
  private var shownYears: [Int] {
    let planning = Array(0..<min(RiskTable.planningYears, totals.years))
    return totals.years > planning.count ? planning + [totals.years - 1] : planning
  }

  private var span: String {
    RiskTable.span(
      startYear: totals.startYear, years: min(RiskTable.planningYears, totals.years))
  }

  private func period(_ label: String) -> RiskTable.Period? {
    risk.periods.first { $0.label == label }
  }

  private func mean(_ metric: Metric, _ year: Int) -> Double {
    totals.draws(metric, year: year).map { Moments($0).mean } ?? .nan
  }

  private func quantile(_ metric: Metric, _ year: Int, _ p: Double) -> Double {
    guard var draws = totals.draws(metric, year: year) else { return .nan }
    return Quantiles(sorting: &draws).quantile(p)
  }

  private func thousands(_ euros: Double) -> String { number.thousands(ofEuros: euros) }

  private func signed(_ value: Double) -> String {
    "\(thousands(abs(value))) \(words.sign(value))"
  }

  // MARK: The answer

  private func answer() -> [String] {
    let end = totals.years - 1
    let sentences = AnswerSentences(words: words, number: number)
    let years = (totals.startYear, totals.startYear + end)
    return overrunAnswer() + spreadAnswer() + [
      sentences.clients(from: mean(.persons, 0), to: mean(.persons, end), years: years)
    ]
  }

  private func overrunAnswer() -> [String] {
    guard totals.has(.result), let period = period(span) else {
      return [
        words.pick(
          "Niet elke gemeente heeft een begroting: de overschrijding van alle samen is niet te bepalen.",
          "Not every gemeente has a begroting: there is no overrun of all together to speak of.")
      ]
    }
    let chance = words.chance(period.value("p_overrun"), number)
    let beyond = words.byMoreThan(survey.tolerance)
    let sentences = AnswerSentences(words: words, number: number)
    let buffer = sentences.buffer(period, survey.certainty, available: survey.capacity)
    guard period.value("p_overrun") > 0 else {
      let never = words.pick(
        "In geen enkele trekking worden de begrotingen over \(span) samen overschreden\(beyond).",
        "No replication overruns the begrotingen over \(span) together\(beyond).")
      return [never] + (period.value("expected_deficit") >= 500 ? buffer : [])
    }
    let amount = sentences.amount(period.value("expected_overrun"))
    return [
      words.pick(
        "De begrotingen samen worden over \(span) met \(chance) kans overschreden\(beyond), dan "
          + "gemiddeld met EUR \(amount).",
        "The begrotingen together are overrun over \(span) with probability \(chance)\(beyond), by EUR "
          + "\(amount) on average then.")
    ] + buffer
  }

  /// What is left of the spread of gemeenten when they are counted together.
  private func spreadAnswer() -> [String] {
    guard totals.gemeenten > 1, plan.replications > 1,
      let spread = totals.spread.first(where: { $0.period.label == span }), spread.together > 0
    else { return [] }
    let share = number.percent(totals.deviation(spread) / spread.together, places: 0)
    let apart = number.percent(spread.independent / spread.together, places: 0)
    return [
      words.pick(
        "Van de spreiding in lasten die gemeenten elk voor zich hebben blijft samen \(share) over; "
          + "stonden zij los van elkaar, dan \(apart).",
        "Of the spread in net cost that gemeenten have each, \(share) is left together; were they "
          + "independent, \(apart).")
    ]
  }

  // MARK: Years

  /// Two rows: what lies beyond the meerjarenraming is marked as outlook.
  private func addHeading(_ label: String, to table: inout TextTable, and more: [String] = []) {
    if shownYears.contains(where: { $0 >= RiskTable.planningYears }) {
      table.add([""] + shownYears.map { $0 < RiskTable.planningYears ? "" : words.outlook })
    }
    table.add([label] + shownYears.map { "\(totals.startYear + $0)" } + more)
  }

  private func peopleTable() -> [String] {
    var table = TextTable()
    addHeading(words.people, to: &table)
    for (label, metric) in [
      (words.residents, Metric.population), (words.elderly, .population75plus),
      (words.need, .need), (words.inProcess, .inProcess), (words.meanPersons, .persons),
    ] {
      table.add([label] + shownYears.map { number.text(mean(metric, $0)) })
    }
    for bound in [DrawBound.low, .high] {
      table.add(
        [bound.label(words)]
          + shownYears.map { number.text(quantile(.persons, $0, bound.probability)) })
    }
    return table.lines()
  }

  private func euroTable() -> [String] {
    var table = TextTable()
    addHeading(words.euros, to: &table)
    for (label, metric, sign) in [
      (words.payments, Metric.payment, 1.0), (words.pgb, .pgbCost, 1),
      (words.contribution, .ownContribution, -1), (words.uitvoering, .uitvoeringCost, 1),
      (words.socialBase, .socialBaseCost, 1), (words.oneOff, .oneOffCost, 1),
      (words.netCost, .netCost, 1),
    ] where totals.has(metric) {
      table.add([label] + shownYears.map { thousands(sign * mean(metric, $0)) })
    }
    guard totals.has(.result) else { return table.lines() }
    table.add([words.begroting] + shownYears.map { thousands(mean(.begroting, $0)) })
    table.add([words.result] + shownYears.map { signed(mean(.result, $0)) })
    for bound in [DrawBound.adverse, .favourable] {
      table.add(
        [bound.label(words)] + shownYears.map { signed(quantile(.result, $0, bound.probability)) })
    }
    let periods = shownYears.map { risk.periods[$0] }
    table.add(
      [words.overrun(survey.tolerance)]
        + periods.map { words.chance($0.value("p_overrun"), number) })
    for (label, metric) in words.capacityRows(survey.certainty) {
      table.add([label] + periods.map { thousands($0.value(metric)) })
    }
    return table.lines()
  }

  // MARK: Spread

  /// Deviation of net cost: of the region, and what it would be of gemeenten that move apart or all at
  /// once.
  private func spreadTable() -> [String] {
    let planning = totals.spread.last { $0.period.label == span }
    let shown =
      shownYears.map { totals.spread[$0] } + (totals.years > 1 ? [planning] : []).compactMap { $0 }
    let deviations = shown.map { totals.deviation($0) }
    var table = TextTable()
    addHeading(
      words.pick(
        "Spreiding van het saldo (sd, x EUR 1.000)", "Spread of net cost (sd, x EUR 1.000)"),
      to: &table, and: totals.years > 1 ? [span] : [])
    table.add(
      ["  " + words.head(RiskMeasure.netCostDeviation.declaration)] + deviations.map(thousands))
    table.add(
      ["  " + words.head(RiskMeasure.netCostDeviationIndependent.declaration)]
        + shown.map { thousands($0.independent) })
    table.add(
      ["  " + words.head(RiskMeasure.netCostDeviationTogether.declaration)]
        + shown.map { thousands($0.together) })
    table.add(
      [words.pick("  wat samen dragen wegneemt", "  taken away by sharing")]
        + zip(shown, deviations).map { number.percent($0.diversification(of: $1), places: 0) })
    table.add(
      [words.pick("  correlatie tussen gemeenten", "  correlation between gemeenten")]
        + zip(shown, deviations).map { number.text($0.correlation(of: $1), places: 2) })
    return table.lines()
  }

  /// Where gemeenten do not call the same an overrun, each by what it chose.
  private var ownTolerances: String {
    guard survey.gemeenten.contains(where: { $0.tolerance != survey.tolerance }) else { return "" }
    return words.pick(", elk naar eigen tolerantie", ", each by its own tolerantie")
  }

  private func likelyTable() -> [String] {
    let likely = record.mostLikely(RegionScreen.named)
    guard !likely.isEmpty else { return [] }
    var table = TextTable()
    table.add([
      words.pick("Meeste kans op overschrijding, \(span)", "Most likely to overrun, \(span)")
        + ownTolerances,
      words.pick("kans", "chance"), words.pick("gemiddeld dan, x EUR 1.000", "then, x EUR 1.000"),
    ])
    for overrun in likely {
      table.add([
        "  " + overrun.title, words.chance(overrun.probability, number),
        thousands(overrun.expected),
      ])
    }
    return table.lines()
  }
}
