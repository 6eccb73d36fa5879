import Foundation

/// A code of CBS for a place: `GM0637`, `WK063701`, `BU06370101`, `NL00`.
package struct RegionCode: Hashable, Comparable, CustomStringConvertible, Sendable {
  package enum Kind: String, Sendable {
    case land = "NL"
    case gemeente = "GM"
    case wijk = "WK"
    case buurt = "BU"
  }

  package let kind: Kind
  package let digits: String

  /// A code, padded or not, in any case; nil for any other text.
  package init?(_ text: String) {
    guard text.utf8.count <= 40 else { return nil }
    let blank = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: "\u{FEFF}"))
    let code = text.trimmingCharacters(in: blank).uppercased()
    guard code.utf8.count >= 4, let kind = Kind(rawValue: String(code.prefix(2))) else {
      return nil
    }
    let digits = String(code.dropFirst(2))
    let count = [Kind.land: 2, .gemeente: 4, .wijk: 6, .buurt: 8][kind] ?? 0
    guard digits.utf8.count == count, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    self.kind = kind
    self.digits = digits
  }

  /// The four digits of the gemeente that it lies in; empty for the country.
  package var gemeente: String { kind == .land ? "" : String(digits.prefix(4)) }

  package var description: String { kind.rawValue + digits }

  package static func < (left: RegionCode, right: RegionCode) -> Bool {
    left.description < right.description
  }
}

/// Names as they are compared, however they are written.
package enum PlainName {
  /// Lower case letters and digits alone, without accents: `Buytenwegh de Leyens` and
  /// `buytenwegh-de-leyens` are one.
  package static func of(_ text: String) -> String {
    let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return String(folded.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
  }
}
