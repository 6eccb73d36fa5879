/// One decimal sign in all of a table, and no mark that may be for thousands.
extension TableContent {
  mutating func checkDecimals() {
    guard let sign = dialect.decimalSign else { return }
    for column in reader.columns.indices {
      let other = decimals.count(sign.other, column)
      if other.proofs + other.doubts > 0 { reportOther(sign, column) }
      let own = decimals.count(sign, column)
      if own.proofs == 0, let cell = own.firstDoubt { reportDoubt(cell, own.doubts, sign, column) }
    }
  }

  /// Reports the cells of a column that have the other sign.
  private mutating func reportOther(_ sign: TableDialect.DecimalSign, _ column: Int) {
    let first = decimals.first(sign) ?? decimals.count(sign, column).firstDoubt
    let line = first.map { " (first at line \(reader.line(of: $0)))" } ?? ""
    for cell in cells[column] {
      guard let mark = DecimalMark(reader.bytes, cell), mark.sign == sign.other, isNumber(cell)
      else { continue }
      let text = cellText(cell, in: reader.bytes)
      let swapped = text.replacing(
        String(sign.other.character), with: String(sign.character))
      let whole = text.replacing(String(sign.other.character), with: "")
      let isDoubtful = mark.mayBeThousands && reader.columns[column].countsInThousands
      let advice = isDoubtful ? "\(whole), or \(swapped) for the decimals" : swapped
      report(
        cell,
        "this table has decimal \(sign.plural)\(line); '\(text)' has \(sign.other.word); write "
          + advice)
    }
  }

  /// Reports, once for a column, that nothing shows what its marks are.
  private mutating func reportDoubt(
    _ cell: CellRange, _ count: Int, _ sign: TableDialect.DecimalSign, _ column: Int
  ) {
    let text = cellText(cell, in: reader.bytes)
    let whole = text.replacing(String(sign.character), with: "")
    let others = count == 2 ? "1 more cell" : "\(count - 1) more cells"
    let rest = count == 1 ? "" : " (and \(others) of this column)"
    report(
      cell,
      "column '\(reader.columns[column].name)': '\(text)' may mean thousands or thousandths, and "
        + "no cell of the column shows which; numbers have no thousands mark; write \(whole), or "
        + "\(text)0 for the decimals\(rest)")
  }
}
