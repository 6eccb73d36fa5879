import Foundation
import SociaalDomein

/// Looks at a queue between its steps and adds up, per replication, what it shows.
struct QueueWatch {
  private(set) var record = QueueRecord()
  private let queue: ServedQueue
  private let stepsPerYear: Int
  private let steps: Int
  private let leaving: Double
  private let reneging: Double
  private var inCare = 0.0
  private var waiting = 0.0
  /// The step that stands in the counts; below 0 the opening does.
  private var step = -1

  init(_ queue: ServedQueue, stepsPerYear: Int) {
    self.queue = queue
    self.stepsPerYear = stepsPerYear
    steps = ServedQueue.years * stepsPerYear
    let dt = 1 / Double(stepsPerYear)
    leaving = 1 - exp(-dt)
    reneging = 1 - exp(-(queue.patience ?? 0) * dt)
  }

  mutating func observe(_ people: People) {
    if step >= 0 { add(people) }
    inCare = people.stock[0]
    waiting = people.queue.waiting[0]
    step += 1
  }

  private mutating func add(_ people: People) {
    let come = people.due[0]
    let stays = people.queue.waiting[0]
    let gone = people.queue.reneged[0]
    let left = inCare + people.starts[0] - people.stock[0]
    let expected = queue.arrivals / Double(stepsPerYear)
    let full = inCare >= Double(ServedQueue.places) ? 2 : inCare >= 8 ? 1 : 0
    let first = ((step * 4 / steps) * 3 + full) * 3
    record.controls[first] += come - expected
    record.controls[first + 1] += left - leaving * inCare
    record.controls[first + 2] += gone - reneging * waiting
    let start = ServedQueue.warmUp * stepsPerYear
    guard step >= start else { return }
    let seen = Double(steps - 1 - start)
    // The longest waiting start first, so that those who wait on at the close of a step are the last
    // who came, and of those who came in it as many as there are.
    record.results[0] += min(come, stays) / (expected * seen)
    record.results[1] += stays / seen
    record.results[2] += gone / (expected * seen)
  }
}
