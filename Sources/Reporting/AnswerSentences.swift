import Scenarios

/// Sentences of an answer that runs and regions share.
struct AnswerSentences {
  let words: Words
  let number: ScreenNumber

  /// How the number of clients, a person once, goes from the first year to the last, where there are two.
  func clients(from first: Double, to last: Double, years: (Int, Int)) -> String {
    let (start, end) = (number.text(first), number.text(last))
    if years.0 == years.1 {
      return words.pick(
        "In \(years.0) zijn er gemiddeld \(start) cliënten (personen).",
        "In \(years.0) there are \(start) clients (persons) on average.")
    }
    if start == end {
      return words.pick(
        "Het aantal cliënten (personen) blijft van \(years.0) tot en met \(years.1) rond \(start).",
        "Clients (persons) stay around \(start) from \(years.0) to \(years.1).")
    }
    // From fewer than one client growth tells nothing.
    let change = first >= 1 ? " (\(number.percent(last / first - 1, places: 0)))" : ""
    return words.pick(
      "Het aantal cliënten (personen) gaat van \(start) in \(years.0) naar \(end) in \(years.1)\(change).",
      "Clients (persons) go from \(start) in \(years.0) to \(end) in \(years.1)\(change).")
  }

  // MARK: Overrun

  /// How likely the begroting is overrun in a period, by how much then, and the buffer that asks for.
  ///
  /// What is within the tolerance may be a deficit to expect all the same.
  func overrun(
    _ period: RiskTable.Period, _ tolerance: OverrunTolerance, _ certainty: RiskCertainty,
    available: Double?
  ) -> [String] {
    let buffer = buffer(period, certainty, available: available)
    let beyond = words.byMoreThan(tolerance)
    guard period.value("p_overrun") > 0 else {
      let never = words.pick(
        "In geen enkele trekking wordt de begroting over \(period.label) overschreden\(beyond).",
        "No replication overruns the begroting over \(period.label)\(beyond).")
      return [never] + (period.value("expected_deficit") >= 500 ? buffer : [])
    }
    let chance = words.chance(period.value("p_overrun"), number)
    let euros = amount(period.value("expected_overrun"))
    return [
      words.pick(
        "De begroting over \(period.label) wordt met \(chance) kans overschreden\(beyond), dan gemiddeld met "
          + "EUR \(euros).",
        "The begroting over \(period.label) is overrun with probability \(chance)\(beyond), by EUR \(euros) on "
          + "average then.")
    ] + buffer
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
        "Met \(percent) zekerheid is geen weerstandscapaciteit nodig.",
        "With \(percent) certainty no buffer is needed.")
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
