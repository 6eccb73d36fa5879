import Foundation

/// Why a workbook could not be made, in one line with the remedy.
public enum WorkbookError: Error, Equatable {
  /// The program was built without the trait `Excel`.
  case notBuilt
  /// The folder for temporary files is missing, full or not to be written to; with the error number
  /// of the system.
  case noTemporaryFile(folder: String, code: Int32)
  /// The document does not fit a workbook, in the words of libxlsxwriter.
  case refused(words: String)
}

extension WorkbookError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notBuilt:
      "this wijkraming was built without workbooks: build it with the trait Excel"
    case .noTemporaryFile(let folder, let code):
      "cannot write the workbook's temporary files in \(folder): "
        + "\(String(cString: strerror(code))): "
        + "make room there, or set TMPDIR to a folder that can be written"
    case .refused(let words):
      "cannot make the workbook: \(words)"
    }
  }
}
