#if Excel
  import Foundation
  import Spreadsheet
  import ZipParts

  /// A workbook of one sheet, out of XML that stands in a test.
  struct HandMadeWorkbook {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    var parts: ZipParts

    /// - Parameter rows: the XML within `sheetData`.
    init(rows: String, strings: String = "", styles: String = "") {
      let relation = Self.office
      parts = ZipParts([
        (
          "_rels/.rels", Self.relations([("rId1", "\(relation)/officeDocument", "xl/workbook.xml")])
        ),
        (
          "xl/workbook.xml",
          "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(relation)\"><sheets>"
            + "<sheet name=\"Blad &amp; een\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        ),
        (
          "xl/_rels/workbook.xml.rels",
          Self.relations([
            ("rId1", "\(relation)/worksheet", "worksheets/sheet1.xml"),
            ("rId2", "\(relation)/sharedStrings", "/xl/sharedStrings.xml"),
            ("rId3", "\(relation)/styles", "styles.xml"),
          ])
        ),
        ("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(strings)</sst>"),
        ("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>"),
        ("xl/worksheets/sheet1.xml", Self.sheet(rows)),
      ])
    }

    static func sheet(_ rows: String) -> String {
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"
    }

    private static func relations(_ all: [(String, String, String)]) -> String {
      let lines = all.map { "<Relationship Id=\"\($0.0)\" Type=\"\($0.1)\" Target=\"\($0.2)\"/>" }
      return "<Relationships>\(lines.joined())</Relationships>"
    }

    func read(limits: SpreadsheetLimits = SpreadsheetLimits()) throws -> Sheet {
      try SpreadsheetFile(try parts.bytes(), limits: limits).sheet(0)
    }

    /// What reading it throws, by its message.
    func refusal(limits: SpreadsheetLimits = SpreadsheetLimits()) throws -> SpreadsheetError? {
      let bytes = try parts.bytes()
      do {
        _ = try SpreadsheetFile(bytes, limits: limits).sheet(0)
        return nil
      } catch let error { return error }
    }
  }
#endif
