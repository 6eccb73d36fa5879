import NumericKernels
import SociaalDomein

/// A result as results files name it. The names are an interface.
public enum Metric: String, Sendable, CaseIterable {
  /// Latent demand: people who report new need, before any contract acts on it.
  case need
  /// Clients per voorziening, on average over the period; in total they count once per voorziening.
  case clients
  /// People: clients over the overlap between tracks.
  case persons
  /// Clients with a beschikking.
  case registered
  /// People who start, and for a part of the care those who come to it from other care.
  case inflow
  /// People who leave, and for a part of the care those who go on to other care.
  case outflow
  /// People in onderzoek or besluit, on average.
  case inProcess = "in_process"
  /// People waiting after the besluit, on average, and how long those who started had waited.
  case waiting
  case waitingWeeks = "waiting_weeks"
  /// People who gave up waiting.
  case reneged
  /// People helped in the sociale basis instead of starting care.
  case socialBase = "social_base"
  /// People who took a pgb because a network was closed to them, or tired of waiting.
  case pgbLeak = "pgb_leak"
  /// What support costs its providers.
  case cost
  /// What the gemeente pays providers.
  case payment
  case ownContribution = "own_contribution"
  /// Receipts less cost of the providers.
  case providerResult = "provider_result"
  /// Closing balance of the reserve.
  case reserve
  /// Budget of the contracts that have one, with what is declared beside a part that is fixed.
  case budget
  /// What all need would cost: provider cost and pgb's of contracts with a budget, and what is
  /// undelivered, also where there is none.
  case needCost = "need_cost"
  /// Who carries the cost of all need beyond the budget; together they are that difference.
  case carriedGemeente = "carried_gemeente"
  case carriedProvider = "carried_provider"
  case carriedReserve = "carried_reserve"
  /// Support for those who wait or gave up, at what it would have cost.
  case undelivered
  case begroting
  /// Of the gemeente: begroot less realised balance, + is voordeel and - is nadeel.
  case result
  /// Of the gemeente: the begroting of the next year, less the cost of the last month over a whole year
  /// at prices of the next; what is left of the result is incidental.
  case structuralResult = "structural_result"
  case pgbCost = "pgb_cost"
  /// What the gemeente spends itself: meldingen, herindicaties, contract management.
  case uitvoeringCost = "uitvoering_cost"
  /// People whose herindicatie is overdue, on average.
  case herindicatieBacklog = "herindicatie_backlog"
  /// What the gemeente pays for people who are helped in the sociale basis.
  case socialBaseCost = "social_base_cost"
  /// What people cost the gemeente once, where they start or move to other support or out of it.
  case oneOffCost = "one_off_cost"
  /// What support costs the gemeente: payments, pgb, uitvoering, the sociale basis that receives people
  /// and one-off costs, less eigen bijdragen.
  case netCost = "net_cost"
  /// Residents on 1 January.
  case population
  case population75plus = "population_75plus"
  /// Provider cost and pgb per inhabitant.
  case costPerInhabitant = "cost_per_inhabitant"

  /// Unit as results files write it.
  public var unit: String {
    switch self {
    case .need, .clients, .persons, .registered, .inflow, .outflow, .inProcess, .waiting,
      .population, .population75plus, .reneged, .socialBase, .pgbLeak,
      .herindicatieBacklog:
      "persons"
    case .waitingWeeks: "weeks"
    case .costPerInhabitant: "euro/person"
    default: "euro"
    }
  }

  /// Metrics with a monthly course.
  public static let monthly: [Metric] = [
    .need, .clients, .inflow, .outflow, .waiting, .cost, .payment, .oneOffCost,
  ]
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
