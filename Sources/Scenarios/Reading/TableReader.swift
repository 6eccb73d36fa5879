/// Reads a CSV file (RFC 4180) against the columns it should have.
///
/// UTF-8 with or without byte order mark; lines end in LF or CRLF; comma or semicolon, whichever
/// the header has more of. Numbers have a decimal point; with semicolons a decimal comma is read
/// as well. Empty lines are skipped.
struct TableReader {
  /// Above this size positions in the file would not fit.
  static let sizeLimit = 1_000_000_000
  /// Messages about one file, after which the rest is only counted.
  static let messageLimit = 20

  let path: String
  let bytes: [UInt8]
  let columns: [TableColumn]
  let otherColumns: OtherColumns
  let diagnostics: Diagnostics
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
  func read() -> Table? {
    guard checkText() else { return nil }
    var scanner = CSVScanner(bytes)
    let header = scanner.header()
    if let position = scanner.openQuote { return failQuote(at: position) }
    guard let header, !header.isEmpty else {
      return fail(at: 0, "the table is empty; its first line must be \(headerText)")
    }
    guard let plan = plan(header) else { return nil }
    var content = TableContent(plan: plan, reader: self, separator: scanner.separator)
    while let row = scanner.next() { content.add(row) }
    if let position = scanner.openQuote { return failQuote(at: position) }
    if content.rowCount == 0, content.errorCount == 0 {
      return fail(at: 0, "the table has a header but no rows; write at least one row below it")
    }
    return content.table(bytes)
  }

  private func fail(at position: Int, _ message: String) -> Table? {
    diagnostics.report(at: places.place(at: position), message)
    return nil
  }

  private func failQuote(at position: Int) -> Table? {
    fail(at: position, "this quote is never closed; write a quote inside a field twice")
  }

  func report(at cell: CellRange, _ message: String) {
    diagnostics.report(at: places.place(of: cell), message)
  }

  private func checkText() -> Bool {
    if let zero = bytes.firstIndex(of: 0) {
      _ = fail(at: zero, "the table holds a null byte; save it as CSV in UTF-8")
      return false
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      let valid = bytes.split(separator: 10, omittingEmptySubsequences: false).first {
        String(validating: $0, as: UTF8.self) == nil
      }
      let start = valid?.startIndex ?? 0
      _ = fail(at: start, "this line is not UTF-8; save the table as CSV in UTF-8")
      return false
    }
    return true
  }

  // MARK: Header

  private var headerText: String {
    columns.filter { !$0.isOptional }.map(\.name).joined(separator: ",")
  }

  /// Which declared column each column of the file is; nil for one that is not looked at.
  private func plan(_ header: [CellRange]) -> [Int?]? {
    let names = header.map { cellText($0, in: bytes) }
    let before = diagnostics.errors.count
    var plan: [Int?] = []
    for (index, name) in names.enumerated() {
      let column = columns.firstIndex { $0.name == name }
      if names[..<index].contains(name) {
        report(at: header[index], "column '\(name)' stands twice; remove one of the two")
      } else if column == nil, otherColumns == .refused, !TableColumn.remarks.contains(name) {
        reportUnknown(name, at: header[index], among: names)
      }
      plan.append(column)
    }
    for column in columns where !column.isOptional && !names.contains(column.name) {
      let unused = names.filter { name in !columns.contains { $0.name == name } }
      let nearest = NearestName(among: unused).to(column.name)
      report(
        at: header[0],
        "column '\(column.name)' is missing; the table has \(listed(names, limit: 30))"
          + (nearest.map { "; rename '\($0)'?" } ?? "; add the column"))
    }
    return diagnostics.errors.count == before ? plan : nil
  }

  private func reportUnknown(_ name: String, at cell: CellRange, among names: [String]) {
    let allowed = columns.map(\.name) + TableColumn.remarks
    let absent = allowed.filter { !names.contains($0) }
    report(
      at: cell,
      "unknown column '\(name)'; allowed: \(listed(allowed, limit: 30))"
        + NearestName(among: absent).suggestion(for: name))
  }
}
