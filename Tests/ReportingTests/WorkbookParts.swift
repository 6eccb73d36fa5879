#if Excel
  import Foundation
  import Reporting
  #if canImport(FoundationXML)
    import FoundationXML
  #endif

  /// The parts of an .xlsx file, read without the library that wrote it: a zip of XML.
  struct WorkbookParts {
    enum Fault: Error {
      case noZip
      case noSuchSheet(String)
    }

    private(set) var texts: [String: String] = [:]

    init(_ bytes: [UInt8]) throws {
      let end: [UInt8] = [0x50, 0x4B, 5, 6]
      guard bytes.count > 22, Array(bytes[(bytes.count - 22)...].prefix(4)) == end else {
        throw Fault.noZip
      }
      var at = Self.number(bytes, bytes.count - 6, 4)
      for _ in 0..<Self.number(bytes, bytes.count - 12, 2) {
        let lengths = [28, 30, 32].map { Self.number(bytes, at + $0, 2) }
        let name = String(decoding: bytes[(at + 46)..<(at + 46 + lengths[0])], as: UTF8.self)
        texts[name] = try Self.text(of: bytes, entry: at)
        at += 46 + lengths.reduce(0, +)
      }
    }

    /// Inflated by gzip, which knows the same stream under a head of its own.
    private static func text(of bytes: [UInt8], entry: Int) throws -> String {
      let local = number(bytes, entry + 42, 4)
      let start = local + 30 + number(bytes, local + 26, 2) + number(bytes, local + 28, 2)
      let stream = bytes[start..<(start + number(bytes, entry + 20, 4))]
      let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
      let tail = bytes[(entry + 16)..<(entry + 20)] + bytes[(entry + 24)..<(entry + 28)]
      let scratch = try ScratchFolder()
      try Data(head + stream + tail).write(to: scratch.url.appendingPathComponent("part.gz"))
      return try Tool.run("gzip", ["-dc", scratch.path("part.gz")])
    }

    private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }

    var sheetNames: [String] {
      (texts["xl/workbook.xml"] ?? "").matches(of: #/<sheet name="([^"]*)"/#)
        .map { Self.plain(String($0.1)) }
    }

    /// The XML of a sheet, by its number from 1.
    func sheet(_ number: Int) throws -> String {
      guard let text = texts["xl/worksheets/sheet\(number).xml"] else {
        throw Fault.noSuchSheet("\(number)")
      }
      return text
    }

    /// All cells of a sheet that hold something: text in quotes, numbers as they are written.
    func cells(_ number: Int) throws -> [String: String] {
      let shared = (texts["xl/sharedStrings.xml"] ?? "")
        .matches(of: #/<si><t[^>]*>([^<]*)<\/t><\/si>/#).map { Self.plain(String($0.1)) }
      var cells: [String: String] = [:]
      let pattern = #/<c r="([A-Z]+[0-9]+)"[^>]*?(t="s")?><v>([^<]*)<\/v>/#
      for match in try sheet(number).matches(of: pattern) {
        let value = String(match.3)
        cells[String(match.1)] = match.2 == nil ? value : "\"\(shared[Int(value) ?? 0])\""
      }
      return cells
    }

    /// The format of the number in a cell.
    func format(_ cell: String, sheet number: Int) throws -> String? {
      let styles = texts["xl/styles.xml"] ?? ""
      guard
        let style = try sheet(number).firstMatch(of: try Regex("<c r=\"\(cell)\" s=\"(\\d+)\"")),
        let index = style[1].substring.flatMap({ Int($0) }),
        let list = styles.firstMatch(of: #/<cellXfs[^>]*>(.*)<\/cellXfs>/#)
      else { return nil }
      let formats = list.1.matches(of: #/<xf numFmtId="([0-9]+)"/#).map { String($0.1) }
      let pattern = try Regex("numFmtId=\"\(formats[index])\" formatCode=\"([^\"]*)\"")
      let code = styles.firstMatch(of: pattern)?[1].substring.map(String.init)
      return code.map(Self.plain)
    }

    func isWellFormed(_ name: String) -> Bool {
      XMLParser(data: Data((texts[name] ?? "").utf8)).parse()
    }

    private static func plain(_ text: String) -> String {
      text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&amp;", with: "&")
    }
  }
#endif
