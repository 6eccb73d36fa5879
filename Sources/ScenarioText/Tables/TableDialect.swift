/// How the file of a table is written, found in the file itself.
public struct TableDialect: Sendable, Equatable {
  /// What stands between two cells.
  public enum Separator: Sendable, CaseIterable {
    case comma
    case semicolon
    case tab
    /// Nothing: the header names one column.
    case oneColumn
  }

  /// What stands before the decimals of a number.
  public enum DecimalSign: Sendable {
    case point
    case comma
  }

  /// What ends a line.
  public enum LineEnd: String, Sendable {
    case lf = "LF"
    case crlf = "CRLF"
    /// A carriage return alone, as on old Macs.
    case cr = "CR"
  }

  public let separator: Separator
  /// The sign that the number cells of the table share; nil when none of them has decimals.
  public internal(set) var decimalSign: DecimalSign?
  public let hasByteOrderMark: Bool
  public let lineEnd: LineEnd

  public init(
    separator: Separator, decimalSign: DecimalSign? = nil, hasByteOrderMark: Bool = false,
    lineEnd: LineEnd = .lf
  ) {
    self.separator = separator
    self.decimalSign = decimalSign
    self.hasByteOrderMark = hasByteOrderMark
    self.lineEnd = lineEnd
  }

  /// In Dutch: `puntkomma's, decimale komma's, BOM, CRLF`.
  public var dutch: String {
    let cells =
      switch separator {
      case .comma: "komma's"
      case .semicolon: "puntkomma's"
      case .tab: "tabs"
      case .oneColumn: "één kolom"
      }
    let decimals =
      switch decimalSign {
      case .point: "decimale punten"
      case .comma: "decimale komma's"
      case nil: "geen decimalen"
      }
    return listed(cells, decimals)
  }

  /// In English: `semicolons, decimal commas, BOM, CRLF`.
  public var english: String {
    let cells =
      switch separator {
      case .comma: "commas"
      case .semicolon: "semicolons"
      case .tab: "tabs"
      case .oneColumn: "one column"
      }
    return listed(cells, decimalSign.map { "decimal \($0.plural)" } ?? "no decimals")
  }

  private func listed(_ cells: String, _ decimals: String) -> String {
    let mark = hasByteOrderMark ? ", BOM" : ""
    return "\(cells), \(decimals)\(mark), \(lineEnd.rawValue)"
  }
}

extension TableDialect.DecimalSign {
  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  package var character: Character { self == .point ? "." : "," }
  /// With its article: `a point`, `a comma`.
  package var word: String { self == .point ? "a point" : "a comma" }
  var plural: String { self == .point ? "points" : "commas" }
  package var other: Self { self == .point ? .comma : .point }
}

extension TableDialect.Separator {
  /// The byte at which a cell ends; a table of one column has its commas for decimals.
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon, .oneColumn: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }

  package var word: String {
    switch self {
    case .comma: "comma"
    case .semicolon, .oneColumn: "semicolon"
    case .tab: "tab"
    }
  }

  /// Whether a comma in a number can only be its decimal sign, or a mistake.
  var allowsDecimalComma: Bool { self != .comma }
}

extension TableDialect {
  /// The dialect of a file: whichever separator its header has most of, and how its first line
  /// ends.
  init(of bytes: [UInt8]) {
    hasByteOrderMark = bytes.starts(with: Self.byteOrderMark)
    var counts = [Int](repeating: 0, count: 256)
    var isEmpty = true
    var position = Self.start(of: bytes)
    var isInQuotes = false
    var beginsCell = true
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 10 || byte == 13, !isInQuotes, !isEmpty { break }
      if byte == UInt8(ascii: "\"") {
        isInQuotes = !isInQuotes && beginsCell
      } else if !isInQuotes, byte != 10, byte != 13 {
        counts[Int(byte)] += 1
        isEmpty = false
      }
      // A quote opens a field only at its beginning.
      if byte > 32 || byte == 9 { beginsCell = byte == 44 || byte == 59 || byte == 9 }
      position += 1
    }
    separator = Self.most(counts)
    lineEnd = Self.lineEnd(at: position, in: bytes)
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Where the text of a file begins, behind its byte order mark.
  package static func start(of bytes: [UInt8]) -> Int { bytes.starts(with: byteOrderMark) ? 3 : 0 }

  /// The byte that ends every line.
  var lineByte: UInt8 { lineEnd == .cr ? 13 : 10 }

  private static func most(_ counts: [Int]) -> Separator {
    var found = Separator.oneColumn
    var most = 0
    for separator in [Separator.comma, .semicolon, .tab] {
      guard counts[Int(separator.byte)] > most else { continue }
      found = separator
      most = counts[Int(separator.byte)]
    }
    return found
  }

  private static func lineEnd(at position: Int, in bytes: [UInt8]) -> LineEnd {
    guard position < bytes.count, bytes[position] == 13 else { return .lf }
    return position + 1 < bytes.count && bytes[position + 1] == 10 ? .crlf : .cr
  }
}
