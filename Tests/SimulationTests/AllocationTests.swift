import CAllocationCounter
import NumericKernels
import Testing

@testable import Simulation

/// Nothing is allocated while months pass.
@Suite(.enabled(if: allocation_counter_works())) struct AllocationTests {
  /// Allocations of a replication after another one with the same storage.
  private func allocations(_ text: String, years: Int) throws -> UInt64 {
    let model = try CaseFolder.scenario(
      text: text.replacing("horizon: 4", with: "horizon: \(years)")
    ).model
    let run = SingleRuns(model)
    try run(1)
    allocation_counter_start()
    try run(2)
    return allocation_counter_stop()
  }

  @Test func aRunOfEightYearsAllocatesNoMoreThanOneOfFour() throws {
    try expectNone(CaseFolder.deliveredText("voorbeeldstad"))
  }

  @Test("and so under contracts with queues and chances", arguments: ContractVariant.all)
  func underContracts(_ variant: ContractVariant) throws {
    try expectNone(variant.text(of: "voorbeeldstad"))
  }

  private func expectNone(_ text: String) throws {
    let four = try allocations(text, years: 4)
    let eight = try allocations(text, years: 8)
    #expect(eight == four, "\(four) in four years and \(eight) in eight")
  }

  @Test func theCounterSeesAnAllocation() {
    allocation_counter_start()
    let vector = Vector(1)
    let count = allocation_counter_stop()
    #expect(count > 0 && vector.count == 1)
  }
}
