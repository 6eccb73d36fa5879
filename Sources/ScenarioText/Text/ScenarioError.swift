/// One thing that is wrong in a scenario, in words its author can act on.
///
/// The message says what is wrong, what is allowed and the remedy, separated by semicolons, on
/// one line. What it quotes from files shows in it and does no more.
public struct ScenarioError: Error, Equatable, Sendable, Comparable, CustomStringConvertible {
  /// What went wrong, for the exit code of the command line.
  public enum Kind: String, Sendable {
    /// A file is not there or cannot be read: exit code 66.
    case noInput
    /// The content of a file is not a scenario: exit code 65.
    case badData
  }

  public let kind: Kind
  public let file: String
  public let line: Int
  public let column: Int
  public let message: String

  /// Characters of a message; what it quotes may be longer.
  private static let messageLimit = 2_000

  public init(_ kind: Kind, at place: SourcePlace, _ message: String) {
    self.kind = kind
    self.file = place.file
    self.line = place.line
    self.column = place.column
    let isShort = message.utf8.count <= Self.messageLimit
    self.message = isShort ? message : message.prefix(Self.messageLimit) + "..."
  }

  public var place: SourcePlace { SourcePlace(file: file, line: line, column: column) }

  /// `scenario.yaml:12:5: message`.
  public var description: String { InertText.line("\(place): \(message)") }

  public static func < (left: ScenarioError, right: ScenarioError) -> Bool {
    left.place == right.place ? left.message < right.message : left.place < right.place
  }
}

/// What is wrong in a scenario, sorted by file, line and column; never empty.
public struct ScenarioErrors: Error, Equatable, Sendable, CustomStringConvertible {
  public let errors: [ScenarioError]
  /// How many more there were than are kept.
  public let uncollected: Int

  public init(_ errors: [ScenarioError], uncollected: Int = 0) {
    self.errors = errors
    self.uncollected = uncollected
  }

  /// `noInput` as soon as one file is missing, else `badData`.
  public var kind: ScenarioError.Kind {
    errors.contains { $0.kind == .noInput } ? .noInput : .badData
  }

  /// One error a line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
