import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Who starts, one by one: the longest waiting first, as far as the contract in force allows.
extension IndividualEngine {
  func admit(draw: StepDraw) {
    for lane in people.indices {
      var rest = (0..<access.allowance.rows).map { access.allowance[$0][lane] }
      // The longest waiting first; among those of one step the lowest number.
      let queue = people[lane].indices.filter {
        people[lane][$0].phase == .waiting || people[lane][$0].phase == .due
      }.sorted {
        (people[lane][$0].due, people[lane][$0].number)
          < (people[lane][$1].due, people[lane][$1].number)
      }
      for index in queue { admit(&people[lane][index], &rest, lane, draw) }
    }
  }

  /// Starts someone when the zorgplicht says so or every limit of their contract allows it; of a
  /// whole person at least half must fit.
  private func admit(
    _ person: inout Person, _ rest: inout [Double], _ lane: Int, _ draw: StepDraw
  ) {
    let cell = cell(person)
    let waited = draw.step - person.due
    if let contract = access.contract(ofPlace: place(person), lane: lane) {
      if access.owesCare(contract, state: person.state, waited: waited, lane: lane) {
        demand.people.startsOutside[place(person)][lane] += 1
      } else if !fits(person, contract, &rest, lane) {
        person.phase = .waiting
        return
      }
    }
    start(&person, cell, waited, lane)
  }

  /// Takes what someone needs of every limit, where each suffices; of the first that does not, the
  /// rule of access last, who comes later gets nothing.
  private func fits(
    _ person: Person, _ contract: Int, _ rest: inout [Double], _ lane: Int
  ) -> Bool {
    for limit in access.limitsOf[contract].reversed() {
      let unit = access.unit(limit, state: person.state, lane: lane)
      guard unit > 0, rest[limit] < unit / 2 else { continue }
      rest[limit] = 0
      return false
    }
    for limit in access.limitsOf[contract] {
      rest[limit] -= access.unit(limit, state: person.state, lane: lane)
    }
    return true
  }

  private func start(_ person: inout Person, _ cell: Int, _ waited: Int, _ lane: Int) {
    person.phase = .starting
    demand.people.starts[cell][lane] += 1
    demand.people.waiting[cell][lane] -= 1
    demand.people.waited[place(person)][lane] += Double(waited)
  }
}
