/// A table as comma-separated text: UTF-8, quoted as RFC 4180 says, lines ending in a line feed.
///
/// Cells are appended one by one and a row is closed by `endRow()`. Text is only quoted, never
/// changed: a cell that starts with "=" stays what it is, for a program that reads the file.
/// A row with another number of cells than the header is a mistake in the program and stops it.
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

  /// Appends a cell of text, in quotes where a comma, quote or line break asks for it.
  public mutating func append(_ text: String) {
    startCell()
    let quote = UInt8(ascii: "\"")
    guard text.utf8.contains(where: Self.needsQuotes) else {
      bytes += text.utf8
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Appends text that people wrote, with `'` before a sign by which a spreadsheet would take it for a
  /// formula.
  public mutating func append(free text: String) {
    append(Self.opensFormula(text) ? "'" + text : text)
  }

  /// The text that `append(free:)` was given.
  static func free(_ cell: String) -> String {
    cell.first == "'" && opensFormula(String(cell.dropFirst())) ? String(cell.dropFirst()) : cell
  }

  private static func opensFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
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

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
