import Foundation

/// A workbook (.xlsx), of which sheets are read one at a time within limits.
///
/// Nothing in it is run, expanded or fetched: of formulas the stored results are read.
public struct SpreadsheetFile {
  /// In the order of the workbook.
  public let sheetNames: [String]

  #if Excel
    private let archive: ZipArchive
    private let limits: SpreadsheetLimits
    private let parts: [String]
    private let strings: [String]
    private let forms: CellForms
  #endif

  /// Whether bytes begin as a zip file does.
  public static func isZip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 3, 4]) }

  /// - Throws: what is no workbook, too large, behind a password, or of another kind; `notBuilt`.
  public init(_ bytes: [UInt8], limits: SpreadsheetLimits = SpreadsheetLimits())
    throws(SpreadsheetError)
  {
    try Self.checkKind(of: bytes, limits)
    #if Excel
      archive = try ZipArchive(bytes, limits)
      self.limits = limits
      let reader = PartReader(archive: archive)
      let root = try reader.relations(of: "")
      guard let book = root.kinds["officeDocument"] else { throw Self.noWorkbook }
      let index = WorkbookIndex()
      try reader.read(book, to: index)
      let relations = try reader.relations(of: book)
      let texts = SharedStrings(limits)
      if let part = relations.kinds["sharedStrings"] { try reader.read(part, to: texts) }
      forms = CellForms()
      if let part = relations.kinds["styles"] { try reader.read(part, to: forms) }
      strings = texts.texts
      sheetNames = index.sheets.map(\.name)
      parts = index.sheets.map { relations.targets[$0.relation] ?? "" }
      guard !sheetNames.isEmpty else { throw Self.noWorkbook }
    #else
      throw .notBuilt
    #endif
  }

  /// The sheet at a place in `sheetNames`.
  ///
  /// - Throws: a sheet that is too large or broken, with its cell where there is one.
  public func sheet(_ index: Int) throws(SpreadsheetError) -> Sheet {
    #if Excel
      let cells = SheetCells(
        of: sheetNames[index], strings: strings, forms: forms, limits: limits)
      try PartReader(archive: archive).read(parts[index], to: cells)
      return Sheet(name: sheetNames[index], cells: cells.cells)
    #else
      throw .notBuilt
    #endif
  }

  private static func checkKind(of bytes: [UInt8], _ limits: SpreadsheetLimits)
    throws(SpreadsheetError)
  {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .file(
        "this is a workbook of before 2007 (.xls), or one behind a password; allowed: .xlsx without "
          + "a password; open it and save it so")
    }
    guard isZip(bytes) else { throw noWorkbook }
    guard bytes.count <= limits.fileBytes else {
      throw .file(
        "the workbook is larger than \(limits.fileBytes / 1_000_000) MB; allowed: at most so much; "
          + "remove what is not needed and save it anew")
    }
  }

  private static let noWorkbook = SpreadsheetError.file(
    "this is no workbook; allowed: .xlsx as Excel or LibreOffice saves it; check the path, or save it "
      + "as .xlsx")
}

#if Excel
  /// Reads parts of a workbook by name.
  private struct PartReader {
    let archive: ZipArchive

    func read(_ part: String, to listener: any PartListener) throws(SpreadsheetError) {
      guard let data = try archive.part(part) else {
        throw XMLPart.broken(part.isEmpty ? "of a sheet" : part, "it is not there")
      }
      try XMLPart.read(data, name: part, to: listener)
    }

    /// What a part, or the workbook as a whole, says of the others.
    func relations(of part: String) throws(SpreadsheetError) -> PartRelations {
      let steps = part.split(separator: "/")
      let folder = steps.dropLast().joined(separator: "/")
      let relations = PartRelations(in: folder)
      let path = (steps.dropLast() + ["_rels", (steps.last ?? "") + ".rels"]).joined(separator: "/")
      try read(path, to: relations)
      return relations
    }
  }
#endif
