/// Text in SVG and in HTML pages around it, where it can be nothing else than text.
public enum XMLText {
  /// Text as XML takes it; characters that XML does not know, and marks that turn the direction of
  /// text, are left out.
  public static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\r": escaped += " "
      case _ where isLeftOut(scalar.value): break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Controls, what is no character, and marks of direction.
  private static func isLeftOut(_ code: UInt32) -> Bool {
    switch code {
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: code & 0xFFFE == 0xFFFE
    }
  }
}
