/// How wide text is in the letter of a workbook (Calibri), in digits of 11 points.
enum TextWidth {
  /// The widest line of a text.
  static func of(_ text: String, size: Double = 11, isBold: Bool = false) -> Double {
    let lines = text.split(whereSeparator: \.isNewline)
    let widest = lines.map { $0.reduce(0) { $0 + width(of: $1) } }.max() ?? 0
    return widest * size / 11 * (isBold ? 1.08 : 1)
  }

  /// Lines that a text takes when it is wrapped at words.
  static func lines(
    _ text: String, within room: Double, size: Double = 11, isBold: Bool = false
  ) -> Int {
    // A little is kept back: the same letter is wider on another screen.
    let limit = max(room * 0.94, 1)
    let paragraphs = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return paragraphs.reduce(0) { count, paragraph in
      var lines = 1
      var used = 0.0
      for word in paragraph.split(separator: " ") {
        let width = of(String(word), size: size, isBold: isBold)
        let space = used > 0 ? 0.45 : 0
        if used > 0 && used + space + width > limit {
          lines += 1
          used = 0
        }
        used += width + (used > 0 ? space : 0)
        while used > limit {
          lines += 1
          used -= limit
        }
      }
      return count + lines
    }
  }

  private static func width(of character: Character) -> Double {
    switch character {
    case " ", ".", ",", ":", ";", "'", "!", "|", "i", "j", "l", "I": 0.5
    case "f", "r", "t", "(", ")", "[", "]", "-", "/", "s", "z", "c": 0.75
    case "m", "M", "w", "W", "@", "%": 1.65
    case "A"..."Z", "&": 1.2
    default: character.isASCII || character.isLetter || character.isPunctuation ? 1.03 : 1.5
    }
  }
}
