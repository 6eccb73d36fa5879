#if Excel
  import CXLSXWriter

  /// Writes one planned sheet.
  struct SheetWriter {
    private let plan: SheetPlan
    private let whole: WorkbookPlan
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    /// The first refusal of the library.
    private(set) var fault = LXW_NO_ERROR

    init(
      _ plan: SheetPlan, _ book: UnsafeMutablePointer<lxw_workbook>,
      _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ whole: WorkbookPlan
    ) {
      self.plan = plan
      self.whole = whole
      self.book = book
      self.sheet = sheet
    }

    mutating func write(_ formats: inout CellFormats) {
      setGrid()
      for cell in plan.cells { write(cell, formats.format(for: cell.style)) }
      for chart in plan.charts {
        note(
          ChartWriter(chart, sheet: plan.name, words: Words(language: whole.language))
            .insert(book, sheet))
      }
      setTools()
      setEntries()
      setPage()
    }

    private mutating func note(_ error: lxw_error) {
      if fault == LXW_NO_ERROR { fault = error }
    }

    private mutating func setGrid() {
      worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
      worksheet_set_default_row(sheet, SheetPlan.rowHeight, 0)
      for (column, width) in plan.columnWidths.enumerated() {
        var options = lxw_row_col_options()
        options.hidden = plan.hiddenColumns.contains(column) ? 1 : 0
        let place = lxw_col_t(column)
        note(worksheet_set_column_opt(sheet, place, place, width, nil, &options))
      }
      for row in plan.hiddenRows {
        var options = lxw_row_col_options()
        options.hidden = 1
        note(
          worksheet_set_row_opt(sheet, lxw_row_t(row), SheetPlan.rowHeight, nil, &options))
      }
      for (row, height) in plan.rowHeights.sorted(by: { $0.key < $1.key }) {
        note(worksheet_set_row(sheet, lxw_row_t(row), height, nil))
      }
    }

    /// Text is written as text: only what is planned as a formula is one, and nothing is a link.
    private mutating func write(_ cell: SheetPlan.Cell, _ format: CellFormat?) {
      let row = lxw_row_t(cell.row)
      let column = lxw_col_t(cell.column)
      if cell.through > cell.column {
        note(worksheet_merge_range(sheet, row, column, row, lxw_col_t(cell.through), "", format))
      }
      switch cell.content {
      case .text(let text) where text.isEmpty:
        note(worksheet_write_blank(sheet, row, column, format))
      case .text(let text):
        note(worksheet_write_string(sheet, row, column, SheetText.cell(text), format))
      case .number(let value): note(worksheet_write_number(sheet, row, column, value, format))
      case .formula(let formula, .number(let value)):
        note(worksheet_write_formula_num(sheet, row, column, formula, format, value))
      case .formula(let formula, .text(let text)):
        note(worksheet_write_formula_str(sheet, row, column, formula, format, text))
      case .blank: note(worksheet_write_blank(sheet, row, column, format))
      }
    }

    /// Says what may be typed where, and protects the rest, without a password.
    private mutating func setEntries() {
      guard !plan.entries.isEmpty else { return }
      for entry in plan.entries { note(EntryWriter(entry).write(sheet)) }
      var protection = lxw_protection()
      protection.format_columns = 1
      protection.format_rows = 1
      worksheet_protect(sheet, nil, &protection)
    }

    private mutating func setTools() {
      if let filter = plan.filter {
        note(
          worksheet_autofilter(
            sheet, lxw_row_t(filter.row), lxw_col_t(filter.column), lxw_row_t(filter.lastRow),
            lxw_col_t(filter.lastColumn)))
      }
      // Years are names here: Excel would mark each as a number that is written as text.
      note(
        worksheet_ignore_errors(
          sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576"))
      if plan.frozenRows > 0 || plan.frozenColumns > 0 {
        worksheet_freeze_panes(
          sheet, lxw_row_t(plan.frozenRows), lxw_col_t(plan.frozenColumns))
      }
    }

    /// A4 on its side, one page wide, with titles above and page numbers below.
    private mutating func setPage() {
      let words = Words(language: whole.language)
      worksheet_set_paper(sheet, 9)
      worksheet_set_landscape(sheet)
      worksheet_fit_to_pages(sheet, 1, 0)
      worksheet_set_margins(sheet, 0.5, 0.5, 0.75, 0.65)
      if let row = plan.repeatedRow {
        note(worksheet_repeat_rows(sheet, lxw_row_t(row), lxw_row_t(row)))
      }
      var breaks = plan.pageBreaks.map { lxw_row_t($0) } + [0]
      if breaks.count > 1 { note(worksheet_set_h_pagebreaks(sheet, &breaks)) }
      let half = 110
      let left = SheetText.pageLine(SheetText.cut(whole.title, to: half))
      let right = SheetText.pageLine(SheetText.cut(plan.title, to: half))
      let page = words.pick("Pagina &P van &N", "Page &P of &N")
      // A title that starts with a digit would be read as part of the code for the letter's size.
      note(worksheet_set_header(sheet, SheetText.cut("&L&9 \(left)&R&9 \(right)", to: 254)))
      note(worksheet_set_footer(sheet, "&Lwijkraming&R\(page)"))
    }
  }
#endif
