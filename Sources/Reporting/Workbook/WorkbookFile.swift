#if Excel
  import CXLSXWriter
  import Foundation

  /// Writes a plan with libxlsxwriter, which keeps its own temporary files next to the workbook.
  struct WorkbookFile {
    /// 1 January 2000: the moment of writing is not part of the report.
    private static let created: time_t = 946_684_800

    private let plan: WorkbookPlan
    private let path: String
    private let folder: TemporaryFolder
    private let book: UnsafeMutablePointer<lxw_workbook>

    init(_ plan: WorkbookPlan, at path: String, folder: TemporaryFolder) throws(WorkbookError) {
      let temporary = strdup(folder.path)
      defer { free(temporary) }
      var options = lxw_workbook_options()
      options.tmpdir = temporary
      guard let book = workbook_new_opt(path, &options) else {
        throw .refused(words: String(cString: strerror(ENOMEM)))
      }
      self.plan = plan
      self.path = path
      self.folder = folder
      self.book = book
    }

    /// Writes all sheets and closes the file, also when one is refused.
    func write() throws(WorkbookError) {
      setProperties()
      var formats = CellFormats(book)
      var fault = LXW_NO_ERROR
      for (index, sheet) in plan.sheets.enumerated() {
        guard let pages = workbook_add_worksheet(book, sheet.name) else {
          fault = LXW_ERROR_PARAMETER_VALIDATION
          break
        }
        if index == 0 { worksheet_activate(pages) }
        var writer = SheetWriter(sheet, book, pages, plan)
        writer.write(&formats)
        if fault == LXW_NO_ERROR { fault = writer.fault }
      }
      let closed = workbook_close(book)
      let code = errno
      for error in [fault, closed] where error != LXW_NO_ERROR {
        throw failure(error, code)
      }
    }

    private func setProperties() {
      let title = strdup(SheetText.cut(SheetText.label(plan.title), to: 128))
      let author = strdup("wijkraming")
      defer { for text in [title, author] { free(text) } }
      var properties = lxw_doc_properties()
      properties.title = title
      properties.author = author
      properties.created = Self.created
      workbook_set_properties(book, &properties)
    }

    private func failure(_ error: lxw_error, _ code: Int32) -> WorkbookError {
      switch error {
      case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE,
        LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
        folder.failure(code == 0 ? EIO : code)
      default: .refused(words: String(cString: lxw_strerror(error)))
      }
    }
  }
#endif
