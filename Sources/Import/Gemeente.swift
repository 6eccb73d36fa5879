import Scenarios

/// A gemeente as it is asked for, by code or by name, and as files turn out to write it.
struct Gemeente {
  /// `0637`, once it is known.
  private(set) var digits: String?
  private(set) var name: String?
  /// Whether a file has spelled the name.
  private var isSpelled = false

  /// The gemeente of `GM0637`, `0637` or `Zoetermeer`.
  init(_ text: String) {
    let plain = text.trimmed
    if let code = RegionCode(plain), code.kind == .gemeente {
      digits = code.digits
    } else if (1...4).contains(plain.count), plain.allSatisfy({ $0.isASCII && $0.isNumber }) {
      digits = String(repeating: "0", count: 4 - plain.count) + plain
    } else {
      name = plain
    }
  }

  /// Whether a place lies in it, or is it: by its code, else by the name of the gemeente.
  func holds(_ code: RegionCode?, _ gemeenteName: String?) -> Bool {
    if let code {
      guard code.kind != .land else { return false }
      if let digits { return code.gemeente == digits }
    }
    guard let name, let gemeenteName else { return false }
    if gemeenteName == name { return true }
    // Most rows of a table of the country are of others: the first letter tells.
    if let a = gemeenteName.utf8.first, let b = name.utf8.first, Self.isLetter(a), Self.isLetter(b),
      a | 0x20 != b | 0x20
    {
      return false
    }
    return SheetName.place(gemeenteName) == SheetName.place(name)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  /// Learns its name from its code or its code from its name.
  mutating func learn(_ code: RegionCode?, _ gemeenteName: String?) {
    guard digits == nil || !isSpelled, holds(code, gemeenteName) else { return }
    if digits == nil, let code { digits = code.gemeente }
    if !isSpelled, let gemeenteName, !gemeenteName.isEmpty, RegionCode(gemeenteName) == nil {
      name = gemeenteName
      isSpelled = true
    }
  }

  var shown: String {
    switch (name, digits) {
    case (let name?, let digits?): "\(name) (GM\(digits))"
    case (let name?, nil): name
    case (nil, let digits?): "GM\(digits)"
    default: ""
    }
  }
}
