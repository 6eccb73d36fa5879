/// Sentences of an answer that runs and regions share.
struct AnswerSentences {
  let words: Words
  let number: ScreenNumber

  /// How the number of clients goes from the first year to the last.
  func clients(from first: Double, to last: Double, years: (Int, Int)) -> String {
    let change = number.percent(first > 0 ? last / first - 1 : 0, places: 0)
    return words.pick(
      "Het aantal cliënten gaat van \(number.text(first)) in \(years.0) naar \(number.text(last)) "
        + "in \(years.1) (\(change)).",
      "Clients go from \(number.text(first)) in \(years.0) to \(number.text(last)) in \(years.1) "
        + "(\(change)).")
  }
}
