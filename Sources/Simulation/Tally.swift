import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// The counts of one batch: of the running step, and added up over the running year.
final class Tally {
  private let setting: Setting
  private let convention: CountConvention
  let step: LaneMatrix
  let year: LaneMatrix
  /// Residents and residents of 75 and older on 1 January, per wijk.
  let population: LaneMatrix
  private let firstRow: [Int]
  /// For each voorziening the states that contain it, and the part of an eigen bijdrage that falls
  /// to it in each: a person in a combination pays once.
  private let statesOf: [[(state: Int, paying: Double)]]
  /// For each voorziening the transitions by which people come to it from other care.
  private let movesTo: [[Int]]
  /// Whether people may wait, go elsewhere or give up.
  let hasQueue: Bool
  private let countsStarts: Bool
  /// Quantities that can be other than 0, and their rows.
  private let isUsed: [Bool]
  private let usedRows: [Int]
  private let scratch: LaneMatrix
  /// Contracts that are not in force in every step of every replication, and their own year.
  let partialContracts: [Int]
  let contractYear: [LaneMatrix]

  init(model: SimulationModel, hasQueue: Bool, lanes: Int) {
    let setting = model.setting
    self.setting = setting
    self.hasQueue = hasQueue
    convention = model.funding.count
    let ways = model.demand.careFlow.transitions
    let transitions = ways.count
    let paid = model.funding.prices.map(\.contribution.isPaid)
    var first: [Int] = []
    var rows = 0
    for quantity in Quantity.allCases {
      first.append(rows)
      rows += setting.wijken.count * quantity.items(setting, transitions: transitions)
    }
    firstRow = first
    let isUsed = Quantity.allCases.map { $0.isUsed(in: model, hasQueue: hasQueue) }
    self.isUsed = isUsed
    let ends = Array(first.dropFirst()) + [rows]
    usedRows = Quantity.allCases.indices.filter { isUsed[$0] }.flatMap { first[$0]..<ends[$0] }
    scratch = LaneMatrix(rows: 1, lanes: lanes)
    step = LaneMatrix(rows: rows, lanes: lanes)
    year = LaneMatrix(rows: rows, lanes: lanes)
    population = LaneMatrix(rows: 2 * setting.wijken.count, lanes: lanes)
    let contracts = model.funding.contracts
    partialContracts = contracts.indices.filter { !contracts[$0].isWholeRun }
    let size = rows
    contractYear = partialContracts.map { _ in LaneMatrix(rows: size, lanes: lanes) }
    countsStarts = isUsed[Quantity.clientStarts.rawValue]
    let holds = { (state: Int, voorziening: Int) in
      setting.states[state].voorzieningen.contains(voorziening)
    }
    movesTo = setting.voorzieningen.indices.map { voorziening in
      ways.indices.filter { index in
        guard let to = ways[index].to else { return false }
        return holds(to, voorziening) && !holds(ways[index].from, voorziening)
      }
    }
    statesOf = setting.voorzieningen.indices.map { voorziening in
      setting.states.indices.compactMap { state in
        let received = setting.states[state].voorzieningen
        guard received.contains(voorziening) else { return nil }
        let paying = received.filter { paid[$0] }.count
        return (state, paid[voorziening] ? 1 / Double(paying) : 0)
      }
    }
  }

  func row(_ quantity: Quantity, item: Int, wijk: Int) -> Int {
    firstRow[quantity.rawValue] + item * setting.wijken.count + wijk
  }

  /// The year of what a contract covers: the whole, or while it was in force.
  func year(ofContract contract: Int) -> LaneMatrix {
    partialContracts.firstIndex(of: contract).map { contractYear[$0] } ?? year
  }

  /// Counts residents on 1 January and clears the year.
  func beginYear(_ residents: Population) {
    year.fill(0)
    for year in contractYear { year.fill(0) }
    for wijk in setting.wijken.indices {
      residents.count(wijk: wijk, into: population[wijk])
      residents.count(wijk: wijk, from: 75, into: population[setting.wijken.count + wijk])
    }
  }

  /// Counts people and clients of the step, which the cost needs.
  func countPeople(_ people: People) {
    let wijken = setting.wijken.count
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        let opening = people.openingStock[state * wijken + wijk]
        let closing = people.closingStock[state * wijken + wijk]
        let counted = step[row(.people, item: state, wijk: wijk)]
        for lane in counted.indices {
          counted[lane] = convention.count(opening: opening[lane], closing: closing[lane])
        }
      }
    }
    sumBands(people.newNeed, people, to: .newNeed)
    sumBands(people.starts, people, to: .starts)
    sumBands(people.inProcess, people, to: .inProcess)
    copy(people.moves, to: .moves)
    if isUsed[Quantity.released.rawValue] { copy(people.released, to: .released) }
    if hasQueue {
      sumBands(people.waiting, people, to: .waiting)
      sumBands(people.reneged, people, to: .reneged)
      sumBands(people.diverted, people, to: .diverted)
      sumBands(people.leaked, people, to: .leaked)
      addBands(people.renegedToPgb, people, to: .leaked)
      copy(people.waited, to: .waited)
    }
    countClients()
    if countsStarts { countClientStarts() }
  }

  /// Those who come to a voorziening: they start care with it, or move to it from other care.
  private func countClientStarts() {
    for voorziening in setting.voorzieningen.indices {
      for wijk in setting.wijken.indices {
        let counted = step[row(.clientStarts, item: voorziening, wijk: wijk)]
        counted.update(repeating: 0)
        for (state, _) in statesOf[voorziening] {
          counted.add(step[row(.starts, item: state, wijk: wijk)])
        }
        for index in movesTo[voorziening] {
          counted.add(step[row(.moves, item: index, wijk: wijk)])
        }
      }
    }
  }

  private func sumBands(_ cells: LaneMatrix, _ people: People, to quantity: Quantity) {
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        people.sum(
          cells, state: state, wijk: wijk, into: step[row(quantity, item: state, wijk: wijk)])
      }
    }
  }

  private func addBands(_ cells: LaneMatrix, _ people: People, to quantity: Quantity) {
    let sum = scratch[0]
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        people.sum(cells, state: state, wijk: wijk, into: sum)
        step[row(quantity, item: state, wijk: wijk)].add(sum)
      }
    }
  }

  private func countClients() {
    for voorziening in setting.voorzieningen.indices {
      for wijk in setting.wijken.indices {
        let clients = step[row(.clients, item: voorziening, wijk: wijk)]
        let payers = step[row(.payers, item: voorziening, wijk: wijk)]
        clients.update(repeating: 0)
        payers.update(repeating: 0)
        for (state, paying) in statesOf[voorziening] {
          let counted = step[row(.people, item: state, wijk: wijk)]
          clients.add(counted)
          payers.add(counted, times: paying)
        }
      }
    }
  }

  /// Clients and payers of the step, as the funding model reads them.
  func copy(_ quantity: Quantity, into target: LaneMatrix) {
    for row in 0..<target.rows { target[row].copy(step[firstRow[quantity.rawValue] + row]) }
  }

  /// Books the step's euros and adds the step to the year.
  func book(_ funding: FundingBatch) {
    copy(funding.cost, to: .cost)
    copy(funding.payment, to: .payment)
    copy(funding.ownContribution, to: .contribution)
    copy(funding.pgbCost, to: .pgb)
    copy(funding.reserveDraw, to: .reserveDraw)
    copy(funding.undelivered, to: .undelivered)
    copy(funding.uitvoeringCost, to: .uitvoering)
    copy(funding.socialBaseCost, to: .socialBaseCost)
    copy(funding.followed.overdue, to: .overdue)
    for row in usedRows { year[row].add(step[row]) }
    for (index, contract) in partialContracts.enumerated() {
      let holds = funding.terms.inForce[contract]
      guard !holds.isNowherePositive else { continue }
      for row in usedRows { contractYear[index][row].add(step[row], times: holds) }
    }
  }

  /// What is not used stays 0.
  private func copy(_ counts: LaneMatrix, to quantity: Quantity) {
    guard isUsed[quantity.rawValue] else { return }
    for row in 0..<counts.rows { step[firstRow[quantity.rawValue] + row].copy(counts[row]) }
  }
}
