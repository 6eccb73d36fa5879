import Scenarios

/// Sentences of an answer that runs and regions share.
struct AnswerSentences {
  let words: Words
  let number: ScreenNumber

  /// How the number of clients goes from the first year to the last, where there are two.
  func clients(from first: Double, to last: Double, years: (Int, Int)) -> String {
    let (start, end) = (number.text(first), number.text(last))
    if years.0 == years.1 {
      return words.pick(
        "In \(years.0) zijn er gemiddeld \(start) cliënten.",
        "In \(years.0) there are \(start) clients on average.")
    }
    if start == end {
      return words.pick(
        "Het aantal cliënten blijft van \(years.0) tot en met \(years.1) rond \(start).",
        "Clients stay around \(start) from \(years.0) to \(years.1).")
    }
    // From fewer than one client growth tells nothing.
    let change = first >= 1 ? " (\(number.percent(last / first - 1, places: 0)))" : ""
    return words.pick(
      "Het aantal cliënten gaat van \(start) in \(years.0) naar \(end) in \(years.1)\(change).",
      "Clients go from \(start) in \(years.0) to \(end) in \(years.1)\(change).")
  }

  // MARK: Buffer

  /// Euros rounded to thousands, written out.
  func amount(_ value: Double) -> String {
    number.text((value / 1000).rounded(.toNearestOrAwayFromZero) * 1000)
  }

  /// What of an overrun belongs in the begroting, what is risk, and how what is set aside compares.
  func buffer(
    _ period: RiskTable.Period, _ certainty: RiskCertainty, available: Double?
  ) -> [String] {
    let deficit = period.value("expected_deficit")
    let risk = period.value("risk_\(certainty.percent)")
    let needed = needed(deficit: deficit, risk: risk, certainty)
    guard let available, risk > 0 else { return [needed] }
    return [needed, setAside(available, risk)]
  }

  private func needed(deficit: Double, risk: Double, _ certainty: RiskCertainty) -> String {
    let percent = "\(certainty.percent)%"
    let buffer = amount(risk)
    switch (deficit >= 500, risk > 0) {
    case (true, true):
      let total = amount(deficit + risk)
      return words.pick(
        "Het verwachte tekort is EUR \(amount(deficit)) en hoort in de begroting. Het risico daarboven vraagt "
          + "met \(percent) zekerheid EUR \(buffer) weerstandscapaciteit; samen EUR \(total).",
        "The expected deficit is EUR \(amount(deficit)) and belongs in the begroting. The risk above it asks "
          + "for a buffer of EUR \(buffer) with \(percent) certainty; together EUR \(total).")
    case (true, false):
      return words.pick(
        "Het verwachte tekort is EUR \(amount(deficit)) en hoort in de begroting; daarboven is met \(percent) "
          + "zekerheid geen weerstandscapaciteit nodig.",
        "The expected deficit is EUR \(amount(deficit)) and belongs in the begroting; above it no buffer is "
          + "needed with \(percent) certainty.")
    case (false, true):
      return words.pick(
        "Verwacht wordt geen tekort. Met \(percent) zekerheid is EUR \(buffer) weerstandscapaciteit genoeg.",
        "No deficit is expected. With \(percent) certainty a buffer of EUR \(buffer) is enough.")
    case (false, false):
      return words.pick(
        "Met \(percent) zekerheid is daarvoor geen weerstandscapaciteit nodig.",
        "With \(percent) certainty no buffer is needed for it.")
    }
  }

  private func setAside(_ available: Double, _ risk: Double) -> String {
    let ratio = available / risk
    let grade = WeerstandClass(ratio: ratio)
    let shown = number.text(ratio, places: 2)
    return words.pick(
      "Beschikbaar voor het risico is EUR \(amount(available)): ratio \(shown), klasse "
        + "\(grade.rawValue) (\(grade.title(words))).",
      "EUR \(amount(available)) is set aside for the risk: ratio \(shown), class \(grade.rawValue) "
        + "(\(grade.title(words))).")
  }
}
