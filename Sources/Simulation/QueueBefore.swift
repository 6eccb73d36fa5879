import NumericKernels
import SociaalDomein

/// Who was on the way to care at the opening of a step, per state and wijk.
final class QueueBefore {
  let inProcess: LaneMatrix
  let waiting: LaneMatrix
  let holders: LaneMatrix

  init(setting: Setting, lanes: Int) {
    let places = setting.states.count * setting.wijken.count
    inProcess = LaneMatrix(rows: places, lanes: lanes)
    waiting = LaneMatrix(rows: places, lanes: lanes)
    holders = LaneMatrix(rows: places, lanes: lanes)
  }

  /// Notes those at the close of a step.
  func note(_ people: People, hasQueue: Bool) {
    people.sum(people.inProcess, into: inProcess)
    guard hasQueue else { return }
    people.sum(people.waiting, into: waiting)
    people.sum(people.holders, into: holders)
  }
}
