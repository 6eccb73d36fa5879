import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Who starts, one by one: the longest waiting first, as far as the contract in force allows.
extension IndividualEngine {
  func admit(_ draw: StepDraw) {
    var rest = access.allowance
    // The longest waiting first; those of one step in an order of chance.
    let queue = people.indices.filter {
      people[$0].phase == .waiting || people[$0].phase == .due
    }.map {
      let (order, decision) = draw.uniformPair(.person, subject: people[$0].number, index: 7)
      return (index: $0, order: (people[$0].due, order), decision: decision)
    }.sorted { $0.order < $1.order }
    for (index, _, decision) in queue { admit(&people[index], &rest, draw, decision) }
  }

  /// Starts someone when the zorgplicht says so or every limit of their contract allows it; of a
  /// whole person at least half must fit.
  ///
  /// - Parameter decision: the uniform by which a provider decides of them.
  private func admit(
    _ person: inout Person, _ rest: inout [Double], _ draw: StepDraw, _ decision: Double
  ) {
    let cell = cell(person)
    let waited = draw.step - person.due
    if let contract = access.contract(ofPlace: place(person)) {
      if access.owesCare(contract, state: person.state, waited: waited) {
        demand.people.queue.startsOutside[place(person)] += 1
      } else if !isLetIn(person, contract, waited, decision)
        || !fits(person, contract, waited, &rest)
      {
        person.phase = .waiting
        return
      }
    }
    start(&person, cell, waited)
  }

  /// Whether a provider that decides does not hold back someone who comes.
  private func isLetIn(
    _ person: Person, _ contract: Int, _ waited: Int, _ decision: Double
  ) -> Bool {
    guard let restraint = access.restraint[contract], restraint.decides(waited: waited) else {
      return true
    }
    return decision >= restraint.held
  }

  /// Takes what someone needs of every limit, where each suffices; of the first that does not, the
  /// rule of access last, who comes later gets nothing. Those of whom a provider decides are outside
  /// the limits by which it does.
  private func fits(
    _ person: Person, _ contract: Int, _ waited: Int, _ rest: inout [Double]
  ) -> Bool {
    let isDecided = access.restraint[contract]?.decides(waited: waited) ?? false
    let limits = access.limitsOf[contract].filter { !isDecided || !access.isOfProvider($0) }
    for limit in limits.reversed() {
      let unit = access.unit(limit, state: person.state)
      guard unit > 0, rest[limit] < unit / 2 else { continue }
      rest[limit] = 0
      return false
    }
    for limit in limits { rest[limit] -= access.unit(limit, state: person.state) }
    return true
  }

  private func start(_ person: inout Person, _ cell: Int, _ waited: Int) {
    person.phase = .starting
    demand.people.starts[cell] += 1
    demand.people.queue.waiting[cell] -= 1
    demand.people.queue.waited[place(person)] += Double(waited)
  }
}
