import Scenarios
import Simulation
import SociaalDomein

/// One figure of what happened, in the unit of the results.
public struct Observation: Sendable {
  public let level: Level
  public let name: String
  /// Key of the voorziening; nil for the total.
  public let voorziening: String?
  public let quantity: ObservedQuantity
  public let period: ObservationPeriod
  public let value: Double
  /// Of the value, in its unit.
  public let error: ObservationError
  /// Whether the table gives the error, which is else the default of its kind: an assumption.
  public let statesError: Bool
  public let source: String
  public let place: SourcePlace

  /// What it is a figure of, over the periods.
  public struct Subject: Sendable, Hashable {
    public let level: Level
    public let name: String
    public let voorziening: String?
    public let quantity: ObservedQuantity
  }

  public var subject: Subject {
    Subject(level: level, name: name, voorziening: voorziening, quantity: quantity)
  }

  /// As screens call it: `wijk/noord/clients`.
  public var label: String { subject.label }
}

extension Observation.Subject {
  public var label: String {
    let part = voorziening.map { "/\($0)" } ?? ""
    return "\(level.rawValue)/\(name)\(part)/\(quantity.name)"
  }
}

/// What happened: the figures of a table, each one that the scenario can be held against.
public struct Realisatie: Sendable {
  /// All of them, parts of years and years outside the scenario included, in the order of the table.
  public let all: [Observation]
  /// First year of the scenario, and the number of its years.
  public let startYear: Int
  public let years: Int

  /// Those that the scenario has a result of: whole years within it.
  public var comparable: [Observation] {
    all.filter { $0.period.isYear && (startYear..<startYear + years).contains($0.period.year) }
  }

  /// Those of whole years before its start, from which nothing is learned.
  public var before: [Observation] {
    all.filter { $0.period.isYear && $0.period.year < startYear }
  }

  public var partsOfYears: Int { all.count { !$0.period.isYear } }
  public var after: Int { all.count { $0.period.year >= startYear + years } }

  /// What a figure is of what a scenario gives, where that is about a thousand or a thousandth; else nil.
  static func factorOfThousand(_ value: Double, beside given: Double) -> Double? {
    guard given != 0 else { return nil }
    let factor = value / given
    let isOff = (300...3_000).contains(factor) || (300...3_000).contains(1 / factor)
    return isOff ? factor : nil
  }

  /// Columns of the table.
  public static let table = TableDeclaration(
    "realisatie", key: ["level", "name", "voorziening", "metric", "period"],
    columns: [
      TableColumn("level", .key, help: "for whom: gemeente, wijk, perceel or contract"),
      TableColumn("name", .key, help: "its name in the scenario; of the gemeente also 'gemeente'"),
      TableColumn("voorziening", .key, help: "key of a voorziening, or totaal"),
      TableColumn("metric", .key, help: "as in summary.csv, or clients_in_period"),
      TableColumn("period", .key, help: ObservationPeriod.allowed),
      TableColumn("value", .number(-1e15...1e15), help: "what was observed"),
      TableColumn("unit", .key, help: "unit of the metric; money also in x 1.000 euro"),
      TableColumn("source", .key, help: "where it comes from"),
      TableColumn(
        "error", .number(0...1e15), optional: true, whenEmpty: -1,
        help: "standard deviation of its error, in its own unit; empty for the default of its kind"),
      TableColumn(
        "error_share", .number(0...1), optional: true, whenEmpty: -1,
        help: "the same as a share of the value"),
    ], help: "what happened, a row for each figure")
}
