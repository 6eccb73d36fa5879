import NumericKernels
import SociaalDomein

@testable import Simulation

/// Replications one by one, of which a test sees the state between months.
struct SingleRuns {
  let replication: Replication
  let block: ResultBlock
  private let stream: RandomStream

  init(_ model: SimulationModel, engine: EngineKind = .cohort, seed: UInt64 = 1) {
    let layout = OutcomeLayout(model: model)
    replication = Replication(model: model, layout: layout, engine: engine)
    block = ResultBlock(layout: layout)
    stream = RandomStream(seed: seed)
  }

  /// Runs one replication, by its number; `look` is called before every month.
  func callAsFunction(_ number: Int, look: () -> Void = {}) throws {
    block.clear()
    replication.beginBlock(stream: stream, shared: stream, first: number, count: 1)
    try replication.run(
      StepDraw(stream: stream, replication: number), place: 0, into: block
    ) {
      look()
      return false
    }
  }
}
