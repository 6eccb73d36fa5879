import Scenarios

/// A figure as StatLine writes it: a number, or a sign for one that is not known.
///
/// Unknown are the empty cell, `.` (missing), `x` (secret) and `-` (nil, or not applicable): never taken
/// for 0. A `*` or `**` behind a number says that it is provisional. Source: CBS, verklaring van tekens.
enum StatLineNumber: Equatable {
  case unknown
  case number(Double)
  /// No figure, in words: what is wrong, what is allowed and the remedy.
  case refused(String)

  /// - Parameter counts: whether it counts people or euros, so that a mark before exactly three digits
  ///   may be one of thousands.
  init(_ text: String, counts: Bool = true) {
    var core = text
    while core.hasSuffix("*") { core.removeLast() }
    core = core.trimmed
    guard !Self.unknowns.contains(core.lowercased()) else {
      self = .unknown
      return
    }
    guard let value = Self.value(core) else {
      self = .refused(
        "'\(Self.short(text))' is no figure; allowed: digits with a decimal comma or point, and . x - or "
          + "nothing for unknown; take the file from StatLine again, or write the number")
      return
    }
    guard !counts || !Self.mayBeThousands(core) else {
      self = .refused(
        "'\(Self.short(text))' may be thousands or decimals; allowed: counts without marks of thousands; "
          + "write \(core.filter(\.isNumber)) or \(core.filter(\.isNumber).dropLast(3))")
      return
    }
    guard value >= 0 || !counts else {
      self = .refused(
        "'\(Self.short(text))' is below 0; allowed: counts of 0 or more; correct the cell")
      return
    }
    guard value <= 100_000_000 || !counts else {
      self = .refused(
        "'\(Self.short(text))' is too many; allowed: at most 100,000,000; correct the cell")
      return
    }
    self = .number(value)
  }

  var value: Double? { if case .number(let value) = self { value } else { nil } }

  private static let unknowns: Set<String> = ["", ".", "x", "-", "na", "nan", "null"]

  private static func value(_ text: String) -> Double? {
    let pointed = text.replacing(",", with: ".")
    guard pointed.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }),
      pointed.first?.isNumber == true || pointed.dropFirst().first?.isNumber == true,
      pointed.utf8.count <= 20
    else { return nil }
    if pointed.count(where: { $0 == "." }) > 1 {
      return mayBeThousands(text) ? Double(pointed.filter { $0 != "." }) : nil
    }
    return Double(pointed)
  }

  /// `125.285` and `1.234.567`: one to three digits, then groups of three behind one kind of mark.
  private static func mayBeThousands(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard parts.count > 1, (1...3).contains(parts[0].count), parts[0] != "0" else { return false }
    return parts.dropFirst().allSatisfy { $0.count == 3 }
  }

  static func short(_ text: String) -> String {
    InertText.line(text.count <= 40 ? text : "\(text.prefix(40))...")
  }
}

extension String {
  /// The text without the blanks around it, those that do not break included.
  var trimmed: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      Self.isBlank(first) || Self.isBlank(last)
    else { return self }
    var view = unicodeScalars[...]
    while let scalar = view.first, Self.isBlank(scalar) { view.removeFirst() }
    while let scalar = view.last, Self.isBlank(scalar) { view.removeLast() }
    return String(view)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 32 || scalar.value == 0xA0 || scalar.value == 0xFEFF
  }
}
