import SociaalDomein

/// The ages that a cell stands for, as they are written: a single age, or a group of them.
package struct WrittenAges: Hashable, Sendable {
  /// What the last number says.
  package enum End: Int, Sendable {
    /// There is none: a single age.
    case single
    /// `0 t/m 14`: it belongs to the group.
    case through
    /// `0 tot 15 jaar`: it does not.
    case until
    /// `0-14`, or a column `leeftijd_tot`: that is seen from the groups that follow.
    case doubtful
    /// `65 jaar of ouder`: there is none, and nobody is too old.
    case open
    /// `totaal`: all ages.
    case total
  }

  package let from: Int
  package let to: Int
  package let end: End

  init(from: Int, to: Int, _ end: End) {
    self.from = from
    self.to = to
    self.end = end
  }

  /// The oldest age that a table may have.
  static let last = 150

  // MARK: As a number

  /// A number for a column: of a single age the age itself, of a group more than any age.
  var code: Double { Double(from + 1_000 * to + 1_000_000 * end.rawValue) }

  init(code: Double) {
    let code = Int(code)
    self.init(
      from: code % 1_000, to: code / 1_000 % 1_000, End(rawValue: code / 1_000_000) ?? .single)
  }

  /// Whether a code is that of a single age.
  static func isSingle(_ code: Double) -> Bool { code < 1_000 }

  // MARK: As text

  /// A label such as StatLine has; nil for a text that is none, and for ages above 150.
  package init?(_ text: String) {
    guard text.utf8.count <= 60 else { return nil }
    let words = Self.words(text)
    let numbers = words.compactMap { Int($0) }
    guard numbers.count <= 2, numbers.allSatisfy({ (0...Self.last).contains($0) }) else {
      return nil
    }
    let form = words.map { Int($0) == nil ? String($0) : "#" }.joined(separator: " ")
    guard let end = Self.forms[form] else { return nil }
    switch (numbers.count, end) {
    case (2, _):
      self.init(from: numbers[0], to: numbers[1], end)
      guard end == .until ? from < to : from <= to else { return nil }
    case (1, .until), (1, .through):
      self.init(from: 0, to: numbers[0], end)
      guard end == .through || to > 0 else { return nil }
    case (1, .single): self.init(from: numbers[0], to: 0, .single)
    case (1, _): self.init(from: numbers[0], to: Self.last, end)
    default: self.init(from: 0, to: Self.last, .total)
    }
  }

  /// Numbers, signs and words, without the word for years.
  private static func words(_ text: String) -> [Substring] {
    var spaced = ""
    for character in text.lowercased().replacing(">=", with: "\u{2265}") {
      let plain: Character = "\u{2013}\u{2014}".contains(character) ? "-" : character
      if "-+<\u{2265}".contains(plain) {
        spaced += " \(plain) "
      } else if plain.isNumber, let last = spaced.last, last.isLetter {
        spaced += " \(plain)"
      } else if plain.isLetter, let last = spaced.last, last.isNumber {
        spaced += " \(plain)"
      } else {
        spaced.append(plain)
      }
    }
    let words = spaced.split { $0.isWhitespace || $0 == "." }
    return words.filter { !["jaar", "jr", "leeftijd"].contains($0) }
  }

  private static let forms: [String: End] = [
    "#": .single, "# - #": .doubtful,
    "# tot #": .until, "tot #": .until, "jonger dan #": .until, "onder #": .until, "< #": .until,
    "# t/m #": .through, "# tot en met #": .through, "t/m #": .through, "tot en met #": .through,
    "# of ouder": .open, "# en ouder": .open, "# +": .open, "# - plus": .open, "# plus": .open,
    "# e o": .open, "vanaf #": .open, "\u{2265} #": .open, "ouder dan of gelijk aan #": .open,
    "totaal": .total, "alle leeftijden": .total, "alle": .total,
  ]

  // MARK: As ages

  /// The ages, both ends included; nil where a group ends before it begins.
  ///
  /// - Parameters:
  ///   - isLastIncluded: how a doubtful end is read.
  ///   - isOldest: whether no group of its wijk begins later: one up to 100 is then open.
  package func ages(isLastIncluded: Bool, isOldest: Bool) -> ClosedRange<Int>? {
    let last =
      switch end {
      case .single: from
      case .through: to
      case .until: to - 1
      case .doubtful:
        isOldest && to >= Ages.last ? Self.last : isLastIncluded ? to : to - 1
      case .open, .total: Self.last
      }
    return from <= last ? from...last : nil
  }

  /// As a message names it.
  var text: String {
    switch end {
    case .single: "\(from)"
    case .through: "\(from) t/m \(to)"
    case .until: "\(from) tot \(to)"
    case .doubtful: "\(from)-\(to)"
    case .open: "\(from)+"
    case .total: "totaal"
    }
  }
}
