/// Why a text is not a number, and what to write instead.
struct NumberRefusal {
  private let text: String

  init(_ text: String) { self.text = text }

  var message: String {
    let shown = text.count <= 40 ? text : "\(text.prefix(40))..."
    guard let (reason, instead) = finding else {
      return "'\(shown)' is not a number; write digits with a decimal point, such as 40 or 2.5"
    }
    return "'\(shown)' is not a number here: \(reason); write \(instead)"
  }

  /// The reason and the advice.
  private var finding: (String, String)? {
    let lower = text.lowercased()
    if ["nan", ".nan", "inf", "-inf", ".inf", "-.inf", "+.inf", "infinity"].contains(lower) {
      return ("it is not finite", "digits, such as 40 or 2.5")
    }
    if isMade(of: "0123456789:"), text.contains(":") {
      return ("it has a colon, as a time of day has", "one number, such as 1.5 for 1:30")
    }
    if text.contains("_"), isMade(of: "-0123456789._") {
      return ("it has underscores", text.replacing("_", with: ""))
    }
    if isMade(of: "-0123456789.,"), text.contains(where: \.isNumber) { return markFinding }
    if text.hasPrefix("+"), isNumber(String(text.dropFirst())) {
      return ("it has a plus", String(text.dropFirst()))
    }
    if isMade(of: "-0123456789. "), isNumber(text.replacing(" ", with: "")) {
      return ("it has spaces", text.replacing(" ", with: ""))
    }
    return symbolFinding
  }

  /// A comma, more dots, a bare dot or leading zeros.
  private var markFinding: (String, String)? {
    if let comma = text.firstIndex(of: ","), !text[text.index(after: comma)...].contains(",") {
      if !text[comma...].contains(".") {
        let plain = text.replacing(".", with: "").replacing(",", with: ".")
        return isNumber(plain) ? ("it has a decimal comma", plain) : nil
      }
    }
    let plain = text.replacing(",", with: "")
    if text.contains(","), isNumber(plain) { return ("it has a comma for thousands", plain) }
    let digits = text.replacing(".", with: "")
    if text.count(where: { $0 == "." }) > 1, isNumber(digits) {
      return ("it has more than one dot", digits)
    }
    if text.hasSuffix("."), isNumber(digits) { return ("it ends in a dot", digits) }
    if text.hasPrefix("."), isNumber("0\(text)") { return ("it begins with a dot", "0\(text)") }
    return leadingZeros
  }

  private var leadingZeros: (String, String)? {
    let sign = text.hasPrefix("-") ? "-" : ""
    let stripped = text.dropFirst(sign.count).drop { $0 == "0" }
    let plain = sign + (stripped.first?.isNumber == true ? "" : "0") + stripped
    return isNumber(plain) && plain != text ? ("it has leading zeros", plain) : nil
  }

  /// A euro sign, a percent sign or a unit behind the number.
  private var symbolFinding: (String, String)? {
    let number = text.filter { "-0123456789.".contains($0) }
    guard isNumber(number) else { return nil }
    if text.contains("\u{20AC}") {
      return ("it has a euro sign", "\(number) (the unit goes under 'unit')")
    }
    if text.hasSuffix("%") {
      return ("it has a percent sign", "the number alone, in its unit")
    }
    return ("it has other text beside the digits", "\(number) (the unit goes under 'unit')")
  }

  private func isMade(of characters: String) -> Bool {
    !text.isEmpty && text.allSatisfy { characters.contains($0) }
  }

  private func isNumber(_ text: String) -> Bool {
    NumberGrammar.value(of: Array(text.utf8)[...], point: UInt8(ascii: ".")) != nil
  }
}
