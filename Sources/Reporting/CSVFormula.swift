import Scenarios

/// Text in a cell of a table that a spreadsheet would take for a formula, made harmless.
///
/// Programs split a table at commas, semicolons, tabs or line ends as they like: Excel in Dutch at
/// semicolons, and then knows no quotes but those around a whole cell of its own. So wherever a cell
/// may begin - at the start of the text and behind each semicolon, tab and line end, whatever blanks,
/// quotes and apostrophes come first - a sign that opens a formula (`=`, `+`, `-`, `@`, and their wide
/// forms) gets an apostrophe before it, and so does a tab or carriage return that a text begins with. A text that is a number as a whole stays a number.
enum CSVFormula {
  static func defused(_ text: String) -> String {
    guard !isNumber(text) else { return text }
    var result = String.UnicodeScalarView()
    var place = Place()
    for scalar in text.unicodeScalars {
      if place.isOpened(by: scalar) { result.append("'") }
      result.append(scalar)
      place.pass(scalar)
    }
    return String(result)
  }

  /// The text that was made harmless.
  static func original(_ cell: String) -> String {
    guard cell.utf8.contains(UInt8(ascii: "'")) else { return cell }
    let scalars = Array(cell.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = Place()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : "x"
      if scalar != "'" || !place.isOpened(by: next) { result.append(scalar) }
      place.pass(scalar)
    }
    return String(result)
  }

  /// Where a text is read.
  private struct Place {
    /// Whether a cell may begin here.
    private var begins = true
    /// Whether no separator was passed.
    private var isFirst = true

    func isOpened(by scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": begins
      case "\t", "\r": begins && isFirst
      default: false
      }
    }

    mutating func pass(_ scalar: Unicode.Scalar) {
      switch scalar {
      case ";", "\t", "\n", "\r":
        begins = true
        isFirst = false
      case "'", "\"": break
      default:
        begins = begins && (scalar.properties.isWhitespace || InertText.isHidden(scalar))
      }
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
      && Double(text) != nil
  }
}
