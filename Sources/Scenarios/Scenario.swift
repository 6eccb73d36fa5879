import DemandModel
import Simulation
import SociaalDomein

/// A scenario file, read, checked and resolved into what a run needs.
public struct Scenario: Sendable {
  /// The name by which folders and results call it.
  public let name: String
  public let title: String
  public let model: SimulationModel
  /// Where each toestand stands in the file.
  public let placeOfState: [String: SourcePlace]
  public let replications: Int
  public let seed: UInt64
  /// With which certainty weerstandscapaciteit is to cover the risk.
  public let certainty: RiskCertainty
  /// By how much the begroting, or a budget, may be passed before that is an overrun.
  public let tolerance: OverrunTolerance
  /// Every number the scenario uses, defaults included, in the order of reading.
  public let numbers: [ReadParameter]
  /// Those of them that are given by year.
  public let series: [ReadSeries]
  /// The complete scenario, defaults included.
  public let resolved: ResolvedScenario
  /// The tables it was read from.
  public let tables: [ReadTable]
  /// How groups of ages in them were given single ages: assumptions.
  public let spreads: [AgeSpread]
  /// Where the stock at the opening comes from, where draws of another run give it.
  public let opening: OpeningSource?
  /// All files it was read from, itself first.
  public let inputs: [ReadInput]
  /// What was read but deserves a look.
  public let warnings: [ScenarioError]

  /// Draws of another run with which a scenario opens.
  public struct OpeningSource: Sendable {
    /// The path of their table, as the scenario writes it.
    public let path: String
    /// The toestanden whose stock the scenario gives itself.
    public let ownStates: [String]
  }

  public var parameters: [Parameter] { numbers.map(\.parameter) }

  /// In how many tracks a person in care is, on average; nil where all care is one track.
  public var tracksPerPerson: Parameter? {
    Set(model.setting.states.map(\.track)).count > 1 ? model.overlap : nil
  }

  /// Residents of all wijken at the start.
  public var residents: Double { model.demand.population.opening.reduce(0, +) }

  /// The complete scenario as YAML, defaults included.
  public var resolvedYAML: String { resolved.yaml() }

  /// Choices of the command line that change what a scenario simulates.
  public struct Options: Sendable {
    /// The funding system in place of the scenario's own.
    public var system: SystemFile?
    /// What the system takes over; nil for everything from the start.
    public var takeover: Takeover?
    /// Values set from outside, in that order, as if they stood in the file.
    public var settings: [ScenarioSetting]
    /// Drivers to switch off on top of the scenario's own.
    public var without: Set<DriverKey>
    /// Whether everyone is admitted, whatever the contracts say.
    public var openAccess: Bool
    /// Whether contracts bring the behaviour they are assumed to.
    public var incentives: Bool
    /// What might go otherwise, laid over all of this in that order.
    public var stresses: [StressFile] = []
    /// Residents at the start, for a stress that counts by them.
    public var residents: Double?

    public init(
      system: SystemFile? = nil, takeover: Takeover? = nil, settings: [ScenarioSetting] = [],
      without: Set<DriverKey> = [], openAccess: Bool = false, incentives: Bool = true
    ) {
      self.system = system
      self.takeover = takeover
      self.settings = settings
      self.without = without
      self.openAccess = openAccess
      self.incentives = incentives
    }
  }

  /// Reads a scenario file with its tables.
  ///
  /// - Throws: `ScenarioErrors`, all there are, sorted by place.
  public static func load(file: String, options: Options = Options()) throws(ScenarioErrors)
    -> Scenario
  {
    let diagnostics = Diagnostics()
    let root = Section.load(
      file: file, settings: options.settings, system: options.system,
      takeover: options.takeover, stresses: options.stresses, residents: options.residents,
      declaration: ScenarioFormat.root, diagnostics: diagnostics)
    if root.has(RegionFormat.gemeenten) {
      throw ScenarioErrors([
        ScenarioError(
          .badData, at: SourcePlace(file: file, line: 1, column: 1),
          "this is a region of gemeenten and no scenario; allowed here: the scenario of one gemeente "
            + "('run' and 'check' take a region); name one of its files")
      ])
    }
    return try ScenarioDecoder(root: root, diagnostics: diagnostics, options: options).decode()
  }
}
