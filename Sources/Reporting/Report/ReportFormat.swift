/// A form that a report can take.
public enum ReportFormat: String, Sendable, CaseIterable {
  case html
  case xlsx

  /// The forms that this build can write: workbooks take the package trait `Excel`.
  public static var available: [ReportFormat] {
    Workbook.isAvailable ? [.html, .xlsx] : [.html]
  }

  /// The available forms by name: `html,xlsx`.
  public static var names: String { available.map(\.rawValue).joined(separator: ",") }

  /// What the report in this form is called.
  public var fileName: String { "report.\(rawValue)" }

  /// The names of all forms, those of other builds too.
  public static var fileNames: [String] { allCases.map(\.fileName) }

  /// The report in this form.
  ///
  /// Errors: those of a workbook.
  public func bytes(_ document: ReportDocument) throws(WorkbookError) -> [UInt8] {
    switch self {
    case .html: HTMLReport(document).bytes()
    case .xlsx: try Workbook(document).bytes()
    }
  }
}
