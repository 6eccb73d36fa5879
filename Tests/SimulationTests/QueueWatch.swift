import Foundation
import SociaalDomein

/// Looks at a queue between its steps and adds up, per replication, what it shows.
struct QueueWatch {
  private(set) var records: [QueueRecord]
  private let queue: ServedQueue
  private let stepsPerYear: Int
  private let steps: Int
  private let leaving: Double
  private let reneging: Double
  private var inCare: [Double]
  private var waiting: [Double]
  /// The step that stands in the counts; below 0 the opening does.
  private var step = -1

  init(_ queue: ServedQueue, stepsPerYear: Int) {
    self.queue = queue
    self.stepsPerYear = stepsPerYear
    steps = ServedQueue.years * stepsPerYear
    let dt = 1 / Double(stepsPerYear)
    leaving = 1 - exp(-dt)
    reneging = 1 - exp(-(queue.patience ?? 0) * dt)
    records = Array(repeating: QueueRecord(), count: ServedQueue.lanes)
    inCare = Array(repeating: 0, count: ServedQueue.lanes)
    waiting = inCare
  }

  mutating func observe(_ people: People) {
    for lane in records.indices where step >= 0 { add(people, lane) }
    for lane in records.indices {
      inCare[lane] = people.stock[0][lane]
      waiting[lane] = people.waiting[0][lane]
    }
    step += 1
  }

  private mutating func add(_ people: People, _ lane: Int) {
    let come = people.due[0][lane]
    let stays = people.waiting[0][lane]
    let gone = people.reneged[0][lane]
    let left = inCare[lane] + people.starts[0][lane] - people.stock[0][lane]
    let expected = queue.arrivals / Double(stepsPerYear)
    let full = inCare[lane] >= Double(ServedQueue.places) ? 2 : inCare[lane] >= 8 ? 1 : 0
    let first = ((step * 4 / steps) * 3 + full) * 3
    records[lane].controls[first] += come - expected
    records[lane].controls[first + 1] += left - leaving * inCare[lane]
    records[lane].controls[first + 2] += gone - reneging * waiting[lane]
    let start = ServedQueue.warmUp * stepsPerYear
    guard step >= start else { return }
    let seen = Double(steps - 1 - start)
    // The longest waiting start first, so that those who wait on at the close of a step are the last
    // who came, and of those who came in it as many as there are.
    records[lane].results[0] += min(come, stays) / (expected * seen)
    records[lane].results[1] += stays / seen
    records[lane].results[2] += gone / (expected * seen)
  }
}
