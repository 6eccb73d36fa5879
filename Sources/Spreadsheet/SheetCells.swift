/// Collects the cells of a sheet as it is read.
final class SheetCells: PartListener {
  private(set) var cells: [CellAddress: SheetCell] = [:]
  private let sheet: String
  private let strings: [String]
  private let forms: CellForms
  private let limits: SpreadsheetLimits
  private var rowCount = 0
  private var row = 0
  private var column = 0
  private var type = ""
  private var style = 0
  private var content = ""
  private var isContent = false
  private var isFormula = false
  private var hasContent = false
  private var phonetic = 0

  init(
    of sheet: String, strings: [String], forms: CellForms, limits: SpreadsheetLimits
  ) {
    self.sheet = sheet
    self.strings = strings
    self.forms = forms
    self.limits = limits
  }

  private var address: CellAddress { CellAddress(row: row, column: column) }

  func start(_ name: String, _ attributes: [String: String]) throws(SpreadsheetError) {
    switch name {
    case "row": try startRow(attributes)
    case "c": try startCell(attributes)
    case "f": isFormula = true
    case "rPh": phonetic += 1
    case "v", "t":
      isContent = phonetic == 0
      hasContent = true
    default: break
    }
  }

  private func startRow(_ attributes: [String: String]) throws(SpreadsheetError) {
    rowCount += 1
    guard rowCount <= limits.rows else {
      throw .sheet(
        sheet,
        message:
          "the sheet has more than \(limits.rows) rows, empty ones counted; allowed: at most "
          + "so many; delete the empty rows below (select them, Delete rows) and save it anew")
    }
    row = attributes["r"].flatMap { Int($0) } ?? row + 1
    column = 0
    guard (1...CellAddress.lastRow).contains(row) else { throw misplaced() }
  }

  private func startCell(_ attributes: [String: String]) throws(SpreadsheetError) {
    column += 1
    if let text = attributes["r"] {
      guard let stated = CellAddress(text), stated.row == row else { throw misplaced() }
      column = stated.column
    }
    guard row > 0, column <= CellAddress.lastColumn else { throw misplaced() }
    type = attributes["t"] ?? "n"
    style = attributes["s"].flatMap { Int($0) } ?? 0
    (content, isFormula, hasContent) = ("", false, false)
  }

  private func misplaced() -> SpreadsheetError {
    .sheet(
      sheet,
      message:
        "a cell near row \(max(row, 1)) has no place in the sheet; allowed: .xlsx as Excel or "
        + "LibreOffice saves it; open it there and save it anew")
  }

  func text(_ text: String) throws(SpreadsheetError) {
    guard isContent else { return }
    content += text
    guard content.utf8.count <= limits.textBytes else {
      throw .cell(
        sheet, address, message: "the text has more than 32,767 characters; make it shorter")
    }
  }

  func end(_ name: String) throws(SpreadsheetError) {
    switch name {
    case "v", "t": isContent = false
    case "rPh": phonetic -= 1
    case "c": try endCell()
    default: break
    }
  }

  private func endCell() throws(SpreadsheetError) {
    guard let value = try value() else { return }
    guard cells.count < limits.cells else {
      throw .sheet(
        sheet,
        message: "the sheet has more than \(limits.cells) cells; allowed: at most so many; remove "
          + "what is not needed and save it anew")
    }
    let form = type == "d" ? .date : forms.form(ofStyle: style)
    guard
      cells.updateValue(SheetCell(value, form: form, isFormula: isFormula), forKey: address)
        == nil
    else { throw .cell(sheet, address, message: "the cell stands in the file twice; save it anew") }
  }

  /// Nil for an empty cell.
  private func value() throws(SpreadsheetError) -> SheetCell.Value? {
    guard hasContent, type == "str" || type == "inlineStr" || !content.isEmpty else {
      return isFormula ? .missing : nil
    }
    switch type {
    case "s":
      guard let index = Int(content), strings.indices.contains(index) else { throw unreadable() }
      return strings[index].isEmpty ? nil : .text(strings[index])
    case "str", "inlineStr", "d":
      return content.isEmpty && !isFormula ? nil : .text(CellText.plain(content))
    case "b": return .boolean(content == "1")
    case "e": return .error(content)
    default:
      let isDecimal = content.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
      guard isDecimal, let number = Double(content), number.isFinite else { throw unreadable() }
      return .number(number)
    }
  }

  private func unreadable() -> SpreadsheetError {
    .cell(
      sheet, address,
      message: "what the file holds here is no content of a cell; type the cell anew and save it")
  }
}
