import Scenarios
import Simulation

/// `run --stock YEAR`: which dates can be asked for.
extension RunCommand {
  /// The years that were asked for, counted from the start.
  func stockYears(_ scenario: Scenario) throws -> [Int] {
    let grid = scenario.model.setting.grid
    let (first, last) = (grid.startYear, grid.startYear + grid.years)
    if let wrong = stock.first(where: { !(first...last).contains($0) }) {
      Terminal.standardError.writeLine(
        "wijkraming: --stock \(wrong) is no 1 January of this run; allowed: \(first) for its opening to "
          + "\(last) for the end of its last year; ask for one of these, or change the horizon")
      throw ExitStatus.usage
    }
    return stock.map { $0 - first }
  }

  /// Refuses to write a table that no scenario could read.
  func checkStock(_ simulation: SimulationRun) throws {
    let dates = simulation.layout.stockDates
    let rows = dates.rows(replications: simulation.plan.replications)
    guard rows > TableDeclaration.mostRows else { return }
    let fits = TableDeclaration.mostRows / dates.rows(replications: 1)
    Terminal.standardError.writeLine(
      "wijkraming: --stock would write \(rows) rows; allowed: the \(TableDeclaration.mostRows) that a table can "
        + "have; use at most --replications \(fits)"
        + (dates.years.count > 1 ? ", or ask for fewer years" : ""))
    throw ExitStatus.usage
  }
}
