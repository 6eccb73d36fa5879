/// As what numbers are shown, by the style of their cell.
final class CellForms: PartListener {
  private var codes: [Int: String] = [:]
  private var numbers: [Int] = []
  private var isOfCells = false

  func start(_ name: String, _ attributes: [String: String]) throws(SpreadsheetError) {
    switch name {
    case "cellXfs": isOfCells = true
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
      if codes[id] == nil { codes[id] = attributes["formatCode"] ?? "" }
    case "xf":
      guard isOfCells, numbers.count < 65_536 else { return }
      numbers.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  func text(_ text: String) throws(SpreadsheetError) {}

  func end(_ name: String) throws(SpreadsheetError) {
    if name == "cellXfs" { isOfCells = false }
  }

  func form(ofStyle index: Int) -> SheetCell.Form {
    guard numbers.indices.contains(index) else { return .plain }
    let number = numbers[index]
    if let code = codes[number] { return Self.form(of: code) }
    switch number {
    case 9, 10: return .percent
    case 14...22, 27...36, 45...47, 50...58: return .date
    default: return .plain
    }
  }

  /// By the marks of a format outside quotes, brackets and escapes; `[h]` counts hours.
  static func form(of code: String) -> SheetCell.Form {
    var bare = code.replacing(#/"[^"]*"|\\.|_.|\*./#, with: "").lowercased()
    bare = bare.replacing(#/\[(?!h+\]|m+\]|s+\])[^\]]*\]/#, with: "")
    if bare.contains("general") || bare.contains("standaard") { return .plain }
    if bare.contains("%") { return .percent }
    return bare.contains { "ymdhsj".contains($0) } ? .date : .plain
  }
}
