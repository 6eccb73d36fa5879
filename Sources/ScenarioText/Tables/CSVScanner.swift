/// Splits the bytes of a CSV file into rows of cells.
///
/// A row has at most one cell more than `TableReader.columnLimit`, however long its line is.
package struct CSVScanner {
  private let bytes: [UInt8]
  private var position: Int
  private let separator: UInt8
  private let lineEnd: UInt8
  /// Where a quote begins that is never closed.
  package private(set) var openQuote: Int?
  /// The cells of the row at hand, kept to be filled again.
  private var row: [CellRange] = []

  package init(_ bytes: [UInt8], dialect: TableDialect) {
    self.bytes = bytes
    separator = dialect.separator.byte
    lineEnd = dialect.lineByte
    position = TableDialect.start(of: bytes)
  }

  /// The row on the next line that is not empty; nil at the end, and where a quote is never closed.
  package mutating func next() -> [CellRange]? {
    skipEmptyLines()
    guard position < bytes.count else { return nil }
    row.removeAll(keepingCapacity: true)
    bytes.withUnsafeBufferPointer { bytes in
      repeat {
        let cell = cell(bytes)
        if row.count <= TableReader.columnLimit { row.append(cell) }
      } while takeSeparator(bytes)
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
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return quotedCell(bytes) }
    let start = position
    skipToEnd(bytes)
    return CellRange(start: Int32(start), end: Int32(trimmed(start, bytes)))
  }

  /// Whether a byte is a space or tab around a cell; a tab may be what separates them.
  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte == 9 && separator != 9) }

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
    while position < bytes.count, bytes[position] != separator, bytes[position] != lineEnd {
      position += 1
    }
  }

  private func trimmed(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = position
    while end > start, bytes[end - 1] <= 32 { end -= 1 }
    return end
  }
}
