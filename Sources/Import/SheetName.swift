import Scenarios

/// Names as they are compared: of columns, wijken, gemeenten.
enum SheetName {
  /// Lower case letters and digits alone, without accents: `Buytenwegh de Leyens` and
  /// `buytenwegh-de-leyens` are one.
  static func plain(_ text: String) -> String {
    PlainName.of(text)
  }

  /// A gemeente's or wijk's name without the kind that StatLine puts behind it, as `Utrecht (gemeente)`.
  static func place(_ text: String) -> String {
    var name = text.trimmed
    for end in [" (gemeente)", " (wijk)"] where name.lowercased().hasSuffix(end) {
      name = String(name.dropLast(end.count))
    }
    // `Wijk 01 West` is West in another year.
    let words = name.split(separator: " ")
    if words.count > 2, words[0].lowercased() == "wijk", words[1].allSatisfy(\.isNumber) {
      name = words.dropFirst(2).joined(separator: " ")
    }
    return plain(name)
  }

  /// The topic of a column: without the groups it stands in, its unit, `k_` before and `_12` behind it.
  static func topic(_ text: String) -> String {
    var name = text.trimmed
    if name.hasSuffix(")"), let open = name.lastIndex(of: "("), name.startIndex < open {
      name = String(name[..<open]).trimmed
    }
    if let slash = name.lastIndex(of: "/") { name = String(name[name.index(after: slash)...]) }
    if name.hasPrefix("k_") { name = String(name.dropFirst(2)) }
    let parts = name.split(separator: "_")
    if parts.count > 1, let last = parts.last, last.count <= 3, last.allSatisfy(\.isNumber),
      !name.lowercased().hasPrefix("tv_"), !name.lowercased().hasPrefix("a_")
    {
      name = parts.dropLast().joined(separator: "_")
    }
    return plain(name)
  }

  /// `Totaal`, `Totaal personen`, `Totaal mannen en vrouwen`, or their keys; not a total without something.
  static func isTotal(_ label: String) -> Bool {
    let plain = plain(label)
    if ["t001024", "t001038", "t001019", "t009002"].contains(plain) { return true }
    return plain.hasPrefix("total") && !plain.contains("excl")
      || plain.hasPrefix("totaal") && !plain.contains("excl")
  }

  /// A key of the scenario: lower case letters, digits and underscores, beginning with a letter.
  static func key(_ text: String) -> String {
    let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    let words = folded.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let key = words.joined(separator: "_")
    guard let first = key.first else { return "wijk" }
    return first.isLetter ? key : "wijk_\(key)"
  }
}
