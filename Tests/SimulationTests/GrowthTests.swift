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
  /// Two states of which the first feeds the second, and the second the first.
  private func two(_ hulp: String, _ zwaar: String) -> Town {
    var town = Town()
    town.voorzieningen += "  zwaar: { eenheden_per_maand: 10, kostprijs: 50 }\n"
    town.tarieven = "hulp: 30, zwaar: 50"
    town.toestanden = """
        hulp: { profiel: hulp, \(hulp) }
        zwaar: { profiel: hulp, \(zwaar) }

      """
    return town
  }

  private func unexplained(_ observed: String = "") -> String {
    """
      onverklaarde_groei:
    \(observed.isEmpty ? "" : "    waargenomen: \(observed)\n")    venster: { van: 2018, tot: 2020 }
        uitdoving: 2

    """
  }

  // MARK: Observed once

  /// 100 clients grow by 5% and 300 by 159 / 300 - 0.5 = 3%: 14 in 400 are 3.5%, of which nothing is
  /// explained. After a year log(1.035) * 3/4.
  @Test func observedGrowthThatIsLeftOutIsThatOfTheOpening() throws {
    var town = two(
      "stand: 100, uitstroom: 0.5, groei: 0.05", "stand: 300, instroom: 159, uitstroom: 0.5")
    town.drijfveren = unexplained()
    let need = try town.run().course(.need)
    #expect(close(need[12], need[0] * Elementary.power(1.035, 0.75), 1e-6))
    let plain = try town.run(without: [.onverklaardeGroei]).course(.need)
    #expect(close(plain[12], need[0], 1e-6))
  }

  /// Given flows grow by 110 from outside and 20 from the other state less 0.5 x 200: 30 in 200.
  @Test func givenFlowsGrowByWhatComesLessWhatLeaves() throws {
    var town = two(
      "stand: 100, uitstroom: 0.5, groei: 0, stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.2 } }",
      "gegeven: ja, stand: 200, instroom: 110, stromen: { uit: { soort: uitstroom, per_jaar: 0.5 } }"
    )
    town.drijfveren = unexplained()
    let parts = try parts(of: town.scenario())
    #expect(close(parts.observed, 30.0 / 300, 1e-12))
    town.drijfveren =
      "  onverklaarde_groei: { toestanden: zwaar, venster: { van: 2018, tot: 2020 }, uitdoving: 2 }\n"
    #expect(close(try self.parts(of: town.scenario()).observed, 30.0 / 200, 1e-12))
  }

  private func parts(of scenario: Scenario) throws -> GrowthParts {
    let parts = try scenario.model.demand.growthParts(at: scenario.model.parameters)
    return try #require(parts)
  }

  /// Residents grow by 2%, closures bring 3 people a year to 100, and use rises by 12% in three years.
  @Test func checkTellsThePartsAtTheMeans() throws {
    var town = Town()
    town.factorByYear = [2021: 1, 2022: 1.02, 2024: 1.02]
    town.bevolking =
      "{ aantallen: bevolking.csv, verloop: prognose, prognoses: { cbs: { tabel: prognose.csv } } }"
    town.toestanden = "  hulp: { profiel: hulp, stand: 100, uitstroom: 0.5, groei: 0.2 }\n"
    town.drijfveren =
      unexplained() + """
          ggz_ambulantisering: { gesloten_plaatsen: { 2018: 10, 2021: 0 }, aandeel_wmo: 0.3, verdeling: { hulp: 1 } }
          abonnementstarief:
            toestanden: hulp
            inkomens: { allen: { gebruik: 40 } }
            inkomensmix: { alle: { allen: 1 } }
            wijzigingen: { invoering: { ingang: 2018-01, opbouw: 3, effect: { allen: 0.12 } } }

        """
    let parts = try parts(of: town.scenario())
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
    var town = two(Self.uncertain.hulp, Self.uncertain.zwaar)
    town.drijfveren = unexplained()
    let draws = try drawn(town)
    #expect(Set(draws.map(\.opening)).count == ParameterDraws.block)
    #expect(draws.allSatisfy { abs($0.observed - $0.opening) < 1e-14 })
  }

  /// 1 and 6 people of standard deviation are 37^(1/2) of 400 together, or, with a correlation of 0.5
  /// between the two, 43^(1/2): the observation is as many of its own deviations from its mean.
  @Test(arguments: [0, 0.5])
  func anObservationOfItsOwnMovesWithTheOpening(_ correlation: Double) throws {
    var town = two(Self.uncertain.hulp, Self.uncertain.zwaar)
    town.drijfveren = unexplained(Self.normal(0.03, 0.02))
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
    var town = two(
      "stand: 100, uitstroom: 0.5, groei: { uniform: { min: 0, max: 0.1 } }",
      "stand: 300, uitstroom: 0.5, groei: 0")
    town.drijfveren = unexplained("{ uniform: { min: -0.2, max: 0.2 } }")
    for draw in try drawn(town) {
      #expect(abs(draw.observed - (draw.opening * 400 / 100 / 0.1 * 0.4 - 0.2)) < 1e-12)
    }
  }

  /// A correlation that the scenario gives is what it says.
  @Test func aCorrelationThatIsGivenHolds() throws {
    var town = two(Self.uncertain.hulp, Self.uncertain.zwaar)
    town.drijfveren = unexplained(Self.normal(0.03, 0.02))
    town.overig =
      "correlaties: { g: { een: toestanden.hulp.groei, ander: drijfveren.onverklaarde_groei.waargenomen, waarde: 0 } }\n"
    #expect(try town.scenario().model.parameters.follower == nil)
    town.overig = ""
    #expect(try town.scenario().model.parameters.follower != nil)
    town.drijfveren = unexplained("0.03")
    #expect(try town.scenario().model.parameters.follower == nil)
  }

  // MARK: Switched off

  /// 100 clients of whom 0.2 of the 0.5 who leave go on to 50 others, who leave at 0.6; both grow.
  private func feeding() -> Town {
    two(
      "stand: 100, uitstroom: 0.5, groei: 0.1, stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.2 } }",
      "stand: 50, uitstroom: 0.6, groei: 0.04")
  }

  /// In a month x1 sqrt(p1) of the entrants stay for the 100 (1 - p1) who leave; two fifths of all who
  /// leave come to the second state, and x2 sqrt(p2) makes up its 50 (1 - p2).
  @Test func withoutGrowthTheInflowIsWhatKeepsTheStock() throws {
    let run = try feeding().run(without: [.groei])
    let (p1, p2) = (Elementary.exp(-0.5 / 12), Elementary.exp(-0.6 / 12))
    let x1 = 100 * (1 - p1) / p1.squareRoot()
    let brought = 0.4 * (100 * (1 - p1) + x1 * (1 - p1.squareRoot()))
    let x2 = (50 * (1 - p2) - brought) / p2.squareRoot()
    for (voorziening, clients, need) in [("hulp", 100.0, x1), ("zwaar", 50, x2)] {
      #expect(run.course(.clients, voorziening).allSatisfy { close($0, clients, 1e-12) })
      #expect(run.course(.need, voorziening).allSatisfy { close($0, need, 1e-12) })
    }
    let grown = try feeding().run().course(.clients, "hulp")
    #expect(close(grown[0], 100 * Elementary.power(1.1, 1.0 / 12), 1e-9))
  }

  @Test func stockAndOutflowOfTheOpeningStay() throws {
    let town = feeding()
    let off = try town.scenario(without: [.groei]).model.demand
    let on = try town.scenario().model.demand
    #expect(on.opening.inflow == on.balance.inflow)
    #expect(off.opening.stock == on.opening.stock)
    #expect(off.opening.remainder == on.opening.remainder)
    #expect(off.balance.inflow == on.balance.inflow)
    #expect(off.opening.growth == [0, 0])
    let key = try feeding(["drijfveren.groei=nee"]).model.demand
    #expect(key.opening.inflow == off.opening.inflow)
  }

  private func feeding(_ settings: [String]) throws -> Scenario {
    try feeding().scenario(
      options: .init(settings: settings.compactMap { ScenarioSetting($0) }))
  }

  /// The second state takes 50 a year from the first, where 20 leave it: it grows by 30 all the same.
  @Test func whatOtherStatesBringTooMuchIsSaid() throws {
    let town = two(
      "stand: 100, uitstroom: 0.6, groei: 0, stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.5 } }",
      "stand: 100, uitstroom: 0.2, groei: 0.5")
    #expect(try town.scenario().warnings.allSatisfy { !$0.message.contains("'groei'") })
    let off = try town.scenario(without: [.groei])
    #expect(close(off.model.demand.opening.growth[1], 0.3, 1e-12))
    let message =
      "without 'groei', 'zwaar' goes on gaining 30 clients a year: other toestanden bring 50, 20 leave, "
      + "and nobody else enters"
    #expect(off.warnings.map(\.message).contains(message))
    let run = try CaseRun(off)
    #expect(run.course(.need, "zwaar").allSatisfy { $0 == 0 })
    #expect(run.course(.clients, "hulp").allSatisfy { close($0, 100, 1e-6) })
    #expect(run.course(.clients, "zwaar")[0] > 102)
  }

  /// Given flows stay as they are, and a state that begins empty gets the 20 a year of the other only.
  @Test func stocksThatCannotBeKeptAreSaid() throws {
    let given = two(
      "gegeven: ja, stand: 100, instroom: 60, stromen: { uit: { soort: uitstroom, per_jaar: 0.5 } }",
      "stand: 100, uitstroom: 0.6, groei: 0.1")
    let off = try given.scenario(without: [.groei])
    #expect(
      off.warnings.map(\.message).contains(
        "without 'groei', 'hulp' goes on gaining 10 clients a year: its flows are gegeven, and stay as they are"
      ))
    #expect(try CaseRun(off).course(.clients, "zwaar").allSatisfy { close($0, 100, 1e-6) })
    let empty = two(
      "stand: 100, uitstroom: 0.5, groei: 0, stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.2 } }",
      "stand: 0, instroom: 40, uitstroom: 0.5")
    var first = given
    first.toestanden = first.toestanden.replacing(
      "stand: 100, instroom", with: "stand: 0, instroom")
    #expect(
      try first.scenario(without: [.groei]).warnings.map(\.message).contains {
        $0.contains("'hulp' goes on gaining 60 clients a year: its flows are gegeven")
      })
    let begun = try empty.scenario(without: [.groei])
    #expect(
      begun.warnings.map(\.message).contains(
        "without 'groei', 'zwaar' begins without clients and gets those of other toestanden only (20 a year)"
      ))
    #expect(try CaseRun(begun).course(.need, "zwaar").allSatisfy { $0 == 0 })
  }

  /// 10 a year come to 100 who leave at a rate from 0.05 to 0.17: in five draws of twelve that is more than leave.
  @Test func drawsInWhichOthersBringTooMuchAreSaid() throws {
    let town = two(
      "stand: 100, uitstroom: 0.6, groei: 0, stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.1 } }",
      "stand: 100, uitstroom: { uniform: { min: 0.05, max: 0.17 } }, groei: 0.2")
    let off = try town.scenario(without: [.groei])
    let model = off.model
    let overfed = model.demand.overfed(at: model.parameters, seed: off.seed)
    let draws = ParameterDraws(table: model.parameters)
    draws.draw(
      from: RandomStream(seed: off.seed), firstReplication: 1, count: ParameterDraws.block)
    let count = (0..<ParameterDraws.block).count { place in
      draws.select(place)
      return draws[model.parameters.drawn[0]] < 0.1
    }
    #expect(count > 10 && count < 50)
    #expect(overfed.byState == [0, count])
    #expect(
      off.warnings.map(\.message).contains(
        "without 'groei', 'zwaar' goes on gaining clients in \(count) of the first 64 draws, in which other "
          + "toestanden bring more than leave"))
  }

  /// Ageing is weighed by new need, which is less of the state that grew; the residual is not to move.
  @Test func theResidualIsThatOfTheObservedOpening() throws {
    var town = feeding()
    town.profile = "hulp,18,64,1\nhulp,65,100,3\noud,65,100,1"
    town.toestanden = town.toestanden.replacing(
      "zwaar: { profiel: hulp", with: "zwaar: { profiel: oud")
    town.drijfveren = unexplained() + "  langer_thuis: { daling: 0.05 }\n"
    town.institutionalised = 0.2
    town.bevolking = "{ aantallen: bevolking.csv, instituties: instituties.csv }"
    let on = try parts(of: town.scenario())
    let off = try parts(of: town.scenario(without: [.groei]))
    #expect(on == off)
    #expect(on.ageing > 0.001)
  }

  /// Use that rises by 12% over three years from 2020 is a third of the way at the start of 2021. Without
  /// growth and without it nothing moves; with it the stock follows 1 + U, from 1.04 to 1.12.
  @Test func risingUseIsBesideTheGrowth() throws {
    var town = Town()
    town.toestanden = "  hulp: { profiel: hulp, stand: 100, uitstroom: 0.5, groei: 0.1 }\n"
    town.drijfveren = """
        abonnementstarief:
          toestanden: hulp
          inkomens: { allen: { gebruik: 40 } }
          inkomensmix: { alle: { allen: 1 } }
          wijzigingen: { invoering: { ingang: 2020-01, opbouw: 3, effect: { allen: 0.12 } } }

      """
    let still = try town.run(without: [.groei, .abonnementstarief]).course(.clients)
    #expect(still.allSatisfy { close($0, 100, 1e-9) })
    let lifted = try town.run(without: [.groei]).course(.clients)
    #expect(close(lifted[35], 100 * 1.12 / 1.04, 1e-3), "\(lifted[35])")
  }
}

/// A whole scenario without any driver, chance or shock.
@Suite struct StillTownTests {
  /// The opening is divided over ages as it grew, so that clients by age shift a little: by no more than
  /// 0.2% of all in four years.
  @Test func withoutDriversClientsOfVoorbeeldstadStandStill() throws {
    let quiet = [
      "toeval.instroom=nee", "toeval.overgangen=nee", "schokken.groepen.instroom.sd=0",
      "schokken.groepen.uitstroom.sd=0", "schokken.wijken.sd=0",
    ]
    let scenario = try Scenario.load(
      file: CaseFolder.root.appendingPathComponent("Scenarios/voorbeeldstad.yaml").path,
      options: .init(
        settings: quiet.compactMap { ScenarioSetting($0) }, without: Set(DriverKey.allCases)))
    let run = try CaseRun(scenario, replications: 8)
    let clients = run.course(.clients)
    let moved = clients.map { abs($0 / clients[0] - 1) }.max() ?? 1
    #expect(moved < 0.002, "\(moved)")
  }
}
