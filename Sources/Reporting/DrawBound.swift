/// A value that one in ten draws stays below or passes: what "low", "high", "adverse" and "favourable" are on
/// screens and in reports.
///
/// The label says the share that its probability has; a result is + for a voordeel, so that its low side is the
/// adverse one.
enum DrawBound: CaseIterable {
  case low
  case high
  /// Of a result, more of which is better.
  case adverse
  case favourable

  /// Share of the draws below the value, in percent.
  var percent: Int {
    switch self {
    case .low, .adverse: 10
    case .high, .favourable: 90
    }
  }

  /// Share of the draws below the value.
  var probability: Double { Double(percent) / 100 }

  /// The column of `summary.csv` that holds it.
  var column: String { "p\(percent)" }

  /// The share of the draws on the side that the label speaks of, in percent.
  private var outside: Int { min(percent, 100 - percent) }

  /// What a row with it is called, under that of the mean.
  func label(_ words: Words) -> String {
    switch self {
    case .low: words.pick("  laag, \(outside)% blijft eronder", "  low, \(outside)% stay below")
    case .high: words.pick("  hoog, \(outside)% komt erboven", "  high, \(outside)% pass it")
    case .adverse:
      words.pick("  ongunstig, \(outside)% is slechter", "  adverse, \(outside)% are worse")
    case .favourable:
      words.pick("  gunstig, \(outside)% is beter", "  favourable, \(outside)% are better")
    }
  }

  /// `8 van de 10 trekkingen`: those between low and high.
  static func between(_ words: Words) -> String {
    let tenths = (high.percent - low.percent) / 10
    return words.pick("\(tenths) van de 10 trekkingen", "\(tenths) of 10 draws")
  }
}
