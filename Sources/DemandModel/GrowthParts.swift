import NumericKernels
import SociaalDomein

/// What makes up the growth that was observed in the calibration window, each as a share a year.
public struct GrowthParts: Sendable, Equatable {
  public let observed: Double
  /// By residents of the first year of the run, with their ages.
  public let ageing: Double
  /// By GGZ places that closed in the window.
  public let closures: Double
  /// By use that rose in the window with the abonnementstarief.
  public let use: Double

  /// What is left: the residual that goes on, and fades.
  public var unexplained: Double { observed - (ageing + closures + use) }
}

extension DemandSpecification {
  /// Growth a year of the people of some states together by the observed balance, as a share; nil where
  /// there is nobody.
  public func observedGrowth(of states: [Int]) -> Double? {
    let stock = states.map { balance.stock(state: $0, setting: setting) }
    let people = stock.reduce(0, +)
    guard people > 0 else { return nil }
    return zip(states, stock).reduce(0) { $0 + balance.growth[$1.0] * $1.1 } / people
  }

  /// The parts of the observed growth at the means of all parameters and of the forecasts; nil without
  /// unexplained growth.
  public func growthParts(at table: ParameterTable) throws(DemandError) -> GrowthParts? {
    guard drivers.onverklaardeGroei != nil else { return nil }
    let draws = ParameterDraws(table: table)
    draws.takeMeans()
    let demand = Demand(specification: withoutChance, draws: draws, waits: false, queues: false)
    let draw = StepDraw(stream: RandomStream(seed: 0), replication: 1)
    var (ageing, last) = (0.0, GrowthParts(observed: 0, ageing: 0, closures: 0, use: 0))
    for (forecast, weight) in forecastWeights.enumerated() where weight > 0 {
      demand.population.chosen = forecast
      try demand.open(draw, place: nil)
      guard let parts = demand.growthParts else { return nil }
      ageing += weight * parts.ageing
      last = parts
    }
    return GrowthParts(
      observed: last.observed, ageing: ageing, closures: last.closures, use: last.use)
  }

  /// In how many of the first draws of a seed other states bring each state more than leaves it, so that
  /// it grows also without the growth of the opening; and of how many.
  public func overfed(at table: ParameterTable, seed: UInt64) -> (draws: Int, byState: [Int]) {
    let draws = ParameterDraws(table: table)
    draws.draw(
      from: RandomStream(seed: seed), firstReplication: 1, count: ParameterDraws.block)
    let opening = OpeningDraw(specification: self)
    var counts = [Int](repeating: 0, count: setting.states.count)
    for place in 0..<ParameterDraws.block {
      draws.select(place)
      // A draw that cannot be stops the run, which says so.
      guard (try? opening.draw(draws, replication: place + 1)) != nil else { continue }
      opening.hold()
      for state in opening.overfed { counts[state] += 1 }
    }
    return (ParameterDraws.block, counts)
  }

  /// Share of the replications in which each forecast holds; one without forecasts.
  private var forecastWeights: [Double] {
    guard case .forecasts(let given) = population.course else { return [1] }
    let total = given.forecasts.reduce(0) { $0 + $1.weight }
    return given.forecasts.map { $0.weight / total }
  }
}
