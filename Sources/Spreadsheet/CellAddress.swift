/// Where a cell stands in a sheet; rows and columns count from 1, as Excel shows them.
public struct CellAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  public static let lastRow = 1_048_576
  public static let lastColumn = 16_384

  public let row: Int
  public let column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `C7`; nil for what is no cell of a sheet.
  public init?(_ text: String) {
    let letters = text.utf8.prefix { (65...90).contains($0) }
    let digits = text.utf8.dropFirst(letters.count)
    guard (1...3).contains(letters.count), (1...7).contains(digits.count),
      digits.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    column = letters.reduce(0) { $0 * 26 + Int($1) - 64 }
    row = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    guard (1...Self.lastRow).contains(row), column <= Self.lastColumn else { return nil }
  }

  /// The letters of a column: `A`, `Z`, `AA`.
  public static func letters(of column: Int) -> String {
    var rest = column
    var text = ""
    while rest > 0 {
      rest -= 1
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest /= 26
    }
    return text
  }

  public var description: String { Self.letters(of: column) + "\(row)" }

  /// `$C$7`: the same in a formula that is copied.
  public var fixed: String { "$" + Self.letters(of: column) + "$\(row)" }

  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}
