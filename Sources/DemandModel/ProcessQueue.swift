import NumericKernels
import SociaalDomein

/// Onderzoek and besluit: new need may start care a fixed time later.
///
/// A delay of k + f steps lets 1 - f of the people of a step start after k steps and f after k + 1;
/// with chance on that split is binomial. The queue opens as it would be under steady need.
final class ProcessQueue {
  private let cells: CellIndex
  private let chance: Bool
  private let delay: Int
  private let fraction: Double
  /// 1 / fraction and 1 / (1 - fraction).
  private let perLater: Double
  private let perEarly: Double
  /// Those who start in step t, slot t mod slots; cells.
  private let slots: [Vector]

  init(setting: Setting, delay: AccessDelay, chance: Bool) {
    cells = CellIndex(setting)
    self.chance = chance
    (self.delay, fraction) = delay.steps(of: setting.grid)
    perLater = 1 / fraction
    perEarly = 1 / (1 - fraction)
    slots = (0..<self.delay + 2).map { _ in Vector(setting.cells) }
  }

  /// Those who start in a step as far as they are in the queue; cells.
  func due(step: Int) -> Vector { slots[step % slots.count] }

  /// Fills the queue with what steady need per step would have brought.
  func open(needPerStep: Vector, draw: StepDraw, people: People) {
    for slot in slots { slot.fill(0) }
    people.inProcess.fill(0)
    for step in 0...delay {
      let share = step < delay ? 1 : fraction
      guard share > 0 else { continue }
      let target = due(step: step)
      for cell in target.indices {
        let mean = share * needPerStep[cell]
        target[cell] = chance ? whole(mean, cell, draw, index: 1 + step) : mean
      }
      people.inProcess.add(target)
    }
  }

  /// Takes in people whose besluit is there, who come in the first step.
  func admitFirst(_ ready: Vector, _ people: People) {
    due(step: 0).add(ready)
    people.inProcess.add(ready)
  }

  /// Above the exact range a count is an approximation, but people stay whole.
  private func whole(_ mean: Double, _ cell: Int, _ draw: StepDraw, index: Int) -> Double {
    let address = DrawAddress(.opening, subject: cells.subjects[cell], month: 0, index: index)
    let u = draw.stream.uniform(replication: draw.number, at: address)
    return PoissonDraw.count(u: u, mean: mean).rounded()
  }

  /// Takes in everyone of the step's new need, by expectation.
  func admit(_ people: People, step: Int) {
    people.inProcess.add(people.newNeed)
    due(step: step + delay).add(people.newNeed, times: 1 - fraction)
    due(step: step + delay + 1).add(people.newNeed, times: fraction)
  }

  /// Takes in those who report, by chance.
  ///
  /// - Parameter reporters: the Poisson counts of the step's new need.
  func admit(_ people: People, reporters: CellEvents, draw: StepDraw) {
    let (early, late) = (due(step: draw.step + delay), due(step: draw.step + delay + 1))
    for event in 0..<reporters.count {
      let (cell, count) = (reporters[event], reporters.people(event))
      guard count > 0 else { continue }
      let later = fraction > 0 ? later(count, reporters.rest(event), cell, draw) : 0
      people.inProcess[cell] += count
      early[cell] += count - later
      late[cell] += later
    }
  }

  /// How many of a count start a step later: each of a few by what is left of the uniform.
  private func later(_ count: Double, _ rest: Double, _ cell: Int, _ draw: StepDraw) -> Double {
    guard count <= 8, rest >= 0 else {
      let u = draw.uniform(.start, subject: cells.subjects[cell])
      return BinomialDraw.count(u: u, n: count, p: fraction)
    }
    var (later, v) = (0.0, rest)
    for _ in 0..<Int(count) {
      // Without a branch, which chance would mislead every other time.
      let isLater = v < fraction ? 1.0 : 0
      later += isLater
      v = isLater * (v * perLater) + (1 - isLater) * ((v - fraction) * perEarly)
    }
    return later
  }

  /// Hands over for whom the besluit is there, as due.
  func finish(_ people: People, step: Int) {
    let ready = due(step: step)
    people.due.copy(ready)
    people.inProcess.add(ready, times: -1)
    ready.fill(0)
  }
}
