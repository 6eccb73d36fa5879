import NumericKernels
import Scenarios
import Testing

@testable import DemandModel
@testable import Simulation
@testable import SociaalDomein

/// The growth of the opening: observed once, drawn once, and a driver that can be switched off.
///
/// Where nothing moves it does so to rounding; where others of the track grow, by what they take of a million
/// residents of each age.
@Suite struct GrowthTests {
  // MARK: Observed once

  /// 100 clients grow by 5% and 300 by 159 / 300 - 0.5 = 3%: 14 in 400 are 3.5%, of which nothing is
  /// explained. After a year log(1.035) * 3/4.
  @Test func observedGrowthThatIsLeftOutIsThatOfTheOpening() throws {
    var town = GrowingTown.two(
      "stand: 100, uitstroom: 0.5, groei: 0.05", "stand: 300, instroom: 159, uitstroom: 0.5")
    town.drijfveren = GrowingTown.unexplained()
    let need = try town.run().course(.need)
    #expect(close(need[12], need[0] * Elementary.power(1.035, 0.75), 1e-6))
    let plain = try town.run(without: [.onverklaardeGroei]).course(.need)
    #expect(close(plain[12], need[0], 1e-6))
  }

  /// Given flows grow by 110 from outside and 20 from the other state less 0.5 x 200: 30 in 200.
  @Test func givenFlowsGrowByWhatComesLessWhatLeaves() throws {
    var town = GrowingTown.two(
      "stand: 100, uitstroom: 0.5, groei: 0, stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.2 } }",
      "gegeven: ja, stand: 200, instroom: 110, stromen: { uit: { soort: uitstroom, per_jaar: 0.5 } }"
    )
    town.drijfveren = GrowingTown.unexplained()
    let parts = try GrowingTown.parts(of: town.scenario())
    #expect(close(parts.observed, 30.0 / 300, 1e-12))
    town.drijfveren =
      "  onverklaarde_groei: { toestanden: zwaar, venster: { van: 2018, tot: 2020 }, uitdoving: 2 }\n"
    #expect(close(try GrowingTown.parts(of: town.scenario()).observed, 30.0 / 200, 1e-12))
  }

  /// Residents grow by 2%, closures bring 3 people a year to 100, and use rises by 12% in three years.
  @Test func checkTellsThePartsAtTheMeans() throws {
    var town = Town()
    town.factorByYear = [2021: 1, 2022: 1.02, 2024: 1.02]
    town.bevolking =
      "{ aantallen: bevolking.csv, verloop: prognose, prognoses: { cbs: { tabel: prognose.csv } } }"
    town.toestanden = "  hulp: { profiel: hulp, stand: 100, uitstroom: 0.5, groei: 0.2 }\n"
    town.drijfveren =
      GrowingTown.unexplained() + """
          ggz_ambulantisering: { gesloten_plaatsen: { 2018: 10, 2021: 0 }, aandeel_wmo: 0.3, verdeling: { hulp: 1 } }
          abonnementstarief:
            toestanden: hulp
            inkomens: { allen: { gebruik: 40 } }
            inkomensmix: { alle: { allen: 1 } }
            wijzigingen: { invoering: { ingang: 2018-01, opbouw: 3, effect: { allen: 0.12 } } }

        """
    let parts = try GrowingTown.parts(of: town.scenario())
    let use = Elementary.power(1.12, 1.0 / 3) - 1
    #expect(close(parts.observed, 0.2, 1e-12))
    #expect(close(parts.ageing, 0.02, 1e-6))
    #expect(close(parts.closures, 0.03, 1e-12))
    #expect(close(parts.use, use, 1e-12))
    #expect(close(parts.unexplained, 0.2 - 0.02 - 0.03 - use, 1e-6))
  }

  // MARK: Drawn once

  /// Far from its bounds, a normal that has them is one without.
  private static func normal(_ mean: Double, _ sd: Double) -> String {
    "{ normal: { mean: \(mean), sd: \(sd) }, lower: -0.4, upper: 0.4 }"
  }

  private static let uncertain = (
    hulp: "stand: 100, uitstroom: 0.5, groei: \(normal(0.02, 0.01))",
    zwaar: "stand: 300, uitstroom: 0.5, groei: \(normal(0.03, 0.02))"
  )

  /// Observed growth and that of the opening in a block of draws.
  private func drawn(_ town: Town) throws -> [(observed: Double, opening: Double)] {
    let model = try town.scenario().model
    let draws = ParameterDraws(table: model.parameters)
    let stream = RandomStream(seed: 3)
    draws.draw(from: stream, firstReplication: 1, count: ParameterDraws.block)
    let demand = Demand(specification: model.demand, draws: draws, waits: false, queues: false)
    let growth = model.demand.openings.map(\.growth)
    return try (0..<ParameterDraws.block).map { place in
      draws.select(place)
      try demand.open(StepDraw(stream: stream, replication: place + 1), place: place)
      let moved = zip(growth, [100.0, 300]).reduce(0) { sum, state in
        sum + (state.0.map { draws[$0] } ?? 0) * state.1
      }
      return (demand.growthParts?.observed ?? .nan, moved / 400)
    }
  }

  @Test func theOpeningAndTheObservationAreOneDraw() throws {
    var town = GrowingTown.two(Self.uncertain.hulp, Self.uncertain.zwaar)
    town.drijfveren = GrowingTown.unexplained()
    let draws = try drawn(town)
    #expect(Set(draws.map(\.opening)).count == ParameterDraws.block)
    #expect(draws.allSatisfy { abs($0.observed - $0.opening) < 1e-14 })
  }

  /// 1 and 6 people of standard deviation are 37^(1/2) of 400 together, or, with a correlation of 0.5
  /// between the two, 43^(1/2): the observation is as many of its own deviations from its mean.
  @Test(arguments: [0, 0.5])
  func anObservationOfItsOwnMovesWithTheOpening(_ correlation: Double) throws {
    var town = GrowingTown.two(Self.uncertain.hulp, Self.uncertain.zwaar)
    town.drijfveren = GrowingTown.unexplained(Self.normal(0.03, 0.02))
    if correlation > 0 {
      town.overig =
        "correlaties: { g: { een: toestanden.hulp.groei, ander: toestanden.zwaar.groei, waarde: \(correlation) } }\n"
    }
    let spread = (1 + 36 + 2 * correlation * 6).squareRoot() / 400
    let mean = (2.0 + 9) / 400
    for draw in try drawn(town) {
      let score = (draw.opening - mean) / spread
      #expect(abs(draw.observed - (0.03 + 0.02 * score)) < 1e-9)
    }
  }

  /// With one uncertain growth the observation has its uniform, whatever the two distributions.
  @Test func anObservationOfOneStateHasItsRank() throws {
    var town = GrowingTown.two(
      "stand: 100, uitstroom: 0.5, groei: { uniform: { min: 0, max: 0.1 } }",
      "stand: 300, uitstroom: 0.5, groei: 0")
    town.drijfveren = GrowingTown.unexplained("{ uniform: { min: -0.2, max: 0.2 } }")
    for draw in try drawn(town) {
      #expect(abs(draw.observed - (draw.opening * 400 / 100 / 0.1 * 0.4 - 0.2)) < 1e-12)
    }
  }

  /// A correlation that the scenario gives is what it says.
  @Test func aCorrelationThatIsGivenHolds() throws {
    var town = GrowingTown.two(Self.uncertain.hulp, Self.uncertain.zwaar)
    town.drijfveren = GrowingTown.unexplained(Self.normal(0.03, 0.02))
    town.overig =
      "correlaties: { g: { een: toestanden.hulp.groei, ander: drijfveren.onverklaarde_groei.waargenomen, waarde: 0 } }\n"
    #expect(try town.scenario().model.parameters.follower == nil)
    town.overig = ""
    #expect(try town.scenario().model.parameters.follower != nil)
    town.drijfveren = GrowingTown.unexplained("0.03")
    #expect(try town.scenario().model.parameters.follower == nil)
  }
}
