/// A result as results files name it. The names are an interface.
///
/// What each is stands in its declaration, and how it is evaluated in `ColumnRule`; neither compiles
/// without all of them.
public enum Metric: String, Sendable, CaseIterable {
  case need
  case clients
  case persons
  case registered
  case inflow
  case outflow
  case inProcess = "in_process"
  case waiting
  case waitingWeeks = "waiting_weeks"
  case reneged
  case socialBase = "social_base"
  case pgbLeak = "pgb_leak"
  case cost
  case payment
  case ownContribution = "own_contribution"
  case providerResult = "provider_result"
  case reserve
  case budget
  case needCost = "need_cost"
  case carriedGemeente = "carried_gemeente"
  case carriedProvider = "carried_provider"
  case carriedReserve = "carried_reserve"
  case undelivered
  case begroting
  case result
  case structuralResult = "structural_result"
  case pgbCost = "pgb_cost"
  case uitvoeringCost = "uitvoering_cost"
  case herindicatieBacklog = "herindicatie_backlog"
  case socialBaseCost = "social_base_cost"
  case oneOffCost = "one_off_cost"
  case netCost = "net_cost"
  case population
  case population75plus = "population_75plus"
  case costPerInhabitant = "cost_per_inhabitant"
}

extension Metric {
  /// Unit, words, and how it adds up.
  public var declaration: ResultDeclaration { declared.result }
  /// Of what, and in which runs, `summary.csv` has it.
  public var place: MetricPlace { declared.place }
  /// Unit as results files write it.
  public var unit: String { declaration.unit.rawValue }

  private var declared: MetricDeclaration {
    switch self {
    case .need: .need
    case .clients: .clients
    case .persons: .persons
    case .registered: .registered
    case .inflow: .inflow
    case .outflow: .outflow
    case .inProcess: .inProcess
    case .waiting: .waiting
    case .waitingWeeks: .waitingWeeks
    case .reneged: .reneged
    case .socialBase: .socialBase
    case .pgbLeak: .pgbLeak
    case .cost: .cost
    case .payment: .payment
    case .ownContribution: .ownContribution
    case .providerResult: .providerResult
    case .reserve: .reserve
    case .budget: .budget
    case .needCost: .needCost
    case .carriedGemeente: .carriedGemeente
    case .carriedProvider: .carriedProvider
    case .carriedReserve: .carriedReserve
    case .undelivered: .undelivered
    case .begroting: .begroting
    case .result: .result
    case .structuralResult: .structuralResult
    case .pgbCost: .pgbCost
    case .uitvoeringCost: .uitvoeringCost
    case .herindicatieBacklog: .herindicatieBacklog
    case .socialBaseCost: .socialBaseCost
    case .oneOffCost: .oneOffCost
    case .netCost: .netCost
    case .population: .population
    case .population75plus: .population75plus
    case .costPerInhabitant: .costPerInhabitant
    }
  }

  /// Metrics with a monthly course.
  public static let monthly = Set(allCases.filter(\.place.isMonthly))
  /// Metrics of contracts with a budget: that, and who carries what it does not pay.
  public static let ofBudgets = allCases.filter {
    [.budgets, .budgetsOrQueues].contains($0.place.presence)
  }
}

/// A metric as it is declared: what it is, and where a run keeps it.
struct MetricDeclaration: Sendable {
  let result: ResultDeclaration
  let place: MetricPlace

  init(
    _ unit: ResultUnit, _ label: BilingualText, short: BilingualText? = nil, help: BilingualText,
    _ adding: AddingUp, formula: ResultFormula? = nil, _ place: MetricPlace
  ) {
    result = ResultDeclaration(
      unit, label, short: short, help: help, adding: adding, formula: formula)
    self.place = place
  }
}

/// For whom a result is counted.
public enum Level: String, Sendable, CaseIterable {
  /// All gemeenten of a region together.
  case regio
  case gemeente
  case perceel
  case wijk
  case contract
}

/// One line of results: a metric at a level, of all voorzieningen or one of them.
public struct Series: Sendable, Hashable {
  public let level: Level
  public let name: String
  /// Key of the voorziening; nil for the total.
  public let voorziening: String?
  public let metric: Metric

  public init(level: Level, name: String, voorziening: String?, metric: Metric) {
    self.level = level
    self.name = name
    self.voorziening = voorziening
    self.metric = metric
  }

  /// The voorziening as results files write it.
  public var voorzieningLabel: String { voorziening ?? "totaal" }
}
