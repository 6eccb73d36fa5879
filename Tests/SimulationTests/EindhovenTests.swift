import Scenarios
import Simulation
import Testing

/// Eindhoven 2016: one subsidy for everything the teams do. The document reports no results in
/// money, so there is no path of years to hold the simulation against: who pays whom is tested.
@Suite struct EindhovenTests {
  private let run: CaseRun
  private let buffer = 750_000.0

  init() throws {
    run = try SharedRuns.run("eindhoven-2016", replications: 400)
  }

  /// What is left stays with the stichting; what it loses beyond its buffer is for the gemeente.
  @Test func theGemeenteKeepsTheStichtingAfloatAndGetsNothingBack() {
    var sum = [Double](repeating: 0, count: run.outcomes.replications)
    var paidMore = 0.0
    for year in 0..<5 {
      let paid = run.draws(.payment, contract: "stichting", year: year)
      let budget = run.draws(.budget, contract: "stichting", year: year)
      let carried = run.draws(.carriedGemeente, contract: "stichting", year: year)
      let result = run.draws(.providerResult, contract: "stichting", year: year)
      #expect(carried.allSatisfy { $0 > -0.01 })
      for draw in sum.indices {
        #expect(abs(paid[draw] - budget[draw] - carried[draw]) < 1)
        sum[draw] += result[draw]
        #expect(sum[draw] > -buffer - 1)
      }
      if year == 3 { paidMore = run.share { carried[$0] > 1 } }
    }
    #expect((0.2...0.5).contains(paidMore), "\(paidMore)")
  }

  /// No beschikking and no eigen bijdrage for what the team does; the other contracts have both.
  @Test func whatTheTeamDoesAsksNoEigenBijdrage() {
    #expect(run.draws(.ownContribution, contract: "stichting", year: 1).allSatisfy { $0 == 0 })
    #expect(run.draws(.ownContribution, contract: "huishouden", year: 1).allSatisfy { $0 > 0 })
    #expect(run.draws(.registered, contract: "stichting", year: 1).allSatisfy { $0 == 0 })
  }

  /// A team that decides itself lets nearly everyone in, where a plafond would make hundreds wait.
  @Test func aPlafondWouldMakePeopleWaitInPlaceOfMoneyBeingAsked() throws {
    let settings = [
      ScenarioSetting("contracten.stichting.toegang", "plafond"),
      ScenarioSetting("contracten.stichting.terughoudendheid", "null"),
    ]
    let scenario = try CaseFolder.delivered("eindhoven-2016", settings)
    let capped = try CaseRun(scenario, replications: 400, threads: 2)
    #expect(Sampled(run.draws(.waiting, contract: "stichting", year: 3)).mean < 60)
    #expect(Sampled(capped.draws(.waiting, contract: "stichting", year: 3)).mean > 200)
    let carried = capped.draws(.carriedGemeente, contract: "stichting", year: 3)
    #expect(Sampled(carried).mean < 1_000)
  }

  @Test func dayActivitiesStayBelowTheirCeilingAndTheHouseholdIsPaidPerHour() {
    for year in 0..<5 {
      let cost = run.draws(.cost, contract: "dagbesteding", year: year)
      let budget = run.draws(.budget, contract: "dagbesteding", year: year)
      #expect(run.share { cost[$0] < 1.03 * budget[$0] } > 0.9)
      let paid = run.draws(.payment, contract: "huishouden", year: year)
      let hours = run.draws(.cost, contract: "huishouden", year: year)
      #expect(zip(paid, hours).allSatisfy { close($0, $1, 1e-9) }, "tarief is kostprijs")
    }
  }
}
