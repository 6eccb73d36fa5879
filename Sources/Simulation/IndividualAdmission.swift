import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Who starts, one by one: the longest waiting first, as far as the contract in force allows.
extension IndividualEngine {
  func admit(draw: StepDraw) {
    for lane in people.indices {
      var rest = access.contracts.map { _ in Double.infinity }
      for contract in rest.indices { rest[contract] = access.allowance[contract][lane] }
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

  /// Starts someone when the zorgplicht says so or the allowance of their contract suffices; of a
  /// whole person at least half must fit.
  private func admit(
    _ person: inout Person, _ rest: inout [Double], _ lane: Int, _ draw: StepDraw
  ) {
    let counts = demand.people
    let cell = cell(person)
    let waited = draw.step - person.due
    if let contract = access.contract(ofPlace: place(person), lane: lane) {
      if access.owesCare(contract, state: person.state, waited: waited, lane: lane) {
        counts.startsOutside[place(person)][lane] += 1
      } else {
        let unit = access.unit(contract, state: person.state, lane: lane)
        guard rest[contract] >= unit / 2 else {
          // Who comes later does not pass who waits.
          rest[contract] = 0
          person.phase = .waiting
          if unit > 0 { return }
          return start(&person, cell, waited, lane)
        }
        rest[contract] -= unit
      }
    }
    start(&person, cell, waited, lane)
  }

  private func start(_ person: inout Person, _ cell: Int, _ waited: Int, _ lane: Int) {
    person.phase = .starting
    demand.people.starts[cell][lane] += 1
    demand.people.waiting[cell][lane] -= 1
    demand.people.waited[place(person)][lane] += Double(waited)
  }
}
