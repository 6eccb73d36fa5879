import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Turns the counts of a replication into columns of results.
final class OutcomeEvaluation {
  /// Columns that are summed over the same counts: first the sum of each, then the divisors of ratios.
  private final class Group {
    let columns: [Int]
    let kinds: [ColumnRule.Kind]
    /// Contracts that each column of what is carried speaks of.
    let contracts: [[Int]]
    /// Places of the columns that are more than a sum times a factor, or less.
    let special: [Int]
    /// Where the divisor of each ratio stands among the sums.
    private let divisors: [Int?]
    let sums: SumTable
    let values: Vector
    private let steps: Double
    private let factors: Vector

    /// - Parameter steps: over which means are taken.
    init(
      _ columns: [Int], _ rules: [ColumnRule], of counts: [Vector], wijken: Int, steps: Int
    ) {
      self.columns = columns
      let kinds = columns.map { rules[$0].kind }
      self.kinds = kinds
      contracts = columns.map { rules[$0].contracts }
      special = kinds.indices.filter { !kinds[$0].isPlain }
      // Divisors of ratios stand behind the sums of all columns.
      let ratios = columns.indices.filter { !rules[columns[$0]].divisor.isEmpty }
      divisors = columns.indices.map { place in
        ratios.firstIndex(of: place).map { columns.count + $0 }
      }
      sums = SumTable(
        columns.map { rules[$0].terms } + ratios.map { rules[columns[$0]].divisor }, of: counts,
        columns: wijken)
      values = Vector(sums.count)
      factors = Vector(columns.count, repeating: 1)
      self.steps = Double(steps)
    }

    /// Takes over the clients per person of a replication.
    func open(overlap: Double) {
      for (place, kind) in kinds.enumerated() {
        switch kind {
        case .mean: factors[place] = 1 / steps
        // Within one track nobody stands twice; the overlap is between tracks.
        case .meanOfPersons: factors[place] = 1 / (steps * overlap)
        case .total, .waitingWeeks, .perInhabitant, .begroting, .structural, .result, .carried:
          factors[place] = 1
        }
      }
    }

    func divisor(_ place: Int) -> Double { divisors[place].map { values[$0] } ?? 0 }

    /// Adds up everything; the special columns are left to the caller.
    func evaluate() {
      sums.write(into: values)
      for place in factors.indices { values[place] *= factors[place] }
    }
  }

  private let grid: TimeGrid
  private let tally: Tally
  private let funding: Funding
  /// Of a year: the columns of the whole, and those of contracts in their own time.
  private let yearly: [Group]
  /// Of a step, with the contract whose own time alone counts.
  private let monthly: Group
  private let during: [(row: Int, contract: Int)]
  /// Quantities of what each contract covers, while it was in force.
  private let covered: [(sums: SumTable, values: Vector)]

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
    let (steps, wijken) = (grid.stepsPerYear, model.setting.wijken.count)
    yearly =
      [Group(whole, rules, of: tally.year + [tally.population], wijken: wijken, steps: steps)]
      + partial.map { Group($1, rules, of: year($0), wijken: wijken, steps: steps) }
    monthly = Group(
      layout.monthlyColumns, rules, of: tally.step + [tally.population], wijken: wijken, steps: 1)
    during = layout.monthlyColumns.enumerated().compactMap { row, column in
      layout.columns[column].selection.during.map { (row, $0) }
    }
    covered = model.funding.contracts.enumerated().map { index, contract in
      let perceel = model.funding.percelen[contract.perceel]
      let rows = perceel.voorzieningen.flatMap { item in
        perceel.wijken.map { item * wijken + $0 }
      }
      let terms = Covered.allCases.map { covered in
        covered.quantity.isUsed(in: model)
          ? [SumTable.Term(source: covered.quantity.rawValue, indices: rows)] : []
      }
      return (
        SumTable(terms, of: tally.year(ofContract: index), columns: wijken), Vector(terms.count)
      )
    }
  }

  func open(overlap clientsPerPerson: Double) {
    for group in yearly { group.open(overlap: clientsPerPerson) }
    monthly.open(overlap: clientsPerPerson)
  }

  /// Hands over the columns of a year that has ended.
  func writeYear(_ year: Int, into block: ResultBlock) {
    for (sums, values) in covered { sums.write(into: values) }
    for group in yearly {
      group.evaluate()
      for place in group.special { group.values[place] = value(group, place) }
      for (place, column) in group.columns.enumerated() {
        block.set(column: column, year: year, to: group.values[place])
      }
    }
  }

  /// Hands over the monthly columns of a step.
  func writeStep(_ step: Int, into block: ResultBlock) {
    monthly.evaluate()
    for place in monthly.special { monthly.values[place] = value(monthly, place) }
    for (row, contract) in during where !funding.terms.inForce[contract] {
      monthly.values[row] = 0
    }
    block.add(monthly: monthly.values, step: step)
  }

  /// Of a column that is more than a sum times a factor.
  private func value(_ group: Group, _ place: Int) -> Double {
    let sum = group.values[place]
    let divisor = group.divisor(place)
    switch group.kinds[place] {
    case .total, .mean, .meanOfPersons: return sum
    case .waitingWeeks:
      return divisor > 0 ? sum * TimeGrid.weeksPerYear * grid.dt / divisor : 0
    case .perInhabitant: return divisor > 0 ? sum / divisor : 0
    case .begroting: return funding.begroting.amount
    case .structural: return funding.begroting.structural
    case .result: return funding.begroting.amount - sum
    case .carried(let amount):
      var total = 0.0
      for contract in group.contracts[place] { total += carried(amount, contract) }
      return total
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
  private func carried(_ amount: ColumnRule.Amount, _ contract: Int) -> Double {
    let year = funding.years[contract]
    let values = covered[contract].values
    func sum(_ covered: Covered) -> Double { values[covered.rawValue] }
    switch amount {
    case .reserve: return funding.settlement[contract].reserve
    case .budget: return year.budget
    case .undelivered: return sum(.undelivered)
    case .byReserve: return sum(.reserveDraw)
    case .byProvider: return sum(.cost) - sum(.payment) - sum(.reserveDraw)
    case .byGemeente: return sum(.payment) + year.pgb - year.budget
    case .need:
      // Without a budget what is delivered is paid, and what is not is still carried by someone.
      let hasBudget = funding.hasBudget(contract)
      return sum(.undelivered) + (hasBudget ? sum(.cost) + year.pgb : 0)
    }
  }
}
