import Foundation

/// How a value of a stress changes what a scenario says.
///
/// | written | means |
/// |---|---|
/// | `x 1.1` | times; `x 0.98 per jaar` from the first year on, compounded |
/// | `+ 0.03`, `- 0.03` | added, in the unit of the key |
/// | `hooguit 1`, `minstens 1` | the number itself where its mean is within that, else that |
/// | `2 jaar later`, `6 maanden eerder` | a month moved |
/// | `3000/inwoners`, `1 + 3000/inwoners` | a number for each resident at the start |
enum StressChange: Equatable {
  case times(Double, perYear: Bool)
  case plus(Double)
  case atMost(Double)
  case atLeast(Double)
  case months(Int)
  /// `base` + `amount` / residents.
  case perResident(base: Double, amount: Double)

  /// What a text says.
  enum Reading: Equatable {
    case change(StressChange)
    /// Nothing of a change: a value as a scenario has it.
    case value
    /// It looks like a change and is none; why, and what to write.
    case refused(String)
  }

  static func read(_ text: String) -> Reading {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, let mark = first.unicodeScalars.first else { return .value }
    if let moved = moved(words) { return moved }
    if text.contains("/inwoners") { return perResident(words.joined()) }
    if ["hooguit", "minstens"].contains(first) { return bounded(words, text) }
    let isTimes = ["x", "X", "×"].contains(String(mark)) && isNumberNext(first, words)
    guard isTimes || mark == "+" || first == "-" else { return .value }
    return scaled(words, isTimes ? "x" : String(mark), text)
  }

  /// `x 1.1`, `x1.1`, and no word that begins with an x.
  private static func isNumberNext(_ first: String, _ words: [String]) -> Bool {
    first.count == 1 || first.dropFirst().first.map { $0.isNumber || $0 == "-" } == true
  }

  private static func scaled(_ words: [String], _ mark: String, _ text: String) -> Reading {
    var words = words
    words[0].removeFirst()
    if words[0].isEmpty { words.removeFirst() }
    let perYear = words.count == 3 && words.suffix(2) == ["per", "jaar"]
    if perYear { words.removeLast(2) }
    guard words.count == 1, !(perYear && mark != "x") else { return .refused(refusal(text)) }
    if words[0].hasSuffix("%") {
      return .refused(
        "'\(text)' may mean a part or points; write x 1.1 for ten percent more, or + 0.1 for 0.1 in the "
          + "unit of the key")
    }
    guard let number = number(words[0]) else { return .refused(refusal(text)) }
    switch mark {
    case "x":
      guard number >= 0 else {
        return .refused("'\(text)' turns the sign; allowed: times a number of 0 or more")
      }
      return .change(.times(number, perYear: perYear))
    case "-": return .change(.plus(-number))
    default: return .change(.plus(number))
    }
  }

  private static func bounded(_ words: [String], _ text: String) -> Reading {
    guard words.count == 2, let number = number(words[1]) else { return .refused(refusal(text)) }
    return .change(words[0] == "hooguit" ? .atMost(number) : .atLeast(number))
  }

  /// `2 jaar later`; nil for anything else.
  private static func moved(_ words: [String]) -> Reading? {
    guard words.count == 3, let count = Int(words[0]), ["later", "eerder"].contains(words[2]),
      let length = ["jaar": 12, "maand": 1, "maanden": 1][words[1]]
    else { return nil }
    guard (1...1200).contains(count) else {
      return .refused(
        "'\(words.joined(separator: " "))' moves a month by 1 to 1200 maanden or jaar")
    }
    return .change(.months(words[2] == "later" ? count * length : -count * length))
  }

  private static func perResident(_ text: String) -> Reading {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    let last = parts.last ?? ""
    guard parts.count <= 2, last.hasSuffix("/inwoners"),
      let amount = number(String(last.dropLast("/inwoners".count))),
      let base = parts.count == 2 ? number(parts[0]) : 0
    else {
      return .refused(
        "'\(text)' is no number per resident; write 3000/inwoners, or 1 + 3000/inwoners")
    }
    return .change(.perResident(base: base, amount: amount))
  }

  private static func number(_ text: String) -> Double? {
    guard case .number(let value) = NumberGrammar.read(text, thousands: false) else { return nil }
    return value
  }

  private static func refusal(_ text: String) -> String {
    "'\(text)' is no change of a number; allowed: x 1.1, x 0.98 per jaar, + 0.03, - 0.03, hooguit 1, "
      + "minstens 1, with a decimal point"
  }

  /// What becomes of a number; nil for a change of months.
  func applied(to value: Double) -> Double? {
    switch self {
    case .times(let factor, _): value * factor
    case .plus(let amount): value + amount
    case .atMost(let bound): min(value, bound)
    case .atLeast(let bound): max(value, bound)
    case .months, .perResident: nil
    }
  }
}
