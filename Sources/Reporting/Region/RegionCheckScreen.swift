import Analysis

/// What `check` shows of a region: its size, and what a run of it takes.
public struct RegionCheckScreen {
  private let survey: RegionSurvey
  private let replications: Int
  private let words: Words
  private let number: ScreenNumber

  public init(survey: RegionSurvey, replications: Int, language: ScreenNumber.Language) {
    self.survey = survey
    self.replications = replications
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  /// The whole screen, line by line.
  public func lines() -> [String] {
    var table = TextTable()
    let end = survey.startYear + survey.years - 1
    table.add([words.pick("Jaren", "Years"), "\(survey.startYear)-\(end)"])
    for (label, count) in [
      ("Gemeenten", Double(survey.gemeenten.count)), ("Wijken", Double(survey.wijken)),
      (words.residents, survey.residents),
      (words.pick("Mensen in zorg bij de opening", "People in care at the opening"), survey.stock),
      (
        words.pick("Gemeenten met een begroting", "Gemeenten with a begroting"),
        Double(survey.gemeenten.count { $0.hasBegroting })
      ),
    ] {
      table.add([label, number.text(count)])
    }
    return [survey.region.title, ""] + table.lines() + [""] + largest() + [memory()]
  }

  private func largest() -> [String] {
    guard let largest = survey.largest else { return [] }
    let wijken = number.text(Double(largest.wijken))
    let people = number.text(largest.residents)
    return [
      words.pick(
        "De grootste is \(largest.title), met \(wijken) wijken en \(people) inwoners.",
        "The largest is \(largest.title), with \(wijken) wijken and \(people) residents.")
    ]
  }

  private func memory() -> String {
    let megabytes = number.text(Double(survey.memory) / 1e6)
    let draws = words.replications(replications, number)
    return words.pick(
      "Een run van \(draws) neemt ongeveer \(megabytes) MB: gemeente na gemeente, dus niet meer "
        + "bij meer gemeenten.",
      "A run of \(draws) takes about \(megabytes) MB: gemeente after gemeente, so no more "
        + "with more of them.")
  }
}
