/// A table that a scenario was read from, as it stood on the disk.
public struct ReadTable: Sendable {
  /// The path as the scenario writes it.
  public let path: String
  public let bytes: [UInt8]
  /// Rows below the header that hold something.
  public let rows: Int
  public let dialect: TableDialect

  public init(path: String, bytes: [UInt8], rows: Int, dialect: TableDialect) {
    self.path = path
    self.bytes = bytes
    self.rows = rows
    self.dialect = dialect
  }
}
