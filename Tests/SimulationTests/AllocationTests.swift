import CAllocationCounter
import NumericKernels
import Testing

@testable import Simulation

/// Nothing is allocated while months pass.
@Suite(.enabled(if: allocation_counter_works())) struct AllocationTests {
  /// A batch whose storage is made, run once before it is counted.
  private func allocations(years: Int, engine: EngineKind = .cohort) throws -> UInt64 {
    let text = try CaseFolder.deliveredText("voorbeeldstad")
      .replacing("horizon: 4", with: "horizon: \(years)")
    let model = try CaseFolder.scenario(text: text).model
    let batch = BatchRun(
      model: model, layout: OutcomeLayout(model: model), engine: engine, lanes: 8)
    let stream = RandomStream(seed: 1)
    try batch.run(stream: stream, first: 1, isCancelled: { false })
    allocation_counter_start()
    try batch.run(stream: stream, first: 9, isCancelled: { false })
    return allocation_counter_stop()
  }

  @Test func aRunOfEightYearsAllocatesNoMoreThanOneOfFour() throws {
    let four = try allocations(years: 4)
    let eight = try allocations(years: 8)
    #expect(eight == four, "\(four) in four years and \(eight) in eight")
  }

  @Test func theCounterSeesAnAllocation() {
    allocation_counter_start()
    let matrix = LaneMatrix(rows: 1, lanes: 1)
    let count = allocation_counter_stop()
    #expect(count > 0 && matrix.rows == 1)
  }
}
