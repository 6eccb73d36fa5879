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
}
