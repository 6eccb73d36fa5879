/// What a text with digits stands for when it is more than one number: nothing in it may be taken for
/// the number that was meant.
package enum ManyNumbers: Equatable {
  /// `10-19`, `0 tot 15 jaar`.
  case group
  /// `<5`, `65+`, `65 jaar of ouder`.
  case bound
  /// `okt-19`, which a spreadsheet makes of 10-19, or `2021-01-02`.
  case date

  /// Nil for one number, however it is written, and for a text without digits.
  init?(_ text: String) {
    let words = Words(text.lowercased())
    guard !words.numbers.isEmpty else { return nil }
    if words.isDate {
      self = .date
    } else if words.isGroup {
      self = .group
    } else if words.isBound {
      self = .bound
    } else {
      return nil
    }
  }

  /// `it is a range`, or of ages `it is a group`.
  package func reason(isAge: Bool = false) -> String {
    switch self {
    case .group: isAge ? "it is a group" : "it is a range"
    case .bound: "it is a bound"
    case .date: "it is a date, as a spreadsheet makes of a group such as 10-19"
    }
  }
}

/// A text as its runs of digits and letters, and what stands between them.
private struct Words {
  let text: String
  let numbers: [Substring]
  let letters: [Substring]
  /// What stands between the numbers, without blanks around it.
  let between: [String]
  let isMadeOfDigits: Bool

  init(_ text: String) {
    self.text = text
    let isDigit = { (character: Character) in ("0"..."9").contains(character) }
    numbers = text.split { !isDigit($0) }
    letters = text.split { !$0.isLetter }
    isMadeOfDigits = letters.isEmpty
    between = zip(numbers, numbers.dropFirst()).map { before, after in
      let middle = text[before.endIndex..<after.startIndex]
      return String(middle.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  var isDate: Bool {
    if letters.contains(where: { Self.months.contains($0) }) { return numbers.count <= 3 }
    let dashed = text.split(separator: "-", omittingEmptySubsequences: false)
    return isMadeOfDigits && dashed.count == 3 && dashed.allSatisfy { !$0.isEmpty }
      && numbers.count == 3
  }

  var isGroup: Bool {
    between.contains { Self.separators.contains($0) }
  }

  var isBound: Bool {
    if let first = text.first(where: { $0 != " " }), "<>\u{2264}\u{2265}".contains(first) {
      return true
    }
    return text.last { $0 != " " } == "+" || letters.contains { Self.bounds.contains($0) }
  }

  private static let separators: Set<String> = [
    "-", "\u{2013}", "\u{2014}", "tot", "tot en met", "t/m", "tm", "to", "until", "jaar tot",
    "jaar t/m", "jaar tot en met", "\u{2026}", "...", "..",
  ]
  private static let bounds: Set<Substring> = [
    "plus", "ouder", "meer", "jonger", "minder", "hoger", "lager", "onder", "boven", "vanaf", "tot",
    "max", "maximaal", "minimaal", "minstens", "hoogstens", "ruim", "older", "more", "younger",
    "less", "fewer", "under", "over", "least", "most", "up",
  ]
  private static let months: Set<Substring> = [
    "jan", "januari", "january", "feb", "februari", "february", "mrt", "maart", "mar", "march",
    "apr", "april", "mei", "may", "jun", "juni", "june", "jul", "juli", "july", "aug", "augustus",
    "august", "sep", "sept", "september", "okt", "oktober", "oct", "october", "nov", "november",
    "dec", "december",
  ]
}

/// Words that may stand around a number without changing it.
enum UnitWords {
  /// Whether what stands before and behind the digits is only a unit.
  static func surround(_ before: some StringProtocol, _ behind: some StringProtocol) -> Bool {
    let quotes = " ~\"'\u{201C}\u{201D}\u{2018}\u{2019}"
    let opening = before.lowercased().filter { !quotes.contains($0) }
    guard ["", "-", "\u{20AC}", "\u{20AC}-", "-\u{20AC}", "eur", "euro"].contains(opening) else {
      return false
    }
    let closing = behind.lowercased().filter { !quotes.contains($0) }
    if ["", "*", ",-", ",--", ".-", "%", "\u{20AC}"].contains(closing) { return true }
    return behind.lowercased().split { !$0.isLetter }.allSatisfy { known.contains(String($0)) }
      && closing.allSatisfy { $0.isLetter || "./%".contains($0) }
  }

  private static let known: Set<String> = [
    "per", "eur", "euro", "euros", "uur", "uren", "u", "dagdeel", "dagdelen", "dag", "dagen",
    "week",
    "weken", "maand", "maanden", "mnd", "jaar", "jaren", "jr", "minuut", "minuten", "etmaal",
    "etmalen",
    "stuks", "mensen", "persoon", "personen", "inwoner", "inwoners", "client", "clienten",
    "cli\u{EB}nt", "cli\u{EB}nten", "plaats", "plaatsen", "fte", "eenheid", "eenheden", "procent",
    "hour", "hours", "day", "days", "weeks", "month", "months", "year", "years", "person",
    "persons",
    "people", "resident", "residents", "clients", "place", "places", "unit", "units", "percent",
  ]
}
