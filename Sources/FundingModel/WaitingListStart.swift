import NumericKernels
import SociaalDomein

/// Who starts: the longest waiting first, as far as the contract in force allows.
extension WaitingList {
  /// Lets people start, the longest waiting first, until the allowance of their contract is used.
  public func admit(_ draw: StepDraw) {
    guard !access.isOpen else { return people.starts.copy(from: people.due) }
    starting.fill(0)
    for place in 0..<places {
      let total = queued[place]
      total.update(repeating: 0)
      for cell in cellsOf[place] { total.add(people.waiting[cell]) }
    }
    for contract in access.contracts.indices { admit(contract, draw) }
    for place in freePlaces { startAll(place) }
    for place in 0..<places { deliver(place) }
    for slot in slots.indices where isOccupied[slot] { isOccupied[slot] = isSlotOccupied(slot) }
  }

  private func isSlotOccupied(_ slot: Int) -> Bool {
    (0..<places).contains { slots[slot][$0].contains { $0 > 0 } }
  }

  /// Where no contract speaks of a place nobody waits.
  private func startAll(_ place: Int) {
    for slot in slots.indices where isOccupied[slot] {
      starting[place].add(slots[slot][place])
      slots[slot][place].update(repeating: 0)
    }
  }

  private func admit(_ contract: Int, _ draw: StepDraw) {
    let rest = scratch[0]
    rest.copy(access.allowance[contract])
    for age in stride(from: slots.count - 1, through: 0, by: -1) where age <= draw.step {
      let slot = (draw.step - age) % slots.count
      guard isOccupied[slot] else { continue }
      startOwed(contract, slot, age)
      start(contract, slot, age, rest)
    }
  }

  /// Zorgplicht: maatwerk clients who waited too long start outside the allowance.
  private func startOwed(_ contract: Int, _ slot: Int, _ age: Int) {
    let limit = access.dutyOfCare[contract]
    guard limit.contains(where: { Double(age) >= $0 }) else { return }
    let holds = access.terms.inForce[contract]
    for place in placesOf[contract] where access.isMaatwerk(place / setting.wijken.count) {
      let waiting = slots[slot][place]
      for lane in waiting.indices where Double(age) >= limit[lane] && holds[lane] > 0 {
        let count = waiting[lane]
        starting[place][lane] += count
        people.startsOutside[place][lane] += count
        people.waited[place][lane] += count * Double(age)
        waiting[lane] = 0
      }
    }
  }

  private func start(_ contract: Int, _ slot: Int, _ age: Int, _ rest: LaneMatrix.Row) {
    let asked = scratch[1]
    let share = scratch[2]
    asked.update(repeating: 0)
    let states = setting.states.count
    for place in placesOf[contract] {
      asked.add(
        slots[slot][place], times: access.unit[contract * states + place / setting.wijken.count])
    }
    let holds = access.terms.inForce[contract]
    for lane in share.indices {
      share[lane] =
        holds[lane] * (asked[lane] > rest[lane] ? max(0, rest[lane] / asked[lane]) : 1)
      // An unbounded allowance stays one.
      if rest[lane].isFinite { rest[lane] = max(0, rest[lane] - holds[lane] * asked[lane]) }
    }
    for place in placesOf[contract] {
      let waiting = slots[slot][place]
      let started = starting[place]
      let waited = people.waited[place]
      for lane in waiting.indices {
        let count = waiting[lane] * share[lane]
        started[lane] += count
        waited[lane] += count * Double(age)
        waiting[lane] -= count
      }
    }
  }

  /// Hands those who start of a place over to its cells, in proportion to who waits there.
  private func deliver(_ place: Int) {
    let total = queued[place]
    let started = starting[place]
    for cell in cellsOf[place] {
      let waiting = people.waiting[cell]
      let starts = people.starts[cell]
      for lane in waiting.indices {
        // Sums over bands and over steps of entry may differ in their last bits.
        let isAll = started[lane] >= total[lane] * (1 - 1e-12)
        starts[lane] =
          total[lane] > 0
          ? (isAll ? waiting[lane] : waiting[lane] * started[lane] / total[lane]) : 0
        waiting[lane] -= starts[lane]
      }
    }
  }
}
