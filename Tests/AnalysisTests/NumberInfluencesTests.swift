import Foundation
import Scenarios
import Simulation
import Testing

@testable import Analysis

@Suite("How much of a result rests on each number")
struct NumberInfluencesTests {
  /// Influences in a town of which nobody measured anything.
  private func influences(_ chance: RegionTown.Chance, replications: Int, threads: Int = 2) throws
    -> NumberInfluences
  {
    let region = try RegionTown()
    let file = region.path(try region.scenario(chance))
    // A tenth more than 30.13 has three decimals, as thousands have.
    let text = try String(contentsOfFile: file, encoding: .utf8).replacing(
      "tarieven: { hulp: 30 }", with: "tarieven: { hulp: 30.13 }")
    try ("source: \"estimate: made up\"\n" + text).write(
      toFile: file, atomically: true, encoding: .utf8)
    let scenario = try Scenario.load(file: file)
    return try NumberInfluences(
      scenario, file: file, replications: replications, threads: threads)
  }

  @Test("an uncertain number has the spread that goes when it is held, on the same draws")
  func uncertain() throws {
    let found = try influences(.shared, replications: 64)
    let growth = try #require(found.ranked.first { $0.key.hasSuffix(".groei") })
    #expect(growth.isUncertain && growth.effect > 0 && growth.effect < 1.5 * found.deviation)
    #expect(found.replications == 64 && found.years.count == RegionTown.years)
  }

  @Test("an assumption without uncertainty is a tenth off: of a price, a tenth of what is paid")
  func assumed() throws {
    let found = try influences(.shared, replications: 16)
    let price = try #require(found.ranked.first { $0.key == "contracten.alles.tarieven.hulp" })
    #expect(!price.isUncertain && abs(price.effect - found.mean / 10) < 1e-6 * found.mean)
  }

  @Test("the largest comes first, and the same again is the same")
  func order() throws {
    let once = try influences(.both, replications: 32)
    #expect(try influences(.both, replications: 32, threads: 1).ranked == once.ranked)
    #expect(once.ranked.map(\.effect) == once.ranked.map(\.effect).sorted(by: >))
    #expect(once.untried.isEmpty && once.ranked.count > 3)
  }
}
