/// The entries `key: value` of a YAML text, found by marks and indentation alone, so that a text
/// that is no YAML has them too.
struct WrittenEntries {
  struct Entry {
    let key: Range<Int>
    /// What follows the colon and its blank: a word, `{ ... }`, or the deeper lines below.
    let value: Range<Int>
    /// Whether the entry stands in a mapping between braces.
    let isInline: Bool
  }

  let text: [UInt8]
  /// Where a key ends. Only what is chosen is looked at further: most of the time of a short input
  /// would otherwise go into changing it.
  private var colons: [Int] = []

  init(_ text: [UInt8]) {
    self.text = text
    for position in text.indices where text[position] == UInt8(ascii: ":") {
      let next = position + 1 < text.count ? text[position + 1] : UInt8(ascii: "\n")
      if next == UInt8(ascii: " ") || next == UInt8(ascii: "\n") { colons.append(position) }
    }
  }

  /// Any entry; nil when the text has none.
  func chosen(_ generator: inout SeededGenerator) -> Entry? {
    colons.randomElement(using: &generator).flatMap { entry(colon: $0) }
  }

  /// An entry of the text as a whole; nil when some tries gave none.
  func chosenSection(_ generator: inout SeededGenerator) -> Entry? {
    for _ in 0..<20 {
      guard let entry = chosen(&generator) else { return nil }
      if !entry.isInline, indentation(of: entry.key.lowerBound) == 0 { return entry }
    }
    return nil
  }

  private func entry(colon: Int) -> Entry? {
    var start = colon
    while start > 0, !"{,\n".utf8.contains(text[start - 1]) { start -= 1 }
    let isInline = start > 0 && text[start - 1] != UInt8(ascii: "\n")
    while start < colon, text[start] == UInt8(ascii: " ") { start += 1 }
    guard start < colon else { return nil }
    var value = colon + 1
    if value < text.count, text[value] == UInt8(ascii: " ") { value += 1 }
    return Entry(key: start..<colon, value: value..<end(of: value, start), isInline: isInline)
  }

  private func end(of value: Int, _ key: Int) -> Int {
    guard value < text.count else { return text.count }
    switch text[value] {
    case UInt8(ascii: "{"): return closing(value)
    case UInt8(ascii: "\n"): return block(value, deeperThan: indentation(of: key))
    default: return value + text[value...].prefix { !",}\n".utf8.contains($0) }.count
    }
  }

  /// Behind the brace that closes the one at `opening`.
  private func closing(_ opening: Int) -> Int {
    var depth = 0
    for position in opening..<text.count {
      if text[position] == UInt8(ascii: "{") { depth += 1 }
      if text[position] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return position + 1 }
    }
    return text.count
  }

  /// The end of the last of the lines from `start` on that are deeper, without its line break.
  private func block(_ start: Int, deeperThan depth: Int) -> Int {
    var end = start
    while end + 1 < text.count {
      let line = text[(end + 1)...].prefix { $0 != UInt8(ascii: "\n") }
      guard line.prefix(while: { $0 == UInt8(ascii: " ") }).count > depth else { break }
      end = line.endIndex
    }
    return end
  }

  private func indentation(of position: Int) -> Int {
    let line = text[..<position].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return text[line...].prefix { $0 == UInt8(ascii: " ") }.count
  }

  /// Blanks or a comma, and what stands before the key of an entry in the lines of its mapping.
  func separator(before entry: Entry) -> [UInt8] {
    if entry.isInline { return Array(", ".utf8) }
    return [UInt8(ascii: "\n")]
      + [UInt8](repeating: UInt8(ascii: " "), count: indentation(of: entry.key.lowerBound))
  }
}
