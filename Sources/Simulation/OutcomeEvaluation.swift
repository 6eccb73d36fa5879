import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Turns the counts of a batch into columns of results.
final class OutcomeEvaluation {
  private let layout: OutcomeLayout
  private let setting: Setting
  private let tally: Tally
  private let funding: FundingBatch
  private let overlap: LaneMatrix
  private let scratch: LaneMatrix
  /// Per column the transitions into and out of its states.
  private let movesIn: [[Int]]
  private let movesOut: [[Int]]
  private let registered: [Int]
  /// Per column whether its states are of more than one track.
  private let isOverTracks: [Bool]

  init(
    layout: OutcomeLayout, model: SimulationModel, tally: Tally, funding: FundingBatch, lanes: Int
  ) {
    self.layout = layout
    setting = model.setting
    self.tally = tally
    self.funding = funding
    overlap = LaneMatrix(rows: 1, lanes: lanes)
    scratch = LaneMatrix(rows: 3, lanes: lanes)
    let transitions = model.demand.careFlow.transitions
    movesIn = layout.columns.map { column in
      let states = column.selection.states
      return transitions.indices.filter { index in
        let to = transitions[index].to
        return to.map(states.contains) == true && !states.contains(transitions[index].from)
      }
    }
    movesOut = layout.columns.map { column in
      let states = column.selection.states
      return transitions.indices.filter { index in
        let to = transitions[index].to
        return states.contains(transitions[index].from) && to.map(states.contains) != true
      }
    }
    let states = model.setting.states
    isOverTracks = layout.columns.map { column in
      Set(column.selection.states.map { states[$0].track }).count > 1
    }
    registered = model.setting.voorzieningen.indices.filter {
      model.setting.voorzieningen[$0].registered
    }
  }

  func open(overlap clientsPerPerson: LaneMatrix.Row) { overlap[0].copy(clientsPerPerson) }

  /// Writes the columns of a year that has ended, row column * years + year.
  func writeYear(_ year: Int, into outcomes: LaneMatrix) {
    for column in layout.columns.indices {
      let during = layout.columns[column].selection.during
      let counts = during.map { tally.year(ofContract: $0) } ?? tally.year
      write(
        column, of: counts, steps: Double(setting.grid.stepsPerYear),
        into: outcomes[column * layout.years + year])
    }
  }

  /// Writes the monthly columns of a step, row monthly column * steps + step.
  func writeStep(_ step: Int, into outcomes: LaneMatrix) {
    for (row, column) in layout.monthlyColumns.enumerated() {
      let values = outcomes[row * layout.steps + step]
      write(column, of: tally.step, steps: 1, into: values)
      guard let contract = layout.columns[column].selection.during else { continue }
      values.multiply(by: funding.terms.inForce[contract])
    }
  }

  private func write(
    _ column: Int, of counts: LaneMatrix, steps: Double, into row: LaneMatrix.Row
  ) {
    let selection = layout.columns[column].selection
    switch layout.columns[column].metric {
    case .need: sum(.newNeed, selection.states, selection, counts, into: row)
    case .clients: mean(.clients, selection.voorzieningen, selection, counts, steps, into: row)
    case .persons:
      mean(.people, selection.states, selection, counts, steps, into: row)
      // Within one track nobody stands twice; the overlap is between tracks.
      guard isOverTracks[column] else { return }
      for lane in row.indices { row[lane] /= overlap[0][lane] }
    case .registered:
      row.update(repeating: 0)
      for voorziening in registered where selection.voorzieningen.contains(voorziening) {
        add(.clients, voorziening, selection, counts, into: row)
      }
      scale(row, 1 / steps)
    case .inflow:
      sum(.starts, selection.states, selection, counts, into: row)
      for index in movesIn[column] { add(.moves, index, selection, counts, into: row) }
    case .outflow:
      sum(.released, selection.states, selection, counts, into: row)
      for index in movesOut[column] { add(.moves, index, selection, counts, into: row) }
    case .inProcess: mean(.inProcess, selection.states, selection, counts, steps, into: row)
    case .waiting: mean(.waiting, selection.states, selection, counts, steps, into: row)
    case .waitingWeeks: writeWaitingWeeks(selection, counts, into: row)
    case .reneged: sum(.reneged, selection.states, selection, counts, into: row)
    case .socialBase: sum(.diverted, selection.states, selection, counts, into: row)
    case .herindicatieBacklog:
      mean(.overdue, selection.states, selection, counts, steps, into: row)
    case .pgbLeak: sum(.leaked, selection.states, selection, counts, into: row)
    case .population: population(selection, from: 0, into: row)
    case .population75plus: population(selection, from: setting.wijken.count, into: row)
    default: writeEuros(column, selection, counts, into: row)
    }
  }

  private func writeEuros(
    _ column: Int, _ selection: Selection, _ counts: LaneMatrix, into row: LaneMatrix.Row
  ) {
    let voorzieningen = selection.voorzieningen
    switch layout.columns[column].metric {
    case .cost: sum(.cost, voorzieningen, selection, counts, into: row)
    case .payment: sum(.payment, voorzieningen, selection, counts, into: row)
    case .ownContribution: sum(.contribution, voorzieningen, selection, counts, into: row)
    case .pgbCost: sum(.pgb, voorzieningen, selection, counts, into: row)
    case .uitvoeringCost: sum(.uitvoering, voorzieningen, selection, counts, into: row)
    case .socialBaseCost: sum(.socialBaseCost, voorzieningen, selection, counts, into: row)
    case .providerResult:
      writeProviderResult(selection, counts, into: row)
    case .netCost: writeNetCost(selection, counts, into: row)
    case .begroting: row.copy(funding.begroting.amount[0])
    case .structuralResult: row.copy(funding.begroting.structural[0])
    case .result: writeResult(selection, counts, into: row)
    case .costPerInhabitant: writePerInhabitant(selection, counts, into: row)
    default: writeCarried(column, into: row)
    }
  }

  /// Receipts and what comes out of reserves, less cost.
  private func writeProviderResult(
    _ selection: Selection, _ counts: LaneMatrix, into row: LaneMatrix.Row
  ) {
    sum(.payment, selection.voorzieningen, selection, counts, into: row)
    for item in selection.voorzieningen { add(.reserveDraw, item, selection, counts, into: row) }
    sum(.cost, selection.voorzieningen, selection, counts, into: scratch[0])
    row.add(scratch[0], times: -1)
  }

  /// Budgets, the cost of all need, and who carries the difference, over contracts in their own time.
  private func writeCarried(_ column: Int, into row: LaneMatrix.Row) {
    row.update(repeating: 0)
    for contract in layout.columns[column].selection.contracts {
      switch layout.columns[column].metric {
      case .reserve: row.add(funding.settlement.reserve[contract])
      case .budget: row.add(funding.budgetOfYear[contract])
      case .undelivered: add(.undelivered, ofContract: contract, to: row)
      case .carriedReserve: add(.reserveDraw, ofContract: contract, to: row)
      case .carriedProvider:
        add(.cost, ofContract: contract, to: row)
        add(.payment, ofContract: contract, times: -1, to: row)
        add(.reserveDraw, ofContract: contract, times: -1, to: row)
      case .carriedGemeente:
        add(.payment, ofContract: contract, to: row)
        row.add(funding.pgbOfYear[contract])
        row.add(funding.budgetOfYear[contract], times: -1)
      case .needCost:
        add(.undelivered, ofContract: contract, to: row)
        // Without a budget what is delivered is paid, and what is not is still carried by someone.
        guard funding.specification.contracts[contract].hasBudget else { continue }
        add(.cost, ofContract: contract, to: row)
        row.add(funding.pgbOfYear[contract])
      default: break
      }
    }
  }

  /// Adds a yearly quantity of what a contract covers, while it was in force.
  private func add(
    _ quantity: Quantity, ofContract contract: Int, times factor: Double = 1,
    to row: LaneMatrix.Row
  ) {
    let perceel = funding.specification.percelen[funding.specification.contracts[contract].perceel]
    let counts = tally.year(ofContract: contract)
    for item in perceel.voorzieningen {
      for wijk in perceel.wijken {
        row.add(counts[tally.row(quantity, item: item, wijk: wijk)], times: factor)
      }
    }
  }

  /// Realised balance: payments + pgb + uitvoering + sociale basis - eigen bijdrage.
  private func writeNetCost(
    _ selection: Selection, _ counts: LaneMatrix, into row: LaneMatrix.Row
  ) {
    sum(.payment, selection.voorzieningen, selection, counts, into: row)
    sum(.pgb, selection.voorzieningen, selection, counts, into: scratch[0])
    row.add(scratch[0])
    for item in selection.voorzieningen {
      add(.uitvoering, item, selection, counts, into: row)
      add(.socialBaseCost, item, selection, counts, into: row)
    }
    sum(.contribution, selection.voorzieningen, selection, counts, into: scratch[0])
    row.add(scratch[0], times: -1)
  }

  /// Begroot less realised balance.
  private func writeResult(
    _ selection: Selection, _ counts: LaneMatrix, into row: LaneMatrix.Row
  ) {
    row.copy(funding.begroting.amount[0])
    writeNetCost(selection, counts, into: scratch[1])
    row.add(scratch[1], times: -1)
  }

  private func writePerInhabitant(
    _ selection: Selection, _ counts: LaneMatrix, into row: LaneMatrix.Row
  ) {
    sum(.cost, selection.voorzieningen, selection, counts, into: row)
    sum(.pgb, selection.voorzieningen, selection, counts, into: scratch[0])
    row.add(scratch[0])
    population(selection, from: 0, into: scratch[1])
    let people = scratch[1]
    for lane in row.indices { row[lane] = people[lane] > 0 ? row[lane] / people[lane] : 0 }
  }

  /// Mean wait after the besluit of those who start.
  private func writeWaitingWeeks(
    _ selection: Selection, _ counts: LaneMatrix, into row: LaneMatrix.Row
  ) {
    sum(.waited, selection.states, selection, counts, into: row)
    sum(.starts, selection.states, selection, counts, into: scratch[0])
    let started = scratch[0]
    let weeks = TimeGrid.weeksPerYear * setting.grid.dt
    for lane in row.indices {
      row[lane] = started[lane] > 0 ? row[lane] * weeks / started[lane] : 0
    }
  }

  private func population(_ selection: Selection, from first: Int, into row: LaneMatrix.Row) {
    row.update(repeating: 0)
    for wijk in selection.wijken { row.add(tally.population[first + wijk]) }
  }

  private func sum(
    _ quantity: Quantity, _ items: [Int], _ selection: Selection, _ counts: LaneMatrix,
    into row: LaneMatrix.Row
  ) {
    row.update(repeating: 0)
    for item in items { add(quantity, item, selection, counts, into: row) }
  }

  private func mean(
    _ quantity: Quantity, _ items: [Int], _ selection: Selection, _ counts: LaneMatrix,
    _ steps: Double, into row: LaneMatrix.Row
  ) {
    sum(quantity, items, selection, counts, into: row)
    scale(row, 1 / steps)
  }

  private func scale(_ row: LaneMatrix.Row, _ factor: Double) {
    for lane in row.indices { row[lane] *= factor }
  }

  private func add(
    _ quantity: Quantity, _ item: Int, _ selection: Selection, _ counts: LaneMatrix,
    into row: LaneMatrix.Row
  ) {
    for wijk in selection.wijken { row.add(counts[tally.row(quantity, item: item, wijk: wijk)]) }
  }
}
