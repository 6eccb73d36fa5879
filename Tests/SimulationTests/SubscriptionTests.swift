import SociaalDomein
import Testing

@testable import DemandModel
@testable import Simulation

/// The abonnementstarief on the national figures of Monitor abonnementstarief 3.
///
/// Hulp bij het huishouden had 390,950 clients in 2018, 439,060 in 2019 and 496,120 in 2020; use per
/// 1,000 inhabitants rose from the first half of 2019 to that of 2020 from 49 to 53 (low incomes),
/// 41 to 51 (middle) and 4 to 6 (high). Income classes are 40, 40 and 20% of the people.
@Suite struct SubscriptionTests {
  private static let users = [0.4 * 49, 0.4 * 41, 0.2 * 4]
  private static let rise = [4.0 / 49, 10.0 / 41, 2.0 / 4]
  /// Rise of use in that one year, over all classes.
  private static let oneYear =
    zip(users, rise).reduce(0) { $0 + $1.0 * $1.1 } / users.reduce(0, +)
  /// The full effect in units of that rise: so that its two years give the use of 2020.
  private static let scale = (496_120.0 / 390_950 - 1) / oneYear

  /// The stock of 2018 with an effect of two years from January 2019 on.
  private func nation(later: String = "", growth: Double = 0, delay: Double = 0) -> Town {
    let effect = zip(["laag", "midden", "hoog"], Self.rise)
      .map { "\($0): \($1 * Self.scale)" }.joined(separator: ", ")
    var town = Town()
    town.start = 2019
    town.horizon = 11
    town.onderzoek = delay
    town.toestanden =
      "  hulp: { profiel: hulp, stand: 390950, uitstroom: 0.28, groei: \(growth) }\n"
    town.drijfveren = """
        abonnementstarief:
          toestanden: hulp
          inkomens: { laag: { gebruik: 49 }, midden: { gebruik: 41 }, hoog: { gebruik: 4 } }
          inkomensmix: { alle: { laag: 0.4, midden: 0.4, hoog: 0.2 } }
          wijzigingen:
            invoering: { ingang: 2019-01, opbouw: 2, effect: { \(effect) } }
      \(later)
      """
    return town
  }

  private let reversal = """
          inkomensafhankelijk: { ingang: 2027-01, opbouw: 2, effect: { laag: -0.1, midden: -0.2, hoog: -0.4 } }

    """

  /// The end of 2019 is not fitted: the even ramp gives 1.0% more than the count of 2019. From the end
  /// of 2020 on the use is flat.
  @Test func useRisesAsObservedAndThenStaysLevel() throws {
    let clients = try nation().run().course(.clients)
    #expect(close(clients[11], 439_060, 0.015))
    #expect(close(clients[23], 496_120, 0.005))
    // Half a step of the flow of those who came in the ramp, 0.28 / 24, is still there; it wears off.
    #expect(clients[24...].allSatisfy { close($0, clients[131], 0.003) })
  }

  /// Those who come for the change enter halfway the step and miss half a step of outflow, so the
  /// stock lies at most U * 0.28 / 24 = 0.5% above (1 + U) times the stock without the driver.
  @Test(arguments: [0.0, 0.03])
  func theStockIsOnePlusUTimesTheStockWithoutTheDriver(_ growth: Double) throws {
    let town = nation(later: reversal, growth: growth)
    let with = try town.run().course(.clients)
    let without = try town.run(without: [.abonnementstarief]).course(.clients)
    #expect(deviation(of: with, from: without, lag: 0) < 0.005)
    #expect(try town.opensAlike(without: .abonnementstarief))
  }

  /// With eight weeks of onderzoek the stock meets U eight weeks later.
  @Test func theStockFollowsUseAfterTheTimeOfOnderzoek() throws {
    let town = nation(later: reversal, delay: 8)
    let delay = AccessDelay(onderzoekWeeks: 8, besluitWeeks: 0)
    let with = try town.run().course(.clients)
    let without = try town.run(without: [.abonnementstarief]).course(.clients)
    #expect(deviation(of: with, from: without, lag: delay.years) < 0.01)
  }

  /// Largest relative deviation from (1 + U) times the stock without, at the closing of each month.
  private func deviation(of with: [Double], from without: [Double], lag: Double) -> Double {
    var largest = 0.0
    for month in with.indices {
      let met = 1 + use(after: Double(month + 1) / 12 - lag)
      largest = max(largest, abs(with[month] / (without[month] * met) - 1))
    }
    return largest
  }

  /// U: the introduction over 2019-2021, its partial reversal over 2027-2028.
  private func use(after years: Double) -> Double {
    let introduced = Self.scale * Self.oneYear * min(1, max(0, years / 2))
    let back = zip(Self.users, [-0.1, -0.2, -0.4]).reduce(0) { $0 + $1.0 * $1.1 }
    return introduced + back / Self.users.reduce(0, +) * min(1, max(0, (years - 8) / 2))
  }

  /// 100 clients of each of two voorzieningen, of whom all pay 10 a month; from 2022 those of one of
  /// them pay 19, of whom 80% pay.
  private func paying(_ toestanden: String) -> Town {
    var town = Town()
    town.toestanden = "  hulp: { gegeven: ja, stand: 100 }\n  dag: { gegeven: ja, stand: 100 }\n"
    let paid = "eigen_bijdrage: { per_maand: 10, aandeel_betalend: 1 }"
    town.voorzieningen =
      "  hulp: { eenheden_per_maand: 10, kostprijs: 30, \(paid) }\n"
      + "  dag: { eenheden_per_maand: 10, kostprijs: 30, \(toestanden == "dag" ? "" : paid) }\n"
    town.tarieven = "hulp: 30, dag: 30"
    town.drijfveren = """
        abonnementstarief:
          toestanden: \(toestanden)
          inkomens: { alle: { gebruik: 1 } }
          inkomensmix: { alle: { alle: 1 } }
          wijzigingen: { invoering: { ingang: 2022-01, opbouw: 0, effect: { alle: 0 } } }
          eigen_bijdrage: { ingang: 2022-01, per_maand: 19, aandeel_betalend: 0.8 }

      """
    return town
  }

  @Test func theAmountIsThatOfTheVoorzieningenOfItsToestanden() throws {
    let run = try paying("hulp").run()
    #expect(close(run.value(.ownContribution, year: 0), 2 * 100 * 12 * 10, 1e-12))
    #expect(close(run.value(.ownContribution, year: 1), 100 * 12 * (0.8 * 19 + 10), 1e-12))
    let both = try paying("{ hulp: , dag: }").run()
    #expect(close(both.value(.ownContribution, year: 1), 2 * 100 * 12 * 0.8 * 19, 1e-12))
  }

  @Test func anAmountThatNobodyPaysIsAWarning() throws {
    let scenario = try paying("dag").scenario()
    let message =
      "'drijfveren.abonnementstarief.eigen_bijdrage' changes nothing: dag of its toestanden has no "
      + "eigen_bijdrage; write one there, with the amount before the change, or remove it here"
    #expect(scenario.warnings.map(\.message).contains(message))
  }

  /// Two incomes of equal size, 30 and 10 per 1,000, lifted by 10 and 50%: (3 + 5) / 40.
  @Test func upliftIsWeighedByWhoUsesSupport() {
    let driver = Abonnementstarief(
      states: [0], incomeMix: [[0.5, 0.5]], use: [.fixed(30), .fixed(10)],
      changes: [.init(start: 0, ramp: .fixed(2), uplift: [.fixed(0.1), .fixed(0.5)])])
    let draws = ParameterDraws(table: ParameterTable([]))
    let uplift = driver.uplift(driver.changes[0], wijk: 0, draws: draws)
    #expect(abs(uplift - 0.2) < 1e-15)
    #expect(Abonnementstarief.ramp(years: 2, since: 0.5) == 0.25)
    #expect(Abonnementstarief.ramp(years: 2, since: 5) == 1)
    #expect(Abonnementstarief.ramp(years: 2, since: -1) == 0)
  }
}
