@testable import ScenarioText
@testable import Scenarios

/// Reads bytes as a CSV table; the first one chooses the columns that are declared.
///
/// A table is read or refused with messages, never both or neither, and what is read keeps what the
/// columns promise.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTable(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let choice = input.first else { return 0 }
  // The digits of seeds are the numbers of the tables.
  let declared = DeclaredTable.all[Int(choice &- UInt8(ascii: "0")) % DeclaredTable.all.count]
  let diagnostics = Diagnostics()
  let reader = TableReader(
    path: "tabel.csv", bytes: Array(input.dropFirst()), columns: declared.columns,
    otherColumns: declared.others, diagnostics: diagnostics)
  let table = reader.read()
  precondition((table == nil) == diagnostics.hasErrors, "a table or messages")
  for error in diagnostics.errors {
    precondition(!error.message.isEmpty && error.line >= 0 && error.column >= 0)
  }
  table.map { check($0, against: declared) }
  return 0
}

private func check(_ table: Table, against declared: DeclaredTable) {
  precondition(!table.rows.isEmpty, "a table has rows")
  for column in declared.columns {
    let isThere = table.has(column.name)
    let isReplaced = !column.orInstead.isEmpty && column.orInstead.allSatisfy(table.has)
    precondition(
      column.isOptional || isThere != isReplaced && (isThere || isReplaced),
      "a declared column is there, or those in its place are")
    guard table.has(column.name) else { continue }
    let texts = table.texts(column.name)
    precondition(texts.count == table.rows.count)
    for row in table.rows {
      precondition(texts[row] == table.text(row, column.name))
      precondition(!texts[row].isEmpty || column.whenEmpty == table.number(row, column.name))
      let place = table.place(row, column.name)
      precondition(place.line > 0 && place.column > 0, "a cell has a place")
      switch column.kind {
      case .key: break
      case .integer:
        precondition(Double(table.integer(row, column.name)) == table.number(row, column.name))
      case .ages:
        let ages = WrittenAges(code: table.number(row, column.name))
        precondition(WrittenAges(texts[row]) == ages || ages.end == .single, "ages as written")
        let included = ages.ages(isLastIncluded: true, isOldest: false)
        precondition(included.map { $0.upperBound <= WrittenAges.last } == true, "ages of people")
      case .number(let range):
        precondition(range.contains(table.numbers(column.name)[row]), "a number within bounds")
      }
    }
  }
}
