import DemandModel
import NumericKernels
import SociaalDomein

/// How a column follows from counts.
struct ColumnRule {
  enum Kind {
    case total
    case mean
    case meanOfPersons
    case waitingWeeks
    case perInhabitant
    case begroting
    case structural
    case result
    case carried(Amount)

    /// Whether a column is a sum times a factor.
    var isPlain: Bool {
      switch self {
      case .total, .mean, .meanOfPersons: true
      case .waitingWeeks, .perInhabitant, .begroting, .structural, .result, .carried: false
      }
    }
  }

  /// What contracts tell of budgets and of who carries what these do not pay.
  enum Amount {
    case reserve
    case budget
    case need
    case byGemeente
    case byProvider
    case byReserve
    case undelivered
  }

  let kind: Kind
  /// What is added up, of the counts by quantity and the population behind them.
  let terms: [SumTable.Term]
  /// What a ratio is taken of: starts, or residents.
  let divisor: [SumTable.Term]
  /// Contracts that a column of what is carried speaks of.
  let contracts: [Int]

  init(_ column: OutcomeLayout.Column, _ model: SimulationModel) {
    let (selection, setting) = (column.selection, model.setting)
    let wijken = setting.wijken.count
    let term = { (quantity: Quantity, items: [Int], sign: Double) -> [SumTable.Term] in
      guard quantity.isUsed(in: model) else { return [] }
      let places = items.flatMap { item in selection.wijken.map { item * wijken + $0 } }
      return [SumTable.Term(source: quantity.rawValue, indices: places, sign: sign)]
    }
    let residents = { (first: Int) in
      [
        SumTable.Term(
          source: Quantity.allCases.count, indices: selection.wijken.map { first + $0 })
      ]
    }
    let (states, support) = (selection.states, selection.voorzieningen)
    let money = { (quantity: Quantity, sign: Double) in term(quantity, support, sign) }
    let oneOff = term(.oneOff, ColumnRule.statesOfMoney(selection, setting), 1)
    var divisor: [SumTable.Term] = []
    switch column.metric {
    case .need: (kind, terms) = (.total, term(.newNeed, states, 1))
    case .clients: (kind, terms) = (.mean, money(.clients, 1))
    case .persons:
      let tracks = Set(states.map { setting.states[$0].track })
      kind = tracks.count > 1 ? .meanOfPersons : .mean
      terms = term(.people, states, 1)
    case .registered:
      kind = .mean
      terms = term(.clients, support.filter { setting.voorzieningen[$0].registered }, 1)
    case .inflow:
      kind = .total
      terms = term(.starts, states, 1) + term(.moves, ColumnRule.moves(model, into: states), 1)
    case .outflow:
      kind = .total
      terms = term(.released, states, 1) + term(.moves, ColumnRule.moves(model, outOf: states), 1)
    case .inProcess: (kind, terms) = (.mean, term(.inProcess, states, 1))
    case .waiting: (kind, terms) = (.mean, term(.waiting, states, 1))
    case .waitingWeeks:
      (kind, terms) = (.waitingWeeks, term(.waited, states, 1))
      divisor = term(.starts, states, 1)
    case .reneged: (kind, terms) = (.total, term(.reneged, states, 1))
    case .socialBase: (kind, terms) = (.total, term(.diverted, states, 1))
    case .pgbLeak: (kind, terms) = (.total, term(.leaked, states, 1))
    case .herindicatieBacklog: (kind, terms) = (.mean, term(.overdue, states, 1))
    case .population:
      (kind, terms) = (.total, residents(0))
    case .population75plus:
      (kind, terms) = (.total, residents(wijken))
    case .cost: (kind, terms) = (.total, money(.cost, 1))
    case .payment: (kind, terms) = (.total, money(.payment, 1))
    case .ownContribution: (kind, terms) = (.total, money(.contribution, 1))
    case .pgbCost: (kind, terms) = (.total, money(.pgb, 1))
    case .uitvoeringCost: (kind, terms) = (.total, money(.uitvoering, 1))
    case .socialBaseCost: (kind, terms) = (.total, money(.socialBaseCost, 1))
    case .oneOffCost: (kind, terms) = (.total, oneOff)
    case .providerResult:
      // Receipts and what comes out of reserves, less cost.
      (kind, terms) = (.total, money(.payment, 1) + money(.reserveDraw, 1) + money(.cost, -1))
    case .netCost, .result:
      // Realised balance: payments + pgb + uitvoering + sociale basis + one-off costs - eigen bijdrage.
      kind = column.metric == .result ? .result : .total
      terms =
        money(.payment, 1) + money(.pgb, 1) + money(.uitvoering, 1) + money(.socialBaseCost, 1)
        + money(.contribution, -1) + oneOff
    case .costPerInhabitant:
      (kind, terms) = (.perInhabitant, money(.cost, 1) + money(.pgb, 1))
      divisor = residents(0)
    case .begroting: (kind, terms) = (.begroting, [])
    case .structuralResult: (kind, terms) = (.structural, [])
    case .reserve: (kind, terms) = (.carried(.reserve), [])
    case .budget: (kind, terms) = (.carried(.budget), [])
    case .needCost: (kind, terms) = (.carried(.need), [])
    case .carriedGemeente: (kind, terms) = (.carried(.byGemeente), [])
    case .carriedProvider: (kind, terms) = (.carried(.byProvider), [])
    case .carriedReserve: (kind, terms) = (.carried(.byReserve), [])
    case .undelivered: (kind, terms) = (.carried(.undelivered), [])
    }
    self.divisor = divisor
    contracts = selection.contracts
  }

  /// States whose own money falls within a selection: by their first voorziening, so that parts that share
  /// a state do not both count it; those without one where all states are counted.
  private static func statesOfMoney(_ selection: Selection, _ setting: Setting) -> [Int] {
    selection.states.filter { state in
      setting.states[state].voorzieningen.first.map(selection.voorzieningen.contains) ?? true
    }
  }

  /// Transitions by which people come into some states from others.
  private static func moves(_ model: SimulationModel, into states: [Int]) -> [Int] {
    let ways = model.demand.careFlow.transitions
    return ways.indices.filter { way in
      ways[way].to.map(states.contains) == true && !states.contains(ways[way].from)
    }
  }

  /// Transitions by which people leave some states, out of care or for others.
  private static func moves(_ model: SimulationModel, outOf states: [Int]) -> [Int] {
    let ways = model.demand.careFlow.transitions
    return ways.indices.filter { way in
      states.contains(ways[way].from) && ways[way].to.map(states.contains) != true
    }
  }
}
