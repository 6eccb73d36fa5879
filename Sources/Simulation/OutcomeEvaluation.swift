import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Turns the counts of a replication into columns of results.
final class OutcomeEvaluation {
  /// Columns that are summed over the same counts: first the sum of each, then the divisors of ratios.
  private struct Group {
    let columns: [Int]
    let kinds: [ColumnRule.Kind]
    let carried: [ColumnRule.Carried?]
    let sums: SumTable
    let values: Vector

    init(_ columns: [Int], _ rules: [ColumnRule], of counts: [Vector]) {
      self.columns = columns
      kinds = columns.map { rules[$0].kind }
      carried = columns.map { rules[$0].carried }
      sums = SumTable(
        columns.map { rules[$0].terms } + columns.map { rules[$0].divisor }, of: counts)
      values = Vector(sums.count)
    }
  }

  private let grid: TimeGrid
  private let tally: Tally
  private let funding: Funding
  /// Of a year: the columns of the whole, and those of contracts in their own time.
  private let yearly: [Group]
  /// Of a step, with the contract whose own time alone counts.
  private let monthly: Group
  private let during: [Int?]
  /// Quantities of what each contract covers, while it was in force.
  private let covered: [(sums: SumTable, values: Vector)]
  private var overlap = 1.0

  init(layout: OutcomeLayout, model: SimulationModel, tally: Tally, funding: Funding) {
    grid = model.setting.grid
    self.tally = tally
    self.funding = funding
    let rules = layout.columns.map { ColumnRule($0, model) }
    let whole = layout.columns.indices.filter { layout.columns[$0].selection.during == nil }
    let partial = Dictionary(grouping: layout.columns.indices) {
      layout.columns[$0].selection.during
    }.compactMap { contract, columns in contract.map { ($0, columns) } }.sorted { $0.0 < $1.0 }
    let year = { (contract: Int) in tally.year(ofContract: contract) + [tally.population] }
    yearly =
      [Group(whole, rules, of: tally.year + [tally.population])]
      + partial.map { Group($1, rules, of: year($0)) }
    monthly = Group(layout.monthlyColumns, rules, of: tally.step + [tally.population])
    during = layout.monthlyColumns.map { layout.columns[$0].selection.during }
    let wijken = model.setting.wijken.count
    covered = model.funding.contracts.enumerated().map { index, contract in
      let perceel = model.funding.percelen[contract.perceel]
      let rows = perceel.voorzieningen.flatMap { item in
        perceel.wijken.map { item * wijken + $0 }
      }
      let terms = Covered.allCases.map { covered in
        covered.quantity.isUsed(in: model)
          ? [SumTable.Term(source: covered.quantity.rawValue, indices: rows)] : []
      }
      return (SumTable(terms, of: tally.year(ofContract: index)), Vector(terms.count))
    }
  }

  func open(overlap clientsPerPerson: Double) { overlap = clientsPerPerson }

  /// Hands over the columns of a year that has ended.
  func writeYear(_ year: Int, into block: ResultBlock) {
    for (sums, values) in covered { sums.write(into: values) }
    for group in yearly {
      group.sums.write(into: group.values)
      for place in group.columns.indices {
        let value = value(group, place, steps: Double(grid.stepsPerYear))
        block.set(column: group.columns[place], year: year, to: value)
      }
    }
  }

  /// Hands over the monthly columns of a step.
  func writeStep(_ step: Int, into block: ResultBlock) {
    monthly.sums.write(into: monthly.values)
    for row in monthly.kinds.indices {
      let holds = during[row].map { funding.terms.inForce[$0] } ?? true
      block.add(monthly: row, step: step, holds ? value(monthly, row, steps: 1) : 0)
    }
  }

  private func value(_ group: Group, _ place: Int, steps: Double) -> Double {
    let sum = group.values[place]
    let divisor = group.values[group.kinds.count + place]
    switch group.kinds[place] {
    case .total: return sum
    case .mean: return sum / steps
    // Within one track nobody stands twice; the overlap is between tracks.
    case .meanOfPersons: return sum / steps / overlap
    case .waitingWeeks:
      return divisor > 0 ? sum * TimeGrid.weeksPerYear * grid.dt / divisor : 0
    case .perInhabitant: return divisor > 0 ? sum / divisor : 0
    case .begroting: return funding.begroting.amount
    case .structural: return funding.begroting.structural
    case .result: return funding.begroting.amount - sum
    case .carried:
      guard let carried = group.carried[place] else { return 0 }
      return carried.contracts.reduce(0) { $0 + self.carried(carried.metric, $1) }
    }
  }

  /// What the carrying of a contract is made of.
  private enum Covered: Int, CaseIterable {
    case undelivered, cost, payment, reserveDraw

    var quantity: Quantity {
      switch self {
      case .undelivered: .undelivered
      case .cost: .cost
      case .payment: .payment
      case .reserveDraw: .reserveDraw
      }
    }
  }

  /// Budget, the cost of all need, and who carries the difference, of a contract in its own time.
  private func carried(_ metric: Metric, _ contract: Int) -> Double {
    let year = funding.years[contract]
    let sum = { (covered: Covered) in self.covered[contract].values[covered.rawValue] }
    switch metric {
    case .reserve: return funding.settlement[contract].reserve
    case .budget: return year.budget
    case .undelivered: return sum(.undelivered)
    case .carriedReserve: return sum(.reserveDraw)
    case .carriedProvider: return sum(.cost) - sum(.payment) - sum(.reserveDraw)
    case .carriedGemeente: return sum(.payment) + year.pgb - year.budget
    case .needCost:
      // Without a budget what is delivered is paid, and what is not is still carried by someone.
      let hasBudget = funding.specification.contracts[contract].hasBudget
      return sum(.undelivered) + (hasBudget ? sum(.cost) + year.pgb : 0)
    default: return 0
    }
  }
}

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
    case carried
  }

  /// Which contracts a column of what is carried speaks of.
  struct Carried {
    let metric: Metric
    let contracts: [Int]
  }

  let kind: Kind
  /// What is added up, of the counts by quantity and the population behind them.
  let terms: [SumTable.Term]
  /// What a ratio is taken of: starts, or residents.
  let divisor: [SumTable.Term]
  let carried: Carried?

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
      divisor = residents(0)
    case .begroting: (kind, terms) = (.begroting, [])
    case .structuralResult: (kind, terms) = (.structural, [])
    case .reserve, .budget, .needCost, .carriedGemeente, .carriedProvider, .carriedReserve,
      .undelivered:
      (kind, terms) = (.carried, [])
    }
    self.divisor = divisor
    carried =
      if case .carried = kind {
        Carried(metric: column.metric, contracts: selection.contracts)
      } else { nil }
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
