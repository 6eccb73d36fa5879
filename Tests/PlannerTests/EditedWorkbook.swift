#if Excel
  import Foundation
  import Planner
  import Reporting
  import Scenarios
  import ZipParts

  /// The workbook of the program with cells as somebody could have left them.
  struct EditedWorkbook {
    enum Content {
      case empty
      case number(Double)
      case text(String)
      case formula(String, result: String?)
      case error(String)
      case boolean
    }

    private static let template: Result<[UInt8], any Error> = Result {
      try PlannerWorkbook().bytes()
    }

    var parts: ZipParts

    init() throws { parts = try ZipParts(try Self.template.get()) }

    /// - Parameter edits: cells (`Contracten!C7`) with what is to stand there.
    init(_ edits: [(String, Content)]) throws {
      try self.init()
      for (cell, content) in edits { try set(cell, content) }
    }

    /// The part that holds a sheet.
    func part(of sheet: String) throws -> String {
      let names = parts.text("xl/workbook.xml").matches(of: #/<sheet name="([^"]*)"/#)
      guard let index = names.firstIndex(where: { $0.1 == sheet }) else {
        throw ZipParts.Fault.noSuchSheet(sheet)
      }
      return "xl/worksheets/sheet\(index + 1).xml"
    }

    /// Puts something in a cell, in the style of the cell or another.
    mutating func set(_ cell: String, _ content: Content, style: Int? = nil) throws {
      let steps = cell.split(separator: "!")
      let part = try part(of: String(steps[0]))
      let text = parts.text(part)
      let pattern = try Regex("<c r=\"\(steps[1])\"( s=\"\\d+\")?[^>]*?(/>|>.*?</c>)")
      guard let match = text.firstMatch(of: pattern) else {
        throw ZipParts.Fault.noSuchSheet(cell)
      }
      let own = match[1].substring.map(String.init) ?? ""
      let look = style.map { " s=\"\($0)\"" } ?? own
      let new = "<c r=\"\(steps[1])\"\(look)\(Self.xml(content))"
      parts.set(part, text.replacingCharacters(in: match.range, with: new))
    }

    private static func xml(_ content: Content) -> String {
      switch content {
      case .empty: return "/>"
      case .number(let number): return "><v>\(number)</v></c>"
      case .text(let text): return " t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      case .formula(let formula, let result):
        return "><f>\(formula)</f>\(result.map { "<v>\($0)</v>" } ?? "")</c>"
      case .error(let word): return " t=\"e\"><f>1/0</f><v>\(word)</v></c>"
      case .boolean: return " t=\"b\"><v>1</v></c>"
      }
    }

    /// Changes the text of a part.
    mutating func replace(_ old: String, with new: String, in part: String) {
      parts.set(part, parts.text(part).replacing(old, with: new))
    }

    func scenario() throws -> PlannerScenario {
      try PlannerScenario(try FormReader.read(try parts.bytes(), path: "w.xlsx"))
    }

    /// What is wrong with it, one line each; none where nothing is.
    func faults() throws -> [String] {
      do {
        _ = try scenario()
        return []
      } catch let errors as ScenarioErrors { return errors.errors.map(\.description) }
    }

    /// The scenario as it is written.
    func yaml() throws -> String {
      String(decoding: try scenario().files[0].bytes, as: UTF8.self)
    }
  }
#endif
