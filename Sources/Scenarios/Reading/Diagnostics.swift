/// Collects what is wrong while a scenario is read, so that its author sees everything at once.
///
/// Functions that read report here and go on with a harmless placeholder; the caller closes with
/// `throwIfAny()`. Not `Sendable`: one scenario is read by one thread.
public final class Diagnostics {
  private var found: Set<String> = []
  private var collectedErrors: [ScenarioError] = []
  private var collectedWarnings: [ScenarioError] = []

  /// How often an error was reported, the same one again included: by this a reader knows whether
  /// what it just read was wrong.
  private(set) var reportCount = 0

  public init() {}

  /// Adds an error; the same words at the same place count once.
  public func report(
    _ kind: ScenarioError.Kind = .badData, at place: SourcePlace, _ message: String
  ) {
    reportCount += 1
    let error = ScenarioError(kind, at: place, message)
    if found.insert("error \(error)").inserted { collectedErrors.append(error) }
  }

  /// Adds a warning: worth a look, but the scenario runs.
  public func warn(at place: SourcePlace, _ message: String) {
    let warning = ScenarioError(.badData, at: place, message)
    if found.insert("warning \(warning)").inserted { collectedWarnings.append(warning) }
  }

  /// The errors so far, sorted by file, line and column.
  public var errors: [ScenarioError] { collectedErrors.sorted() }

  /// The warnings so far, sorted by file, line and column.
  public var warnings: [ScenarioError] { collectedWarnings.sorted() }

  public var hasErrors: Bool { !collectedErrors.isEmpty }

  /// Throws all errors together, when there are any.
  public func throwIfAny() throws(ScenarioErrors) {
    if hasErrors { throw ScenarioErrors(errors) }
  }
}
