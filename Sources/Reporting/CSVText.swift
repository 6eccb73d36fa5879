import Scenarios

/// A table as comma-separated text: UTF-8, quoted as RFC 4180 says, lines ending in a line feed.
///
/// Cells are appended one by one and a row is closed by `endRow()`. A row with another number of
/// cells than the header is a mistake in the program and stops it.
///
/// No text is a formula to the spreadsheet that opens the table, see `CSVFormula`, and none moves
/// a terminal: characters that no text needs are written out, as `\u{1B}`.
public struct CSVText: Sendable {
  /// What was written and not yet taken.
  public private(set) var bytes: [UInt8] = []
  private let columns: Int
  private var cells = 0

  /// A table that opens with its header row.
  public init(columns names: [String]) {
    precondition(!names.isEmpty, "a table needs a column")
    columns = names.count
    for name in names { append(name) }
    endRow()
  }

  /// Appends a cell of text, in quotes where a separator, quote or line break asks for it.
  public mutating func append(_ text: String) {
    startCell()
    var marks: UInt8 = 0
    for byte in text.utf8 { marks |= Self.mark(byte) }
    let cell = marks & Self.looks > 0 ? CSVFormula.defused(InertText.kept(text)) : text
    guard marks & Self.quotes > 0 else {
      bytes += cell.utf8
      return
    }
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    for byte in cell.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Cells of text as the table writes them, made once for rows that repeat them.
  public struct Cells: Sendable {
    fileprivate let bytes: [UInt8]
    fileprivate let count: Int

    public init(_ texts: [String]) {
      var row = CSVText(columns: ["x"])
      row.bytes = []
      for text in texts { row.append(text) }
      bytes = row.bytes
      count = texts.count
    }
  }

  /// Appends several cells made before.
  public mutating func append(_ repeated: Cells) {
    if cells > 0 { bytes.append(UInt8(ascii: ",")) }
    bytes += repeated.bytes
    cells += repeated.count
  }

  /// Appends a number, as `NumberText` writes it.
  public mutating func append(_ number: Double) {
    startCell()
    NumberText.append(number, to: &bytes)
  }

  /// Appends a whole number.
  public mutating func append(_ number: Int) {
    startCell()
    NumberText.append(number, to: &bytes)
  }

  /// Appends a cell that holds nothing: a value that does not exist, which is not zero.
  public mutating func appendEmpty() {
    startCell()
  }

  /// Closes the row.
  public mutating func endRow() {
    precondition(cells == columns, "a row of \(cells) cells under \(columns) columns")
    bytes.append(UInt8(ascii: "\n"))
    cells = 0
  }

  /// Hands over what was written so far and starts with an empty buffer, for tables larger than
  /// memory; the header is not repeated.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private mutating func startCell() {
    if cells > 0 { bytes.append(UInt8(ascii: ",")) }
    cells += 1
  }

  private static let quotes: UInt8 = 1
  private static let looks: UInt8 = 2

  /// What a byte of a text asks for: quotes, and a look at its signs and codes.
  private static func mark(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: ";"): quotes
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): quotes
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): looks
    case 0x20...0x7E: 0
    default: looks
    }
  }
}
