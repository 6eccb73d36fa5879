/// A position in a file that people wrote; lines and columns count from 1.
///
/// Columns count Unicode scalars, as editors do for plain text. Line 0 stands for the file as a
/// whole.
public struct SourcePlace: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let file: String
  public let line: Int
  public let column: Int

  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `scenario.yaml:12:5`, or only the file's name when the whole file is meant.
  public var description: String { line == 0 ? file : "\(file):\(line):\(column)" }

  public static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
