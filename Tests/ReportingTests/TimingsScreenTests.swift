import NumericKernels
import Scenarios
import Simulation
import Testing

@testable import Reporting

@Suite("Timings")
struct TimingsScreenTests {
  private let rates = MachineRates.measure()

  @Test("a machine's rates are positive and finite")
  func machine() {
    for rate in [
      rates.nanosecondsPerBlock, rates.operationsPerNanosecond, rates.bytesPerNanosecond,
      rates.productOperationsPerNanosecond,
    ] {
      #expect(rate > 0 && rate.isFinite)
    }
  }

  @Test("the least time is that of draws, and of memory or arithmetic, whichever takes longer")
  func bound() {
    var work = PhaseWork()
    work.blocks = 1e9
    #expect(abs(work.seconds(on: rates) - rates.nanosecondsPerBlock) < 1e-12)
    work = PhaseWork()
    work.bytes = 3e9
    let memory = work.seconds(on: rates)
    #expect(abs(memory - 3 / rates.bytesPerNanosecond) < 1e-9)
    work.operations = 1
    #expect(work.seconds(on: rates) == memory)
    work.productOperations = 2e9
    #expect(work.seconds(on: rates) > memory)
  }

  @Test("the least work of a run grows with its replications, and has no draws without chance")
  func leastWork() throws {
    let folder = try ScratchFolder()
    let model = try TinyTown.load(in: folder).model
    let once = SimulationRun(model: model, plan: RunPlan(seed: 1, replications: 10)).leastWork
    let twice = SimulationRun(model: model, plan: RunPlan(seed: 1, replications: 20)).leastWork
    #expect(once.keys == twice.keys && once[.merge] == nil)
    #expect([Phase.newNeed, .careFlow, .outcomes].allSatisfy { (once[$0]?.bytes ?? 0) > 0 })
    for (phase, work) in once {
      let more = try #require(twice[phase])
      #expect(more.blocks == 2 * work.blocks && more.bytes == 2 * work.bytes)
      #expect(more.operations == 2 * work.operations)
      #expect(more.productOperations == 2 * work.productOperations)
    }
    // Two wijken, six bands and one state: a block a month for new need, leaving and ageing together.
    #expect(once[.newNeed]?.blocks == 10 * 60 * 12 && once[.careFlow]?.blocks == 0)
    let certain = TinyTown.text() + "\ntoeval: { instroom: nee, overgangen: nee }"
    let calm = SimulationRun(
      model: try TinyTown.load(certain, in: folder).model, plan: RunPlan(seed: 1, replications: 10)
    ).leastWork
    #expect(calm.values.allSatisfy { $0.blocks == 0 })
  }

  @Test("timings alone have three columns, and no bounds")
  func alone() {
    let lines = TimingsScreen(Timings()).lines()
    #expect(
      lines.first?.split(whereSeparator: \.isWhitespace).map(String.init)
        == ["phase", "seconds", "share"])
    #expect(!lines.contains { $0.contains("with a bound") })
  }
}
