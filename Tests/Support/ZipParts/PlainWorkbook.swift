#if Excel
  import Foundation

  /// A workbook of plain cells, as Excel saves one: numbers as numbers, anything else as text.
  public struct PlainWorkbook {
    /// A cell of a row; nil for none.
    public enum Cell {
      case text(String)
      case number(Double)
      /// XML of a cell, with `ADDRESS` where its address stands.
      case raw(String)
    }

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    public var parts: ZipParts

    /// - Parameter sheets: names, and rows from the first.
    public init(_ sheets: [(name: String, rows: [[Cell?]])]) {
      let names = sheets.enumerated().map { index, sheet in
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
      }
      let links = sheets.indices.map {
        ("rId\($0 + 1)", "\(Self.office)/worksheet", "worksheets/sheet\($0 + 1).xml")
      }
      parts = ZipParts(
        [
          (
            "_rels/.rels",
            Self.relations([("rId1", "\(Self.office)/officeDocument", "xl/workbook.xml")])
          ),
          (
            "xl/workbook.xml",
            "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><sheets>\(names.joined())</sheets></workbook>"
          ),
          ("xl/_rels/workbook.xml.rels", Self.relations(links)),
        ]
          + sheets.enumerated().map { index, sheet in
            ("xl/worksheets/sheet\(index + 1).xml", Self.sheet(sheet.rows))
          })
    }

    private static func sheet(_ rows: [[Cell?]]) -> String {
      let lines = rows.enumerated().map { row, cells in
        "<row r=\"\(row + 1)\">"
          + cells.enumerated().map { column, cell in
            let address = "\(UnicodeScalar(UInt8(65 + column)))\(row + 1)"
            return cell.map { xml($0, address) } ?? ""
          }.joined() + "</row>"
      }
      return "<worksheet xmlns=\"\(main)\"><sheetData>\(lines.joined())</sheetData></worksheet>"
    }

    private static func xml(_ cell: Cell, _ address: String) -> String {
      switch cell {
      case .number(let number): return "<c r=\"\(address)\"><v>\(number)</v></c>"
      case .raw(let text): return text.replacingOccurrences(of: "ADDRESS", with: address)
      case .text(let text):
        let safe = text.replacingOccurrences(of: "&", with: "&amp;")
          .replacingOccurrences(of: "<", with: "&lt;")
        return "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(safe)</t></is></c>"
      }
    }

    private static func relations(_ all: [(String, String, String)]) -> String {
      let lines = all.map { "<Relationship Id=\"\($0.0)\" Type=\"\($0.1)\" Target=\"\($0.2)\"/>" }
      return "<Relationships>\(lines.joined())</Relationships>"
    }
  }
#endif
