import Planner
import Scenarios

/// The empty workbook of a planner, in Dutch, with the figures of an example in it.
public struct PlannerWorkbook: Sendable {
  private let gemeente: String?

  /// - Parameter gemeente: a name in the place of that of the example.
  public init(gemeente: String? = nil) { self.gemeente = gemeente }

  /// The bytes of the file; equal for equal names.
  ///
  /// - Parameter temporaryFolder: where the library's files are made; otherwise in `TMPDIR`, or `/tmp`.
  /// - Throws: `notBuilt`, `noTemporaryFile`, `refused`.
  public func bytes(temporaryFolder: String? = nil) throws(WorkbookError) -> [UInt8] {
    #if Excel
      return try WorkbookPages(plan).bytes(temporaryFolder: temporaryFolder)
    #else
      throw .notBuilt
    #endif
  }

  /// Writes the file as a whole, where none of its name stands.
  ///
  /// - Throws: `WorkbookError`; `RunFolderError`: `cannotCreate`, `cannotWrite`.
  public func write(to path: String) throws {
    let bytes = try bytes()
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let above = path.hasPrefix("/") && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
    try WholeFile(in: above).write(bytes, as: String(parts.last ?? ""))
  }

  private var plan: WorkbookPlan {
    let sheets = FormLayout.all.map { FormPages($0, gemeente: gemeente).plan }
    return WorkbookPlan(
      title: "Werkboek voor een raming", language: .nl, sheets: [FormCover.plan] + sheets)
  }
}
