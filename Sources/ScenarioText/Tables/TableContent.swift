/// The cells of a table while its rows come in, checked one by one.
package struct TableContent {
  let reader: TableReader
  private(set) var dialect: TableDialect
  private let plan: TablePlan
  private let bytes: [UInt8]
  private let ranges: [ClosedRange<Double>?]
  private let isInteger: [Bool]
  private let allowsComma: Bool
  package private(set) var cells: [[CellRange]]
  private var numbers: [[Double]]
  private(set) var decimals: TableDecimals
  /// Cells that are no numbers, about which is spoken when the decimal sign is known.
  private var refused: [(cell: CellRange, column: Int)] = []
  private(set) var rowCount = 0
  private(set) var errorCount = 0

  init(plan: TablePlan, reader: TableReader, dialect: TableDialect) {
    self.plan = plan
    self.reader = reader
    self.dialect = dialect
    bytes = reader.bytes
    ranges = reader.columns.map(\.range)
    isInteger = reader.columns.map(\.isInteger)
    allowsComma = dialect.separator.allowsDecimalComma
    cells = Array(repeating: [], count: reader.columns.count)
    numbers = cells.map { _ in [] }
    decimals = TableDecimals(reader.columns)
  }

  /// Adds a row, unless nothing stands in it.
  package mutating func add(_ row: [CellRange]) {
    if row[0].isEmpty, row.allSatisfy(\.isEmpty) { return }
    rowCount += 1
    guard row.count == plan.width && plan.unnamed.isEmpty || fits(row) else { return }
    for (index, column) in plan.read { add(row[index], column) }
  }

  /// The table, when nothing in it was wrong.
  package mutating func table() -> Table? {
    dialect.decimalSign = decimals.sign
    for (cell, column) in refused {
      let declared = reader.columns[column]
      let refusal = CellRefusal(cellText(cell, in: bytes), in: dialect)
      reader.report(at: cell, "column '\(declared.name)': \(refusal.message(declared))")
    }
    checkDecimals()
    let rest = errorCount - TableReader.messageLimit
    if rest > 0 {
      reader.diagnostics.report(
        at: SourcePlace(file: reader.path),
        "\(rest) more errors in this table; repair those shown first")
    }
    guard errorCount == 0 else { return nil }
    let present = reader.columns.indices.filter { column in
      plan.read.contains { $0.column == column }
    }
    return Table(
      path: reader.path, columns: present.map { reader.columns[$0].name }, bytes: bytes,
      cells: present.map { cells[$0] }, numbers: present.map { numbers[$0] }, rowCount: rowCount,
      dialect: dialect)
  }

  // MARK: Rows

  /// Whether a row has the cells that are read, and nothing where no column is.
  private mutating func fits(_ row: [CellRange]) -> Bool {
    let used = (row.lastIndex { !$0.isEmpty } ?? 0) + 1
    let isTooWide = used > plan.fields || row.count > TableReader.columnLimit
    guard row.count >= plan.width, !isTooWide else {
      reportRagged(row)
      return false
    }
    let nameless = plan.unnamed + Array(plan.width..<max(plan.width, used))
    guard let stray = nameless.first(where: { !row[$0].isEmpty }) else { return true }
    report(
      row[stray],
      "'\(shown(cellText(row[stray], in: bytes)))' stands in a column without a name; allowed: columns "
        + "with a name in the header; name the column or empty the cell")
    return false
  }

  private mutating func reportRagged(_ row: [CellRange]) {
    let limit = TableReader.columnLimit
    let count = row.count > limit ? "more than \(limit)" : "\(row.count)"
    report(
      row[0],
      "this row has \(count) \(count == "1" ? "field" : "fields") and the header "
        + "\(plan.fields); put a field that holds a \(dialect.separator.word) "
        + "between double quotes")
  }

  // MARK: Cells

  private mutating func add(_ cell: CellRange, _ column: Int) {
    cells[column].append(cell)
    if cell.isEmpty {
      if let value = reader.columns[column].whenEmpty {
        numbers[column].append(value)
        return
      }
      report(
        cell, "the cell of '\(reader.columns[column].name)' is empty; every row needs a value")
      return
    }
    guard let range = ranges[column] else { return }
    let mark = DecimalMark(bytes, cell)
    guard let value = value(of: cell, mark), value.isFinite else {
      if reader.columns[column].kind == .ages, let ages = WrittenAges(cellText(cell, in: bytes)) {
        numbers[column].append(ages.code)
        return
      }
      errorCount += 1
      if errorCount <= TableReader.messageLimit { refused.append((cell, column)) }
      return
    }
    if let mark { decimals.note(mark, cell, column) }
    numbers[column].append(value)
    if !range.contains(value) || (isInteger[column] && value != value.rounded()) {
      let text = shown(cellText(cell, in: bytes))
      let declared = reader.columns[column]
      report(cell, "'\(declared.name)' is \(text) but must be \(declared.rangeText)")
    }
  }

  /// The number of a cell; nil when it is none in either of the notations of the table.
  private func value(of cell: CellRange, _ mark: DecimalMark?) -> Double? {
    let sign = allowsComma ? mark?.sign ?? .point : .point
    return NumberGrammar.value(of: bytes[Int(cell.start)..<Int(cell.end)], point: sign.byte)
  }

  package func isNumber(_ cell: CellRange) -> Bool {
    value(of: cell, DecimalMark(bytes, cell))?.isFinite ?? false
  }

  package mutating func report(_ cell: CellRange, _ message: String) {
    errorCount += 1
    if errorCount <= TableReader.messageLimit { reader.report(at: cell, message) }
  }
}
