/// The text of a scenario file before YAML is read: what can be said about it from its bytes alone.
package struct YAMLText {
  package static let sizeLimit = 5_000_000

  package let file: String
  package let text: String
  private let lines: [ArraySlice<UInt8>]

  /// Checks the bytes; reports what is wrong and returns nil when there is no use in reading on.
  init?(_ bytes: [UInt8], file: String, diagnostics: Diagnostics) {
    self.file = file
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    text = String(decoding: content, as: UTF8.self)
    let before = diagnostics.reportCount
    if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
      diagnostics.report(
        at: SourcePlace(file: file, line: 1, column: 1),
        "the file is UTF-16; save it as UTF-8 (in the editor: Save as, encoding)")
      return nil
    }
    reportFaults(to: diagnostics)
    reportAliases(to: diagnostics)
    guard diagnostics.reportCount == before else { return nil }
  }

  /// Reports every kind of fault once, where it first shows.
  private func reportFaults(to diagnostics: Diagnostics) {
    var kinds: [String] = []
    var found: [String: (place: SourcePlace, others: Int)] = [:]
    for (index, line) in lines.enumerated() {
      guard let (column, message) = Self.fault(of: line) else { continue }
      if found[message] == nil { kinds.append(message) }
      let place = SourcePlace(file: file, line: index + 1, column: column)
      found[message, default: (place, -1)].others += 1
    }
    for message in kinds {
      guard let (place, others) = found[message] else { continue }
      let remark = others > 0 ? " (and on \(others) more \(others == 1 ? "line" : "lines"))" : ""
      diagnostics.report(at: place, message + remark)
    }
  }

  /// The first byte of a line that makes it no text, or its indentation no indentation.
  private static func fault(of line: ArraySlice<UInt8>) -> (column: Int, message: String)? {
    if let zero = line.firstIndex(of: 0) {
      return (zero - line.startIndex + 1, "the file holds a null byte; save it as plain UTF-8 text")
    }
    guard String(validating: line, as: UTF8.self) != nil else {
      let valid = String(decoding: line, as: UTF8.self).unicodeScalars
      let column = valid.prefix { $0 != "\u{FFFD}" }.count + 1
      return (
        column,
        "these bytes are not UTF-8; save the file as UTF-8 (in the editor: Save as, encoding)"
      )
    }
    let blank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 13 }
    let indentation = line.prefix(while: blank)
    if indentation.count < line.count, let tab = indentation.firstIndex(of: 9) {
      return (
        tab - line.startIndex + 1,
        "a tab in the indentation; YAML allows only spaces; use two spaces a level"
      )
    }
    if line[(line.startIndex + indentation.count)...].starts(with: [0xC2, 0xA0]) {
      return (
        indentation.count + 1,
        "a hard space in the indentation; YAML allows only ordinary spaces; type them anew"
      )
    }
    return nil
  }

  /// Refuses aliases before YAML expands them: a few lines of nested aliases would fill the memory.
  /// Each is reported where it first stands.
  private func reportAliases(to diagnostics: Diagnostics) {
    var anchors: Set<String> = []
    var aliases: [String: [SourcePlace]] = [:]
    for (index, line) in lines.enumerated() {
      for mark in Self.referenceMarks(in: line) {
        if mark.isAnchor {
          anchors.insert(mark.name)
        } else if anchors.contains(mark.name) {
          aliases[mark.name, default: []].append(
            SourcePlace(file: file, line: index + 1, column: mark.column))
        }
      }
    }
    for (name, places) in aliases {
      let others = places.count - 1
      diagnostics.report(
        at: places[0],
        "'*\(name)' is a YAML alias; a scenario has no aliases; write the value itself here"
          + (others > 0 ? " (and in \(others) more \(others == 1 ? "place" : "places"))" : ""))
    }
  }

  private struct ReferenceMark {
    let isAnchor: Bool
    let name: String
    let column: Int
  }

  /// Words of a line that begin with `&` or `*` where YAML could see an anchor or an alias: not
  /// right behind a letter or digit, which every place where a value can begin is.
  ///
  /// Wider than YAML, so that none is missed whatever stands before it (`"key":*a`, `!!map &a`). In
  /// a text it takes both, of one name, to be refused.
  private static func referenceMarks(in line: ArraySlice<UInt8>) -> [ReferenceMark] {
    var marks: [ReferenceMark] = []
    var column = 0
    var isGlued = false
    for position in line.indices {
      let byte = line[position]
      // The bytes that continue a scalar are not counted: columns are of scalars.
      if byte & 0xC0 != 0x80 { column += 1 }
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), !isGlued {
        let word = line[(position + 1)...].prefix(while: isOfName)
        if !word.isEmpty {
          let name = String(decoding: word, as: UTF8.self)
          marks.append(
            ReferenceMark(isAnchor: byte == UInt8(ascii: "&"), name: name, column: column))
        }
      }
      isGlued = isOfName(byte) && byte != UInt8(ascii: "-")
    }
    return marks
  }

  /// Whether the YAML library takes a byte for part of the name of an anchor.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 95, 97...122, UInt8(ascii: "-"): true
    default: false
    }
  }
}
