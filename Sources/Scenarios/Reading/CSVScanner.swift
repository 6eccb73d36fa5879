/// Splits the bytes of a CSV file into rows of cells.
struct CSVScanner {
  private let bytes: [UInt8]
  private var position: Int
  private(set) var separator = UInt8(ascii: ",")
  /// Where a quote begins that is never closed.
  private(set) var openQuote: Int?
  /// The cells of the row at hand, kept to be filled again.
  private var row: [CellRange] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The first row, which also decides between comma and semicolon; nil for a file without text.
  mutating func header() -> [CellRange]? {
    skipEmptyLines()
    let line = bytes[position...].prefix { $0 != 10 }
    let semicolons = line.count { $0 == UInt8(ascii: ";") }
    if semicolons > line.count(where: { $0 == UInt8(ascii: ",") }) { separator = UInt8(ascii: ";") }
    return next()
  }

  /// The next row that is not empty; nil at the end, and where a quote is never closed.
  mutating func next() -> [CellRange]? {
    skipEmptyLines()
    guard position < bytes.count else { return nil }
    row.removeAll(keepingCapacity: true)
    bytes.withUnsafeBufferPointer { bytes in
      repeat { row.append(cell(bytes)) } while takeSeparator(bytes)
    }
    return openQuote == nil ? row : nil
  }

  private mutating func skipEmptyLines() {
    while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 { position += 1 }
  }

  /// Steps over a separator, or over the end of the line and then says no.
  private mutating func takeSeparator(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    position += 1
    return byte == separator
  }

  /// One cell, without the blanks around it; ends at a separator, a line end or the end of the
  /// file.
  private mutating func cell(_ bytes: UnsafeBufferPointer<UInt8>) -> CellRange {
    while position < bytes.count, bytes[position] == 32 || bytes[position] == 9 { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return quotedCell(bytes) }
    let start = position
    skipToEnd(bytes)
    return CellRange(start: Int32(start), end: Int32(trimmed(start, bytes)))
  }

  private mutating func quotedCell(_ bytes: UnsafeBufferPointer<UInt8>) -> CellRange {
    let quote = UInt8(ascii: "\"")
    let start = position + 1
    position = start
    while position < bytes.count {
      if bytes[position] == quote {
        guard position + 1 < bytes.count, bytes[position + 1] == quote else { break }
        position += 1
      }
      position += 1
    }
    let end = min(position, bytes.count)
    if position >= bytes.count {
      openQuote = openQuote ?? start - 1
    } else {
      position += 1
      let after = position
      skipToEnd(bytes)
      // Text behind the closing quote belongs to the cell, so that it is refused or shown as it
      // stands.
      if trimmed(after, bytes) > after {
        return CellRange(start: Int32(start - 1), end: Int32(trimmed(after, bytes)))
      }
    }
    return CellRange(start: Int32(start), end: Int32(end), isQuoted: true)
  }

  @inline(__always)
  private mutating func skipToEnd(_ bytes: UnsafeBufferPointer<UInt8>) {
    while position < bytes.count, bytes[position] != separator, bytes[position] != 10 {
      position += 1
    }
  }

  private func trimmed(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = position
    while end > start, bytes[end - 1] <= 32 { end -= 1 }
    return end
  }
}
