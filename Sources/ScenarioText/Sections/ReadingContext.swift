import SociaalDomein

/// A number that a scenario gives or leaves to its default, with its declaration.
public struct ReadParameter: Sendable {
  public let parameter: Parameter
  public let declaration: ParameterDeclaration
  /// Where the file gives it; nil for a default.
  public let place: SourcePlace?
}

/// A number by year as it was read.
public struct ReadSeries: Sendable {
  public let key: String
  public let unit: Unit
  public let series: ParameterSeries
}

/// What all sections of one scenario share while it is read.
package final class ReadingContext {
  package let diagnostics: Diagnostics
  package let folders: FileFolders
  package private(set) var tables: [ReadTable] = []
  package private(set) var inputs: [ReadInput] = []

  /// The numbers that were read, defaults included, in reading order; each key once.
  package private(set) var parameters: [ReadParameter] = []
  private var parameterKeys: Set<String> = []
  /// The numbers that are given by year, in reading order; each key once.
  package private(set) var series: [ReadSeries] = []
  private var seriesKeys: Set<String> = []

  package init(diagnostics: Diagnostics, folders: FileFolders) {
    self.diagnostics = diagnostics
    self.folders = folders
  }

  package func report(at place: SourcePlace, _ message: @autoclosure () -> String) {
    diagnostics.report(at: place, message())
  }

  /// Keeps a table that was read, once per path.
  package func note(_ table: ReadTable) {
    if !tables.contains(where: { $0.path == table.path }) { tables.append(table) }
  }

  /// Keeps a file that was read, once per root and path.
  package func note(_ input: ReadInput) {
    let isKnown = inputs.contains {
      $0.root == input.root && $0.path == input.path && $0.opened == input.opened
    }
    if !isKnown { inputs.append(input) }
  }

  /// Keeps a number by year that was read.
  package func note(_ read: ReadSeries) {
    if seriesKeys.insert(read.key).inserted { series.append(read) }
  }

  /// Keeps a number that was read; reports one that calls itself a default and is another number.
  package func note(
    _ parameter: Parameter, _ declaration: ParameterDeclaration, at place: SourcePlace? = nil
  ) -> Parameter {
    if let place, parameter.standing == .standard,
      parameter.distribution != nil || parameter.value != declaration.defaultValue
    {
      let default_ = declaration.defaultValue.map { "the default is \(numberText($0))" }
      report(
        at: place,
        "the source of '\(parameter.key)' says that it is the default, and \(default_ ?? "there is none"); "
          + "allowed: where the number comes from, or 'estimate'; write that")
    }
    if parameterKeys.insert(parameter.key).inserted {
      parameters.append(
        ReadParameter(parameter: parameter, declaration: declaration, place: place))
    }
    return parameter
  }
}
