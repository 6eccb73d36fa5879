/// Collects what is wrong while a scenario is read, so that its author sees everything at once.
///
/// Functions that read report here and go on with a harmless placeholder; the caller closes with
/// `throwIfAny()`. Not `Sendable`: one scenario is read by one thread.
public final class Diagnostics {
  /// Errors, and warnings, that are kept; further ones are only counted.
  package static let limit = 200

  private var found: Set<String> = []
  /// Paths of keys as they are read, and as their author wrote them.
  private var written: [(read: String, written: String)] = []
  private var uncollected = 0
  private var collectedErrors: [ScenarioError] = []
  private var collectedWarnings: [ScenarioError] = []

  /// How often an error was reported, the same one again included: by this a reader knows whether
  /// what it just read was wrong.
  package private(set) var reportCount = 0

  public init() {}

  /// Lets messages name a key as its author wrote it, where it is read under another path.
  package func name(_ read: String, asWritten path: String) { written.append((read, path)) }

  private func named(_ message: String) -> String {
    written.reduce(message) { message, path in
      message.replacing("'\(path.read)'", with: "'\(path.written)'")
        .replacing("'\(path.read).", with: "'\(path.written).")
    }
  }

  /// Adds an error; the same words at the same place count once. Its words are only made where it is
  /// kept.
  public func report(
    _ kind: ScenarioError.Kind = .badData, at place: SourcePlace,
    _ message: @autoclosure () -> String
  ) {
    reportCount += 1
    guard collectedErrors.count < Self.limit || isFirstMissing(kind) else {
      uncollected += 1
      return
    }
    let error = ScenarioError(kind, at: place, named(message()))
    if found.insert("error \(error)").inserted { collectedErrors.append(error) }
  }

  /// A file that is missing decides on the exit code.
  private func isFirstMissing(_ kind: ScenarioError.Kind) -> Bool {
    kind == .noInput && !collectedErrors.contains { $0.kind == .noInput }
  }

  /// Adds a warning: worth a look, but the scenario runs.
  public func warn(at place: SourcePlace, _ message: @autoclosure () -> String) {
    guard collectedWarnings.count < Self.limit else { return }
    let warning = ScenarioError(.badData, at: place, named(message()))
    if found.insert("warning \(warning)").inserted { collectedWarnings.append(warning) }
  }

  /// Adds errors that were found elsewhere.
  public func take(_ other: ScenarioErrors) {
    for error in other.errors { report(error.kind, at: error.place, error.message) }
    uncollected += other.uncollected
    reportCount += other.uncollected
  }

  /// Adds what another found.
  package func take(_ other: Diagnostics) {
    take(ScenarioErrors(other.errors, uncollected: other.uncollected))
    for warning in other.warnings { warn(at: warning.place, warning.message) }
  }

  /// The errors so far, sorted by file, line and column.
  public var errors: [ScenarioError] { collectedErrors.sorted() }

  /// The warnings so far, sorted by file, line and column.
  public var warnings: [ScenarioError] { collectedWarnings.sorted() }

  public var hasErrors: Bool { !collectedErrors.isEmpty }

  /// All errors together.
  ///
  /// - Precondition: there are any.
  package var allErrors: ScenarioErrors { ScenarioErrors(errors, uncollected: uncollected) }

  /// Throws all errors together, when there are any.
  public func throwIfAny() throws(ScenarioErrors) {
    if hasErrors { throw allErrors }
  }
}
