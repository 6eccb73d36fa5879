import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// The counts of one replication: of the running step, and added up over the running year.
///
/// Every quantity is a vector, item * wijken + wijk; what others count stands with them and is not
/// copied.
final class Tally {
  private let setting: Setting
  private let convention: CountConvention
  private let people: People
  private let volume: SupportVolume
  /// By quantity.
  let step: [Vector]
  let year: [Vector]
  /// Residents and residents of 75 and older on 1 January, per wijk.
  let population: Vector
  /// For each voorziening the states that contain it, and the same of those that pay for it.
  private let statesOf: RowSums
  private let payersOf: RowSums
  /// The part of an eigen bijdrage that falls to each voorziening of a state: a person in a combination
  /// pays once.
  private let paying: [Double]
  /// For each voorziening the transitions by which people come to it from other care.
  private let movesTo: RowSums
  /// Of the step: payers by state and wijk, and those who start by voorziening and wijk.
  private let payers: Vector
  private let starting: Vector
  private let wijken: Int
  /// Quantities that can be other than 0.
  private let used: [Int]
  private let counts: [Bool]
  /// Contracts that are not in force in every step of every replication, and their own year.
  private let partialContracts: [Int]
  private let contractYears: [[Vector]]
  private let terms: ContractsInForce

  init(model: SimulationModel, people: People, volume: SupportVolume, funding: Funding) {
    let setting = model.setting
    self.setting = setting
    self.people = people
    self.volume = volume
    terms = funding.terms
    convention = model.funding.count
    let ways = model.demand.careFlow.transitions
    step = Quantity.allCases.map {
      Tally.source($0, people, volume, funding)
        ?? Vector(setting.wijken.count * $0.items(setting, transitions: ways.count))
    }
    let sizes = step.map(\.count)
    year = sizes.map { Vector($0) }
    population = Vector(2 * setting.wijken.count)
    counts = Quantity.allCases.map { $0.isUsed(in: model) }
    used = Quantity.allCases.filter { $0.isUsed(in: model) }.map(\.rawValue)
    let contracts = model.funding.contracts
    partialContracts = contracts.indices.filter { !contracts[$0].isWholeRun }
    contractYears = partialContracts.map { _ in sizes.map { Vector($0) } }
    let (states, support) = (setting.states, setting.voorzieningen.indices)
    let holds = { (state: Int, voorziening: Int) in
      states[state].voorzieningen.contains(voorziening)
    }
    let paid = model.funding.prices.map(\.contribution.isPaid)
    wijken = setting.wijken.count
    statesOf = RowSums(
      support.map { item in states.indices.filter { holds($0, item) } }, columns: wijken)
    payersOf = RowSums(
      support.map { item in states.indices.filter { holds($0, item) && paid[item] } },
      columns: wijken)
    paying = states.map { state in
      1 / Double(max(1, state.voorzieningen.filter { paid[$0] }.count))
    }
    movesTo = RowSums(
      support.map { item in
        ways.indices.filter { way in
          ways[way].to.map { holds($0, item) && !holds(ways[way].from, item) } ?? false
        }
      }, columns: wijken)
    payers = Vector(states.count * wijken)
    starting = Vector(support.count * wijken)
  }

  /// Where a quantity of the step stands already; nil for those that are counted here.
  private static func source(
    _ quantity: Quantity, _ people: People, _ volume: SupportVolume, _ funding: Funding
  ) -> Vector? {
    switch quantity {
    case .clients: volume.clients
    case .clientStarts: volume.starts
    case .cost: funding.money.cost
    case .payment: funding.money.payment
    case .contribution: funding.money.ownContribution
    case .pgb: funding.money.pgbCost
    case .reserveDraw: funding.money.reserveDraw
    case .undelivered: funding.money.undelivered
    case .uitvoering: funding.money.uitvoering
    case .socialBaseCost: funding.money.socialBase
    case .released: people.released
    case .waited: people.queue.waited
    case .waiting: people.queue.countedWaiting
    case .reneged: people.queue.reneged
    case .diverted: people.queue.diverted
    case .overdue: funding.followed.overdue
    case .oneOff: funding.money.oneOff
    case .moves: people.moves
    case .people, .newNeed, .starts, .inProcess, .leaked: nil
    }
  }

  func isUsed(_ quantity: Quantity) -> Bool { counts[quantity.rawValue] }

  /// The year of what a contract covers: the whole, or while it was in force.
  func year(ofContract contract: Int) -> [Vector] {
    partialContracts.firstIndex(of: contract).map { contractYears[$0] } ?? year
  }

  /// Counts residents on 1 January and clears the year.
  func beginYear(_ residents: Population) {
    for quantity in used {
      year[quantity].fill(0)
      for counts in contractYears { counts[quantity].fill(0) }
    }
    for wijk in setting.wijken.indices {
      population[wijk] = residents.count(wijk: wijk)
      population[setting.wijken.count + wijk] = residents.count(wijk: wijk, from: 75)
    }
  }

  /// Counts people and clients of the step, which the cost needs.
  ///
  /// - Parameter overlap: clients per person over all tracks; a person pays once.
  func countPeople(overlap: Double) {
    let counted = step[Quantity.people.rawValue]
    convention.count(opening: people.openingStock, closing: people.closingStock, into: counted)
    people.sum(people.newNeed, into: step[Quantity.newNeed.rawValue])
    people.sum(people.starts, into: step[Quantity.starts.rawValue])
    people.sum(people.inProcess, into: step[Quantity.inProcess.rawValue])
    if isUsed(.waiting) { people.queue.endStep(convention) }
    if isUsed(.leaked) {
      step[Quantity.leaked.rawValue].copy(people.queue.leaked)
      step[Quantity.leaked.rawValue].add(people.queue.renegedToPgb)
    }
    countClients(counted, overlap)
    if isUsed(.clientStarts) { countClientStarts() }
  }

  /// A person in a combination is counted for each of its voorzieningen, and pays a part of one.
  private func countClients(_ counted: Vector, _ overlap: Double) {
    statesOf.write(counted, into: volume.clients)
    for (state, part) in paying.enumerated() {
      for place in state * wijken..<(state + 1) * wijken { payers[place] = counted[place] * part }
    }
    payersOf.write(payers, into: volume.payers)
    volume.payers.divide(by: overlap)
  }

  /// Those who come to a voorziening: they start care with it, or move to it from other care.
  private func countClientStarts() {
    statesOf.write(step[Quantity.starts.rawValue], into: starting)
    movesTo.write(people.moves, plus: starting, into: volume.starts)
  }

  /// Adds the step to the year.
  func book() {
    for quantity in used { year[quantity].add(step[quantity]) }
    for (index, contract) in partialContracts.enumerated() where terms.inForce[contract] {
      for quantity in used { contractYears[index][quantity].add(step[quantity]) }
    }
  }
}
