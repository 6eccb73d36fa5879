/// A report as an Excel workbook (.xlsx): a sheet for every section, with real numbers and charts.
///
/// Text stays text, whatever it begins with: no formula, no link. Equal documents give equal bytes.
public struct Workbook: Sendable {
  /// Whether this program was built with the trait `Excel`, without which there are no workbooks.
  public static var isAvailable: Bool {
    #if Excel
      true
    #else
      false
    #endif
  }

  private let document: ReportDocument

  public init(_ document: ReportDocument) {
    self.document = document
  }

  /// The bytes of the file.
  ///
  /// They pass through files in a folder of its own, which is gone afterwards.
  ///
  /// - Parameter temporaryFolder: where that folder is made; otherwise in `TMPDIR`, or `/tmp`.
  /// - Throws: `notBuilt`, `noTemporaryFile`, `refused`.
  public func bytes(temporaryFolder: String? = nil) throws(WorkbookError) -> [UInt8] {
    #if Excel
      return try WorkbookPages(WorkbookPlan(document)).bytes(temporaryFolder: temporaryFolder)
    #else
      throw .notBuilt
    #endif
  }
}

#if Excel
  /// Planned pages as the bytes of a file.
  struct WorkbookPages {
    private let plan: WorkbookPlan

    init(_ plan: WorkbookPlan) { self.plan = plan }

    func bytes(temporaryFolder: String?) throws(WorkbookError) -> [UInt8] {
      let folder = try TemporaryFolder(in: temporaryFolder)
      defer { folder.remove() }
      try folder.requireRoom(for: plan.roomNeeded)
      try WorkbookFile(plan, at: folder.path("report.xlsx"), folder: folder).write()
      return try folder.read("report.xlsx")
    }
  }
#endif
