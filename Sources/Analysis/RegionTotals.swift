import Simulation
import Statistics

/// The results of a region: those of its gemeenten added up, replication by replication.
///
/// How a metric adds up over gemeenten stands in its declaration. One that some gemeenten lack counts as
/// nothing there, except the begroting and what is held against it, which the region has where every
/// gemeente has them.
public struct RegionTotals: Sendable {
  public let startYear: Int
  public let years: Int
  public let replications: Int
  /// Gemeenten that were added.
  public private(set) var gemeenten = 0
  /// How the spread of the gemeenten compares with that of the region.
  public private(set) var spread: [RegionSpread]

  /// Per metric, per year: a value per replication.
  private var sums: [Metric: [[Double]]] = [:]
  private var counts: [Metric: Int] = [:]
  /// Of means, the sums of what each gemeente has times its weight: weeks waited by all who started.
  private var weighted: [Metric: [[Double]]] = [:]

  public init(startYear: Int, years: Int, replications: Int) {
    self.startYear = startYear
    self.years = years
    self.replications = replications
    spread = ComparisonResults.periods(startYear: startYear, years: years).map {
      RegionSpread(period: $0)
    }
  }

  private static func zeros(_ years: Int, _ replications: Int) -> [[Double]] {
    Array(repeating: Array(repeating: 0, count: replications), count: years)
  }

  /// Adds the totals of one gemeente, of the same years and replications.
  public mutating func add(_ outcomes: Outcomes) {
    precondition(
      outcomes.layout.years == years && outcomes.replications == replications,
      "gemeenten of a region have the same years and replications")
    gemeenten += 1
    var lines: [Metric: Int] = [:]
    for (index, line) in outcomes.layout.lines.enumerated()
    where line.level == .gemeente && line.voorziening == nil { lines[line.metric] = index }
    for (metric, line) in lines { add(metric, line, lines, outcomes) }
    guard let cost = lines[.netCost] else { return }
    let yearly = (0..<years).map { outcomes.draws(line: cost, year: $0) }
    for index in spread.indices {
      var values = [Double](repeating: 0, count: replications)
      for year in spread[index].period.years { values.add(yearly[year]) }
      spread[index].add(Moments(values))
    }
  }

  private mutating func add(
    _ metric: Metric, _ line: Int, _ lines: [Metric: Int], _ outcomes: Outcomes
  ) {
    switch metric.declaration.adding.gemeenten {
    case .sum, .sumOfAll:
      counts[metric, default: 0] += 1
      for year in 0..<years {
        let draws = outcomes.draws(line: line, year: year)
        sums[metric, default: Self.zeros(years, replications)][year].add(draws)
      }
    case .weighted(by: let weight):
      guard let other = lines[weight] else { return }
      for year in 0..<years {
        let products = zip(
          outcomes.draws(line: line, year: year), outcomes.draws(line: other, year: year)
        ).map { $0 * $1 }
        weighted[metric, default: Self.zeros(years, replications)][year].add(products)
      }
    case .ratio, .mean, .no: return
    }
  }

  /// Metrics that the region has, in the order of their declaration.
  public var metrics: [Metric] { Metric.allCases.filter(has) }

  public func has(_ metric: Metric) -> Bool {
    switch metric.declaration.adding.gemeenten {
    case .sum: counts[metric] != nil
    case .sumOfAll: gemeenten > 0 && counts[metric] == gemeenten
    case .weighted: weighted[metric] != nil
    case .ratio(_, over: let divisor): counts[divisor] != nil
    case .mean, .no: false
    }
  }

  /// A value per replication in a year; nil for a metric that the region has not.
  public func draws(_ metric: Metric, year: Int) -> [Double]? {
    guard has(metric) else { return nil }
    switch metric.declaration.adding.gemeenten {
    case .sum, .sumOfAll: return sums[metric]?[year]
    case .weighted(by: let weight):
      guard let products = weighted[metric], let weights = sums[weight] else { return nil }
      return Self.ratio(products[year], over: weights[year])
    case .ratio(of: let parts, over: let divisor):
      guard let whole = sums[divisor]?[year] else { return nil }
      var total = [Double](repeating: 0, count: replications)
      for part in parts { if let draws = sums[part]?[year] { total.add(draws) } }
      return Self.ratio(total, over: whole)
    case .mean, .no: return nil
    }
  }

  /// A sum over years per replication; nil for a metric that the region has not, or that years do not
  /// add up to.
  public func draws(_ metric: Metric, years: Range<Int>) -> [Double]? {
    guard has(metric), metric.declaration.adding.years == .sum, let yearly = sums[metric] else {
      return nil
    }
    var total = [Double](repeating: 0, count: replications)
    for year in years { total.add(yearly[year]) }
    return total
  }

  private static func ratio(_ values: [Double], over others: [Double]) -> [Double] {
    zip(values, others).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// Net cost over a period: its deviation beside those of the gemeenten.
  public func deviation(_ spread: RegionSpread) -> Double {
    draws(.netCost, years: spread.period.years).map { Moments($0).standardDeviation } ?? .nan
  }
}

/// The spread of net cost over a period, gemeente by gemeente.
public struct RegionSpread: Sendable {
  public let period: ComparisonResults.Period
  private var variances = 0.0
  private var deviations = 0.0

  init(period: ComparisonResults.Period) { self.period = period }

  mutating func add(_ moments: Moments) {
    variances += moments.variance
    deviations += moments.standardDeviation
  }

  /// Deviation of the total if gemeenten moved independently of each other: the root of the sum of
  /// their variances.
  public var independent: Double { variances.squareRoot() }

  /// Deviation of the total if they all moved together: the sum of their deviations.
  public var together: Double { deviations }

  /// What a total of this deviation loses of the sum of the gemeenten's own: 0 where all move together.
  public func diversification(of deviation: Double) -> Double {
    deviations > 0 ? 1 - deviation / deviations : .nan
  }

  /// The mean correlation between two gemeenten that a total of this deviation tells of, weighed by
  /// their deviations; not a number for one gemeente.
  public func correlation(of deviation: Double) -> Double {
    let room = deviations * deviations - variances
    return room > 1e-12 * variances ? (deviation * deviation - variances) / room : .nan
  }
}

extension [Double] {
  fileprivate mutating func add(_ others: [Double]) {
    for index in indices { self[index] += others[index] }
  }
}
