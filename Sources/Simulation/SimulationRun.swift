import Dispatch
import Foundation
import NumericKernels
import Synchronization

/// A run of all replications of a plan, over threads, merged in the order of the batches.
public struct SimulationRun: Sendable {
  public let model: SimulationModel
  public let layout: OutcomeLayout
  public let plan: RunPlan
  public let retention: OutcomeRetention

  public init(
    model: SimulationModel, plan: RunPlan, detail: OutcomeLayout.Detail = .all,
    retention: OutcomeRetention = .everyDraw
  ) {
    self.model = model
    self.plan = plan
    self.retention = retention
    layout = OutcomeLayout(model: model, detail: detail)
  }

  /// Simulates every replication.
  ///
  /// - Parameters:
  ///   - isCancelled: polled every month by every thread.
  ///   - progress: called with the number of replications that were added, from one thread at a time.
  /// - Throws: `SimulationError`, that of the first batch that failed.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(SimulationError) -> (outcomes: Outcomes, timings: Timings) {
    let outcomes = Outcomes(
      layout: layout, replications: plan.replications, firstReplication: plan.firstReplication,
      retention: retention)
    let merge = OrderedMerge(outcomes: outcomes, plan: plan, progress: progress)
    let next = Atomic<Int>(0)
    let started = ContinuousClock.now
    DispatchQueue.concurrentPerform(iterations: max(1, min(plan.threads, plan.batches))) { _ in
      work(next: next, merge: merge, isCancelled: isCancelled)
    }
    if let failure = merge.failure { throw failure }
    var timings = merge.timings
    let passed = started.duration(to: .now).components
    timings.wallSeconds = Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
    return (outcomes, timings)
  }

  /// One thread: takes batch after batch until none is left or one has failed.
  private func work(
    next: borrowing Atomic<Int>, merge: OrderedMerge, isCancelled: () -> Bool
  ) {
    var batch: BatchRun?
    let stream = plan.stream
    let shared = plan.sharedStream
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < plan.batches, !merge.hasFailed else { break }
      let lanes = plan.lanes(batch: index)
      if batch?.lanes != lanes {
        if let batch { merge.add(batch.timer) }
        batch = BatchRun(model: model, layout: layout, engine: plan.engine, lanes: lanes)
      }
      guard let batch else { break }
      do {
        try batch.run(
          stream: stream, shared: shared, first: plan.firstReplication + index * plan.batch,
          isCancelled: isCancelled)
      } catch {
        merge.fail(batch: index, error)
        break
      }
      guard merge.take(batch, index: index) else { break }
    }
    if let batch { merge.add(batch.timer) }
  }
}

/// Lets batches into the outcomes one by one, in their order, whichever thread made them.
private final class OrderedMerge: @unchecked Sendable {
  private let condition = NSCondition()
  private let outcomes: Outcomes
  private let plan: RunPlan
  private let progress: @Sendable (Int) -> Void
  private var turn = 0
  private var failed: (batch: Int, error: SimulationError)?
  private var total = Timings()

  init(outcomes: Outcomes, plan: RunPlan, progress: @escaping @Sendable (Int) -> Void) {
    self.outcomes = outcomes
    self.plan = plan
    self.progress = progress
  }

  var failure: SimulationError? { condition.withLock { failed?.error } }
  var hasFailed: Bool { condition.withLock { failed != nil } }
  var timings: Timings { condition.withLock { total } }

  func add(_ timer: PhaseTimer) { condition.withLock { total.add(timer) } }

  /// Waits for the batch's turn and merges it; false when the run has failed meanwhile.
  func take(_ batch: BatchRun, index: Int) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while turn != index && failed == nil { condition.wait() }
    guard failed == nil else { return false }
    batch.timer.start()
    outcomes.merge(batch, at: index * plan.batch)
    batch.timer.stop(.merge)
    turn += 1
    progress(batch.lanes)
    condition.broadcast()
    return true
  }

  func fail(batch: Int, _ error: SimulationError) {
    condition.withLock {
      if failed.map({ batch < $0.batch }) ?? true { failed = (batch, error) }
      condition.broadcast()
    }
  }
}
