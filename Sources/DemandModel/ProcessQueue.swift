import NumericKernels
import SociaalDomein

/// Onderzoek and besluit: new need may start care a fixed time later.
///
/// A delay of k + f steps lets 1 - f of the people of a step start after k steps and f after k + 1;
/// with chance on that split is binomial. The queue opens as it would be under steady need.
final class ProcessQueue {
  private let setting: Setting
  private let chance: Bool
  private let whole: Int
  private let fraction: Double
  /// Those who start in step t, slot t mod slots, per cell.
  private let slots: [LaneMatrix]
  private let uniforms: LaneMatrix
  private let later: LaneMatrix
  private let reporters: LaneList

  init(setting: Setting, delay: AccessDelay, chance: Bool, lanes: Int) {
    self.setting = setting
    self.chance = chance
    (whole, fraction) = delay.steps(of: setting.grid)
    slots = (0..<whole + 2).map { _ in LaneMatrix(rows: setting.cells, lanes: lanes) }
    uniforms = LaneMatrix(rows: 1, lanes: lanes)
    later = LaneMatrix(rows: 1, lanes: lanes)
    reporters = LaneList(lanes: lanes)
  }

  /// Those who start in a step as far as they are in the queue.
  func due(step: Int) -> LaneMatrix { slots[step % slots.count] }
  private func slot(_ step: Int) -> LaneMatrix { due(step: step) }

  /// Fills the queue with what steady need per step would have brought.
  func open(needPerStep: LaneMatrix, draw: StepDraw, people: People) {
    for slot in slots { slot.fill(0) }
    people.inProcess.fill(0)
    for step in 0...whole {
      let share = step < whole ? 1 : fraction
      guard share > 0 else { continue }
      for cell in 0..<setting.cells {
        let target = slot(step)[cell]
        let need = needPerStep[cell]
        if chance {
          let address = DrawAddress(
            .opening, subject: subject(of: cell), month: 0, index: 1 + step)
          let u = uniforms[0]
          draw.stream.fillUniforms(u, firstReplication: draw.firstReplication, at: address)
          for lane in target.indices {
            // Above the exact range the count is an approximation, but people stay whole.
            target[lane] = PoissonDraw.count(u: u[lane], mean: share * need[lane]).rounded()
          }
        } else {
          target.add(need, times: share)
        }
        people.inProcess[cell].add(target)
      }
    }
  }

  /// Takes in the new need of the step and hands over for whom the besluit is there.
  func step(_ people: People, draw: StepDraw) {
    for cell in 0..<setting.cells {
      let arrivals = people.newNeed[cell]
      if !arrivals.isZero { admit(arrivals, cell, draw) }
      let ready = people.due[cell]
      let due = slot(draw.step)[cell]
      let inProcess = people.inProcess[cell]
      for lane in ready.indices {
        ready[lane] = due[lane]
        inProcess[lane] += arrivals[lane] - due[lane]
        due[lane] = 0
      }
    }
  }

  private func admit(_ arrivals: LaneMatrix.Row, _ cell: Int, _ draw: StepDraw) {
    let early = slot(draw.step + whole)[cell]
    guard fraction > 0 else { return early.add(arrivals) }
    let late = slot(draw.step + whole + 1)[cell]
    guard chance else {
      early.add(arrivals, times: 1 - fraction)
      return late.add(arrivals, times: fraction)
    }
    let subject = subject(of: cell)
    reporters.collect(positiveIn: arrivals)
    draw.fillUniforms(uniforms[0], listed: reporters, .start, subject: subject)
    let later = later[0]
    BinomialDraw.counts(
      listed: reporters, u: uniforms[0], n: arrivals, p: fraction, into: later)
    for lane in arrivals.indices {
      early[lane] += arrivals[lane] - later[lane]
      late[lane] += later[lane]
    }
  }

  private func subject(of cell: Int) -> UInt32 {
    let wijken = setting.wijken.count
    let bands = setting.bands.count
    return CellSubject(
      wijk: cell % wijken, band: cell / wijken % bands, state: cell / wijken / bands
    ).word
  }
}
