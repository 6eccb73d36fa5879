#if Excel
  import Foundation
  import Spreadsheet
  import Testing
  import ZipParts

  @Suite("Workbooks that are broken or mean harm")
  struct HostileWorkbookTests {
    private static let small: SpreadsheetLimits = {
      var limits = SpreadsheetLimits()
      limits.partBytes = 100_000
      limits.allBytes = 150_000
      limits.rows = 1_000
      limits.cells = 500
      limits.strings = 100
      return limits
    }()

    private func refusal(_ bytes: [UInt8]) -> String? {
      do {
        _ = try SpreadsheetFile(bytes, limits: Self.small).sheet(0)
        return nil
      } catch { return error.message }
    }

    @Test("a part that unpacks to a thousand times its size is refused before it is unpacked")
    func bomb() throws {
      var book = HandMadeWorkbook(rows: "")
      book.parts.set("xl/worksheets/sheet1.xml", String(repeating: " ", count: 50_000_000))
      let bytes = try book.parts.bytes()
      #expect(bytes.count < 100_000)
      #expect(refusal(bytes)?.contains("too large when it is unpacked") == true)
    }

    @Test("a part that lies about its size is refused as well")
    func lie() throws {
      var book = HandMadeWorkbook(rows: "")
      let count = 50_000_000
      book.parts.set("xl/worksheets/sheet1.xml", String(repeating: " ", count: count))
      var bytes = try book.parts.bytes()
      let said = withUnsafeBytes(of: UInt32(count).littleEndian) { Array($0) }
      let told = withUnsafeBytes(of: UInt32(50).littleEndian) { Array($0) }
      var changed = 0
      for at in 0..<bytes.count - 4 where Array(bytes[at..<at + 4]) == said {
        bytes.replaceSubrange(at..<at + 4, with: told)
        changed += 1
      }
      #expect(changed > 0)
      #expect(refusal(bytes)?.contains("xl/worksheets/sheet1.xml") == true)
    }

    @Test("parts that are too large together are refused")
    func together() throws {
      var book = HandMadeWorkbook(rows: "")
      let long = String(repeating: " ", count: 90_000)
      book.parts.set("xl/sharedStrings.xml", "<sst>\(long)</sst>")
      book.parts.set("xl/worksheets/sheet1.xml", "<worksheet>\(long)</worksheet>")
      #expect(refusal(try book.parts.bytes())?.contains("too large") == true)
    }

    @Test("a million empty rows are refused at the first that is too many")
    func rows() throws {
      let book = HandMadeWorkbook(rows: String(repeating: "<row/>", count: 1_000_000))
      var limits = Self.small
      limits.partBytes = 10_000_000
      limits.allBytes = 10_000_000
      let error = try #require(try book.refusal(limits: limits))
      #expect(error.message.contains("more than 1000 rows") && error.place == "Blad & een")
    }

    @Test("too many cells and texts are refused")
    func cells() throws {
      let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 600) + "</row>"
      #expect(
        try HandMadeWorkbook(rows: row).refusal(limits: Self.small)?.message.contains("cells")
          == true)
      let strings = String(repeating: "<si><t>a</t></si>", count: 101)
      let book = HandMadeWorkbook(rows: "", strings: strings)
      #expect(try book.refusal(limits: Self.small)?.message.contains("texts") == true)
    }

    @Test(
      "entities of a document's own are refused, not expanded or fetched",
      arguments: [
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\">",
      ])
    func entities(declaration: String) throws {
      var book = HandMadeWorkbook(rows: "")
      let sheet = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>"
      book.parts.set(
        "xl/worksheets/sheet1.xml",
        "<?xml version=\"1.0\"?>\(declaration)\(sheet)</sheetData></worksheet>")
      #expect(refusal(try book.parts.bytes())?.contains("declares a document type") == true)
    }

    @Test("an encoding in which declarations could hide is refused")
    func encodings() throws {
      for text in ["<?xml version=\"1.0\" encoding=\"UTF-7\"?><worksheet/>", "plain", ""] {
        var book = HandMadeWorkbook(rows: "")
        book.parts.set("xl/worksheets/sheet1.xml", text)
        #expect(refusal(try book.parts.bytes())?.contains("no XML in UTF-8") == true, "\(text)")
      }
      var book = HandMadeWorkbook(rows: "")
      let wide = try #require("<worksheet/>".data(using: .utf16))
      book.parts.parts.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
      book.parts.parts.append(("xl/worksheets/sheet1.xml", wide))
      #expect(refusal(try book.parts.bytes())?.contains("no XML in UTF-8") == true)
    }

    @Test("XML that ends too soon, or is none further on, is never read as far as it goes")
    func halves() throws {
      let whole = HandMadeWorkbook.sheet("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>")
      let broken = [
        String(whole.prefix(whole.count - 30)), String(whole.dropLast(3)),
        whole.replacing("<v>2</v>", with: "<v>2</w>"),
        whole.replacing("<c><v>2</v>", with: "<c t=\"str\"><v>2 & 3</v>"),
        String(repeating: "<a>", count: 20_000), whole + "<more/>",
      ]
      for text in broken {
        var book = HandMadeWorkbook(rows: "")
        book.parts.set("xl/worksheets/sheet1.xml", text)
        #expect(
          refusal(try book.parts.bytes())?.contains("it is no whole XML") == true,
          "\(text.suffix(60))")
      }
    }

    @Test("what is no whole workbook is refused with what it is")
    func broken() throws {
      let bytes = try HandMadeWorkbook(rows: "<row><c><v>1</v></c></row>").parts.bytes()
      #expect(refusal(bytes) == nil)
      #expect(refusal([])?.contains("no workbook") == true)
      #expect(refusal(Array("wijk,aantal\n".utf8))?.contains("no workbook") == true)
      #expect(refusal([0xD0, 0xCF, 0x11, 0xE0, 0, 0])?.contains(".xls") == true)
      #expect(refusal(Array(bytes.prefix(bytes.count / 2))) != nil)
      #expect(refusal(try ZipParts([("a.txt", "a")]).bytes()) != nil)
    }

    @Test("a workbook with any byte changed is read or refused, and never stops the program")
    func bytes() throws {
      let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1</v></c></row>"
      let bytes = try HandMadeWorkbook(rows: rows, strings: "<si><t>a</t></si>").parts.bytes()
      for at in stride(from: 0, to: bytes.count, by: 3) {
        var changed = bytes
        changed[at] ^= 0x55
        _ = refusal(changed)
      }
    }

    @Test("content that is none names its cell", arguments: ["nan", "0x10", "1,5", "1e999", "een"])
    func numbers(text: String) throws {
      let book = HandMadeWorkbook(rows: "<row r=\"7\"><c r=\"C7\"><v>\(text)</v></c></row>")
      #expect(try book.refusal()?.place == "Blad & een!C7")
    }

    @Test("cells without a place, twice, or of texts that are not there are refused")
    func misplaced() throws {
      for rows in [
        "<row r=\"0\"><c><v>1</v></c></row>", "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", "<c><v>1</v></c>",
        "<row r=\"99999999\"/>",
      ] {
        #expect(try HandMadeWorkbook(rows: rows).refusal() != nil, "\(rows)")
      }
    }
  }
#endif
