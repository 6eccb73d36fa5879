import NumericKernels
import SociaalDomein

/// Who was on the way to care at the opening of a step; places.
final class QueueBefore {
  let inProcess: Vector
  let waiting: Vector
  let holders: Vector

  init(places: Int) {
    inProcess = Vector(places)
    waiting = Vector(places)
    holders = Vector(places)
  }

  /// Notes those at the close of a step, as they were counted.
  func note(_ tally: Tally, _ people: People, hasHolders: Bool) {
    inProcess.copy(tally.step[Quantity.inProcess.rawValue])
    waiting.copy(people.queue.waitingByPlace)
    if hasHolders { people.sum(people.queue.holders, into: holders) }
  }
}
