import NumericKernels
import SociaalDomein

/// Those who wait at the opening because a draw of another run left them waiting.
///
/// Where contracts let people wait they stand in the queue from the first step; where nobody waits they
/// come for care in it, as those do whose besluit is there.
final class OpeningQueue {
  private let queues: Bool
  private let waiting: Vector

  /// Nil where nobody waits in any draw.
  init?(_ specification: DemandSpecification, queues: Bool) {
    guard specification.stocks?.hasWaiting == true else { return nil }
    self.queues = queues
    waiting = Vector(specification.setting.cells)
  }

  /// Counts them among those who are on their way to care.
  func open(_ opening: OpeningDraw, _ people: People, _ draw: StepDraw) {
    opening.writeWaiting(into: waiting, draw: draw)
    guard queues else { return people.inProcess.add(waiting) }
    people.queue.waiting.copy(waiting)
    people.queue.countWaiting()
  }

  /// Lets them come in the first step where nobody waits.
  func release(to queue: ProcessQueue, _ people: People) {
    if !queues { queue.admitFirst(waiting, people) }
  }
}
