import NumericKernels
import Simulation
import Statistics

/// Learns from what happened up to a year and forecasts the years after, to hold against what happened then.
public struct Backtest: Sendable {
  public let model: SimulationModel
  /// The scenario with all that changes demand switched off but the ages of residents.
  public let ageing: SimulationModel
  public let realisatie: Realisatie
  public let plan: RunPlan
  public let steps: Int
  /// Last years that are learned from, each of which begins a forecast.
  public let origins: [Int]
  public let test: ClosedRange<Int>

  public init(
    model: SimulationModel, ageing: SimulationModel, realisatie: Realisatie, plan: RunPlan,
    steps: Int = EnsembleSmoother.standardSteps, origins: [Int], test: ClosedRange<Int>
  ) {
    self.model = model
    self.ageing = ageing
    self.realisatie = realisatie
    self.plan = plan
    self.steps = steps
    self.origins = origins
    self.test = test
  }

  /// Replications of the run in which ages alone move; its means suffice.
  static let ageingReplications = 64

  /// Replications that are simulated in all.
  public var work: Int {
    origins.count * (steps + 1) * plan.replications + Self.ageingReplications
  }

  /// One figure that was forecast.
  public struct Row: Sendable {
    public let origin: Int
    public let observation: Observation
    public let score: ForecastScore
    /// By plain forecast; none where there is nothing to make it from.
    public let plain: [PlainForecast: Double]
  }

  /// Forecasts from every origin.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(SimulationError) -> BacktestResult {
    var ageingPlan = plan
    ageingPlan.replications = Self.ageingReplications
    let aged = try SimulationRun(model: ageing, plan: ageingPlan)
      .run(isCancelled: isCancelled, progress: progress).outcomes
    var rows: [Row] = []
    for origin in origins {
      let learned = realisatie.comparable.filter { $0.period.year <= origin }
      let calibration = Calibration(
        model: model, observations: learned, plan: plan, steps: steps)
      let result = try calibration.run(isCancelled: isCancelled, progress: progress)
      rows += forecasts(result, origin: origin, aged: aged)
    }
    return BacktestResult(rows: rows, origins: origins, test: test)
  }

  /// Figures of the years that are forecast from an origin.
  func targets(origin: Int) -> [Observation] {
    realisatie.comparable.filter {
      $0.period.year > origin && test.contains($0.period.year)
    }
  }

  private func forecasts(
    _ result: CalibrationResult, origin: Int, aged: Outcomes
  ) -> [Row] {
    let targets = targets(origin: origin)
    let forecast = ForecastDraws(result: result, targets: targets).draws(seed: plan.seed)
    let means = ObservedLines(
      targets, layout: aged.layout, startYear: realisatie.startYear
    ).predictions(aged)
    return zip(targets.indices, targets).map { index, target in
      Row(
        origin: origin, observation: target,
        score: ForecastScore(draws: forecast[index], happened: target.value),
        plain: plain(target, origin: origin, aged: aged, mean: Self.mean(means[index])))
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private func plain(
    _ target: Observation, origin: Int, aged: Outcomes, mean: Double
  ) -> [PlainForecast: Double] {
    let history = realisatie.all.filter {
      $0.subject == target.subject && $0.period.isYear && $0.period.year <= origin
    }
    let series = YearSeries(
      byYear: Dictionary(
        history.map { ($0.period.year, $0.value) }, uniquingKeysWith: { first, _ in first }))
    guard let last = series.last else { return [:] }
    var plain: [PlainForecast: Double] = [.lastYear: last.value]
    plain[.trend] = series.trend(in: target.period.year)
    if let then = history.first(where: { $0.period.year == last.year }),
      last.year >= realisatie.startYear
    {
      let base = ObservedLines(
        [then], layout: aged.layout, startYear: realisatie.startYear
      ).predictions(aged)
      let before = Self.mean(base[0])
      if before != 0 { plain[.ageing] = last.value * mean / before }
    }
    return plain
  }
}

/// Draws of figures that are still to be observed: the learned parameters, shocks as far as what was observed tells
/// of them, later shocks, chance, and the error of the figure itself.
struct ForecastDraws {
  let result: CalibrationResult
  let targets: [Observation]

  /// By target, in its unit.
  func draws(seed: UInt64) -> [[Double]] {
    let calibration = result.calibration
    let raw = ObservedLines(
      targets, layout: result.outcomes.layout,
      startYear: calibration.model.setting.grid.startYear
    ).predictions(result.outcomes).map { row in result.members.map { row[$0] } }
    let scales = zip(targets, raw).map { ObservationScale($0, predictions: $1) }
    let stream = RandomStream(seed: seed).branch("kalibratie")
    let update = ShockUpdate(
      observed: zip(calibration.observations, result.scales).map { $1.forward($0.value) },
      errors: zip(calibration.observations, result.scales).map { $1.error($0) }, stream: stream)
    let moved = update.update(
      scores: result.table.free.map { result.scores[$0] },
      past: Calibration.forward(result.predictions, result.scales),
      future: Calibration.forward(raw, scales))
    return moved.enumerated().map { index, row in
      let error = scales[index].error(targets[index])
      let address = DrawAddress(decision: 1, subject: UInt32(index), month: 4_002)
      return row.enumerated().map { member, value in
        let (u, v) = stream.uniformPair(replication: UInt32(member + 1), at: address)
        return scales[index].backward(value + error.draw(u, v))
      }
    }
  }
}

extension ObservationError {
  /// An error from two uniforms; with heavy tails a normal over a chi-square of as many degrees of freedom.
  func draw(_ u: Double, _ v: Double) -> Double {
    let normal = NormalDistribution.quantile(u)
    guard let freedom else { return scale * normal }
    // Wilson and Hilferty (1931): the cube root of a chi-square is nearly normal.
    let part = 2 / (9 * freedom)
    let root = 1 - part + NormalDistribution.quantile(v) * part.squareRoot()
    let square = max(root * root * root, 0.02)
    return scale * normal / square.squareRoot()
  }
}
