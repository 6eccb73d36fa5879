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

  /// Notes those at the close of a step.
  func note(_ people: People, hasQueue: Bool) {
    people.sum(people.inProcess, into: inProcess)
    guard hasQueue else { return }
    people.sum(people.queue.waiting, into: waiting)
    people.sum(people.queue.holders, into: holders)
  }
}
