import Scenarios
import Simulation
import SociaalDomein

/// `stock.csv`: who is in care and who waits on 1 January of the years that were asked for, by
/// replication, toestand and wijk; another scenario opens with it.
public struct StockTable {
  /// The name by which `opening.run` finds it in the folder of a run.
  public static let name = TableDeclaration.runFile
  public static let columns = TableDeclaration.opening.columns.map(\.name)

  private let outcomes: Outcomes
  private let setting: Setting

  public init(outcomes: Outcomes, setting: Setting) {
    self.outcomes = outcomes
    self.setting = setting
  }

  /// Hands over the table in pieces of some megabytes; stops halfway where the work is cancelled.
  public func write<E: Error>(
    isCancelled: () -> Bool = { false }, to sink: ([UInt8]) throws(E) -> Void
  ) throws(E) {
    var text = CSVText(columns: StockTable.columns)
    let places = setting.states.flatMap { state in
      setting.wijken.map { CSVText.Cells([state.key, $0.key]) }
    }
    for index in 0..<outcomes.replications where !isCancelled() {
      for (date, years) in outcomes.layout.stockDates.years.enumerated() {
        for place in places.indices {
          text.append(outcomes.firstReplication + index)
          text.append(setting.grid.startYear + years)
          text.append(places[place])
          text.append(outcomes.stock(date: date, place: place, at: index))
          text.append(outcomes.stock(date: date, place: place, at: index, waiting: true))
          text.endRow()
        }
      }
      if text.bytes.count > StockTable.piece { try sink(text.takeBytes()) }
    }
    try sink(text.takeBytes())
  }

  private static let piece = 4_000_000
}
