/// Errors of one kind about rows of a table: the first twenty in full, the rest counted.
package struct RowErrors {
  private let table: Table
  private let diagnostics: Diagnostics
  private var count = 0

  package init(_ table: Table, _ diagnostics: Diagnostics) {
    self.table = table
    self.diagnostics = diagnostics
  }

  package mutating func report(_ row: Int, _ column: String, _ message: @autoclosure () -> String) {
    count += 1
    guard count <= TableReader.messageLimit else { return }
    diagnostics.report(at: table.place(row, column), message())
  }

  /// Says how many more there were; `kind` is in the plural.
  package func close(_ kind: String) {
    let rest = count - TableReader.messageLimit
    guard rest > 0 else { return }
    diagnostics.report(
      at: SourcePlace(file: table.path), "\(rest) more \(kind); repair those shown first")
  }
}

extension Table {
  /// Reports the rows that are the same by the key of a declaration, as far as it stands in the file.
  package func reportRepeatedRows(of declaration: TableDeclaration, to diagnostics: Diagnostics) {
    reportRepeatedRows(
      of: declaration.key.filter { has($0) }, count: declaration.count, to: diagnostics)
  }

  /// Reports the rows that have the same cells in the columns of a key as a row before them.
  ///
  /// - Parameter count: the column of what is counted, which may be added up; nil for rates.
  package func reportRepeatedRows(of key: [String], count: String?, to diagnostics: Diagnostics) {
    guard let column = key.first else { return }
    var errors = RowErrors(self, diagnostics)
    for (row, first) in repeatedRows(of: key.filter(has)) {
      errors.report(
        row, column,
        "this row stands in the table twice, first on line \(line(first)); "
          + remedy(row, first, count))
    }
    errors.close("rows stand in this table twice")
  }

  /// Two rows with a count may be parts of one wijk, as after a change of borders.
  private func remedy(_ row: Int, _ first: Int, _ count: String?) -> String {
    guard let count else { return "remove one of the two" }
    let numbers = [number(first, count), number(row, count)]
    let sum = numberText(numbers[0] + numbers[1])
    return
      "allowed: one; write their sum of \(sum) in one row where both count people of it, as after a "
      + "change of borders, or remove one of the two where it is the same count"
  }

  /// The line of a row in its file.
  package func line(_ row: Int) -> Int {
    guard let column = columns.first else { return 0 }
    return place(row, column).line
  }

  /// The rows that repeat a key, each with the first row that has it.
  func repeatedRows(of key: [String]) -> [(row: Int, first: Int)] {
    var first = [UInt32](repeating: 0, count: rows.count)
    for name in key {
      let codes = codes(name)
      var known: [UInt64: UInt32] = [:]
      known.reserveCapacity(rows.count)
      for row in rows {
        let pair = UInt64(first[row]) << 32 | UInt64(codes[row])
        first[row] = known[pair] ?? UInt32(row)
        if Int(first[row]) == row { known[pair] = UInt32(row) }
      }
    }
    return rows.filter { Int(first[$0]) != $0 }.map { ($0, Int(first[$0])) }
  }

  /// A number per row, the same for cells with the same content.
  private func codes(_ column: String) -> [UInt32] {
    if hasNumbers(column) {
      var known: [Double: UInt32] = [:]
      return numbers(column).map { Self.code($0, &known) }
    }
    var known: [String: UInt32] = [:]
    return rows.map { Self.code(text($0, column), &known) }
  }

  private static func code<Value: Hashable>(
    _ value: Value, _ known: inout [Value: UInt32]
  ) -> UInt32 {
    if let code = known[value] { return code }
    let code = UInt32(known.count)
    known[value] = code
    return code
  }
}
