import Simulation

/// `draws.csv`: every draw of every yearly result, for notebooks; written in parts, because it is
/// large.
public struct DrawsTable {
  public static let columns = [
    "replication", "level", "name", "voorziening", "metric", "period", "value",
  ]

  private let outcomes: Outcomes
  private let startYear: Int

  public init(outcomes: Outcomes, startYear: Int) {
    self.outcomes = outcomes
    self.startYear = startYear
  }

  /// Hands over the table in pieces of some megabytes; stops halfway where the work is cancelled.
  public func write<E: Error>(
    isCancelled: () -> Bool = { false }, to sink: ([UInt8]) throws(E) -> Void
  ) throws(E) {
    var text = CSVText(columns: DrawsTable.columns)
    let names = outcomes.layout.lines.map { line in
      CSVText.Cells([
        line.level.rawValue, line.name, line.voorzieningLabel, line.metric.rawValue,
      ])
    }
    for index in 0..<outcomes.replications where !isCancelled() {
      for place in names.indices {
        for year in 0..<outcomes.layout.years {
          text.append(outcomes.firstReplication + index)
          text.append(names[place])
          text.append(startYear + year)
          text.append(outcomes.draw(line: place, year: year, at: index))
          text.endRow()
        }
      }
      if text.bytes.count > DrawsTable.piece { try sink(text.takeBytes()) }
    }
    try sink(text.takeBytes())
  }

  private static let piece = 4_000_000
}
