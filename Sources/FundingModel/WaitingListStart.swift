import NumericKernels
import SociaalDomein

/// Who starts: the longest waiting first, as far as the contract in force allows.
extension WaitingList {
  /// Lets people start, the longest waiting first, as far as every limit of their contract allows.
  public func admit(_ draw: StepDraw) {
    guard !access.isOpen else { return people.starts.copy(from: people.due) }
    starting.fill(0)
    for place in 0..<places {
      people.sum(
        people.waiting, state: place / setting.wijken.count, wijk: place % setting.wijken.count,
        into: queued[place])
    }
    for contract in access.contracts.indices { admit(contract, draw) }
    for place in freePlaces { startAll(place) }
    for place in 0..<places { deliver(place) }
    for slot in slots.indices where isOccupied[slot] { isOccupied[slot] = isSlotOccupied(slot) }
  }

  private func isSlotOccupied(_ slot: Int) -> Bool {
    (0..<places).contains { !slots[slot][$0].isNowherePositive }
  }

  /// Where no contract speaks of a place nobody waits.
  private func startAll(_ place: Int) {
    for slot in slots.indices where isOccupied[slot] {
      starting[place].add(slots[slot][place])
      slots[slot][place].update(repeating: 0)
    }
  }

  private func admit(_ contract: Int, _ draw: StepDraw) {
    for limit in access.limitsOf[contract] { rest[limit].copy(access.allowance[limit]) }
    for age in stride(from: slots.count - 1, through: 0, by: -1) where age <= draw.step {
      let slot = (draw.step - age) % slots.count
      guard isOccupied[slot] else { continue }
      startOwed(contract, slot, age)
      bind(contract, slot)
      start(contract, slot, age)
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

  /// Sets the share of each state that starts of those who joined in one step: what a limit does not
  /// suffice for waits, and nobody who comes later passes it.
  private func bind(_ contract: Int, _ slot: Int) {
    let limits = access.limitsOf[contract]
    let states = setting.states.count
    for state in 0..<states { share[state].copy(access.terms.inForce[contract]) }
    let asked = scratch[1]
    let factor = scratch[2]
    let isOnly = limits.count == 1
    // The rule of access comes last: who is held up by another limit asks nothing of it.
    for limit in limits.reversed() {
      sum(contract, slot, limit, into: asked)
      let left = rest[limit]
      for lane in factor.indices {
        let isShort = asked[lane] > left[lane]
        factor[lane] = isShort ? max(0, left[lane] / asked[lane]) : 1
        if isShort { left[lane] = 0 } else if isOnly { left[lane] -= asked[lane] }
      }
      for state in 0..<states {
        let unit = access.unit[limit * states + state]
        let part = share[state]
        for lane in part.indices where unit[lane] > 0 { part[lane] *= factor[lane] }
      }
    }
    // Of what one limit suffices for another may have taken a part away.
    for limit in limits where !isOnly {
      sum(contract, slot, limit, into: asked)
      let left = rest[limit]
      for lane in left.indices { left[lane] = max(0, left[lane] - asked[lane]) }
    }
  }

  /// What those who start of a slot take of a limit.
  private func sum(
    _ contract: Int, _ slot: Int, _ limit: Int, into total: LaneMatrix.Row
  ) {
    total.update(repeating: 0)
    let wijken = setting.wijken.count
    for place in placesOf[contract] {
      let state = place / wijken
      let waiting = slots[slot][place]
      let unit = access.unit[limit * setting.states.count + state]
      let part = share[state]
      for lane in total.indices { total[lane] += unit[lane] * (waiting[lane] * part[lane]) }
    }
  }

  private func start(_ contract: Int, _ slot: Int, _ age: Int) {
    for place in placesOf[contract] {
      let waiting = slots[slot][place]
      let started = starting[place]
      let waited = people.waited[place]
      let part = share[place / setting.wijken.count]
      for lane in waiting.indices {
        let count = waiting[lane] * part[lane]
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
    guard !started.isNowherePositive else { return }
    let part = scratch[0]
    for lane in part.indices {
      // Sums over bands and over steps of entry may differ in their last bits.
      let isAll = started[lane] >= total[lane] * (1 - 1e-12)
      part[lane] = total[lane] > 0 ? (isAll ? 1 : started[lane] / total[lane]) : 0
    }
    for cell in cellsOf[place] {
      let waiting = people.waiting[cell]
      let starts = people.starts[cell]
      for lane in waiting.indices {
        starts[lane] = waiting[lane] * part[lane]
        waiting[lane] -= starts[lane]
      }
    }
  }
}
