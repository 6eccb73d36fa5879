/// The cells of a table while its rows come in, checked one by one.
struct TableContent {
  private let plan: [Int?]
  private let reader: TableReader
  private let separator: UInt8
  private var cells: [[CellRange]]
  private var numbers: [[Double]]
  private(set) var rowCount = 0
  private(set) var errorCount = 0

  init(plan: [Int?], reader: TableReader, separator: UInt8) {
    self.plan = plan
    self.reader = reader
    self.separator = separator
    cells = Array(repeating: [], count: reader.columns.count)
    numbers = cells.map { _ in [] }
  }

  mutating func add(_ row: [CellRange]) {
    rowCount += 1
    guard row.count == plan.count else {
      reportRagged(row)
      return
    }
    for (cell, column) in zip(row, plan) {
      guard let column else { continue }
      cells[column].append(cell)
      if cell.start == cell.end {
        report(
          cell, "the cell of '\(reader.columns[column].name)' is empty; every row needs a value")
      }
      check(cell, column)
    }
  }

  /// The table, when nothing in it was wrong.
  func table(_ bytes: [UInt8]) -> Table? {
    if errorCount > TableReader.messageLimit {
      reader.diagnostics.report(
        at: SourcePlace(file: reader.path),
        "\(errorCount - TableReader.messageLimit) more errors in this table; repair those shown "
          + "first"
      )
    }
    guard errorCount == 0 else { return nil }
    let present = reader.columns.indices.filter { plan.contains($0) }
    return Table(
      path: reader.path, columns: present.map { reader.columns[$0].name }, bytes: bytes,
      cells: present.map { cells[$0] }, numbers: present.map { numbers[$0] }, rowCount: rowCount)
  }

  // MARK: Checks

  private mutating func check(_ cell: CellRange, _ column: Int) {
    let range: ClosedRange<Double>
    switch reader.columns[column].kind {
    case .key: return
    case .integer: range = -9_007_199_254_740_992...9_007_199_254_740_992
    case .number(let allowed): range = allowed
    }
    guard cell.start < cell.end else { return }
    let isInteger = reader.columns[column].kind == .integer
    let value = value(of: cell)
    if let value, value.isFinite, range.contains(value), !isInteger || value == value.rounded() {
      numbers[column].append(value)
    } else {
      reportNumber(cell, value, column)
    }
  }

  /// The number of a cell; with semicolons also one with a decimal comma.
  private func value(of cell: CellRange) -> Double? {
    let text = reader.bytes[Int(cell.start)..<Int(cell.end)]
    if let value = NumberGrammar.value(of: text, point: UInt8(ascii: ".")) { return value }
    guard separator == UInt8(ascii: ";") else { return nil }
    return NumberGrammar.value(of: text, point: UInt8(ascii: ","))
  }

  // MARK: Messages

  private mutating func report(_ cell: CellRange, _ message: String) {
    errorCount += 1
    if errorCount <= TableReader.messageLimit { reader.report(at: cell, message) }
  }

  private mutating func reportRagged(_ row: [CellRange]) {
    let first = row.first ?? CellRange(start: 0, end: 0)
    let mark = separator == UInt8(ascii: ",") ? "comma" : "semicolon"
    report(
      first,
      "this row has \(row.count) \(row.count == 1 ? "field" : "fields") and the header "
        + "\(plan.count); put a field that holds a \(mark) "
        + "between double quotes")
  }

  private mutating func reportNumber(_ cell: CellRange, _ value: Double?, _ column: Int) {
    let name = reader.columns[column].name
    let text = cellText(cell, in: reader.bytes)
    guard let value, value.isFinite else {
      report(cell, "column '\(name)': \(NumberRefusal(text).message)")
      return
    }
    switch reader.columns[column].kind {
    case .number(let range):
      let allowed = ParameterDeclaration(name, unit: .factor, range: range, help: "").rangeText
      report(cell, "'\(name)' is \(numberText(value)) but must be \(allowed)")
    default:
      report(cell, "'\(name)' is \(text) but must be a whole number")
    }
  }
}
