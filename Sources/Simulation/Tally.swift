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
  /// For each voorziening the states that contain it, and the part of an eigen bijdrage that falls
  /// to it in each: a person in a combination pays once.
  private let statesOf: [[(state: Int, paying: Double)]]
  /// For each voorziening the transitions by which people come to it from other care.
  private let movesTo: [[Int]]
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
    let holds = { (state: Int, voorziening: Int) in
      setting.states[state].voorzieningen.contains(voorziening)
    }
    movesTo = setting.voorzieningen.indices.map { voorziening in
      ways.indices.filter { index in
        guard let to = ways[index].to else { return false }
        return holds(to, voorziening) && !holds(ways[index].from, voorziening)
      }
    }
    let paid = model.funding.prices.map(\.contribution.isPaid)
    statesOf = setting.voorzieningen.indices.map { voorziening in
      setting.states.indices.compactMap { state in
        let received = setting.states[state].voorzieningen
        guard received.contains(voorziening) else { return nil }
        let paying = received.filter { paid[$0] }.count
        return (state, paid[voorziening] ? 1 / Double(paying) : 0)
      }
    }
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
    for place in counted.indices {
      counted[place] = convention.count(
        opening: people.openingStock[place], closing: people.closingStock[place])
    }
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

  private func countClients(_ counted: Vector, _ overlap: Double) {
    let wijken = setting.wijken.count
    for (voorziening, states) in statesOf.enumerated() {
      for wijk in 0..<wijken {
        var (clients, payers) = (0.0, 0.0)
        for (state, paying) in states {
          let people = counted[state * wijken + wijk]
          clients += people
          payers += people * paying
        }
        volume.clients[voorziening * wijken + wijk] = clients
        volume.payers[voorziening * wijken + wijk] = payers / overlap
      }
    }
  }

  /// Those who come to a voorziening: they start care with it, or move to it from other care.
  private func countClientStarts() {
    let wijken = setting.wijken.count
    let starts = step[Quantity.starts.rawValue]
    for (voorziening, states) in statesOf.enumerated() {
      for wijk in 0..<wijken {
        var count = 0.0
        for (state, _) in states { count += starts[state * wijken + wijk] }
        for way in movesTo[voorziening] { count += people.moves[way * wijken + wijk] }
        volume.starts[voorziening * wijken + wijk] = count
      }
    }
  }

  /// Adds the step to the year.
  func book() {
    for quantity in used { year[quantity].add(step[quantity]) }
    for (index, contract) in partialContracts.enumerated() where terms.inForce[contract] {
      for quantity in used { contractYears[index][quantity].add(step[quantity]) }
    }
  }
}
