import Scenarios

/// How groups of ages of a table were given single ages, as a manifest keeps it and screens tell it.
public struct AgeSpreadNote: Codable, Sendable, Equatable {
  /// The key of the table.
  let table: String
  /// Years of the Netherlands; nil where the scenario gives the pyramid.
  let nationalYears: String?
  /// Whether any of those years is of the forecast.
  let isForecast: Bool
  /// The table of the pyramid; nil for the Netherlands.
  let pyramid: String?
  let wijken: Int
  let allWijken: Int
  let dividesSexes: Bool
  /// Persons of 75 and older who were told in a group that begins younger.
  let elderly: Double

  enum CodingKeys: String, CodingKey {
    case table, pyramid, wijken, elderly
    case nationalYears = "national_years"
    case isForecast = "forecast"
    case allWijken = "all_wijken"
    case dividesSexes = "divides_sexes"
  }

  init(_ spread: AgeSpread) {
    table = spread.key
    switch spread.shape {
    case .national(let years):
      let (first, last) = (years.lowerBound, years.upperBound)
      nationalYears = first == last ? "\(first)" : "\(first)-\(last)"
      isForecast = NationalPyramid(nearest: last).isForecast
      pyramid = nil
    case .given(let path):
      nationalYears = nil
      isForecast = false
      pyramid = path
    }
    wijken = spread.wijken
    allWijken = spread.allWijken
    dividesSexes = spread.dividesSexes
    elderly = spread.elderly
  }

  /// What was spread, and by which shape.
  func sentence(_ words: Words, _ number: ScreenNumber) -> String {
    let count =
      wijken == allWijken
      ? "\(wijken)"
      : words.pick(
        "\(wijken) van de \(allWijken)", "\(wijken) of \(allWijken)")
    let what = words.pick(
      "leeftijden\(dividesSexes ? ", en mannen en vrouwen," : "") van \(count) wijken zijn verdeeld naar",
      "ages\(dividesSexes ? ", and men and women," : "") of \(count) wijken are spread by")
    return "\(table): \(what) \(shape(words)) (\(words.pick("aanname", "assumption")))"
  }

  /// How many of 75 and older rest on it; nil for fewer than one.
  func elderlySentence(_ words: Words, _ number: ScreenNumber) -> String? {
    guard elderly >= 1 else { return nil }
    let people = number.text(elderly)
    return words.pick(
      "dat \(people) van hen 75 jaar of ouder zijn volgt alleen daaruit: hun groep begint jonger",
      "that \(people) of them are 75 or older follows from it alone: their group begins younger")
  }

  private func shape(_ words: Words) -> String {
    guard let nationalYears else {
      return words.pick("de opbouw van \(pyramid ?? "")", "the pyramid of \(pyramid ?? "")")
    }
    let forecast = isForecast ? words.pick(", prognose", ", forecast") : ""
    return words.pick(
      "de opbouw van Nederland in \(nationalYears)\(forecast)",
      "the pyramid of the Netherlands in \(nationalYears)\(forecast)")
  }
}
