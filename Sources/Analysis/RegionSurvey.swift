import Dispatch
import Scenarios
import Simulation
import SociaalDomein
import Synchronization

/// What is known of a region before it is simulated: every scenario read and checked, and let go.
public struct RegionSurvey: Sendable {
  /// The size of one gemeente, and what of it must fit with the others.
  public struct Gemeente: Sendable {
    public let name: String
    public let title: String
    public let wijken: Int
    /// People on 1 January of the first year.
    public let residents: Double
    /// People in care at the opening, each once: over several tracks, by the mean of `overlap`.
    public let stock: Double
    /// Bytes that its simulation takes at the peak.
    public let memory: Int
    public let hasBegroting: Bool
    /// Capacity that is set aside for this risk.
    public let capacity: Double?
    /// With which certainty that is to cover the risk.
    public let certainty: RiskCertainty
    /// By how much its begroting may be passed before that is an overrun.
    public let tolerance: OverrunTolerance
    public let hasChance: Bool
    public let warnings: [ScenarioError]
    let grid: TimeGrid
    let shockGroups: [String]
  }

  public let region: Region
  /// In the order of the region.
  public let gemeenten: [Gemeente]

  public var wijken: Int { gemeenten.reduce(0) { $0 + $1.wijken } }
  public var residents: Double { gemeenten.reduce(0) { $0 + $1.residents } }
  public var stock: Double { gemeenten.reduce(0) { $0 + $1.stock } }
  public var largest: Gemeente? { gemeenten.max { $0.wijken < $1.wijken } }
  /// Bytes at the peak: one gemeente at a time, so that of the one that takes most; and half of it
  /// again where there are others, as storage that was let go does not always serve the next.
  public var memory: Int {
    let most = gemeenten.map(\.memory).max() ?? 0
    return gemeenten.count > 1 ? most + most / 2 : most
  }
  public var startYear: Int { gemeenten.first?.grid.startYear ?? 0 }
  public var years: Int { gemeenten.first?.grid.years ?? 0 }
  /// What all gemeenten together set aside; nil where one does not.
  public var capacity: Double? {
    let amounts = gemeenten.compactMap(\.capacity)
    return amounts.count == gemeenten.count ? amounts.reduce(0, +) : nil
  }

  /// The highest certainty that a gemeente chose.
  public var certainty: RiskCertainty {
    gemeenten.map(\.certainty).max { $0.percent < $1.percent } ?? .standard
  }

  /// The smallest tolerance that a gemeente chose.
  public var tolerance: OverrunTolerance {
    gemeenten.map(\.tolerance).min { $0.share < $1.share } ?? .standard
  }

  /// Reads every scenario of a region, on several threads.
  ///
  /// - Parameter visit: called with every scenario that was read, by one thread at a time and in no
  ///   order.
  /// - Throws: `ScenarioErrors` of all gemeenten together; the same words at the same place once.
  public init(
    of region: Region, options: Scenario.Options, plan: RunPlan,
    visit: @escaping @Sendable (_ name: String, Scenario) -> Void = { _, _ in }
  ) throws(ScenarioErrors) {
    self.region = region
    let results = Mutex(
      [Result<Gemeente, ScenarioErrors>?](repeating: nil, count: region.gemeenten.count))
    DispatchQueue.concurrentPerform(iterations: region.gemeenten.count) { index in
      let gemeente = region.gemeenten[index]
      do throws(ScenarioErrors) {
        let scenario = try gemeente.scenario(options)
        let facts = Gemeente(name: gemeente.name, scenario: scenario, plan: plan)
        results.withLock {
          $0[index] = .success(facts)
          visit(gemeente.name, scenario)
        }
      } catch { results.withLock { $0[index] = .failure(error) } }
    }
    var found: [Gemeente] = []
    let diagnostics = Diagnostics()
    for result in results.withLock({ $0 }) {
      switch result {
      case .success(let gemeente): found.append(gemeente)
      case .failure(let failure): diagnostics.take(failure)
      case nil: break
      }
    }
    gemeenten = found
    if !diagnostics.hasErrors { diagnostics.take(ScenarioErrors(unlike())) }
    try diagnostics.throwIfAny()
  }

  /// What keeps gemeenten from being counted together: years and steps that differ from those of the
  /// first, or other groups of shocks, which are shared by their place in the row.
  private func unlike() -> [ScenarioError] {
    guard let first = gemeenten.first else { return [] }
    let groups = gemeenten.first { !$0.shockGroups.isEmpty }
    return zip(region.gemeenten, gemeenten).flatMap { named, gemeente -> [ScenarioError] in
      var errors: [ScenarioError] = []
      if gemeente.grid != first.grid {
        errors.append(
          ScenarioError(
            .badData, at: named.place,
            "'\(named.name)' runs \(course(gemeente.grid)), and '\(first.name)' \(course(first.grid)); "
              + "allowed: the same start, horizon and step in every gemeente; change its scenario, or "
              + "set them for all with --set"))
      }
      if let groups, !gemeente.shockGroups.isEmpty, gemeente.shockGroups != groups.shockGroups {
        errors.append(
          ScenarioError(
            .badData, at: named.place,
            "'\(named.name)' has as groups of schokken \(gemeente.shockGroups.joined(separator: ", ")), "
              + "and '\(groups.name)' \(groups.shockGroups.joined(separator: ", ")); allowed: the same "
              + "in the same order, or none, as the region shares them; change its scenario"))
      }
      return errors
    }
  }

  private func course(_ grid: TimeGrid) -> String {
    "from \(grid.startYear) over \(grid.years) years in \(grid.stepsPerYear) steps a year"
  }
}

extension RegionSurvey.Gemeente {
  init(name: String, scenario: Scenario, plan: RunPlan) {
    let model = scenario.model
    self.name = name
    title = scenario.title
    wijken = model.setting.wijken.count
    residents = model.demand.population.opening.reduce(0, +)
    let inTracks = model.setting.states.indices.reduce(0) {
      $0 + model.demand.balance.stock(state: $1, setting: model.setting)
    }
    stock = inTracks / (scenario.tracksPerPerson?.value ?? 1)
    let run = SimulationRun(model: model, plan: plan, detail: .totals)
    memory =
      MemoryForecast(run: run, columns: Metric.allCases.count * model.setting.grid.years).peak
    hasBegroting = model.funding.begroting != nil
    capacity = model.funding.weerstandscapaciteit?.value
    certainty = scenario.certainty
    tolerance = scenario.tolerance
    hasChance = model.demand.chance == .on
    warnings = scenario.warnings
    grid = model.setting.grid
    shockGroups = model.demand.shocks.groups.map(\.key)
  }
}
