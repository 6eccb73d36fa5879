/// Pages of a printed sheet, so that no chart is cut in two.
extension SheetPlan {
  /// A page of A4 on its side within the margins, in points.
  private static let page = (width: 770.0, height: 490.0)

  /// Most page breaks that Excel takes on a sheet, less some.
  private static let most = 1000

  /// Rows before which a page starts: every page is as full as groups that stay together allow.
  func breaks(lastRow: Int) -> [Int] {
    let width = Double(Self.pixels(of: columnWidths)) * 0.75
    // Rows are higher on some screens and printers.
    let room = Self.page.height / min(Self.page.width / width, 1) * 0.93
    var breaks: [Int] = []
    var used = 0.0
    for row in 0..<max(lastRow, 1) {
      let group = together.first { $0.lowerBound == row }
      let height = self.height(of: group ?? row...row)
      if used > 0 && used + height > room {
        breaks.append(row)
        used = repeatedRow.map { $0 < row ? self.height(of: $0...$0) : 0 } ?? 0
      }
      used += self.height(of: row...row)
    }
    return Array(breaks.prefix(Self.most))
  }

  private func height(of rows: ClosedRange<Int>) -> Double {
    rows.reduce(0) { $0 + (rowHeights[$1] ?? Self.rowHeight) }
  }
}

extension SheetBuilder {
  mutating func keepTogether(from first: Int, through last: Int) {
    plan.together.append(first...last)
  }
}
