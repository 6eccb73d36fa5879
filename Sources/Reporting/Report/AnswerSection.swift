/// The question and its answer: what a planner looks for first.
extension RunReport {
  func answer() -> ReportSection {
    let span = record.span
    return ReportSection(
      id: "antwoord", title: pick("Antwoord", "Answer"), sheet: pick("Antwoord", "Answer"),
      blocks: [
        .paragraph(
          pick(
            "Wat kost de ondersteuning in \(span), hoe zeker is dat, en wie draagt het verschil?",
            "What does support cost in \(span), how certain is that, and who carries the difference?"
          )
        ),
        .answers([howMuch(), howLikely(), howLarge(), whoWaits(), whatRests()].compactMap { $0 }),
        .paragraph(sentences().joined(separator: " ")),
      ])
  }

  private func total(_ metric: String) -> Double? {
    let values = record.planning.compactMap { record.mean(metric, $0) }
    return values.count == record.planning.count ? values.reduce(0, +) : nil
  }

  private func howMuch() -> ReportAnswer {
    let year = record.years[0]
    let low = record.figure("net_cost", year)?.value(DrawBound.low.column) ?? 0
    let high = record.figure("net_cost", year)?.value(DrawBound.high.column) ?? 0
    return ReportAnswer(
      question: pick("Hoeveel kost het?", "How much?"),
      figure: record.cell("net_cost", year, .thousands),
      sentence: pick(
        "\(thousands) saldo in \(year), verwacht; \(DrawBound.between(words)) tussen "
          + "\(number.thousands(ofEuros: low)) en \(number.thousands(ofEuros: high)).",
        "\(thousands) net in \(year), expected; \(DrawBound.between(words)) between "
          + "\(number.thousands(ofEuros: low)) and \(number.thousands(ofEuros: high))."))
  }

  private func howLikely() -> ReportAnswer {
    let question = pick("Hoe waarschijnlijk te duur?", "How likely over?")
    guard record.risk("p_overrun", record.span) != nil else {
      return ReportAnswer(
        question: question, figure: .text(pick("n.v.t.", "n/a")),
        sentence: pick(
          "Zonder begroting in het scenario is er geen overschrijding.",
          "Without a begroting in the scenario there is no overrun."))
    }
    let amount = record.risk("expected_overrun", record.span).map { euros($0) }
    let beyond = words.byMoreThan(record.names.tolerance)
    return ReportAnswer(
      question: question, figure: record.riskCell("p_overrun", record.span, .chance),
      sentence: amount.map {
        pick(
          "kans dat de begroting over \(record.span) wordt overschreden\(beyond), dan gemiddeld met \($0).",
          "probability that the begroting over \(record.span) is overrun\(beyond), by \($0) on average then."
        )
      }
        ?? pick(
          "van de trekkingen overschrijdt de begroting over \(record.span)\(beyond).",
          "of the draws overrun the begroting over \(record.span)\(beyond)."))
  }

  private func howLarge() -> ReportAnswer {
    let question = pick("Hoe groot een buffer?", "How large a buffer?")
    let percent = record.names.certainty.percent
    guard let risk = record.risk("risk_\(percent)", record.span),
      let deficit = record.risk("expected_deficit", record.span)
    else {
      return ReportAnswer(
        question: question, figure: .text(pick("n.v.t.", "n/a")),
        sentence: pick("Daarvoor is een begroting nodig.", "That takes a begroting."))
    }
    let sentence =
      pick(
        "\(thousands) weerstandscapaciteit is over \(record.span) met \(percent)% zekerheid genoeg voor het "
          + "risico; ",
        "\(thousands) of weerstandscapaciteit is enough for the risk over \(record.span) with \(percent)% "
          + "certainty; ") + expected(deficit, risk)
    return ReportAnswer(
      question: question, figure: record.riskCell("risk_\(percent)", record.span, .thousands),
      sentence: sentence + setAside(risk) + ".")
  }

  /// What of the overrun is expected, and how much that is with the risk.
  private func expected(_ deficit: Double, _ risk: Double) -> String {
    guard deficit >= 500 else {
      return pick("een tekort wordt niet verwacht", "no deficit is expected")
    }
    let amounts = [deficit, deficit + risk].map { number.thousands(ofEuros: $0) }
    return pick(
      "het verwachte tekort van \(amounts[0]) hoort in de begroting, samen \(amounts[1])",
      "the expected deficit of \(amounts[0]) belongs in the begroting, together \(amounts[1])")
  }

  /// How what is set aside compares with the risk.
  private func setAside(_ risk: Double) -> String {
    guard let capacity = record.names.capacity, risk > 0 else { return "" }
    let (available, ratio) = (number.thousands(ofEuros: capacity), capacity / risk)
    let grade = WeerstandClass(ratio: ratio)
    return pick(
      "; beschikbaar \(available), ratio \(number.text(ratio, places: 2)), klasse \(grade.rawValue) "
        + "(\(grade.title(words)))",
      "; \(available) is set aside, ratio \(number.text(ratio, places: 2)), class \(grade.rawValue) "
        + "(\(grade.title(words)))")
  }

  private func whoWaits() -> ReportAnswer {
    let year = record.planning[record.planning.count - 1]
    let weeks = record.mean("waiting_weeks", year) ?? 0
    return ReportAnswer(
      question: pick("Wie wacht?", "Who waits?"),
      figure: record.cell("waiting", year, .count(places: 0)),
      sentence: pick(
        "mensen wachten gemiddeld in \(year) na hun besluit; wie dan begint wachtte "
          + "\(number.text(weeks, places: 1)) weken.",
        "people wait on average in \(year) after their besluit; who starts then waited "
          + "\(number.text(weeks, places: 1)) weeks."))
  }

  private func whatRests() -> ReportAnswer {
    let count = record.standings
    return ReportAnswer(
      question: pick("Wat rust op aannames?", "What rests on assumptions?"),
      figure: .number(count.assumedShare, .percent(places: 0), key: "parameters/assumption"),
      sentence: pick(
        "van de getallen die iets zeggen, \(count.assumed) van \(count.claims), heeft geen gemeten bron; "
          + "\(count.standard) andere zijn standaard (niets van die aard).",
        "of the numbers that say something, \(count.assumed) of \(count.claims), have no measured source; "
          + "\(count.standard) others are defaults (nothing of the kind)."))
  }

  /// The answer in three sentences with figures.
  private func sentences() -> [String] {
    var result: [String] = []
    if let cost = total("net_cost") {
      result.append(
        pick(
          "Over \(record.span) kost de ondersteuning naar verwachting \(euros(cost)) per saldo.",
          "Over \(record.span) support is expected to cost \(euros(cost)) net."))
    }
    if let result_ = total("result") {
      let side =
        result_ >= 0
        ? pick("voordeel (V)", "surplus (V)") : pick("nadeel (N)", "deficit (N)")
      result.append(
        pick(
          "Tegenover de begroting is dat een \(side) van \(euros(abs(result_))).",
          "Against the begroting that is a \(side) of \(euros(abs(result_)))."))
    }
    let ends = [record.years[0], record.years[record.years.count - 1]]
    if let first = record.mean("persons", ends[0]), let last = record.mean("persons", ends[1]) {
      result.append(
        AnswerSentences(words: words, number: number)
          .clients(from: first, to: last, years: (ends[0], ends[1])))
    }
    return result
  }
}
