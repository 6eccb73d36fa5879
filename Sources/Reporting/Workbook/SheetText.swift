import Scenarios

/// Text as a cell of a sheet can hold it.
enum SheetText {
  /// Most characters (UTF-16) that Excel takes in a cell.
  static let longest = 32_767

  /// Without characters that XML does not allow, and no longer than a cell.
  static func cell(_ text: String) -> String {
    cut(escaped(printable(text)), to: longest)
  }

  /// For a title or name in a chart, where a `=` at the start would be read as a formula.
  static func label(_ text: String) -> String {
    let line = printable(text).split(whereSeparator: \.isNewline).joined(separator: " ")
    return cut(line.hasPrefix("=") ? " " + line : line, to: 255)
  }

  /// For the head or foot of a printed page, where `&` starts a code.
  static func pageLine(_ text: String) -> String {
    label(text).replacing("&", with: "&&")
  }

  /// At most so many UTF-16 units, with an ellipsis where something was left out.
  static func cut(_ text: String, to count: Int) -> String {
    guard text.utf16.count > count else { return text }
    var kept = ""
    var room = count - 1
    for scalar in text.unicodeScalars {
      room -= UTF16.width(scalar)
      guard room >= 0 else { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept + "\u{2026}"
  }

  private static func printable(_ text: String) -> String {
    var clean = ""
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x09: clean.unicodeScalars.append(scalar)
      case 0x0D: clean.append("\n")
      default: clean.unicodeScalars.append(InertText.isForbidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return clean
  }

  /// Excel reads `_x0041_` as the character with that number, unless its first mark is one itself.
  private static func escaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
  }
}
