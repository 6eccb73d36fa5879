/// One column that a table has, for its reader, its messages and its documentation.
public struct TableColumn: Sendable, Equatable {
  /// What its cells hold.
  public enum Kind: Sendable, Equatable {
    /// A name or other text, never empty.
    case key
    /// A whole number.
    case integer
    /// A number within bounds.
    case number(ClosedRange<Double>)
  }

  public let name: String
  public let kind: Kind
  /// Whether the column may be left out; when it is there, its cells are checked like any others.
  public let isOptional: Bool

  public init(_ name: String, _ kind: Kind, optional: Bool = false) {
    self.name = name
    self.kind = kind
    self.isOptional = optional
  }

  /// Columns that every table may have, read by no one: they tell people where rows come from.
  public static let remarks = ["source", "toelichting"]
}

/// What happens to columns that nobody declared.
public enum OtherColumns: Sendable {
  /// Refused, but for `source` and `toelichting`.
  case refused
  /// Allowed and not looked at.
  case ignored
}
