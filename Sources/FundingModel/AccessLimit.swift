import SociaalDomein

/// One limit on who may start under a contract; who starts must fit within all of them.
public struct AccessLimit: Sendable {
  /// What is limited.
  enum Measure: Sendable {
    /// Nothing.
    case nothing
    /// Euros a step, by the budget.
    case euros
    /// Clients.
    case places(ParameterSeries)
    /// Euros a step of those whom a provider with a loss in sight takes.
    case restrained(Parameter)
    /// Euros a step on what an earmark is not for.
    case unearmarked
    /// Hours of staff a month.
    case hours(StaffTerms)
  }

  /// The measure without what was agreed of it.
  enum Kind: Sendable {
    case nothing, euros, places, restrained, unearmarked, hours
  }

  let contract: Int
  let measure: Measure

  var kind: Kind {
    switch measure {
    case .nothing: .nothing
    case .euros: .euros
    case .places: .places
    case .restrained: .restrained
    case .unearmarked: .unearmarked
    case .hours: .hours
    }
  }
}

extension Contract {
  /// What limits who may start: first its access rule, then the capacity of its providers.
  func limits(_ index: Int) -> [AccessLimit] {
    var measures: [AccessLimit.Measure]
    switch system.access {
    case .open: measures = [.nothing]
    case .euroCeiling: measures = [.euros]
    case .placeCeiling(let places): measures = [.places(places)]
    case .providerDecides(let restraint): measures = [.restrained(restraint)]
    }
    if let places = capacity?.places { measures.append(.places(places)) }
    if let staff = capacity?.staff { measures.append(.hours(staff)) }
    if budget.earmark?.voorzieningen.isEmpty == false {
      switch system.access {
      case .euroCeiling, .providerDecides: measures.append(.unearmarked)
      case .open, .placeCeiling: break
      }
    }
    return measures.map { AccessLimit(contract: index, measure: $0) }
  }
}
