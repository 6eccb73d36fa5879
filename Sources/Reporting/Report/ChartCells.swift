/// The cells of a table that a chart draws: one row or column for every series of the chart.
///
/// Bands come before lines, their lower side first; an estimate before the ends of its interval; what lies
/// across before what goes up.
public enum ChartCells: Sendable, Equatable {
  /// Rows by name, whose labels are the heads of all columns but the first.
  case rows([String])
  /// Columns, counted from 0, whose labels are the first cells of the rows.
  case columns([Int])
}

extension ReportTable {
  /// The values of a row without its first cell, in the unit that they are shown in.
  func values(row name: String) -> [Double?] {
    guard let row = rows.first(where: { $0.name == name }) else { return [] }
    return row.cells.dropFirst().map(\.shown)
  }

  /// The values of a column, in the unit that they are shown in.
  func values(column: Int) -> [Double?] {
    rows.map { $0.cells.indices.contains(column) ? $0.cells[column].shown : nil }
  }
}

extension ReportCell {
  /// The number in the unit that it is shown in; nil for text and what does not exist.
  fileprivate var shown: Double? {
    guard case .number(let value, let form, _) = self else { return nil }
    return value / form.unit
  }
}

extension ReportCell.NumberForm {
  /// What 1 of the unit that is shown is in the cell: 1000 where euros are shown in thousands.
  var unit: Double {
    switch self {
    case .thousands, .result, .difference: 1000
    case .percent, .part, .chance: 0.01
    case .euros, .count, .plain: 1
    }
  }
}
