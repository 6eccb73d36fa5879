/// Sentences of the answer of a run, the same on a terminal and in a report.
extension RunReport {
  private var phrases: AnswerSentences { AnswerSentences(words: words, number: number) }

  private func sum(_ metric: String) -> Double? {
    let values = record.planning.compactMap { record.mean(metric, $0) }
    return values.isEmpty ? nil : values.reduce(0, +)
  }

  // MARK: Overrun

  /// How likely the begroting is overrun and by how much, and the buffer it asks for.
  func overrunSentences() -> [String] {
    guard record.has("result"), let period = record.period(record.span) else {
      return [
        pick(
          "Zonder begroting in het scenario is er geen overschrijding.",
          "Without a begroting in the scenario there is no overrun.")
      ]
    }
    guard record.replications > 1 else { return [oneDraw()] }
    return phrases.overrun(
      period, record.names.tolerance, record.names.certainty, available: record.names.capacity)
  }

  /// What of an overrun belongs in the begroting and what is risk; nil without a begroting or spread.
  func bufferSentence() -> String? {
    guard record.replications > 1, let period = record.period(record.span) else { return nil }
    return phrases.buffer(period, record.names.certainty, available: record.names.capacity)
      .joined(separator: " ")
  }

  private func oneDraw() -> String {
    let result = sum("result") ?? 0
    let euros = phrases.amount(abs(result))
    return pick(
      "In deze ene trekking is het resultaat over \(record.span) EUR \(euros) \(words.sign(result)).",
      "In this one replication the result over \(record.span) is EUR \(euros) \(words.sign(result))."
    )
  }

  // MARK: Contracts with a budget

  /// Whether the cost of all need stays within the budgets; none without budgets.
  func paceSentences() -> [String] {
    guard record.replications > 1, let share = record.risk("p_keeps_pace", record.span) else {
      return []
    }
    let chance = words.chance(share, number)
    let within = words.toWithin(record.names.tolerance)
    return [
      pick(
        "De transformatie houdt het budget met \(chance) kans bij: over \(record.span) past dan alle behoefte "
          + "erin\(within).",
        "Transformation keeps pace with the budget with probability \(chance): over \(record.span) it then "
          + "covers all need\(within).")
    ]
  }

  /// Who carries what all need costs beyond the budgets, the parts on a line of their own; none without
  /// budgets.
  func carriedSentences() -> [String] {
    guard record.has("budget"), let need = sum("need_cost"), let budget = sum("budget") else {
      return []
    }
    let parts = carriers.map { (name: $0.name, euros: sum($0.metric) ?? 0) }
    let shown = parts.filter { abs($0.euros) >= 500 }
      .map { "\($0.name) \(phrases.amount($0.euros))" }
    let difference = phrases.amount(abs(need - budget))
    let side =
      need >= budget
      ? pick("meer dan het budget", "more than the budget")
      : pick("minder dan het budget", "less than the budget")
    let first = pick(
      "Gemiddeld kost alle behoefte EUR \(difference) \(side)",
      "On average all need costs EUR \(difference) \(side)")
    guard !shown.isEmpty else { return [first + "."] }
    let benefit =
      parts.contains { $0.euros <= -500 } ? pick(" (- is voordeel)", " (- is a gain)") : ""
    return [first + ":", "  " + shown.joined(separator: ", ") + benefit + "."]
  }

  // MARK: Waiting

  /// Who waits at the end of the planning years, and how that grows; nil where contracts let nobody wait.
  func waitingSentence() -> String? {
    guard record.has("reneged") else { return nil }
    let year = record.planning[record.planning.count - 1]
    let people = record.mean("waiting", year) ?? 0
    guard people >= 0.5 else {
      return pick("In \(year) wacht niemand.", "Nobody waits in \(year).")
    }
    let weeks = number.text(record.mean("waiting_weeks", year) ?? 0, places: 1)
    let end = record.years[record.years.count - 1]
    let last = number.text(record.mean("waiting", end) ?? 0)
    let later = end > year ? pick(", in \(end) \(last)", ", \(last) in \(end)") : ""
    return pick(
      "In \(year) wachten gemiddeld \(number.text(people)) mensen\(later); wie in \(year) begint "
        + "wachtte \(weeks) weken.",
      "In \(year) \(number.text(people)) people wait on average\(later); who starts in \(year) waited "
        + "\(weeks) weeks.")
  }

  // MARK: Clients

  func clientsSentence() -> String? {
    let ends = (record.years[0], record.years[record.years.count - 1])
    guard let first = record.mean("persons", ends.0), let last = record.mean("persons", ends.1)
    else { return nil }
    return phrases.clients(from: first, to: last, years: ends)
  }
}
