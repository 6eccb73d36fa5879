import Analysis
import Scenarios

/// `design.csv`: every cell of a design, tidy, one line a measure and period.
///
/// The names of columns are an interface; every value of the design has a column of its own.
public struct DesignTable {
  public let columns: [String]
  private let cells: [ComparisonDesign.Cell]
  private var text: CSVText

  public init(_ design: ComparisonDesign) {
    cells = design.cells
    columns =
      ComparisonDesign.columns + design.axes.map(\.name) + ComparisonDesign.measureColumns
    text = CSVText(columns: columns)
  }

  /// The rows of a cell, as they are kept while others are still to come.
  static func kept(_ figures: DesignFigures) -> [UInt8] {
    var text = CSVText(columns: ComparisonDesign.measureColumns)
    for row in figures.rows {
      text.append(row.measure.rawValue)
      text.append(row.period)
      text.append(row.measure.unit)
      let found = row.difference
      for number in [
        row.moments.mean, row.moments.standardDeviation, row.moments.standardError, row.p5,
        row.p50, row.p95, found?.mean, found?.lower, found?.upper, found?.p5, found?.p95,
        found?.less, found?.more,
      ] { text.append(finite: number) }
      text.endRow()
    }
    return text.bytes
  }

  /// Adds a cell that was kept, by its place in the design; false for bytes that are none.
  public mutating func add(_ cell: Int, _ kept: [UInt8]) -> Bool {
    guard let records = CSVRecords(kept, columns: ComparisonDesign.measureColumns) else {
      return false
    }
    let given = cells[cell]
    let names =
      ["\(cell + 1)", given.variant.name, given.system.name]
      + given.levels.map { $0?.name ?? "" }
    for row in records.rows {
      for name in names + row { text.append(name) }
      text.endRow()
    }
    return true
  }

  var bytes: [UInt8] { text.bytes }
}
