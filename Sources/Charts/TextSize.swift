/// How much room text takes, without a font at hand: as wide as wide letters would make it.
enum TextSize {
  /// Width of one line of text in letters of `size`.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    return self.width(thousandths: thousandths, size: size, isBold: isBold)
  }

  private static func width(thousandths: Int, size: Double, isBold: Bool) -> Double {
    Double(thousandths) * size / 1000 * (isBold ? 1.1 : 1)
  }

  /// The text on at most `lines` lines, none wider than `width`; what does not fit ends in `…`.
  static func wrapped(
    _ text: String, to width: Double, lines: Int, size: Double, isBold: Bool = false
  ) -> [String] {
    var rest = pieces(of: text)[...]
    var result: [String] = []
    while let first = rest.popFirst() {
      var line = first
      let isLast = result.count == lines - 1
      while let next = rest.first,
        isLast || self.width(trimmed(line + next), size: size, isBold: isBold) <= width
      {
        line += next
        rest.removeFirst()
      }
      result.append(shortened(trimmed(line), to: width, size: size, isBold: isBold))
    }
    return result.isEmpty ? [""] : result
  }

  /// The text, cut off with `…` where it is wider than `width`.
  static func shortened(
    _ text: String, to width: Double, size: Double, isBold: Bool = false
  ) -> String {
    guard self.width(text, size: size, isBold: isBold) > width else { return text }
    var kept = ""
    var taken = advance("…")
    for character in text {
      taken += character.unicodeScalars.reduce(0) { $0 + advance($1) }
      if self.width(thousandths: taken, size: size, isBold: isBold) > width { break }
      kept.append(character)
    }
    return trimmed(kept) + "…"
  }

  /// Words with the space, hyphen or slash behind them.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      piece.append(character)
      guard character == " " || character == "-" || character == "/" else { continue }
      pieces.append(piece)
      piece = ""
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Width of a letter in thousandths of the size of the letters.
  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "'": 285
    case " ", ".", ",", "f", "t", "I", "|", "/", ":", ";", "\\": 350
    case "r", "-", "(", ")", "[", "]", "!", "s", "c", "z", "J": 480
    case "m", "M", "W", "%", "@", "…": 990
    case "w", "G", "O", "Q", "D", "H", "N", "U", "+", "<", ">", "=": 820
    case "A"..."Z": 700
    case "\u{0}"..."\u{2FF}": 640
    default: scalar.value < 0x1100 ? 700 : 1000
    }
  }
}
