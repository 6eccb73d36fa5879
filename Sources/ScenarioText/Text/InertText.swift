/// Text that people wrote, made so that it can do nothing else than be read.
///
/// A terminal obeys control codes, and marks of direction or characters without width let a text
/// look like another one.
public enum InertText {
  /// The text with what does not show written out, as `\u{1B}`; line ends and tabs stay.
  public static func shown(_ text: String) -> String {
    replacing(text, where: isHidden)
  }

  /// The same for a text that must stay on one line: line ends and tabs are written out too.
  public static func line(_ text: String) -> String {
    replacing(text) { isHidden($0) || isLayout($0) }
  }

  /// The text with only that written out which no text needs, as a file keeps it.
  public static func kept(_ text: String) -> String {
    replacing(text, where: isForbidden)
  }

  /// What a text holds that no text needs, in words; nil where there is none.
  ///
  /// Such are control codes other than line ends and tabs, marks that turn the direction of text,
  /// separators that look like line ends, and codes that are no characters, which XML forbids.
  package static func fault(in text: String) -> String? {
    guard !isPlain(text), let scalar = text.unicodeScalars.first(where: isForbidden) else {
      return nil
    }
    return "\(name(scalar)), \(kind(scalar))"
  }

  /// Whether a character does not show, or changes how what is around it shows.
  public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0x200B...0x200D, 0x2060...0x2064, 0x206A...0x206F, 0x180E, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: isForbidden(scalar)
    }
  }

  /// Whether a character can only be a mistake in a text.
  public static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    !isLayout(scalar) && (isControl(scalar) || turns(scalar) || isNoCharacter(scalar))
      || isSeparator(scalar)
  }

  /// Line ends and tabs, which texts may hold.
  private static func isLayout(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\t" || scalar == "\r"
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    (0x2028...0x2029).contains(scalar.value)
  }

  private static func turns(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
  }

  private static func kind(_ scalar: Unicode.Scalar) -> String {
    if turns(scalar) { return "a mark that turns the direction of text" }
    if isSeparator(scalar) { return "a separator that does not show" }
    return isControl(scalar) ? "a control character" : "which is no character"
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Whether a text is of printable ASCII alone, as nearly every one is.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  private static func replacing(_ text: String, where isReplaced: (Unicode.Scalar) -> Bool)
    -> String
  {
    guard !isPlain(text), text.unicodeScalars.contains(where: isReplaced) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isReplaced(scalar) else {
        result.append(scalar)
        continue
      }
      let code = "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      result.append(contentsOf: code.unicodeScalars)
    }
    return String(result)
  }
}
