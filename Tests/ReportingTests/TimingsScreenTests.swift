import NumericKernels
import Scenarios
import Simulation
import Testing

@testable import Reporting

@Suite("Timings")
struct TimingsScreenTests {
  private let rates = MachineRates.measure()

  @Test("a machine's rates are positive and finite, and a dense product is slower than its limit")
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

  @Test("timings alone have three columns, and no bounds")
  func alone() {
    let lines = TimingsScreen(Timings()).lines()
    #expect(
      lines.first?.split(whereSeparator: \.isWhitespace).map(String.init)
        == ["phase", "seconds", "share"])
    #expect(!lines.contains { $0.contains("with a bound") })
  }
}
