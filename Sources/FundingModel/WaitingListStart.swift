import NumericKernels
import SociaalDomein

/// Who starts: the longest waiting first, as far as the contract in force allows.
extension WaitingList {
  /// Lets people start, the longest waiting first, as far as every limit of their contract allows.
  public func admit(_ draw: StepDraw) {
    guard !access.isOpen else { return people.starts.copy(people.due) }
    starting.fill(0)
    for contract in access.contracts.indices where access.terms.inForce[contract] {
      admit(contract, draw.step)
    }
    for place in freePlaces { startAll(place) }
    deliver()
  }

  /// Where no contract speaks of a place nobody waits.
  private func startAll(_ place: Int) {
    for slot in slots.indices where isOccupied[slot] {
      starting[place] += waiting(place, slot: slot)
      slots[slot][place] = 0
    }
  }

  private func admit(_ contract: Int, _ step: Int) {
    for limit in access.limitsOf[contract] { rest[limit] = access.allowance[limit] }
    let (duty, restraint) = (access.dutyOfCare(contract), access.restraint[contract])
    for age in stride(from: min(step, slots.count - 1), through: 0, by: -1) {
      let slot = (step - age) % slots.count
      guard isOccupied[slot] else { continue }
      if Double(age) >= duty { startOwed(contract, slot, age) }
      let isDecided = restraint?.decides(waited: age) ?? false
      if isDecided { lift(contract) }
      if isExhausted(contract) {
        // Nobody younger starts but for those whom the zorgplicht owes care or a provider lets in.
        if Double(age) < duty && restraint == nil { break }
        continue
      }
      bind(contract, slot, at: isDecided ? 1 - (restraint?.held ?? 0) : 1)
      start(contract, slot, age)
      isOccupied[slot] = slots[slot].isSomewherePositive
    }
  }

  /// Those of whom the provider decides are outside the limits by which it does.
  private func lift(_ contract: Int) {
    for limit in access.limitsOf[contract] where access.isOfProvider(limit) {
      rest[limit] = .infinity
    }
  }

  /// Whether nothing is left of a limit of which everyone takes.
  private func isExhausted(_ contract: Int) -> Bool {
    access.limitsOf[contract].contains { limit in
      rest[limit] <= 0
        && placesOf[contract].allSatisfy { access.unit(limit, state: stateOf[$0]) > 0 }
    }
  }

  /// Zorgplicht: maatwerk clients who waited too long start outside the allowance.
  private func startOwed(_ contract: Int, _ slot: Int, _ age: Int) {
    for place in placesOf[contract] where access.isMaatwerk(stateOf[place]) {
      let count = waiting(place, slot: slot)
      starting[place] += count
      queue.startsOutside[place] += count
      queue.waited[place] += count * Double(age)
      slots[slot][place] = 0
    }
  }

  /// Sets the share of each state that starts of those who joined in one step: what a limit does not
  /// suffice for waits, and nobody who comes later passes it.
  ///
  /// - Parameter most: the share that may start at all.
  private func bind(_ contract: Int, _ slot: Int, at most: Double) {
    let limits = access.limitsOf[contract]
    let isOnly = limits.count == 1
    for state in share.indices { share[state] = most }
    // The rule of access comes last: who is held up by another limit asks nothing of it.
    for limit in limits.reversed() {
      let asked = asked(contract, slot, limit)
      guard asked > rest[limit] else {
        if isOnly { rest[limit] -= asked }
        continue
      }
      let factor = max(0, rest[limit] / asked)
      rest[limit] = 0
      for state in share.indices where access.unit(limit, state: state) > 0 {
        share[state] *= factor
      }
    }
    // Of what one limit suffices for another may have taken a part away.
    for limit in limits where !isOnly {
      rest[limit] = max(0, rest[limit] - asked(contract, slot, limit))
    }
  }

  /// What those who start of a slot take of a limit.
  private func asked(_ contract: Int, _ slot: Int, _ limit: Int) -> Double {
    var total = 0.0
    for place in placesOf[contract] {
      let state = stateOf[place]
      total += access.unit(limit, state: state) * (waiting(place, slot: slot) * share[state])
    }
    return total
  }

  private func start(_ contract: Int, _ slot: Int, _ age: Int) {
    for place in placesOf[contract] {
      let part = share[stateOf[place]]
      let count = waiting(place, slot: slot) * part
      starting[place] += count
      queue.waited[place] += count * Double(age)
      slots[slot][place] -= slots[slot][place] * part
    }
  }

  /// Hands those who start of each place over to its cells, in proportion to who waits there.
  private func deliver() {
    for place in starting.indices {
      let queued = queue.waitingByPlace[place]
      // Sums over bands and over steps of entry may differ in their last bits.
      let isAll = starting[place] >= queued * (1 - 1e-12)
      parts[place] = starting[place] > 0 ? (isAll ? 1 : starting[place] / queued) : 0
    }
    people.starts.setToProduct(
      queue.waiting, middle: cells.bands, inner: cells.wijken, by: parts)
    queue.waiting.add(people.starts, times: -1)
  }
}
