import SociaalDomein

/// Why the text of a cell is no number in its table, and what to write instead.
package struct CellRefusal {
  private let text: String
  /// What stands before the decimals in this table, or would in this cell.
  private let sign: TableDialect.DecimalSign
  private let allowsComma: Bool

  init(_ text: String, in dialect: TableDialect) {
    self.text = text
    allowsComma = dialect.separator.allowsDecimalComma
    let own: TableDialect.DecimalSign =
      text.last { $0 == "." || $0 == "," } == "," && allowsComma ? .comma : .point
    sign = dialect.decimalSign ?? own
  }

  /// `'1.234,5' is not a number here: it has a point for thousands; write 1234,5`.
  package func message(_ column: TableColumn) -> String {
    let shown = text.count <= 40 ? text : "\(text.prefix(40))..."
    let pointed = text.replacing(",", with: ".")
    if column.kind == .ages, !isNumber(pointed) { return refusalOfAges(shown) }
    if !isNumber(pointed), let many = ManyNumbers(text) { return refusal(shown, many, column) }
    if isNumber(pointed) {
      if !allowsComma, text.contains(","), let plain {
        guard column.countsInThousands, NumberGrammar.ambiguity(pointed) != nil else {
          return refusal(shown, "it has a decimal comma", plain)
        }
        let both = "\(text.replacing(",", with: "")), or \(plain)0 for the decimals"
        return refusal(shown, "it has a comma, for thousands or decimals", both)
      }
      return "'\(shown)' is too large a number; at most 1.7e308 can be written"
    }
    if text.hasSuffix("%"), plain != nil {
      let unit = column.unit.map { ", in \($0.rawValue)" } ?? ""
      return refusal(shown, "it has a percent sign", "the number alone\(unit)")
    }
    if let reason, let plain { return refusal(shown, reason, plain) }
    return "'\(shown)' is not a number; write digits with a decimal "
      + (sign == .point ? "point, such as 40 or 2.5" : "comma, such as 40 or 2,5")
  }

  private func refusal(_ shown: String, _ reason: String, _ instead: String) -> String {
    "'\(shown)' is not a number here: \(reason); write \(instead)"
  }

  /// A group, a bound or a date: no number in it is the one that is meant.
  private func refusal(_ shown: String, _ many: ManyNumbers, _ column: TableColumn) -> String {
    if column.isAge {
      let reason = many.reason(isAge: true)
      return "'\(shown)' is no single age: \(reason); divide the people of a group over its single "
        + "ages, a row for each"
    }
    return refusal(shown, many.reason(), "the number itself, or an estimate of it")
  }

  /// No label of a group, and nothing that it could be taken for.
  private func refusalOfAges(_ shown: String) -> String {
    let allowed =
      "allowed: whole ages, and groups from 0 to \(WrittenAges.last) such as '0 tot 15 jaar', '0-14', '85+' "
      + "or '85 jaar of ouder'"
    if ManyNumbers(text) == .date {
      return
        "'\(shown)' is no age: \(ManyNumbers.date.reason()); \(allowed); write the group with a word, as "
        + "'10 tot 20 jaar', or in columns leeftijd_van and leeftijd_tot"
    }
    return "'\(shown)' is no age and no group of ages; \(allowed); write it so"
  }

  // MARK: Reason

  private var reason: String? {
    if text.contains("\u{20AC}") { return "it has a euro sign" }
    if core.contains("_") { return "it has underscores" }
    if core.contains(where: \.isWhitespace) { return "it has spaces" }
    if core.contains(where: { Self.apostrophes.contains($0) }) { return "it has apostrophes" }
    if text.hasPrefix("+") { return "it has a plus" }
    if core != text[...] { return "it has other text beside the digits" }
    return markReason
  }

  private var markReason: String? {
    let points = core.count { $0 == "." }
    let commas = core.count { $0 == "," }
    if points > 0, commas > 0 {
      return "it has \(decimal == "," ? "a point" : "a comma") for thousands"
    }
    if points > 1 { return "it has more than one point" }
    if commas > 1 { return "it has more than one comma" }
    if let last = core.last, ".,".contains(last) { return "it ends in a \(word(last))" }
    if let mark = core.first(where: { $0 != "-" }), ".,".contains(mark) {
      return "it begins with a \(word(mark))"
    }
    return "it has leading zeros"
  }

  private func word(_ mark: Character) -> String { mark == "." ? "point" : "comma" }

  // MARK: The number that was meant

  private static let apostrophes: Set<Character> = ["'", "\u{2019}"]
  private static let marks: Set<Character> = [".", ","]

  /// The text from its first digit or mark to its last, with the minus before it.
  private var core: Substring {
    func isOuter(_ character: Character) -> Bool {
      !character.isASCII || !(character.isNumber || "-.,".contains(character))
    }
    guard !text.contains(where: { "()/:".contains($0) }) else { return "" }
    var core = text.drop(while: isOuter)
    while let last = core.last, isOuter(last) { core.removeLast() }
    return core
  }

  /// The mark that stands before the decimals: of two kinds the last, of one kind a single one.
  private var decimal: Character? {
    let points = core.count { $0 == "." }
    let commas = core.count { $0 == "," }
    if points > 0, commas > 0 { return core.last(where: Self.marks.contains) }
    return points == 1 ? "." : commas == 1 ? "," : nil
  }

  /// The number in the notation of the table; nil when it is not clear which was meant.
  private var plain: String? {
    let core = core
    guard core.contains(where: \.isNumber),
      UnitWords.surround(text[..<core.startIndex], text[core.endIndex...])
        || text.hasPrefix("+")
    else { return nil }
    let filler = core.filter { $0 == "_" || $0.isWhitespace || Self.apostrophes.contains($0) }
    var digits = core.filter { !filler.contains($0) }
    if let decimal {
      guard digits.count(where: { $0 == decimal }) == 1 else { return nil }
      digits = digits.filter { !Self.marks.contains($0) || $0 == decimal }
    } else {
      digits = digits.filter { !Self.marks.contains($0) }
    }
    let standard = digits.replacing(",", with: ".")
    let minus = standard.hasPrefix("-") ? "-" : ""
    var number = String(standard.dropFirst(minus.count).drop { $0 == "0" })
    if number.last == "." { number.removeLast() }
    if number.first?.isNumber != true { number = "0" + number }
    guard isNumber(minus + number) else { return nil }
    return minus + number.replacing(".", with: String(sign.character))
  }

  private func isNumber(_ text: String) -> Bool {
    NumberGrammar.value(of: Array(text.utf8)[...], point: UInt8(ascii: ".")) != nil
  }
}
