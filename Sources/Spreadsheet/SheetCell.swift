/// What a cell of a sheet holds; of a formula the result that was stored with it.
public struct SheetCell: Equatable, Sendable {
  public enum Value: Equatable, Sendable {
    /// A formula without a stored result.
    case missing
    case text(String)
    /// Always finite.
    case number(Double)
    case boolean(Bool)
    /// Excel's own word, as `#N/A`.
    case error(String)
  }

  /// As what a number is shown.
  public enum Form: Equatable, Sendable {
    case plain
    /// 0.05 is shown as 5%.
    case percent
    /// Days since 1900 or 1904 are shown as a date or time.
    case date
  }

  public let value: Value
  public let form: Form
  public let isFormula: Bool

  public init(_ value: Value, form: Form = .plain, isFormula: Bool = false) {
    self.value = value
    self.form = form
    self.isFormula = isFormula
  }
}

/// The cells of one sheet that hold something.
public struct Sheet: Sendable {
  public let name: String
  public let cells: [CellAddress: SheetCell]

  public init(name: String, cells: [CellAddress: SheetCell]) {
    self.name = name
    self.cells = cells
  }

  public subscript(_ row: Int, _ column: Int) -> SheetCell? {
    cells[CellAddress(row: row, column: column)]
  }
}
