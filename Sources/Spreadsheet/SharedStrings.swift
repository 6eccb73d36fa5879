/// The texts that cells of a workbook share, in order.
final class SharedStrings: PartListener {
  private(set) var texts: [String] = []
  private let limits: SpreadsheetLimits
  private var item = ""
  private var isText = false
  /// How deep within readings of characters (`rPh`), which are no part of the text.
  private var phonetic = 0

  init(_ limits: SpreadsheetLimits) { self.limits = limits }

  func start(_ name: String, _ attributes: [String: String]) throws(SpreadsheetError) {
    switch name {
    case "si": item = ""
    case "rPh": phonetic += 1
    case "t": isText = phonetic == 0
    default: break
    }
  }

  func text(_ text: String) throws(SpreadsheetError) {
    guard isText else { return }
    item += text
    guard item.utf8.count <= limits.textBytes else {
      throw .file(
        "a text in the workbook has more than 32,767 characters; allowed: what a cell of Excel can "
          + "hold; make it shorter")
    }
  }

  func end(_ name: String) throws(SpreadsheetError) {
    switch name {
    case "t": isText = false
    case "rPh": phonetic -= 1
    case "si":
      guard texts.count < limits.strings else {
        throw .file(
          "the workbook holds more than \(limits.strings) texts; allowed: at most so many; remove "
            + "what is not needed and save it anew")
      }
      texts.append(CellText.plain(item))
    default: break
    }
  }
}

/// Text of a cell as it was typed.
enum CellText {
  /// With characters for Excel's escapes: `_x000D_` is the character with that number.
  static func plain(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? String(match.0)
    }
  }
}
