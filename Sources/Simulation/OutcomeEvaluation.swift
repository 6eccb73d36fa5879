import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Turns the counts of a replication into columns of results.
final class OutcomeEvaluation {
  private let layout: OutcomeLayout
  private let grid: TimeGrid
  private let tally: Tally
  private let funding: Funding
  private let rules: [ColumnRule]
  /// Rows of money that each contract covers.
  private let coverage: [IndexSum]
  private var overlap = 1.0

  init(layout: OutcomeLayout, model: SimulationModel, tally: Tally, funding: Funding) {
    self.layout = layout
    grid = model.setting.grid
    self.tally = tally
    self.funding = funding
    rules = layout.columns.map { ColumnRule($0, model) }
    let wijken = model.setting.wijken.count
    coverage = model.funding.contracts.map { contract in
      let perceel = model.funding.percelen[contract.perceel]
      return IndexSum(
        perceel.voorzieningen.flatMap { item in perceel.wijken.map { item * wijken + $0 } })
    }
  }

  func open(overlap clientsPerPerson: Double) { overlap = clientsPerPerson }

  /// Hands over the columns of a year that has ended.
  func writeYear(_ year: Int, into block: ResultBlock) {
    for column in layout.columns.indices {
      let counts =
        layout.columns[column].selection.during.map { tally.year(ofContract: $0) } ?? tally.year
      block.set(
        column: column, year: year,
        to: value(rules[column], counts, steps: Double(grid.stepsPerYear)))
    }
  }

  /// Hands over the monthly columns of a step.
  func writeStep(_ step: Int, into block: ResultBlock) {
    for (row, column) in layout.monthlyColumns.enumerated() {
      let during = layout.columns[column].selection.during
      let holds = during.map { funding.terms.inForce[$0] } ?? true
      block.add(
        monthly: row, step: step, holds ? value(rules[column], tally.step, steps: 1) : 0)
    }
  }

  private func value(_ rule: ColumnRule, _ counts: [Vector], steps: Double) -> Double {
    switch rule.kind {
    case .total: return rule.sum(counts)
    case .mean: return rule.sum(counts) / steps
    // Within one track nobody stands twice; the overlap is between tracks.
    case .meanOfPersons: return rule.sum(counts) / steps / overlap
    case .waitingWeeks:
      let started = rule.divisor(counts[Quantity.starts.rawValue])
      return started > 0
        ? rule.sum(counts) * TimeGrid.weeksPerYear * grid.dt / started : 0
    case .population: return rule.divisor(tally.population)
    case .perInhabitant:
      let people = rule.divisor(tally.population)
      return people > 0 ? rule.sum(counts) / people : 0
    case .begroting: return funding.begroting.amount
    case .structural: return funding.begroting.structural
    case .result: return funding.begroting.amount - rule.sum(counts)
    case .carried(let metric, let contracts):
      return contracts.reduce(0) { $0 + carried(metric, $1) }
    }
  }

  /// Budget, the cost of all need, and who carries the difference, of a contract in its own time.
  private func carried(_ metric: Metric, _ contract: Int) -> Double {
    let year = funding.years[contract]
    switch metric {
    case .reserve: return funding.settlement[contract].reserve
    case .budget: return year.budget
    case .undelivered: return sum(.undelivered, contract)
    case .carriedReserve: return sum(.reserveDraw, contract)
    case .carriedProvider:
      return sum(.cost, contract) - sum(.payment, contract) - sum(.reserveDraw, contract)
    case .carriedGemeente: return sum(.payment, contract) + year.pgb - year.budget
    case .needCost:
      // Without a budget what is delivered is paid, and what is not is still carried by someone.
      let hasBudget = funding.specification.contracts[contract].hasBudget
      return sum(.undelivered, contract) + (hasBudget ? sum(.cost, contract) + year.pgb : 0)
    default: return 0
    }
  }

  /// A yearly quantity of what a contract covers, while it was in force.
  private func sum(_ quantity: Quantity, _ contract: Int) -> Double {
    tally.isUsed(quantity)
      ? coverage[contract](tally.year(ofContract: contract)[quantity.rawValue]) : 0
  }
}

/// How a column follows from counts.
struct ColumnRule {
  enum Kind {
    case total
    case mean
    case meanOfPersons
    case waitingWeeks
    case population
    case perInhabitant
    case begroting
    case structural
    case result
    case carried(Metric, [Int])
  }

  /// Quantities that are added up, each with its items and wijken, and its sign.
  private struct Term {
    let quantity: Int
    let sum: IndexSum
    let sign: Double
  }

  let kind: Kind
  private let terms: [Term]
  /// What a ratio is taken of: starts, or residents.
  let divisor: IndexSum

  func sum(_ counts: [Vector]) -> Double {
    var total = 0.0
    for term in terms { total += term.sign * term.sum(counts[term.quantity]) }
    return total
  }

  init(_ column: OutcomeLayout.Column, _ model: SimulationModel) {
    let (selection, setting) = (column.selection, model.setting)
    let wijken = setting.wijken.count
    let places = { (items: [Int]) in
      IndexSum(items.flatMap { item in selection.wijken.map { item * wijken + $0 } })
    }
    let term = { (quantity: Quantity, items: [Int], sign: Double) -> [Term] in
      guard quantity.isUsed(in: model), !items.isEmpty else { return [] }
      return [Term(quantity: quantity.rawValue, sum: places(items), sign: sign)]
    }
    let (states, support) = (selection.states, selection.voorzieningen)
    let money = { (quantity: Quantity, sign: Double) in term(quantity, support, sign) }
    var divisor = IndexSum([])
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
      divisor = places(states)
    case .reneged: (kind, terms) = (.total, term(.reneged, states, 1))
    case .socialBase: (kind, terms) = (.total, term(.diverted, states, 1))
    case .pgbLeak: (kind, terms) = (.total, term(.leaked, states, 1))
    case .herindicatieBacklog: (kind, terms) = (.mean, term(.overdue, states, 1))
    case .population:
      (kind, terms) = (.population, [])
      divisor = IndexSum(selection.wijken)
    case .population75plus:
      (kind, terms) = (.population, [])
      divisor = IndexSum(selection.wijken.map { wijken + $0 })
    case .cost: (kind, terms) = (.total, money(.cost, 1))
    case .payment: (kind, terms) = (.total, money(.payment, 1))
    case .ownContribution: (kind, terms) = (.total, money(.contribution, 1))
    case .pgbCost: (kind, terms) = (.total, money(.pgb, 1))
    case .uitvoeringCost: (kind, terms) = (.total, money(.uitvoering, 1))
    case .socialBaseCost: (kind, terms) = (.total, money(.socialBaseCost, 1))
    case .providerResult:
      // Receipts and what comes out of reserves, less cost.
      (kind, terms) = (.total, money(.payment, 1) + money(.reserveDraw, 1) + money(.cost, -1))
    case .netCost, .result:
      // Realised balance: payments + pgb + uitvoering + sociale basis - eigen bijdrage.
      kind = column.metric == .result ? .result : .total
      terms =
        money(.payment, 1) + money(.pgb, 1) + money(.uitvoering, 1) + money(.socialBaseCost, 1)
        + money(.contribution, -1)
    case .costPerInhabitant:
      (kind, terms) = (.perInhabitant, money(.cost, 1) + money(.pgb, 1))
      divisor = IndexSum(selection.wijken)
    case .begroting: (kind, terms) = (.begroting, [])
    case .structuralResult: (kind, terms) = (.structural, [])
    case .reserve, .budget, .needCost, .carriedGemeente, .carriedProvider, .carriedReserve,
      .undelivered:
      (kind, terms) = (.carried(column.metric, selection.contracts), [])
    }
    self.divisor = divisor
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
