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
      if chance { makeWhole(contract, draw) }
    }
    for place in freePlaces { startAll(place) }
    deliver(draw)
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
    // Those of the opening joined one step before the first.
    for age in stride(from: min(step + 1, slots.count - 1), through: 0, by: -1) {
      let slot = (step - age + slots.count) % slots.count
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

  // MARK: Whole people

  /// Makes those who start of each place whole people, of whom there are as many in all to less than
  /// one: each place gets its parts of people in turn, from a point of chance on.
  private func makeWhole(_ contract: Int, _ draw: StepDraw) {
    var rounding: Rounding?
    for place in placesOf[contract] where starting[place] > 0 {
      let (asked, queued) = (starting[place], queue.waitingByPlace[place])
      guard !isAll(asked, of: queued) else { continue }
      if rounding == nil {
        let subject = DrawAddress.subject(of: access.contracts[contract].key)
        rounding = Rounding(at: draw.uniform(.start, subject: subject, index: 1))
      }
      let whole = min(queued, rounding?.next(asked) ?? asked)
      starting[place] = whole
      queue.waited[place] *= whole / asked
      queue.startsOutside[place] *= whole / asked
      shrink(place, to: (queued - whole) / (queued - asked))
    }
  }

  /// Whether all who wait start; sums over bands and over steps of entry may differ in their last bits.
  private func isAll(_ starting: Double, of queued: Double) -> Bool {
    starting >= queued * (1 - 1e-12)
  }

  /// Hands those who start of each place over to its cells, in proportion to who waits there.
  private func deliver(_ draw: StepDraw) {
    for place in starting.indices {
      let queued = queue.waitingByPlace[place]
      let isAll = isAll(starting[place], of: queued)
      parts[place] = starting[place] > 0 ? (isAll ? 1 : starting[place] / queued) : 0
    }
    people.starts.setToProduct(
      queue.waiting, middle: cells.bands, inner: cells.wijken, by: parts)
    if chance {
      for place in starting.indices where parts[place] > 0 && parts[place] < 1 {
        divide(place, draw)
      }
    }
    queue.waiting.add(people.starts, times: -1)
  }

  /// Divides the whole people who start of a place over its bands.
  private func divide(_ place: Int, _ draw: StepDraw) {
    var left = starting[place]
    guard left == left.rounded() else { return }
    let first = place / cells.wijken * cells.block + place % cells.wijken
    let (end, step) = (first + cells.block, cells.wijken)
    let (starts, waiting) = (people.starts, queue.waiting)
    var rounding = Rounding(
      at: draw.uniform(.start, subject: cells.subjects[first], index: 2))
    var cell = first
    while cell < end {
      if starts[cell] > 0 {
        let whole = min(left, waiting[cell], rounding.next(starts[cell]))
        starts[cell] = whole
        left -= whole
      }
      cell &+= step
    }
    // A last bit may have kept one back.
    cell = first
    while left > 0 && cell < end {
      let more = min(left, waiting[cell] - starts[cell])
      starts[cell] += more
      left -= more
      cell &+= step
    }
  }
}

/// Whole numbers in the place of real ones, in turn: their sum is that of the real ones to less than
/// one, and each is expected to be its own (systematic sampling; Madow 1949).
private struct Rounding {
  private var sum: Double

  /// - Parameter u: where it begins, uniform from 0 to 1.
  init(at u: Double) { sum = u }

  mutating func next(_ number: Double) -> Double {
    let whole = (number + 1e-9).rounded(.down)
    sum += max(0, number - whole)
    let more = sum.rounded(.down)
    sum -= more
    return whole + more
  }
}
