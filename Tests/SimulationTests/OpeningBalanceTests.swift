import NumericKernels
import Scenarios
import SociaalDomein
import Testing

@testable import DemandModel
@testable import Simulation

/// Stock and flows that fit each other, so that demand does not jump for no reason.
@Suite struct OpeningBalanceTests {
  /// Two tracks, combinations and flows between states, mortality and Wlz by age, clients who age,
  /// two wijken and eight weeks of onderzoek and besluit.
  private func busy(growth: Double = 0) -> Town {
    var town = Town()
    town.horizon = 10
    town.onderzoek = 8
    town.wijken = ["oost", "west"]
    town.profile = "hulp,18,64,1\nhulp,65,100,5\nzorg,18,44,2\nzorg,45,100,1"
    town.voorzieningen = """
        licht: { eenheden_per_maand: 10, kostprijs: 30 }
        zwaar: { eenheden_per_maand: 10, kostprijs: 60 }
        huis: { eenheden_per_maand: 10, kostprijs: 30 }

      """
    town.tarieven = "licht: 30, zwaar: 60, huis: 30"
    town.toestanden = """
        licht:
          spoor: ondersteuning
          profiel: zorg
          stand: 1000
          uitstroom: 0.5
          groei: \(growth)
          stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.08 } }
        zwaar:
          spoor: ondersteuning
          profiel: zorg
          gefactureerd: { clienten: 900, dagen: 365 }
          uitstroom: 0.4
          groei: \(growth)
          stromen: { af: { naar: licht, soort: afschalen, aandeel_bij_uitstroom: 0.25 } }
        beide:
          spoor: ondersteuning
          voorzieningen: { licht: , zwaar: }
          profiel: hulp
          stand: 100
          verblijfsduur: 2
          groei: \(growth)
        huis: { spoor: huishouden, profiel: hulp, stand: 3000, uitstroom: 0.3, groei: \(growth) }

      """
    town.overig = """
      algemene_stromen:
        overlijden: { soort: overlijden, per_jaar: 1, leeftijdsfactoren: { \(young), 65_74: 0.02, 75_84: 0.06, 85_plus: 0.15 } }
        wlz: { soort: wlz, per_jaar: 1, leeftijdsfactoren: { \(young), 65_74: 0, 75_84: 0.05, 85_plus: 0.1 } }
      """
    town.sporen = "{ ondersteuning: , huishouden: }"
    town.veroudering = true
    return town
  }

  private let young = "18_29: 0, 30_44: 0, 45_64: 0"

  /// Mortality by age is one flow for all states: 0.06 for the clients of 75 to 84, in each of them.
  @Test func generalFlowsLeaveEveryState() throws {
    var town = busy()
    town.profile = "hulp,75,84,1\nzorg,75,84,1"
    town.veroudering = false
    let demand = try town.scenario().model.demand
    // Outflow less mortality, Wlz and what goes to other states.
    for (state, left) in [(0, 0.5 - 0.11 - 0.08), (1, 0.4 - 0.11 - 0.1), (2, 0.39), (3, 0.19)] {
      #expect(close(demand.balance.remainder[state], left, 1e-12), "state \(state)")
    }
  }

  /// Inflow equals outflow: 120 months leave everything as it was, to the rounding of 120 steps.
  @Test func nothingChangesInTenYearsWhenInflowEqualsOutflow() throws {
    let run = try busy().run()
    let second = 900 / (1 + 0.4)
    for (voorziening, stock) in [("licht", 1100), ("zwaar", second + 100), ("huis", 3000)] {
      let clients = run.course(.clients, voorziening)
      #expect(clients.allSatisfy { close($0, stock, 1e-9) }, "\(voorziening) moves")
    }
    let need = run.course(.need)
    #expect(need.allSatisfy { close($0, need[0], 1e-9) })
    let cost = run.course(.cost)
    #expect(cost.allSatisfy { close($0, cost[0], 1e-9) })
  }

  @Test(arguments: [0.06, -0.03])
  func theFirstMonthGrowsByATwelfthOfTheGrowthOfTheYear(_ growth: Double) throws {
    let run = try busy(growth: growth).run()
    let factor = Elementary.power(1 + growth, 1.0 / 12)
    for (voorziening, stock) in [("licht", 1100.0), ("huis", 3000)] {
      #expect(close(run.course(.clients, voorziening)[0], stock * factor, 1e-9))
    }
  }

  /// S = N / (1 + q d / 365) with q = 2: 249 billed over 288 days are 96.58 people.
  @Test func clientsBilledOverAPeriodAreFewerThanThatAtOneMoment() throws {
    var town = Town()
    town.toestanden = """
        hulp: { profiel: hulp, gefactureerd: { clienten: 249, dagen: 288 }, uitstroom: 2, groei: 0 }

      """
    let stock = 249 / (1 + 2 * 288 / 365.0)
    #expect(abs(stock - 96.58) < 0.005)
    #expect(close(try town.run().course(.clients)[0], stock, 1e-12))
  }

  /// 400 clients: 140 in, 0.3 out a year and 5% growth are the same balance, whichever two are given;
  /// to the step's own part of the inflow, but an inflow given beside the outflow is the inflow.
  @Test(arguments: [
    "instroom: 140, uitstroom: 0.3", "uitstroom: 0.3, groei: 0.05", "instroom: 140, groei: 0.05",
    "verblijfsduur: 3.3333333333333335, groei: 0.05",
  ])
  func anyTwoOfInflowOutflowAndGrowthGiveTheThird(_ two: String) throws {
    var town = Town()
    town.toestanden = "  hulp: { profiel: hulp, stand: 400, \(two) }\n"
    let balance = try town.scenario().model.demand.balance
    #expect(close(balance.outflow[0], 0.3, 1e-14))
    #expect(close(balance.growth[0], 0.05, 1e-12))
    let p = Elementary.exp(-0.3 / 12)
    let inflow = 400 * (Elementary.power(1.05, 1.0 / 12) - p) / p.squareRoot() * 12
    let isBoth = two.contains("instroom") && two.contains("uitstroom")
    #expect(close(balance.inflow[0], isBoth ? 140 : inflow, 1e-12))
    #expect(close(balance.inflow[0], 140, 0.01))  // the step's own part of it
  }

  /// A billed stock depends on the outflow that is asked: q = (I/N - g) / (1 - I d / (365 N)).
  @Test func billedClientsWithInflowAndGrowthGiveTheOutflow() throws {
    var town = Town()
    town.toestanden = """
        hulp: { profiel: hulp, gefactureerd: { clienten: 500, dagen: 365 }, instroom: 150, groei: 0.1 }

      """
    let balance = try town.scenario().model.demand.balance
    let q = (0.3 - 0.1) / (1 - 0.3)
    #expect(close(balance.outflow[0], q, 1e-14))
    #expect(close(balance.stock.reduce(0, +), 500 / (1 + q), 1e-12))
  }

  /// 0.5 of 100 a year come from the lighter state, which is more than an inflow of 20.
  @Test func moreDoorstroomThanInflowIsRefusedWithBothNumbers() throws {
    var town = Town()
    town.voorzieningen += "  zwaar: { eenheden_per_maand: 10, kostprijs: 60 }\n"
    town.tarieven = "hulp: 30, zwaar: 60"
    town.toestanden = """
        hulp:
          { profiel: hulp, stand: 100, uitstroom: 0.6, groei: 0, stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.5 } } }
        zwaar: { profiel: hulp, stand: 100, instroom: 20, uitstroom: 0.2 }

      """
    let error = #expect(throws: ScenarioErrors.self) { try town.scenario() }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains("'zwaar' receives 50"))
    #expect(text.contains("its inflow of 20"))
  }

  /// The ways out of a state may not exceed its outflow.
  @Test func moreWaysOutThanOutflowAreRefused() throws {
    var town = Town()
    town.toestanden = """
        hulp: { profiel: hulp, stand: 100, uitstroom: 0.1, groei: 0, stromen: { wlz: { soort: wlz, per_jaar: 0.3 } } }

      """
    let error = #expect(throws: ScenarioErrors.self) { try town.scenario() }
    #expect(error.map { "\($0)" }?.contains("more than its uitstroom of 0.1") == true)
  }

  /// States of which each feeds the next and the last the first, alike after every ten; people of all
  /// of them together are 1000 for each that is alike.
  private func circle(_ states: Int) -> Town {
    var town = busy()
    town.toestanden =
      (0..<states).map { state in
        "  t\(state): { spoor: ondersteuning, voorzieningen: { licht: }, profiel: \(state % 2 == 0 ? "zorg" : "hulp"), "
          + "stand: \(10_000 / states), uitstroom: \(0.3 + 0.02 * Double(state % 10)), groei: 0.01, stromen: "
          + "{ v: { naar: t\((state + 1) % states), soort: afschalen, per_jaar: \(0.02 * Double(state % 5 + 1)) } } }\n"
      }.joined() + "\n"
    town.sporen = "{ ondersteuning: }"
    return town
  }

  /// A large group is solved by corrections, a small one by LAPACK.
  @Test func aLongCircleBalancesAsAShortOne() throws {
    let short = try circle(10).scenario().model.demand.balance
    let long = try circle(500).scenario().model.demand.balance
    let cells = short.stock.count / 10
    for state in 0..<500 {
      #expect(close(long.inflow[state] * 50, short.inflow[state % 10], 1e-12), "\(state)")
      #expect(close(long.fromOtherStates[state] * 50, short.fromOtherStates[state % 10], 1e-12))
      #expect(close(long.remainder[state], short.remainder[state % 10], 1e-12))
      for cell in 0..<cells {
        let one = long.stock[state * cells + cell] * 50
        let other = short.stock[state % 10 * cells + cell]
        #expect(close(one, other, 1e-12), "cell \(cell) of \(state)")
      }
    }
  }

  /// A stock so small that any inflow is a growth beyond all numbers has none that says anything.
  @Test(arguments: ["gegeven: ja", "uitstroom: 0.5"])
  func aStockOfNearlyNobodyHasNoGrowthThatIsNoNumber(_ flows: String) throws {
    var town = Town()
    town.toestanden = "  hulp: { profiel: hulp, \(flows), stand: 1e-308, instroom: 5 }\n\n"
    let balance = try town.scenario().model.demand.balance
    #expect(balance.growth == [0])
  }
}
