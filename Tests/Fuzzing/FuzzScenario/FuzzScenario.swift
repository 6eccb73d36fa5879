import SociaalDomein

@testable import ScenarioText
@testable import Scenarios

/// Reads bytes as a scenario, up to and including the opening balance; nothing is simulated.
///
/// A scenario is accepted or refused with messages. The resolved text of one that is accepted is
/// itself a scenario, and reads as the same one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScenario(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let diagnostics = Diagnostics()
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let root = Section.parse(
    bytes, file: TableFolder.scenario, declaration: ScenarioFormat.root, diagnostics: diagnostics)
  // Such an input is no better start for others than the one it was made from.
  if TableFolder.isLeft(by: root.content) { return -1 }
  do {
    check(try decode(root, diagnostics))
  } catch {
    precondition(!error.errors.isEmpty, "a refusal says why")
    for error in error.errors {
      precondition(!error.message.isEmpty && error.line >= 0 && error.column >= 0)
    }
  }
  return 0
}

private func decode(_ root: Section, _ diagnostics: Diagnostics) throws(ScenarioErrors) -> Scenario
{
  try ScenarioDecoder(root: root, diagnostics: diagnostics, options: Scenario.Options()).decode()
}

/// Stops when the resolved text of a scenario is refused, or reads as another scenario.
private func check(_ scenario: Scenario) {
  let diagnostics = Diagnostics()
  let bytes = Array(scenario.resolvedYAML.utf8)
  let root = Section.parse(
    bytes, file: TableFolder.scenario, declaration: ScenarioFormat.root, diagnostics: diagnostics)
  do {
    let again = try decode(root, diagnostics)
    precondition(again.name == scenario.name && again.title == scenario.title)
    precondition(again.seed == scenario.seed && again.replications == scenario.replications)
    let (found, expected) = (again.parameters, scenario.parameters)
    if let pair = zip(found, expected).first(where: { !isSame($0, $1) }) {
      preconditionFailure("'\(pair.1)' became '\(pair.0)' in\n\(scenario.resolvedYAML)")
    }
    precondition(found.count == expected.count)
  } catch {
    preconditionFailure("refused:\n\(error)\nin\n\(scenario.resolvedYAML)")
  }
}

/// A default that nobody measured has a source that says so, and as a bare number it has none: both
/// are an assumption.
private func isSame(_ one: Parameter, _ other: Parameter) -> Bool {
  let unstated = ParameterDeclaration.assumedDefault
  return one.key == other.key && one.unit == other.unit && one.value == other.value
    && one.distribution == other.distribution
    && one.source ?? unstated == other.source ?? unstated
}
