import Spreadsheet

/// Where every cell of the form stands in the workbook that is written.
///
/// A workbook that is read need not have kept these places: there rows and columns are found by
/// their keys.
public struct FormLayout: Sendable {
  public struct Block: Sendable {
    public let block: FormBlock
    public let titleRow: Int
    /// Keys of the columns, in a row that does not show.
    public let keyRow: Int
    public let headRow: Int
    /// The first row of answers.
    public let firstRow: Int
    /// The row of sums; nil where there is none.
    public let sumRow: Int?

    public func row(_ key: String) -> Int? {
      block.rows.firstIndex { $0.key == key }.map { firstRow + $0 }
    }
  }

  /// Column of the keys of rows, which does not show, and of the questions.
  public static let keyColumn = 1
  public static let labelColumn = 2
  public static let firstAnswer = 3

  /// What stands in the column of keys beside the row of a block's own keys, heads and sums.
  public static func blockKey(_ block: String) -> String { "blok.\(block)" }
  public static let headKey = "kop"
  public static let sumKey = "som"

  public let sheet: FormSheet
  public let blocks: [Block]

  public init(_ sheet: FormSheet) {
    self.sheet = sheet
    var next = 4
    blocks = sheet.blocks.map { block in
      let keyRow = next + (block.intro.isEmpty ? 1 : 2)
      let after = keyRow + 2 + block.rows.count
      let placed = Block(
        block: block, titleRow: next, keyRow: keyRow, headRow: keyRow + 1, firstRow: keyRow + 2,
        sumRow: block.isSummed ? after : nil)
      next = after + (block.isSummed ? 2 : 1)
      return placed
    }
  }

  public static let all = PlannerForm.sheets.map(FormLayout.init)

  /// The sheet and address of a cell.
  ///
  /// - Precondition: the form has it.
  public static func place(of key: AnswerKey) -> (sheet: String, address: CellAddress) {
    for layout in all {
      guard let block = layout.blocks.first(where: { $0.block.key == key.block }),
        let row = block.row(key.row),
        let column = block.block.columns.firstIndex(where: { $0.key == key.column })
      else { continue }
      return (layout.sheet.name, CellAddress(row: row, column: firstAnswer + column))
    }
    preconditionFailure("the form has no cell \(key)")
  }

  /// The cells of one column of a block: `Voorzieningen!$C$7:$C$12`.
  public static func range(block: String, column: String) -> String {
    let rows = all.flatMap(\.blocks).first { $0.block.key == block }?.block.rows ?? []
    guard let first = rows.first, let last = rows.last else {
      preconditionFailure("the form has no block \(block)")
    }
    let start = place(of: AnswerKey(block, first.key, column))
    let end = place(of: AnswerKey(block, last.key, column))
    return "\(start.sheet)!\(start.address.fixed):\(end.address.fixed)"
  }
}
