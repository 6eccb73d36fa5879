/// A number of the imported scenario, by how much the result moves with it.
public struct RankedNumber: Sendable, Equatable {
  /// As the scenario names it.
  public let key: String
  public let label: String
  public let value: Double
  /// Whether the scenario draws it; else a standard deviation of a tenth is assumed.
  public let isUncertain: Bool
  /// Standard deviation in the result, euros.
  public let effect: Double

  public init(key: String, label: String, value: Double, isUncertain: Bool, effect: Double) {
    self.key = key
    self.label = label
    self.value = value
    self.isUncertain = isUncertain
    self.effect = effect
  }
}

/// Numbers by how much the result moves with them, the first the most.
public struct NumberRanking: Sendable, Equatable {
  /// How many are worth naming.
  public static let shown = 5

  public let numbers: [RankedNumber]
  /// Mean and standard deviation of the result, euros.
  public let mean: Double
  public let deviation: Double
  public let replications: Int
  public let years: ClosedRange<Int>
  /// Keys of numbers that could not be changed by themselves.
  public let untried: [String]

  public init(
    numbers: [RankedNumber], mean: Double, deviation: Double, replications: Int,
    years: ClosedRange<Int>, untried: [String]
  ) {
    self.untried = untried
    self.numbers = numbers
    self.mean = mean
    self.deviation = deviation
    self.replications = replications
    self.years = years
  }

  /// What the ranking is about, and its numbers, each on a line.
  public var lines: (head: Phrase, numbers: [Phrase]) {
    let span = years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)-\(years.upperBound)"
    let (mean, sd) = (mean / 1000, deviation / 1000)
    let head = Phrase(
      "Eerst te vervangen, naar wat zij doen met de nettolasten van \(span) samen (\(replications) trekkingen: gemiddeld "
        + "\(Figure.dutch(mean)), standaardafwijking \(Figure.dutch(sd)), x EUR 1.000):",
      "Worth replacing first, by what they do to the net cost of \(span) together (\(replications) draws: mean "
        + "\(Figure.english(mean)), standard deviation \(Figure.english(sd)), x EUR 1,000):")
    let lines = numbers.prefix(Self.shown).enumerated().map { index, number in
      let place = "\(index + 1). \(number.label) (\(number.key)), \(Figure.text(number.value, 4)): "
      let effect = number.effect / 1000
      return Phrase(
        place + Figure.dutch(effect)
          + (number.isUncertain ? "" : " als het een tiende anders is (aanname: het is hier vast)"),
        place + Figure.english(effect)
          + (number.isUncertain ? "" : " where it is a tenth off (assumption: it is fixed here)"))
    }
    guard !untried.isEmpty else { return (head, lines) }
    let keys = untried.prefix(10).joined(separator: ", ")
    return (
      head, lines + [Phrase("Niet geprobeerd: \(keys).", "Not tried: \(keys).")]
    )
  }
}
