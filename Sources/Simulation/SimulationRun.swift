import Dispatch
import Foundation
import NumericKernels
import SociaalDomein
import Synchronization

/// A run of all replications of a plan, over threads, merged in the order of the blocks.
public struct SimulationRun: Sendable {
  public let model: SimulationModel
  public let layout: OutcomeLayout
  public let plan: RunPlan
  public let retention: OutcomeRetention

  public init(
    model: SimulationModel, plan: RunPlan, detail: OutcomeLayout.Detail = .all,
    retention: OutcomeRetention = .everyDraw, stockYears: [Int] = []
  ) {
    self.model = model
    self.plan = plan
    self.retention = retention
    layout = OutcomeLayout(model: model, detail: detail, stockYears: stockYears)
  }

  /// Simulates every replication.
  ///
  /// - Parameters:
  ///   - isCancelled: polled every month by every thread.
  ///   - progress: called with the number of replications that were done, from one thread at a time.
  /// - Throws: `SimulationError`, that of the first block that failed.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(SimulationError) -> (outcomes: Outcomes, timings: Timings) {
    let outcomes = Outcomes(
      layout: layout, replications: plan.replications, firstReplication: plan.firstReplication,
      retention: retention)
    let merge = BlockMerge(outcomes: outcomes, progress: progress)
    let next = Atomic<Int>(0)
    let started = ContinuousClock.now
    let threads = max(1, min(plan.threads, plan.blocks))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      work(next: next, merge: merge, isCancelled: isCancelled)
    }
    if let failure = merge.failure { throw failure }
    var timings = merge.timings
    let passed = started.duration(to: .now).components
    timings.wallSeconds = Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
    return (outcomes, timings)
  }

  /// One thread: takes some blocks after others until none is left or one has failed.
  private func work(
    next: borrowing Atomic<Int>, merge: BlockMerge, isCancelled: () -> Bool
  ) {
    let before = PhaseTimer.threadSeconds
    let replication = Replication(model: model, layout: layout, engine: plan.engine)
    var block = ResultBlock(layout: layout)
    while !merge.hasFailed {
      let taken = next.wrappingAdd(plan.blocksAtATime, ordering: .relaxed).oldValue
      guard taken < plan.blocks else { break }
      for index in taken..<min(taken + plan.blocksAtATime, plan.blocks) where !merge.hasFailed {
        do {
          try run(replication, block: index, into: block, merge, isCancelled: isCancelled)
        } catch {
          merge.fail(block: index, error)
          break
        }
        replication.timer.merge { block = merge.take(block, index: index, layout) }
      }
    }
    merge.add(replication.timer.seconds(of: PhaseTimer.threadSeconds - before))
  }

  /// Simulates the replications of a block, of which the first is timed.
  private func run(
    _ replication: Replication, block index: Int, into block: ResultBlock, _ merge: BlockMerge,
    isCancelled: () -> Bool
  ) throws(SimulationError) {
    let first = plan.firstReplication + index * ResultBlock.size
    let (stream, shared, count) = (plan.stream, plan.sharedStream, plan.count(block: index))
    block.clear()
    replication.beginBlock(stream: stream, shared: shared, first: first, count: count)
    for place in 0..<count {
      replication.timer.isOn = place == 0
      try replication.run(
        StepDraw(stream: stream, shared: shared, replication: first + place), place: place,
        into: block, isCancelled: isCancelled)
      merge.tellDone()
    }
  }
}

/// Lets blocks into the outcomes in their order, whichever thread made them; who comes early leaves a
/// block behind and goes on.
private final class BlockMerge: @unchecked Sendable {
  private let lock = NSLock()
  private let outcomes: Outcomes
  private let progress: @Sendable (Int) -> Void
  private var turn = 0
  private var early: [Int: ResultBlock] = [:]
  private var free: [ResultBlock] = []
  private var failed: (block: Int, error: SimulationError)?
  private var total = Timings()

  init(outcomes: Outcomes, progress: @escaping @Sendable (Int) -> Void) {
    self.outcomes = outcomes
    self.progress = progress
  }

  var failure: SimulationError? { lock.withLock { failed?.error } }
  var hasFailed: Bool { lock.withLock { failed != nil } }
  var timings: Timings { lock.withLock { total } }

  /// One more replication is done.
  func tellDone() { lock.withLock { progress(1) } }

  func add(_ seconds: [Phase: Double]) { lock.withLock { total.add(seconds) } }

  /// Takes a block, merges what is now in order, and hands over an empty one.
  func take(_ block: ResultBlock, index: Int, _ layout: OutcomeLayout) -> ResultBlock {
    lock.withLock {
      early[index] = block
      while let next = early.removeValue(forKey: turn) {
        outcomes.merge(next, at: turn * ResultBlock.size)
        free.append(next)
        turn += 1
      }
      return free.popLast() ?? ResultBlock(layout: layout)
    }
  }

  func fail(block: Int, _ error: SimulationError) {
    lock.withLock {
      if failed.map({ block < $0.block }) ?? true { failed = (block, error) }
    }
  }
}
