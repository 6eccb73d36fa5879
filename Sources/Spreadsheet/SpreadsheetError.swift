/// Why a workbook could not be read, in one line with what is allowed and the remedy.
public enum SpreadsheetError: Error, Equatable, Sendable {
  /// The program was built without the trait `Excel`.
  case notBuilt
  /// The file as a whole, or one of its parts.
  case file(String)
  case sheet(String, message: String)
  case cell(String, CellAddress, message: String)

  /// Where it is within the workbook: `Contracten!C7`, a sheet, or nowhere in particular.
  public var place: String? {
    switch self {
    case .notBuilt, .file: nil
    case .sheet(let name, _): name
    case .cell(let name, let address, _): "\(name)!\(address)"
    }
  }

  public var message: String {
    switch self {
    case .notBuilt:
      "this wijkraming was built without workbooks: build it with the trait Excel"
    case .file(let message), .sheet(_, let message), .cell(_, _, let message): message
    }
  }
}

/// How much of a workbook is read, whatever it says of itself.
public struct SpreadsheetLimits: Sendable {
  /// Bytes of the file.
  public var fileBytes = 16_000_000
  /// Parts in the file.
  public var parts = 2_000
  /// Bytes of one part, and of all together that are read, after unpacking.
  public var partBytes = 64_000_000
  public var allBytes = 128_000_000
  /// Rows that a sheet writes down, empty ones as well.
  public var rows = 200_000
  /// Cells of a sheet that hold something.
  public var cells = 1_000_000
  /// Texts that cells share.
  public var strings = 500_000
  /// Characters (UTF-8 bytes) of one cell: Excel's own limit is 32,767 characters.
  public var textBytes = 131_068

  public init() {}
}
