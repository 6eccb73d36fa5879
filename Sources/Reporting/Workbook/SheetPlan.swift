import Charts

/// Where everything of a sheet goes, before a library writes it.
struct SheetPlan {
  struct Cell {
    enum Content: Equatable {
      case text(String)
      case number(Double)
      /// A formula of the program's own, with the result that is stored with it.
      case formula(String, FormulaResult)
      case blank
    }

    enum FormulaResult: Equatable {
      case text(String)
      case number(Double)
    }

    let row: Int
    let column: Int
    /// The last column it covers; `column` unless it is merged.
    let through: Int
    let content: Content
    let style: CellStyle
  }

  /// A chart with its left upper corner in a row, so many pixels from the left.
  struct PlacedChart {
    let chart: Chart
    let row: Int
    let left: Int
    let width: Int
    let height: Int
    let series: [ChartSeries]
    let ranges: ChartRanges
    /// Ends of a vertical axis that others share, in the unit of the chart.
    let covering: ClosedRange<Double>?
  }

  let name: String
  let title: String
  var columnWidths: [Double]
  /// Heights in points of rows that differ from `rowHeight`.
  var rowHeights: [Int: Double] = [:]
  var cells: [Cell] = []
  var charts: [PlacedChart] = []
  /// The table whose columns can be filtered: a sheet has one at most.
  var filter: CellRange?
  /// Rows that stay in sight while the others scroll.
  var frozenRows = 0
  /// The row that every printed page begins with.
  var repeatedRow: Int?
  /// Rows that stay on one page where they fit: charts, and tables with their first rows.
  var together: [ClosedRange<Int>] = []
  /// Rows before which a new page starts.
  var pageBreaks: [Int] = []
  /// What may be typed in cells; on a sheet with any, all other cells are protected.
  var entries: [CellEntry] = []
  /// Rows and columns that do not show.
  var hiddenRows: Set<Int> = []
  var hiddenColumns: Set<Int> = []
  /// Columns at the left that stay in sight.
  var frozenColumns = 0

  /// Height of a row with one line, in points: 22 pixels.
  static let rowHeight = 16.5
  static let rowPixels = 22

  /// Width of all columns in digits, and in pixels.
  static func width(of columns: some Collection<Double>) -> Double { columns.reduce(0, +) }
  static func pixels(of columns: some Collection<Double>) -> Int {
    columns.reduce(0) { $0 + Int($1 * 7 + 5) }
  }
}

/// Cells of a sheet, from the first row and column through the last.
struct CellRange: Equatable {
  let row: Int
  let column: Int
  let lastRow: Int
  let lastColumn: Int
}

/// All sheets of a workbook.
struct WorkbookPlan {
  let title: String
  let language: ScreenNumber.Language
  let sheets: [SheetPlan]

  init(_ document: ReportDocument) {
    title = document.title
    language = document.language
    var names = SheetNames(document.language)
    var sheets: [SheetPlan] = []
    let empty = ReportSection(id: "leeg", title: document.title, sheet: "", blocks: [])
    for section in document.sections.isEmpty ? [empty] : document.sections {
      var builder = SheetBuilder(section, named: names.name(for: section.sheet), of: document)
      builder.addHead(isFirst: sheets.isEmpty)
      sheets.append(builder.finished())
    }
    self.sheets = sheets
  }

  init(title: String, language: ScreenNumber.Language, sheets: [SheetPlan]) {
    self.title = title
    self.language = language
    self.sheets = sheets
  }

  /// Bytes that are more than libxlsxwriter keeps on disk at any time.
  var roomNeeded: Int {
    sheets.reduce(1 << 17) { $0 + $1.roomNeeded }
  }
}

extension SheetPlan {
  fileprivate var roomNeeded: Int {
    let inCells = cells.reduce(1 << 15) { sum, cell in
      var bytes = 96 * (cell.through - cell.column + 1)
      if case .text(let text) = cell.content { bytes += 8 * text.utf8.count }
      return sum + bytes
    }
    let inEntries = entries.reduce(inCells) { $0 + 1024 + 8 * $1.message.utf8.count }
    return charts.reduce(inEntries) { sum, chart in
      let points = chart.ranges.values.count * (chart.chart.labels.count + 16)
      return sum + (1 << 14) + 256 * points
    }
  }
}
