/// Why a text is not a number, and what to write instead.
package struct NumberRefusal {
  /// What stands in the way, and the remedy.
  private struct Finding {
    let reason: String
    let remedy: String
    /// The number that is meant, where it is certain.
    var number: String?

    init(_ reason: String, write number: String, _ remark: String = "") {
      self.reason = reason
      self.number = number
      remedy = number + remark
    }

    init(_ reason: String, remedy: String) {
      self.reason = reason
      self.remedy = remedy
    }
  }

  private let text: String

  init(_ text: String) { self.text = text }

  package var message: String {
    guard let finding else {
      return
        "'\(shown(text))' is not a number; write digits with a decimal point, such as 40 or 2.5"
    }
    return "'\(shown(text))' is not a number here: \(finding.reason); write \(finding.remedy)"
  }

  /// The number that is meant, as it should be written; nil where that is not certain.
  package var number: String? { finding?.number }

  private var finding: Finding? {
    let lower = text.lowercased()
    if ["nan", ".nan", "inf", "-inf", ".inf", "-.inf", "+.inf", "infinity"].contains(lower) {
      return Finding("it is not finite", remedy: "digits, such as 40 or 2.5")
    }
    if isMade(of: "0123456789:"), text.contains(":") {
      return Finding(
        "it has a colon, as a time of day has", remedy: "one number, such as 1.5 for 1:30")
    }
    if text.contains("_"), isMade(of: "-0123456789._") {
      return Finding("it has underscores", write: text.replacing("_", with: ""))
    }
    if let many = ManyNumbers(text) {
      return Finding(many.reason(), remedy: "one number, or a distribution where it is uncertain")
    }
    if isMade(of: "-0123456789.,") { return markFinding(text) }
    return signFinding ?? spaceFinding ?? symbolFinding
  }

  // MARK: Marks

  /// A comma, more dots, a bare dot or leading zeros.
  private func markFinding(_ text: String) -> Finding? {
    if let finding = commaFinding(text) { return finding }
    let digits = text.replacing(".", with: "")
    if text.count(where: { $0 == "." }) > 1, isNumber(digits) {
      return Finding("it has more than one dot", write: digits)
    }
    if text.hasSuffix("."), isNumber(digits) {
      return Finding("it ends in a dot", write: digits)
    }
    if text.hasPrefix("."), isNumber("0\(text)") {
      return Finding("it begins with a dot", write: "0\(text)")
    }
    return leadingZeros(text)
  }

  private func commaFinding(_ text: String) -> Finding? {
    guard let comma = text.firstIndex(of: ",") else { return nil }
    let behind = text[text.index(after: comma)...]
    let plain = text.replacing(",", with: "")
    if behind.contains(",") || behind.contains(".") {
      return isNumber(plain) ? Finding("it has a comma for thousands", write: plain) : nil
    }
    let pointed = text.replacing(".", with: "").replacing(",", with: ".")
    guard isNumber(pointed) else { return nil }
    if !text.contains("."), NumberGrammar.ambiguity(pointed) != nil {
      return Finding(
        "its comma may mark thousands or decimals",
        remedy: "\(plain), or \(pointed)0 for the decimals")
    }
    return Finding("it has a decimal comma", write: pointed)
  }

  private func leadingZeros(_ text: String) -> Finding? {
    let sign = text.hasPrefix("-") ? "-" : ""
    let stripped = text.dropFirst(sign.count).drop { $0 == "0" }
    let plain = sign + (stripped.first?.isNumber == true ? "" : "0") + stripped
    return isNumber(plain) && plain != text ? Finding("it has leading zeros", write: plain) : nil
  }

  // MARK: Signs, spaces and symbols

  /// A plus, or a dash for a minus.
  private var signFinding: Finding? {
    if text.hasPrefix("+"), let plain = plainNumber(String(text.dropFirst())) {
      return Finding("it has a plus", write: plain)
    }
    guard let first = text.first, "\u{2212}\u{2013}\u{2014}\u{2010}\u{2011}".contains(first),
      let plain = plainNumber("-" + text.dropFirst())
    else { return nil }
    return Finding("its minus is another character than '-'", write: plain)
  }

  private var spaceFinding: Finding? {
    let spaces: Set<Character> = [" ", "\u{A0}", "\u{2009}", "\u{202F}"]
    let joined = text.filter { !spaces.contains($0) }
    guard joined != text, isMade(of: "-0123456789.,", joined), let plain = plainNumber(joined)
    else { return nil }
    return Finding("it has spaces", write: plain)
  }

  /// A euro sign, a percent sign, a word for thousands or a unit around the number.
  private var symbolFinding: Finding? {
    let isDigit: (Character) -> Bool = { ("0"..."9").contains($0) }
    guard let first = text.firstIndex(where: isDigit), let last = text.lastIndex(where: isDigit)
    else { return nil }
    let before = text[..<first]
    let opening = before.filter { !" -~\"'\u{201C}\u{2018}\u{20AC}".contains($0) }.lowercased()
    guard ["", "eur", "euro"].contains(opening) else { return nil }
    let behind = text[text.index(after: last)...].filter { $0 != " " }.lowercased()
    let digits = String(text[first...last]).filter { $0 != " " }
    let hasEuro = text.contains("\u{20AC}")
    let isScale = Self.scales.contains { $0.words.contains(behind) }
    guard isScale || UnitWords.surround("", text[text.index(after: last)...]) else { return nil }
    let whole = hasEuro ? withoutThousandsDot(digits) : digits
    guard let plain = plainNumber((before.last == "-" ? "-" : "") + whole) else {
      return isNumber(digits.lowercased().replacing("e", with: ""))
        ? Finding("its exponent is too large", remedy: "at most 1.7e308") : nil
    }
    if behind == "%" {
      return Finding(
        "it has a percent sign",
        remedy: "\(scaled(plain, 0.01)), or \(plain) where the unit is procent")
    }
    for (words, factor, name) in Self.scales where words.contains(behind) {
      return Finding("it has a word for \(name)", write: scaled(plain, factor))
    }
    return Finding(
      hasEuro ? "it has a euro sign" : "it has other text beside the digits", write: plain,
      " (the unit goes under 'unit')")
  }

  private static let scales: [(words: Set<String>, factor: Double, name: String)] = [
    (["duizend", "dzd", "k"], 1e3, "thousands"),
    (["miljoen", "mln", "mln.", "mio", "m"], 1e6, "millions"),
    (["miljard", "mrd", "mld"], 1e9, "billions"),
  ]

  /// An amount such as `50.000`, in which a dot before three digits can only mark thousands.
  private func withoutThousandsDot(_ digits: String) -> String {
    NumberGrammar.ambiguity(digits) == nil ? digits : digits.replacing(".", with: "")
  }

  private func scaled(_ number: String, _ factor: Double) -> String {
    guard let value = value(number) else { return number }
    return numberText(factor < 1 ? (value * 1e8).rounded() / 1e10 : value * factor)
  }

  // MARK: Numbers

  /// The number that digits with marks stand for; nil where there is none, or more than one.
  private func plainNumber(_ text: String) -> String? {
    if isNumber(text) { return text }
    return isMade(of: "-0123456789.,", text) ? markFinding(text)?.number : nil
  }

  private func isMade(of characters: String, _ other: String? = nil) -> Bool {
    let text = other ?? text
    return !text.isEmpty && text.allSatisfy { characters.contains($0) }
  }

  private func value(_ text: String) -> Double? {
    NumberGrammar.value(of: Array(text.utf8)[...], point: UInt8(ascii: "."))
  }

  private func isNumber(_ text: String) -> Bool { value(text) != nil }
}

/// A text for in a message: on one line, and at most forty characters of it.
package func shown(_ text: String) -> String {
  let start = text.unicodeScalars.prefix(41).map { scalar -> Character in
    let isControl = scalar.value < 32 || (0x7F...0x9F).contains(scalar.value)
    return isControl || (0x2028...0x2029).contains(scalar.value) ? " " : Character(scalar)
  }
  let isLong = start.count > 40
  let line = String(start.prefix(40))
  return isLong ? line + "..." : String(line.reversed().drop { $0 == " " }.reversed())
}
