/// Why the bytes of a file are no text in UTF-8, and what to do about it.
package struct TableEncodingFault {
  /// The first byte that is wrong.
  let position: Int
  package let message: String

  private static let remedy = "allowed: CSV in UTF-8; in Excel save it as 'CSV UTF-8'"

  /// The fault of a file; nil when it is text.
  init?(_ bytes: [UInt8]) {
    guard let found = Self.fileType(bytes) ?? Self.wrongByte(bytes) else { return nil }
    (position, message) = found
  }

  /// What the first bytes of a file say that it is.
  private static func fileType(_ bytes: [UInt8]) -> (Int, String)? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return (0, "the table is UTF-16, as Excel saves 'Unicode Text'; \(remedy)")
    }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return (0, "the table is a workbook, as Excel saves it; \(remedy)")
    }
    return nil
  }

  private static func wrongByte(_ bytes: [UInt8]) -> (Int, String)? {
    if let zero = bytes.firstIndex(of: 0) {
      return (zero, "the table holds a null byte; save it as CSV in UTF-8")
    }
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let position = invalidPosition(bytes)
    let hex = String(bytes[position], radix: 16, uppercase: true)
    let isLetter = bytes[position] >= 0xA0
    let meaning = isLetter ? " (in Windows-1252 '\(Unicode.Scalar(bytes[position]))')" : ""
    return (position, "the byte 0x\(hex)\(meaning) is not UTF-8; \(remedy)")
  }

  private static func invalidPosition(_ bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while case .valid(let scalar) = parser.parseScalar(from: &rest) { position += scalar.count }
    return min(position, bytes.count - 1)
  }
}
