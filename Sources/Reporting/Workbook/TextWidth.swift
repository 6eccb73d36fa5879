/// How wide text is in the letter of a workbook (Calibri), in digits of 11 points.
enum TextWidth {
  /// The widest line of a text.
  static func of(_ text: String, size: Double = 11, isBold: Bool = false) -> Double {
    let lines = text.split(whereSeparator: \.isNewline)
    let widest = lines.map { $0.reduce(0) { $0 + width(of: $1) } }.max() ?? 0
    return widest / 100 * size / 11 * (isBold ? 1.04 : 1)
  }

  /// The room that a line takes, on screens where the letter is a little wider too.
  static func room(for text: String, size: Double = 11, isBold: Bool = false) -> Double {
    of(text, size: size, isBold: isBold) / share
  }

  private static let share = 0.96

  /// Lines that a text takes when it is wrapped at words.
  static func lines(
    _ text: String, within room: Double, size: Double = 11, isBold: Bool = false
  ) -> Int {
    let limit = max(room * share + 1e-6, 1)
    let space = of(" ", size: size, isBold: isBold)
    let paragraphs = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return paragraphs.reduce(0) { count, paragraph in
      var lines = 1
      var used = 0.0
      for word in paragraph.split(separator: " ") {
        let width = of(String(word), size: size, isBold: isBold)
        if used > 0 && used + space + width > limit {
          lines += 1
          used = 0
        }
        used += width + (used > 0 ? space : 0)
        // A word that is longer than a line goes on in the next.
        while used > limit {
          lines += 1
          used -= limit
        }
      }
      return count + lines
    }
  }

  /// Hundredths of a digit.
  private static func width(of character: Character) -> Double {
    if let ascii = character.asciiValue, ascii >= 32, ascii < 127 {
      return Double(widths[Int(ascii) - 32])
    }
    return character.isLetter && character.utf8.count == 2 ? 104 : 180
  }

  /// Of the characters from space to tilde.
  private static let widths: [UInt8] = [
    45, 64, 79, 98, 100, 141, 135, 44, 60, 60, 98, 98, 49, 60, 50, 76,
    100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 53, 53, 98, 98, 98, 91,
    176, 114, 107, 105, 121, 96, 91, 124, 123, 50, 63, 103, 83, 169, 127, 131,
    102, 133, 107, 91, 96, 127, 112, 176, 102, 96, 92, 61, 76, 61, 98, 98,
    57, 95, 104, 83, 104, 98, 60, 93, 104, 45, 47, 90, 45, 158, 104, 104,
    104, 104, 69, 77, 66, 104, 89, 141, 85, 89, 78, 62, 91, 62, 98,
  ]
}
