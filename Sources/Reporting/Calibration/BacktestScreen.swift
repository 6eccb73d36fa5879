import Calibration
import Scenarios

/// What `backtest` shows: per figure the forecast and what happened, and over all how good forecasts were.
public struct BacktestScreen {
  private let scenario: Scenario
  private let backtest: Backtest
  private let result: BacktestResult
  private let words: Words
  private let number: ScreenNumber

  public init(
    scenario: Scenario, backtest: Backtest, result: BacktestResult,
    language: ScreenNumber.Language
  ) {
    self.scenario = scenario
    self.backtest = backtest
    self.result = result
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  /// The whole screen, line by line.
  public func lines() -> [String] {
    heading() + [""] + forecasts() + [""] + coverage() + [""] + plain() + [""] + notes()
  }

  private func heading() -> [String] {
    let until = backtest.origins.map { "\($0)" }.joined(separator: ", ")
    let test = "\(backtest.test.lowerBound)-\(backtest.test.upperBound)"
    let members = number.text(Double(backtest.plan.replications))
    return [
      scenario.title,
      words.pick(
        "Geleerd tot en met \(until), voorspeld \(test); \(members) trekkingen, startgetal "
          + "\(backtest.plan.seed)",
        "Learned until \(until), forecast \(test); \(members) replications, seed \(backtest.plan.seed)"
      ),
    ]
  }

  private static let mostRows = 60

  private func forecasts() -> [String] {
    var table = TextTable(leftColumns: [0])
    table.add([
      words.pick("Voorspelling", "Forecast"), words.pick("geleerd tot", "learned until"),
      words.pick("jaar", "year"), words.pick("mediaan", "median"), "10-90%",
      words.pick("werkelijk", "happened"), words.pick("afwijking", "off by"), "",
    ])
    for row in result.rows.prefix(Self.mostRows) { table.add(cells(row)) }
    let more = result.rows.count - Self.mostRows
    guard more > 0 else { return table.lines() }
    return table.lines() + [
      words.pick("en nog \(more), zie backtest.csv", "and \(more) more, see backtest.csv")
    ]
  }

  private func cells(_ row: Backtest.Row) -> [String] {
    let happened = row.observation.value
    let score = row.score
    return [
      row.observation.label, "\(row.origin)", row.observation.period.text,
      number.text(score.median),
      "\(number.text(score.quantile(0.1))) - \(number.text(score.quantile(0.9)))",
      number.text(happened), number.percent(happened == 0 ? .nan : score.median / happened - 1),
      score.covers(0.8) ? "" : words.pick("buiten", "outside"),
    ]
  }

  private func coverage() -> [String] {
    let count = result.rows.count
    let shares = BacktestResult.intervals.map { probability in
      let name = number.percent(probability, places: 0)
      return words.pick("van het \(name)-interval ", "of the \(name) interval ")
        + number.percent(result.coverage(probability), places: 0)
    }
    let bins = result.pitHistogram.map { "\($0)" }.joined(separator: " ")
    return [
      words.pick("Dekking over \(count) cijfers: ", "Coverage over \(count) figures: ")
        + shares.joined(separator: ", ") + ".",
      words.pick(
        "Cijfers per tiende van hun voorspelling, van laag naar hoog (vlak is goed): \(bins).",
        "Figures by the tenth of their forecast, from low to high (flat is good): \(bins)."),
    ]
  }

  private func plain() -> [String] {
    var table = TextTable(leftColumns: [0])
    table.add([
      words.pick("Voorspelling", "Forecast"), words.pick("cijfers", "figures"), "MAPE",
      words.pick("winst MAPE", "skill MAPE"), words.pick("winst CRPS", "skill CRPS"),
    ])
    table.add([
      words.pick("dit model", "this model"), "\(result.rows.count)", number.percent(result.mape),
      "", "CRPS \(number.percent(result.relativeCRPS))",
    ])
    for item in PlainForecast.allCases.compactMap(result.plain) {
      table.add([
        name(item.forecast), "\(item.count)", number.percent(item.mape),
        number.percent(item.skill, places: 0), number.percent(item.crpsSkill, places: 0),
      ])
    }
    return table.lines()
  }

  private func name(_ forecast: PlainForecast) -> String {
    switch forecast {
    case .lastYear: words.pick("als het laatste jaar", "as the last year")
    case .trend: words.pick("trend van drie jaar", "trend of three years")
    case .ageing: words.pick("alleen vergrijzing", "ageing alone")
    }
  }

  private func notes() -> [String] {
    [
      words.pick(
        "Een interval is van het cijfer zelf: onzekere getallen, toeval en de fout van het cijfer. Winst: boven 0% is "
          + "dit model beter.",
        "An interval is of the figure itself: uncertain numbers, chance and the error of the figure. Skill: above 0% "
          + "this model is better.")
    ] + CalibrationNotes(words: words, number: number).left(backtest.realisatie)
  }
}
