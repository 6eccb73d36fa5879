import SociaalDomein

/// What all sections of one scenario share while it is read.
final class ReadingContext {
  let diagnostics: Diagnostics
  private(set) var tables: [(path: String, bytes: [UInt8])] = []

  /// The numbers that were read, defaults included, in reading order; each key once.
  private(set) var parameters: [Parameter] = []
  private var parameterKeys: Set<String> = []

  init(diagnostics: Diagnostics) { self.diagnostics = diagnostics }

  func report(at place: SourcePlace, _ message: String) {
    diagnostics.report(at: place, message)
  }

  /// Keeps the content of a table that was read, once per path.
  func note(table path: String, _ bytes: [UInt8]) {
    if !tables.contains(where: { $0.path == path }) { tables.append((path, bytes)) }
  }

  /// Keeps a number that was read.
  func note(_ parameter: Parameter) -> Parameter {
    if parameterKeys.insert(parameter.key).inserted { parameters.append(parameter) }
    return parameter
  }
}
