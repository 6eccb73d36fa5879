import Scenarios

/// The bytes of a downloaded table as UTF-8, and how its cells stand in them.
struct StatLineText {
  /// A whole table of StatLine is larger only where it holds all of the country by age: such are to be
  /// downloaded for one gemeente.
  static let sizeLimit = 64_000_000
  static let rowLimit = 500_000

  let bytes: [UInt8]
  let dialect: TableDialect
  let wasWindows1252: Bool
  /// Whether a line `sep=;` stands before the table.
  let hasSeparatorLine: Bool

  init(_ file: [UInt8]) {
    wasWindows1252 = String(validating: file, as: UTF8.self) == nil
    bytes = wasWindows1252 ? Self.utf8(fromWindows1252: file) : file
    let first = Self.firstLine(bytes)
    hasSeparatorLine = first.lowercased().hasPrefix("sep=") && first.utf8.count <= 6
    let named = hasSeparatorLine ? first.utf8.dropFirst(4).first : nil
    let isMac = !bytes.contains(10) && bytes.contains(13)
    dialect = TableDialect(
      separator: named.flatMap(Self.separator) ?? Self.commonSeparator(bytes),
      lineEnd: isMac ? .cr : .lf)
  }

  /// What a file is instead of a table, in words; nil for text.
  static func fault(_ file: [UInt8]) -> String? {
    let remedy = "allowed: CSV; in Excel save it as 'CSV UTF-8', or take the CSV of StatLine"
    if file.starts(with: [0x50, 0x4B, 3, 4]) || file.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return "this is a workbook, as Excel saves it; \(remedy)"
    }
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
      return "this is UTF-16, as Excel saves 'Unicode Text'; \(remedy)"
    }
    if file.contains(0) { return "this holds a null byte and is no text; \(remedy)" }
    return file.isEmpty ? "the file is empty; \(remedy)" : nil
  }

  private static func firstLine(_ bytes: [UInt8]) -> String {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = bytes[start...].prefix(200).prefix { $0 != 10 && $0 != 13 }
    return String(decoding: line, as: UTF8.self).trimmed.replacing("\"", with: "")
  }

  private static func separator(_ byte: UInt8) -> TableDialect.Separator? {
    [UInt8(ascii: ";"): .semicolon, UInt8(ascii: ","): .comma, 9: .tab][byte]
  }

  /// The separator of most of the first lines, where it stands outside quotes: titles have none, and
  /// decimal commas stand between semicolons.
  private static func commonSeparator(_ bytes: [UInt8]) -> TableDialect.Separator {
    var lines: [UInt8: Int] = [:]
    var found: Set<UInt8> = []
    var isQuoted = false
    for byte in bytes.prefix(65_536) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == 10 || byte == 13 {
        for separator in found { lines[separator, default: 0] += 1 }
        found = []
      } else if separator(byte) != nil {
        found.insert(byte)
      }
    }
    for separator in found { lines[separator, default: 0] += 1 }
    let most = lines.values.max() ?? 0
    let order: [UInt8] = [UInt8(ascii: ";"), 9, UInt8(ascii: ",")]
    let best = order.first { 2 * (lines[$0] ?? 0) > most }
    return best.flatMap(separator) ?? .oneColumn
  }

  /// Latin letters above 127; the signs of 128 to 159 that StatLine never writes become a question mark.
  private static func utf8(fromWindows1252 bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      switch byte {
      case 0..<0x80: result.append(byte)
      case 0x80: result += [0xE2, 0x82, 0xAC]
      case 0x91, 0x92: result.append(UInt8(ascii: "'"))
      case 0x96, 0x97: result.append(UInt8(ascii: "-"))
      case 0x81..<0xA0: result.append(UInt8(ascii: "?"))
      default: result += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
      }
    }
    return result
  }
}
