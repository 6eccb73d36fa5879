import SociaalDomein

/// What all sections of one scenario share while it is read.
final class ReadingContext {
  let diagnostics: Diagnostics
  private(set) var tables: [ReadTable] = []

  /// The numbers that were read, defaults included, in reading order; each key once.
  private(set) var parameters: [Parameter] = []
  private var parameterKeys: Set<String> = []

  init(diagnostics: Diagnostics) { self.diagnostics = diagnostics }

  func report(at place: SourcePlace, _ message: String) {
    diagnostics.report(at: place, message)
  }

  /// Keeps a table that was read, once per path.
  func note(_ table: ReadTable) {
    if !tables.contains(where: { $0.path == table.path }) { tables.append(table) }
  }

  /// Keeps a number that was read.
  func note(_ parameter: Parameter) -> Parameter {
    if parameterKeys.insert(parameter.key).inserted { parameters.append(parameter) }
    return parameter
  }
}
