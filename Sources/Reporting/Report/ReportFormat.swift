/// A form that a report can take.
public enum ReportFormat: String, Sendable, CaseIterable {
  case html
  case xlsx

  /// The forms that this build can write: workbooks take the package trait `Excel`.
  public static var available: [ReportFormat] {
    #if Excel
      return [.html, .xlsx]
    #else
      return [.html]
    #endif
  }

  /// The available forms by name: `html,xlsx`.
  public static var names: String { available.map(\.rawValue).joined(separator: ",") }

  /// The report in this form.
  ///
  /// Errors: `cannotWrite` where a workbook finds no room for its temporary file.
  public func bytes(_ document: ReportDocument) throws(RunFolderError) -> [UInt8] {
    switch self {
    case .html: return HTMLReport(document).bytes()
    case .xlsx:
      #if Excel
        return try Workbook(document).bytes()
      #else
        preconditionFailure("a build without Excel has no workbooks")
      #endif
    }
  }
}
