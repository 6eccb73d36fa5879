/// Reads a CSV file (RFC 4180) against the columns it should have.
///
/// UTF-8 with or without byte order mark; lines end in LF, CRLF or CR; comma, semicolon or tab,
/// whichever the header has most of. Numbers have a decimal point or, where no comma separates the
/// cells, a decimal comma: one of the two in all of a table. Rows without content are skipped, and
/// so are columns without a name that hold nothing.
package struct TableReader {
  /// Above this size positions in the file would not fit.
  package static let sizeLimit = 1_000_000_000
  package static let rowLimit = 2_000_000
  static let columnLimit = 1_000
  /// Messages about one file, after which the rest is only counted.
  static let messageLimit = 20

  package let path: String
  package let bytes: [UInt8]
  package let columns: [TableColumn]
  package let otherColumns: OtherColumns
  package let diagnostics: Diagnostics
  private var places: CSVPlaces { CSVPlaces(file: path, bytes: bytes) }

  init(
    path: String, bytes: [UInt8], columns: [TableColumn], otherColumns: OtherColumns,
    diagnostics: Diagnostics
  ) {
    self.path = path
    self.bytes = bytes
    self.columns = columns
    self.otherColumns = otherColumns
    self.diagnostics = diagnostics
  }

  /// The table; nil, with the errors reported, when anything in it is wrong.
  package func read() -> Table? {
    if let fault = TableEncodingFault(bytes) { return fail(at: fault.position, fault.message) }
    let dialect = TableDialect(of: bytes)
    var scanner = CSVScanner(bytes, dialect: dialect)
    var header = scanner.next()
    while let row = header, row.allSatisfy(\.isEmpty) { header = scanner.next() }
    if let position = scanner.openQuote { return failQuote(at: position) }
    guard let header else {
      return fail(at: 0, "the table is empty; its first line must be \(headerText)")
    }
    guard let plan = plan(header) else { return nil }
    return rows(scanner, TableContent(plan: plan, reader: self, dialect: dialect))
  }

  private func rows(_ scanner: consuming CSVScanner, _ content: consuming TableContent) -> Table? {
    while let row = scanner.next() {
      content.add(row)
      if content.rowCount > Self.rowLimit { return failLength(at: row[0]) }
    }
    if let position = scanner.openQuote { return failQuote(at: position) }
    if content.rowCount == 0, content.errorCount == 0 {
      return fail(at: 0, "the table has a header but no rows; write at least one row below it")
    }
    return content.table()
  }

  // MARK: Messages

  package func report(at cell: CellRange, _ message: String) {
    diagnostics.report(at: places.place(of: cell), message)
  }

  package func line(of cell: CellRange) -> Int { places.place(of: cell).line }

  private func fail(at position: Int, _ message: String) -> Table? {
    diagnostics.report(at: places.place(at: position), message)
    return nil
  }

  private func failQuote(at position: Int) -> Table? {
    fail(at: position, "this quote is never closed; write a quote inside a field twice")
  }

  private func failLength(at cell: CellRange) -> Table? {
    let limit = Self.rowLimit
    report(
      at: cell, "the table has more than \(limit) rows; allowed: at most \(limit); remove the rest")
    return nil
  }

  var headerText: String {
    columns.filter { !$0.isOptional }.map(\.name).joined(separator: ",")
  }
}
