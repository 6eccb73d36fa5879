import Yams

/// Numbers with a comma between braces, `{ stand: 40,5 }`: YAML takes what stands behind the comma
/// for the next key.
package struct YAMLComma {
  /// The number of an entry with all that its commas took from it.
  private struct Split {
    let entry: Int
    var text: String
    let line: Int
    var end: Int
  }

  private var splits: [Split] = []
  /// The number that the next key may be a part of.
  private var last: Split?

  /// Whether a key is the rest of the number right before it.
  package mutating func takes(_ key: Node, _ value: Node, renamed: [String: String]) -> Bool {
    guard let begun = last, case .scalar(let scalar) = key, scalar.style == .plain,
      case .scalar(let nothing) = value, nothing.style == .plain, nothing.string.isEmpty,
      let mark = key.mark, mark.line == begun.line, mark.column == begun.end + 1
    else { return false }
    let text = renamed[scalar.string] ?? scalar.string
    guard let first = text.utf8.first, (48...57).contains(first) else { return false }
    let whole = Split(
      entry: begun.entry, text: "\(begun.text),\(text)", line: begun.line,
      end: mark.column + text.unicodeScalars.count)
    if splits.last?.entry == begun.entry { splits.removeLast() }
    splits.append(whole)
    last = whole
    return true
  }

  /// Looks at the value of an entry, by its place among the entries.
  package mutating func note(_ value: Node, of entry: Int) {
    last = nil
    guard case .scalar(let scalar) = value, scalar.style == .plain, let mark = value.mark,
      scalar.string.contains(where: \.isNumber),
      scalar.string.allSatisfy({ "-+0123456789.\u{20AC} ".contains($0) })
    else { return }
    last = Split(
      entry: entry, text: scalar.string, line: mark.line,
      end: mark.column + scalar.string.unicodeScalars.count)
  }

  /// Reports the numbers that were found, and refuses them.
  func refuse(in entries: inout [YAMLEntry], _ diagnostics: Diagnostics) {
    for split in splits {
      let entry = entries[split.entry]
      diagnostics.report(
        at: entry.value.place, "'\(entry.key)': \(NumberRefusal(split.text).message)")
      entries[split.entry] = YAMLEntry(
        key: entry.key, place: entry.place,
        value: YAMLValue(content: .refused, place: entry.value.place))
    }
  }
}
