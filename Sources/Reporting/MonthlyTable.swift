import Simulation
import SociaalDomein

/// `monthly.csv`: mean and standard deviation of the results that have a course within the year.
public struct MonthlyTable {
  public static let columns = [
    "level", "name", "voorziening", "metric", "period", "unit", "mean", "sd",
  ]

  private let outcomes: Outcomes
  private let grid: TimeGrid

  public init(outcomes: Outcomes, grid: TimeGrid) {
    self.outcomes = outcomes
    self.grid = grid
  }

  /// The table as CSV.
  public func csv() -> [UInt8] {
    var text = CSVText(columns: MonthlyTable.columns)
    for (index, line) in outcomes.layout.monthlyLines.enumerated() {
      for step in 0..<outcomes.layout.steps {
        text.append(line.level.rawValue)
        text.append(line.name)
        text.append(line.voorzieningLabel)
        text.append(line.metric.rawValue)
        text.append(grid.label(step))
        text.append(line.metric.unit)
        let moments = outcomes.monthlyMoments(line: index, step: step)
        text.append(moments.mean)
        let sd = moments.standardDeviation
        if sd.isFinite { text.append(sd) } else { text.appendEmpty() }
        text.endRow()
      }
    }
    return text.takeBytes()
  }
}
