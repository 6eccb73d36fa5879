import NumericKernels
import Scenarios
import Testing

@testable import DemandModel
@testable import Simulation
@testable import SociaalDomein

/// The opening without its growth: the stock stays, and the inflow is what keeps it.
@Suite struct HeldOpeningTests {
  /// 100 clients of whom 0.2 of the 0.5 who leave go on to 50 others, who leave at 0.6; both grow.
  private func feeding() -> Town {
    GrowingTown.two(
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
    let town = GrowingTown.two(
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
    let given = GrowingTown.two(
      "gegeven: ja, stand: 100, instroom: 60, stromen: { uit: { soort: uitstroom, per_jaar: 0.5 } }",
      "stand: 100, uitstroom: 0.6, groei: 0.1")
    let off = try given.scenario(without: [.groei])
    #expect(
      off.warnings.map(\.message).contains(
        "without 'groei', 'hulp' goes on gaining 10 clients a year: its flows are gegeven, and stay as they are"
      ))
    #expect(try CaseRun(off).course(.clients, "zwaar").allSatisfy { close($0, 100, 1e-6) })
    let empty = GrowingTown.two(
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
    let town = GrowingTown.two(
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
    town.drijfveren = GrowingTown.unexplained() + "  langer_thuis: { daling: 0.05 }\n"
    town.institutionalised = 0.2
    town.bevolking = "{ aantallen: bevolking.csv, instituties: instituties.csv }"
    let on = try GrowingTown.parts(of: town.scenario())
    let off = try GrowingTown.parts(of: town.scenario(without: [.groei]))
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
