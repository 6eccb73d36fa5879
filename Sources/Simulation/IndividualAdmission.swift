import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Who starts, one by one: the longest waiting first, as far as the contract in force allows.
extension IndividualEngine {
  func admit(_ draw: StepDraw) {
    var rest = access.allowance
    // The longest waiting first; among those of one step the lowest number.
    let queue = people.indices.filter {
      people[$0].phase == .waiting || people[$0].phase == .due
    }.sorted {
      (people[$0].due, people[$0].number) < (people[$1].due, people[$1].number)
    }
    for index in queue { admit(&people[index], &rest, draw) }
  }

  /// Starts someone when the zorgplicht says so or every limit of their contract allows it; of a
  /// whole person at least half must fit.
  private func admit(_ person: inout Person, _ rest: inout [Double], _ draw: StepDraw) {
    let cell = cell(person)
    let waited = draw.step - person.due
    if let contract = access.contract(ofPlace: place(person)) {
      if access.owesCare(contract, state: person.state, waited: waited) {
        demand.people.queue.startsOutside[place(person)] += 1
      } else if !fits(person, contract, &rest) {
        person.phase = .waiting
        return
      }
    }
    start(&person, cell, waited)
  }

  /// Takes what someone needs of every limit, where each suffices; of the first that does not, the
  /// rule of access last, who comes later gets nothing.
  private func fits(_ person: Person, _ contract: Int, _ rest: inout [Double]) -> Bool {
    for limit in access.limitsOf[contract].reversed() {
      let unit = access.unit(limit, state: person.state)
      guard unit > 0, rest[limit] < unit / 2 else { continue }
      rest[limit] = 0
      return false
    }
    for limit in access.limitsOf[contract] {
      rest[limit] -= access.unit(limit, state: person.state)
    }
    return true
  }

  private func start(_ person: inout Person, _ cell: Int, _ waited: Int) {
    person.phase = .starting
    demand.people.starts[cell] += 1
    demand.people.queue.waiting[cell] -= 1
    demand.people.queue.waited[place(person)] += Double(waited)
  }
}
