import SociaalDomein

/// What is counted every step and added up over a year, per wijk and per item: a voorziening, a care
/// state or a transition.
enum Quantity: Int, CaseIterable {
  // Per voorziening.
  case clients
  case clientStarts
  case cost
  case payment
  case contribution
  case pgb
  case reserveDraw
  case undelivered
  case uitvoering
  case socialBaseCost
  // Per state.
  case people
  case newNeed
  case starts
  case released
  case waiting
  case inProcess
  case waited
  case reneged
  case diverted
  case leaked
  case overdue
  case oneOff
  // Per transition.
  case moves

  func items(_ setting: Setting, transitions: Int) -> Int {
    switch self {
    case .clients, .clientStarts, .cost, .payment, .contribution, .pgb, .reserveDraw,
      .undelivered, .uitvoering, .socialBaseCost:
      setting.voorzieningen.count
    case .people, .newNeed, .starts, .released, .waiting, .inProcess, .waited, .reneged,
      .diverted, .leaked, .overdue, .oneOff:
      setting.states.count
    case .moves: transitions
    }
  }

  /// Numbers of a step over all quantities, items and wijken that can be other than 0.
  static func numbers(in model: SimulationModel) -> Int {
    let transitions = model.demand.careFlow.transitions.count
    return allCases.filter { $0.isUsed(in: model) }.reduce(0) {
      $0 + $1.items(model.setting, transitions: transitions) * model.setting.wijken.count
    }
  }

  /// Whether it can be other than 0 under a model.
  func isUsed(in model: SimulationModel) -> Bool {
    let funding = model.funding
    switch self {
    case .clients, .cost, .payment, .contribution, .pgb, .people, .newNeed, .starts, .inProcess,
      .moves:
      return true
    case .reserveDraw: return funding.contracts.contains { $0.system.risk.reserve != nil }
    case .clientStarts:
      return funding.contracts.contains { $0.system.payment.rule == .perTrajectory }
    case .undelivered, .waiting, .waited: return funding.rationsAccess
    case .uitvoering: return funding.hasUitvoering
    case .socialBaseCost: return funding.paysSocialBase
    case .released: return model.demand.drivers.activeAbonnement != nil
    case .reneged: return funding.contracts.contains { $0.queue.reneging != nil }
    case .diverted: return funding.divertsPeople
    case .leaked:
      return funding.divertsPeople
        || funding.contracts.contains { $0.queue.renegingToPgb != nil }
    case .overdue: return funding.limitsReviews
    case .oneOff: return funding.oneOff.isUsed
    }
  }
}
