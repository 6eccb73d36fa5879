import NumericKernels
import Scenarios
import SociaalDomein
import Testing

@testable import DemandModel
@testable import Simulation

/// Dated shocks in the town of `DriverTests`, each for the months in which it acts.
@Suite struct EventTests {
  private func town(_ event: String) -> Town {
    var town = Town()
    town.horizon = 1
    town.drijfveren = "  gebeurtenis: { schok: { \(event) } }\n"
    return town
  }

  /// March up to May; the months around it are as without.
  @Test func aShockOnInflowLastsAsLongAsItIsDated() throws {
    let town = town("werkt_op: instroom, factor: 0.7, van: 2021-03, tot: 2021-05")
    let need = try town.run().course(.need)
    let plain = try town.run(without: [.gebeurtenis]).course(.need)
    for month in 0..<12 {
      let factor = (2...4).contains(month) ? 0.7 : 1
      // The few who are out of care are free for need again: 1e-6.
      #expect(close(need[month], plain[month] * factor, 1e-6))
    }
    #expect(try town.opensAlike(without: .gebeurtenis))
  }

  @Test func aShockOnInflowMayTouchOneWijk() throws {
    var town = town("werkt_op: instroom, factor: 2, van: 2021-01, tot: 2021-01, wijken: { west: }")
    town.wijken = ["oost", "west"]
    let plain = try town.run(without: [.gebeurtenis]).course(.need)
    #expect(close(try town.run().course(.need)[0], plain[0] * 1.5, 1e-9))
  }

  /// Twice the outflow of 0.5 a year in the second quarter: 100 clients survive exp(-1 / 12) a month.
  @Test func aShockOnOutflowMovesTheIntensityFromItsQuarterOn() throws {
    let town = town("werkt_op: uitstroom, factor: 2, van: 2021-04, tot: 2021-06")
    let clients = try town.run().course(.clients)
    let steady = Elementary.exp(-0.5 / 12)
    let fast = Elementary.exp(-1.0 / 12)
    let need = 100 * (1 - steady) / steady.squareRoot()
    var stock = 100.0
    for month in 0..<12 {
      let stay = (3...5).contains(month) ? fast : steady
      stock = stock * stay + need * stay.squareRoot()
      #expect(close(clients[month], stock, 1e-6))
    }
    let off = try town.run(without: [.gebeurtenis]).course(.clients)
    #expect(off.allSatisfy { close($0, 100, 1e-6) })
  }

  /// 100 clients of ten units at 30 are 30,000 a month.
  @Test func aShockOnPriceAndOneOnCapacityScaleTheCost() throws {
    for target in ["prijs", "capaciteit"] {
      let town = town("werkt_op: \(target), factor: 1.5, van: 2021-02, tot: 2021-02")
      let run = try town.run()
      #expect(close(run.course(.cost)[0], 30_000, 1e-6))
      #expect(close(run.course(.cost)[1], 45_000, 1e-6))
      #expect(close(run.course(.payment)[1], 45_000, 1e-6))
      #expect(close(run.course(.cost)[2], 30_000, 1e-6))
      #expect(close(run.course(.clients)[1], 100, 1e-6))
      #expect(close(try town.run(without: [.gebeurtenis]).course(.cost)[1], 30_000, 1e-6))
    }
  }

  private func chances(_ events: String) -> Town {
    var town = Town()
    town.toestanden = """
        hulp: { gegeven: ja, stand: 100, stromen: { uit: { soort: uitstroom, kans_per_stap: 0.2 } } }

      """
    town.drijfveren = "  gebeurtenis:\n\(events)"
    return town
  }

  /// 0.2 a month, three times as much up to March and four times up to June: never above 1 together.
  @Test func shocksOnProbabilitiesMayFollowEachOther() throws {
    let clients = try chances(
      """
          eerste: { werkt_op: uitstroom, factor: 3, van: 2021-01, tot: 2021-03 }
          tweede: { werkt_op: uitstroom, factor: 4, van: 2021-04, tot: 2021-06 }

      """
    ).run().course(.clients)
    #expect(close(clients[2], 100 * 0.4 * 0.4 * 0.4, 1e-12))
    #expect(close(clients[5], clients[2] * 0.2 * 0.2 * 0.2, 1e-12))
    #expect(close(clients[6], clients[5] * 0.8, 1e-12))
  }

  /// Twelve times 0.2 is more than everyone.
  @Test func shocksOnProbabilitiesThatTogetherPassOneAreRefused() throws {
    let town = chances(
      """
          eerste: { werkt_op: uitstroom, factor: 3, van: 2021-01, tot: 2021-04 }
          tweede: { werkt_op: uitstroom, factor: 4, van: 2021-04, tot: 2021-06 }

      """)
    let error = #expect(throws: ScenarioErrors.self) { try town.scenario() }
    #expect(error.map { "\($0)" }?.contains("the ways out of 'hulp' add up to 2.4") == true)
  }
}
