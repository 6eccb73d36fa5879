/// The code of a Swift file: comments and the text of string literals are blank, lines stay.
struct SwiftText {
  private let source: [Character]
  private var at = 0
  private(set) var code = ""

  init(_ text: String) {
    source = Array(text)
    while at < source.count { readCode() }
  }

  private mutating func readCode() {
    if starts(with: "//") {
      skipLine()
    } else if starts(with: "/*") {
      skipBlockComment()
    } else if let hashes = openingQuote() {
      skipString(hashes)
    } else {
      code.append(source[at])
      at += 1
    }
  }

  private func starts(with text: String, at offset: Int = 0) -> Bool {
    source[min(at + offset, source.count)...].starts(with: text)
  }

  /// Passes over characters, of which only line breaks are kept.
  private mutating func skip(_ count: Int) {
    for _ in 0..<count where at < source.count {
      if source[at].isNewline { code.append("\n") }
      at += 1
    }
  }

  private mutating func skipLine() {
    while at < source.count, !source[at].isNewline { at += 1 }
  }

  /// Block comments nest.
  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        skip(2)
      } else if starts(with: "*/") {
        depth -= 1
        skip(2)
      } else {
        skip(1)
      }
    } while depth > 0 && at < source.count
    code.append(" ")
  }

  /// Number of hashes before a quote that stands here; nil where no string literal starts.
  private func openingQuote() -> Int? {
    let hashes = source[at...].prefix { $0 == "#" }.count
    return starts(with: "\"", at: hashes) ? hashes : nil
  }

  private mutating func skipString(_ hashes: Int) {
    let fence = String(repeating: "#", count: hashes)
    let isTall = starts(with: "\"\"\"", at: hashes)
    let quote = isTall ? "\"\"\"" : "\""
    skip(hashes + quote.count)
    while at < source.count, !starts(with: quote + fence) {
      if starts(with: "\\" + fence + "(") {
        skip(2 + hashes)
        skipInterpolation()
      } else if starts(with: "\\" + fence) {
        skip(2 + hashes)
      } else if !isTall && source[at].isNewline {
        return
      } else {
        skip(1)
      }
    }
    skip(quote.count + hashes)
    code.append("\"\"")
  }

  /// Up to the parenthesis that closes the interpolation, with literals inside.
  private mutating func skipInterpolation() {
    var depth = 1
    while at < source.count, depth > 0 {
      if let hashes = openingQuote() {
        skipString(hashes)
        continue
      }
      if source[at] == "(" { depth += 1 }
      if source[at] == ")" { depth -= 1 }
      skip(1)
    }
  }
}

/// One import of a file: the module, and the line it stands on.
struct ImportLine: Equatable, CustomStringConvertible {
  let module: String
  let line: Int

  var description: String { "\(module) on line \(line)" }

  /// Every import of a file, under whatever condition and with whatever attribute it stands.
  static func all(in text: String) -> [ImportLine] {
    let code = SwiftText(text).code
    return code.matches(of: pattern).map { match in
      let before = code[..<match.output.module.startIndex]
      return ImportLine(
        module: String(match.output.module), line: 1 + before.filter(\.isNewline).count)
    }
  }

  private static var pattern: Regex<(Substring, module: Substring)> {
    #/
      (?: ^ | ; ) \s*
      (?: @\w+ \s* (?: \( [^)]* \) )? \s* )*
      (?: (?: public | package | internal | fileprivate | private ) \s+ )?
      import \s+
      (?: (?: typealias | struct | class | enum | protocol | let | var | func ) \s+ )?
      `? (?<module> \w+ )
    /#
    .anchorsMatchLineEndings()
  }
}
