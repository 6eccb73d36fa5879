import Scenarios
import Simulation
import SociaalDomein
import Statistics

/// How much of the spread of a result rests on each number of a scenario: a quick run with each of them held.
///
/// The result is net cost of the gemeente over all years. An uncertain number is held at its mean, on the same
/// draws of everything else; its effect is the standard deviation of the difference that makes. A number
/// without uncertainty that is an assumption is raised by a tenth, as if that were its standard deviation; its effect
/// is the mean of the difference. Effects of numbers together are not the sum of theirs.
public struct NumberInfluences: Sendable {
  /// What one number does to the result.
  public struct Influence: Sendable, Equatable {
    /// As the scenario names it: `toestanden.wmo.uitstroom`.
    public let key: String
    /// In Dutch.
    public let label: String
    public let value: Double
    /// Whether it is drawn; else a standard deviation of a tenth is assumed.
    public let isUncertain: Bool
    /// Euros.
    public let effect: Double
  }

  /// All that were tried, the largest effect first.
  public let ranked: [Influence]
  /// Mean and standard deviation of the result, in euros.
  public let mean: Double
  public let deviation: Double
  public let replications: Int
  /// Years that are added up.
  public let years: ClosedRange<Int>
  /// Numbers that could not be held by themselves.
  public let untried: [String]

  public static let standardReplications = 200
  /// Numbers that are tried at most, uncertain ones first.
  public static let limit = 40
  /// What is assumed of a number without uncertainty, as a share of it.
  public static let assumedDeviation = 0.1

  /// Numbers that are tried of a scenario.
  static func candidates(_ scenario: Scenario) -> [ReadParameter] {
    let uncertain = scenario.numbers.filter { $0.parameter.distribution != nil }
    let assumed = scenario.numbers.filter { number in
      number.parameter.distribution == nil && number.place != nil && number.parameter.value != 0
        && number.parameter.source?.standing == .assumption
        && !number.parameter.key.hasPrefix("schokken.")
    }
    return Array((uncertain + assumed).prefix(limit))
  }

  /// Replications of all runs of a scenario together, for progress.
  public static func work(_ scenario: Scenario, replications: Int = standardReplications) -> Int {
    (candidates(scenario).count + 1) * replications
  }

  /// Runs a scenario once as it is, and once for each number.
  ///
  /// - Parameters:
  ///   - file: where the scenario stands; it is read again for every number.
  ///   - isCancelled: polled every month by every thread.
  ///   - progress: called with the number of replications that were added.
  /// - Throws: `SimulationError` of the scenario as it is, and `cancelled`.
  public init(
    _ scenario: Scenario, file: String, replications: Int = standardReplications, threads: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(SimulationError) {
    let plan = RunPlan(seed: scenario.seed, replications: replications, threads: threads)
    let years = scenario.model.setting.grid.years
    func costs(_ scenario: Scenario) throws(SimulationError) -> [Double] {
      let run = SimulationRun(
        model: scenario.model, plan: plan, retention: OutcomeRetention(asked: MeasureDraws.asked))
      let outcomes = try run.run(isCancelled: isCancelled, progress: progress).outcomes
      return MeasureDraws(outcomes, tolerance: scenario.tolerance)
        .draws(.netCost, 0..<years) ?? []
    }
    let base = try costs(scenario)
    var found: [Influence] = []
    var untried: [String] = []
    for number in Self.candidates(scenario) {
      let parameter = number.parameter
      guard let held = Self.held(parameter, file) else {
        untried.append(parameter.key)
        continue
      }
      let differences: [Double]
      do { differences = zip(base, try costs(held)).map { $0 - $1 } } catch {
        if isCancelled() { throw error }
        untried.append(parameter.key)
        continue
      }
      let moments = Moments(differences)
      let isUncertain = parameter.distribution != nil
      found.append(
        Influence(
          key: parameter.key, label: number.declaration.label, value: parameter.value,
          isUncertain: isUncertain,
          effect: isUncertain ? moments.standardDeviation : abs(moments.mean)))
    }
    ranked = found.sorted { ($0.effect, $1.key) > ($1.effect, $0.key) }
    let moments = Moments(base)
    (mean, deviation) = (moments.mean, moments.standardDeviation)
    self.replications = replications
    self.untried = untried
    let start = scenario.model.setting.grid.startYear
    self.years = start...(start + years - 1)
  }

  /// A number as a scenario may hold it: not with three decimals, which may be thousands.
  private static func text(_ value: Double) -> String {
    let text = "\(value)"
    let decimals = text.split(separator: ".", omittingEmptySubsequences: false)
    return decimals.count == 2 && decimals[1].count == 3 ? text + "0" : text
  }

  /// The scenario with a number at its mean, or without uncertainty a tenth higher; nil where it cannot be so.
  private static func held(_ parameter: Parameter, _ file: String) -> Scenario? {
    let factor = parameter.distribution == nil ? 1 + assumedDeviation : 1
    var options = Scenario.Options()
    options.settings = [ScenarioSetting(parameter.key, text(parameter.value * factor))]
    return try? Scenario.load(file: file, options: options)
  }
}
