import Scenarios
import Spreadsheet

/// Reads one sheet of the form.
struct SheetReading {
  private let sheet: Sheet
  private let form: FormSheet
  private let faults: FormFaults
  private(set) var values: [AnswerKey: FilledForm.Value] = [:]
  private(set) var places: [AnswerKey: CellPlace] = [:]

  init(_ sheet: Sheet, _ form: FormSheet, _ faults: FormFaults) {
    self.sheet = sheet
    self.form = form
    self.faults = faults
  }

  /// Where the keys of a block stand.
  private struct Head {
    let block: FormBlock
    let row: Int
    let keyColumn: Int
  }

  mutating func read() {
    let heads = form.blocks.compactMap(head)
    guard heads.count == form.blocks.count else { return }
    for head in heads {
      let next = heads.map(\.row).filter { $0 > head.row }.min()
      read(head, through: (next ?? CellAddress.lastRow + 1) - 1)
    }
  }

  private func head(of block: FormBlock) -> Head? {
    let key = FormLayout.blockKey(block.key)
    let found = sheet.cells.filter { $0.value.value == .text(key) }.keys.sorted()
    guard let first = found.first, found.count == 1 else {
      faults.report(
        at: found.dropFirst().first.map { "\(sheet.name)!\($0)" } ?? sheet.name,
        "the hidden row that begins the list '\(block.title)' is \(found.isEmpty ? "gone" : "there twice")"
          + "; allowed: the rows and columns as 'wijkraming template' made them; undo the change, or "
          + "begin with a new one")
      return nil
    }
    return Head(block: block, row: first.row, keyColumn: first.column)
  }

  private mutating func read(_ head: Head, through last: Int) {
    guard let columns = columns(of: head), let rows = rows(of: head, through: last) else { return }
    for row in head.block.rows {
      guard let number = rows[row.key] else { continue }
      for (column, answer) in zip(head.block.columns, row.answers) {
        guard let place = columns[column.key] else { continue }
        read(AnswerKey(head.block.key, row.key, column.key), answer, row: number, column: place)
      }
      checkNeed(row, of: head.block)
    }
    checkStrays(head, through: last, rows: Set(rows.values), columns: Set(columns.values))
  }

  /// The columns of a block by their keys; nil with the fault reported where they are not all there.
  private func columns(of head: Head) -> [String: Int]? {
    var found: [String: [Int]] = [:]
    for (address, cell) in sheet.cells
    where address.row == head.row && address.column > head.keyColumn {
      if case .text(let key) = cell.value { found[key, default: []].append(address.column) }
    }
    let wanted = head.block.columns.map(\.key)
    guard wanted.allSatisfy({ found[$0]?.count == 1 }) else {
      faults.report(
        at: "\(sheet.name)!\(CellAddress(row: head.row, column: head.keyColumn))",
        "a column of the list '\(head.block.title)' is gone or there twice; allowed: each of "
          + "\(wanted.count) once; undo the change, or begin with a new 'wijkraming template'")
      return nil
    }
    return found.compactMapValues(\.first).filter { wanted.contains($0.key) }
  }

  /// The rows of a block by their keys.
  private func rows(of head: Head, through last: Int) -> [String: Int]? {
    var found: [String: [Int]] = [:]
    for (address, cell) in sheet.cells
    where address.column == head.keyColumn && address.row > head.row && address.row <= last {
      if case .text(let key) = cell.value { found[key, default: []].append(address.row) }
    }
    let wanted = head.block.rows.map(\.key)
    let known = Set(wanted + [FormLayout.headKey, FormLayout.sumKey])
    let strange = found.first { !known.contains($0.key) }?.value.first
    let doubled = found.values.first { $0.count > 1 }?.max()
    guard strange == nil, doubled == nil, wanted.allSatisfy({ found[$0] != nil }) else {
      let row = strange ?? doubled ?? head.row
      faults.report(
        at: "\(sheet.name)!\(CellAddress(row: row, column: head.keyColumn))",
        "a row of the list '\(head.block.title)' is gone, there twice or none of the form; allowed: "
          + "each of its \(wanted.count) rows once; undo the change, or begin with a new 'wijkraming "
          + "template'")
      return nil
    }
    return found.compactMapValues(\.first).filter { wanted.contains($0.key) }
  }

  private mutating func read(_ key: AnswerKey, _ answer: Answer?, row: Int, column: Int) {
    let place = CellPlace(
      sheet: sheet.name, address: CellAddress(row: row, column: column))
    places[key] = place
    guard let cell = sheet.cells[place.address], !Self.isBlank(cell) else { return }
    guard let answer else {
      faults.report(place, "nothing is asked here; allowed: an empty cell; clear it")
      return
    }
    switch AnswerReading(answer, cell).value() {
    case .success(let value): values[key] = value
    case .failure(let fault):
      faults.report(place, fault.message)
      // A cell that is wrong is not told to be empty as well.
      faulty.insert(key)
    }
  }

  private var faulty: Set<AnswerKey> = []

  private static func isBlank(_ cell: SheetCell) -> Bool {
    guard case .text(let text) = cell.value else { return false }
    return text.allSatisfy(\.isWhitespace)
  }

  private func checkNeed(_ row: FormRow, of block: FormBlock) {
    let keys = block.columns.map { AnswerKey(block.key, row.key, $0.key) }
    // A source alone is no use of a row.
    let isUsed = keys.contains { $0.column != "bron" && (values[$0] != nil || faulty.contains($0)) }
    switch block.need {
    case .elsewhere: return
    case .inUse where row.key != block.rows.first?.key && !isUsed: return
    case .inUse, .always: break
    }
    for (key, answer) in zip(keys, row.answers) {
      guard let answer, answer.isRequired, values[key] == nil, !faulty.contains(key) else {
        continue
      }
      faults.report(
        places[key],
        "the cell is empty and has to be filled in\(block.need == .inUse ? ", as its row is used" : "")"
          + "; allowed: \(answer.allowed); fill it in"
          + (block.need == .inUse ? ", or clear the whole row" : ""))
    }
  }

  /// Refuses what stands between the answers without being one.
  private func checkStrays(_ head: Head, through last: Int, rows: Set<Int>, columns: Set<Int>) {
    guard let left = columns.min(), let right = columns.max() else { return }
    var own = Set([head.row])
    for (address, cell) in sheet.cells where address.column == head.keyColumn {
      if [FormLayout.headKey, FormLayout.sumKey].map(SheetCell.Value.text).contains(cell.value) {
        own.insert(address.row)
      }
    }
    let strays = sheet.cells.filter { address, cell in
      (left...right).contains(address.column) && (head.row...last).contains(address.row)
        && !own.contains(address.row) && !Self.isBlank(cell)
        && !(rows.contains(address.row) && columns.contains(address.column))
    }
    for address in strays.keys.sorted() {
      faults.report(
        CellPlace(sheet: sheet.name, address: address),
        "what stands here is none of the form's answers, and would not be read; allowed: the coloured "
          + "cells; move it into one, or to the right of the form")
    }
  }
}
