import FundingModel
import Scenarios
import SociaalDomein

/// A funding system in a comparison: what it is called, and the scenario under it.
public struct ComparedSystem: Sendable {
  /// Key in results files: of a preset, or of the file.
  public let name: String
  public let title: String
  /// One sentence; empty where the file has none.
  public let description: String
  public let source: String
  public let scenario: Scenario
  /// Path of its file; nil for a preset and for the scenario's own contracts.
  public let path: String?
  /// What it takes over from the scenario's own contracts; nil for all of it from the start.
  public let takeover: Takeover?

  /// - Parameter system: nil for the contracts of the scenario itself.
  public init(
    _ system: SystemFile?, header: SystemFile.Header, scenario: Scenario, takeover: Takeover? = nil
  ) {
    name = system?.name ?? SystemFile.own
    path = system?.path
    title = header.title
    description = header.description
    source = header.source
    self.scenario = scenario
    self.takeover = takeover
  }

  public var contracts: [ContractOutline] {
    scenario.model.funding.outline(scenario.model.setting.voorzieningen)
  }

  /// Whether some of its results rest on assumed behaviour.
  public var hasAssumedBehaviour: Bool { scenario.model.funding.hasAssumedBehaviour }

  /// A number of the contracts that nobody measured.
  public struct Assumption: Sendable {
    public let read: ReadParameter
    /// Whether it is behaviour that can be left out.
    public let isIncentive: Bool
  }

  /// The numbers of the contracts that are assumptions and act.
  public var assumptions: [Assumption] {
    scenario.numbers.compactMap { read in
      let parameter = read.parameter
      let isIncentive = read.declaration.isIncentive
      guard parameter.key.hasPrefix("contracten."), isIncentive || parameter.isAssumption,
        parameter.distribution != nil || parameter.value != 0
      else { return nil }
      return Assumption(read: read, isIncentive: isIncentive)
    }
  }
}
