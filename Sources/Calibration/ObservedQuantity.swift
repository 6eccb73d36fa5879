import Simulation

/// What an observation counts: a metric of summary.csv, or what CBS counts.
public enum ObservedQuantity: Sendable, Hashable {
  case metric(Metric)
  /// People with support at any time in the period: those of its first day and all who start in it. In lines
  /// of results it is the mean of clients and half of those who come and go.
  case clientsInPeriod

  static let clientsInPeriodName = "clients_in_period"

  /// Every name that a table may write.
  public static let names = Metric.allCases.map(\.rawValue) + [clientsInPeriodName]

  init?(_ name: String) {
    if name == Self.clientsInPeriodName {
      self = .clientsInPeriod
    } else if let metric = Metric(rawValue: name) {
      self = .metric(metric)
    } else {
      return nil
    }
  }

  public var name: String {
    switch self {
    case .metric(let metric): metric.rawValue
    case .clientsInPeriod: Self.clientsInPeriodName
    }
  }

  public var unit: String {
    switch self {
    case .metric(let metric): metric.unit
    case .clientsInPeriod: "persons"
    }
  }

  /// The results it is made of, each with its weight.
  var parts: [(metric: Metric, weight: Double)] {
    switch self {
    case .metric(let metric): [(metric, 1)]
    case .clientsInPeriod: [(.clients, 1), (.inflow, 0.5), (.outflow, 0.5)]
    }
  }

  /// Units that a table may write, with what a number in them is in that of the results.
  var units: [(name: String, factor: Double)] {
    switch unit {
    case "persons": [("persons", 1), ("personen", 1), ("clienten", 1)]
    case "weeks": [("weeks", 1), ("weken", 1)]
    case "euro": [("euro", 1), ("x 1.000 euro", 1000), ("1000 euro", 1000)]
    default: [(unit, 1), ("euro/inwoner", 1)]
    }
  }
}
