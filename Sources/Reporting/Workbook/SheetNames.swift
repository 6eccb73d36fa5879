/// Names of the sheets of one workbook, as Excel takes them.
struct SheetNames {
  private let language: ScreenNumber.Language
  private var taken: Set<String> = []

  init(_ language: ScreenNumber.Language) {
    self.language = language
  }

  private var sheet: String { Words(language: language).pick("Blad", "Sheet") }

  /// The name for a wish: at most 31 characters without `[]:*?/\`, unlike every name before it.
  mutating func name(for wish: String) -> String {
    let base = plain(wish)
    var name = Self.cut(base, to: 31)
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = Self.cut(base, to: 31 - " (\(number))".count) + " (\(number))"
      number += 1
    }
    return name
  }

  /// What may stand in a name, with a word before it where Excel would read the name otherwise.
  private func plain(_ wish: String) -> String {
    let allowed = wish.unicodeScalars.map { scalar -> Character in
      if scalar.properties.generalCategory == .control { return " " }
      if "[]:*?/\\\u{FFFE}\u{FFFF}".unicodeScalars.contains(scalar) { return "-" }
      return scalar == "'" ? "\u{2019}" : Character(scalar)
    }
    let name = String(allowed).split(separator: " ").joined(separator: " ")
    if name.isEmpty { return sheet }
    return Self.isRead(name) ? sheet + " " + name : name
  }

  /// Whether a name reads as a number, a cell, a truth value or a sheet of Excel's own.
  private static func isRead(_ name: String) -> Bool {
    let lower = name.lowercased()
    if ["true", "false", "history", "r", "c", "rc"].contains(lower) { return true }
    return lower.wholeMatch(of: #/[0-9.].*|[a-z]{1,3}[0-9]+|r[0-9]*c[0-9]*/#) != nil
  }

  /// At most so many UTF-16 units, without a space at the end.
  private static func cut(_ text: String, to count: Int) -> String {
    var kept = ""
    for character in text {
      guard kept.utf16.count + character.utf16.count <= count else { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept
  }
}
