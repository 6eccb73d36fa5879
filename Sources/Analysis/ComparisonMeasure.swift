import Scenarios
import Simulation

/// What funding systems are compared by, for the gemeente as a whole.
///
/// Per draw `all_need_cost` = `paid_gemeente` + `paid_provider` + `paid_reserve` + `undelivered`. The names
/// are an interface.
///
/// What each is stands in its declaration, and how it is evaluated in `MeasureDraws`.
public enum ComparisonMeasure: String, Sendable, CaseIterable {
  case netCost = "net_cost"
  case result
  case overrun = "p_overrun"
  case providerResult = "provider_result"
  case needCost = "all_need_cost"
  case paidGemeente = "paid_gemeente"
  case paidProvider = "paid_provider"
  case paidReserve = "paid_reserve"
  case undelivered
  case socialCost = "social_cost"
  case waiting
  case waitingWeeks = "waiting_weeks"
  case clients
  case need

  /// Unit as results files write it.
  public var unit: String { declaration.unit.rawValue }
}

/// The draws of a run by measure and period.
public struct MeasureDraws {
  private let outcomes: Outcomes
  private let lines: [Metric: Int]
  public let hasBegroting: Bool
  /// By how much the begroting is passed where that is an overrun.
  public let tolerance: OverrunTolerance

  /// The lines that measures are made of, and no others.
  public static let asked = AskedLines([
    .gemeente: [
      .netCost, .result, .begroting, .providerResult, .cost, .pgbCost, .undelivered, .payment,
      .waiting,
      .waitingWeeks, .inflow, .clients, .need,
    ]
  ])

  public init(_ outcomes: Outcomes, tolerance: OverrunTolerance) {
    self.outcomes = outcomes
    self.tolerance = tolerance
    var lines: [Metric: Int] = [:]
    for (index, line) in outcomes.layout.lines.enumerated()
    where Self.asked.contains(line) { lines[line.metric] = index }
    self.lines = lines
    hasBegroting = lines[.result] != nil
  }

  /// Draws over years, in the order of replications; nil where the run has no such result.
  ///
  /// Euros and people who come add up over years, stocks are averaged, and a wait is that of all who
  /// started.
  public func draws(_ measure: ComparisonMeasure, _ years: Range<Int>) -> [Double]? {
    guard let total = total(measure, years) else { return nil }
    guard measure.declaration.adding.years == .mean, years.count > 1 else { return total }
    return total.map { $0 / Double(years.count) }
  }

  private func total(_ measure: ComparisonMeasure, _ years: Range<Int>) -> [Double]? {
    switch measure {
    case .netCost: return sum([(.netCost, 1)], years)
    case .result: return hasBegroting ? sum([(.result, 1)], years) : nil
    case .overrun:
      guard hasBegroting else { return nil }
      return zip(sum([(.result, 1)], years), sum([(.begroting, 1)], years)).map {
        -$0 > tolerance.euros(of: $1) ? 1 : 0
      }
    case .providerResult: return sum([(.providerResult, 1)], years)
    case .needCost: return sum([(.cost, 1), (.pgbCost, 1), (.undelivered, 1)], years)
    case .paidGemeente: return sum([(.payment, 1), (.pgbCost, 1)], years)
    case .paidProvider: return sum([(.providerResult, -1)], years)
    case .paidReserve:
      return sum([(.providerResult, 1), (.payment, -1), (.cost, 1)], years)
    case .undelivered: return sum([(.undelivered, 1)], years)
    case .socialCost:
      return sum([(.netCost, 1), (.cost, 1), (.payment, -1), (.undelivered, 1)], years)
    case .waiting: return sum([(.waiting, 1)], years)
    case .waitingWeeks: return weeks(years)
    case .clients: return sum([(.clients, 1)], years)
    case .need: return sum([(.need, 1)], years)
    }
  }

  /// Weeks that those who started had waited, over all who started in the years.
  private func weeks(_ years: Range<Int>) -> [Double] {
    var waited = [Double](repeating: 0, count: outcomes.replications)
    var started = waited
    for year in years {
      let starts = sum([(.inflow, 1)], year..<year + 1)
      let weeks = sum([(.waitingWeeks, 1)], year..<year + 1)
      for draw in waited.indices {
        waited[draw] += starts[draw] * weeks[draw]
        started[draw] += starts[draw]
      }
    }
    return zip(waited, started).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// A sum of metrics over years; one that the run does not keep is zero in it, as where nobody waits.
  private func sum(_ terms: [(Metric, Double)], _ years: Range<Int>) -> [Double] {
    var total = [Double](repeating: 0, count: outcomes.replications)
    for (metric, factor) in terms {
      guard let line = lines[metric] else { continue }
      for year in years {
        for (draw, value) in outcomes.draws(line: line, year: year).enumerated() {
          total[draw] += factor * value
        }
      }
    }
    return total
  }
}
