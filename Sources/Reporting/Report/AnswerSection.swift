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
        sentence: overrunSentences().first ?? "")
    }
    return ReportAnswer(
      question: question, figure: record.riskCell("p_overrun", record.span, .chance),
      sentence: overrunSentences().first ?? "")
  }

  private func howLarge() -> ReportAnswer {
    let question = pick("Hoe groot een buffer?", "How large a buffer?")
    let percent = record.names.certainty.percent
    guard record.risk("risk_\(percent)", record.span) != nil else {
      return ReportAnswer(
        question: question, figure: .text(pick("n.v.t.", "n/a")),
        sentence: pick("Daarvoor is een begroting nodig.", "That takes a begroting."))
    }
    return ReportAnswer(
      question: question, figure: record.riskCell("risk_\(percent)", record.span, .thousands),
      sentence: bufferSentence()
        ?? pick("Daarvoor zijn meer trekkingen nodig.", "That takes more draws."))
  }

  private func whoWaits() -> ReportAnswer {
    let year = record.planning[record.planning.count - 1]
    return ReportAnswer(
      question: pick("Wie wacht?", "Who waits?"),
      figure: record.cell("waiting", year, .count(places: 0)),
      sentence: waitingSentence() ?? pick("In \(year) wacht niemand.", "Nobody waits in \(year)."))
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
    if let clients = clientsSentence() { result.append(clients) }
    return result
  }
}
