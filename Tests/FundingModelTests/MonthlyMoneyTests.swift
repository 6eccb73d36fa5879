import NumericKernels
import SociaalDomein
import Testing

@testable import FundingModel

/// The money of one month in one wijk, worked out on paper in each test.
@Suite struct MonthlyMoneyTests {
  /// 100 clients of 8 uur: a tenth holds a pgb of 20 an uur, the rest costs 50 and is paid 60.
  private struct Month {
    var contribution = OwnContribution(
      perMonth: ParameterSeries(.fixed(19)), payingShare: .fixed(0.6))
    var stepsPerYear = 12
    var discounting = Discounting(rate: 0)
    var count = CountConvention.mean
    var capacity = 1.0
    var price = 1.0
    var payers = 100.0
    var subscription = true

    /// Books one step and hands over its money.
    func booked(step: Int = 0) -> SupportMoney {
      let setting = Setting(
        wijken: [Wijk(key: "oost", name: "Oost")], bands: [AgeBand(from: 18, to: 100)],
        tracks: ["hulp"],
        states: [CareState(key: "hulp", name: "Hulp", track: 0, voorzieningen: [0])],
        voorzieningen: [Voorziening(key: "hulp", name: "Hulp")],
        grid: TimeGrid(startYear: 2021, years: 3, stepsPerYear: stepsPerYear))
      let draws = ParameterDraws(table: ParameterTable([]))
      let funding = Funding(
        specification: specification, setting: setting, draws: draws, zones: [0],
        subscription: subscription)
      let people = People(setting: setting, transitions: 0)
      let residents = Vector(Ages.rows)
      let volume = SupportVolume(setting: setting)
      volume.clients.fill(100)
      volume.payers.fill(payers)
      volume.capacity.fill(capacity)
      volume.price.fill(price)
      funding.open(clients: volume.clients, need: Vector(1))
      for now in 0...step {
        let draw = StepDraw(stream: RandomStream(seed: 1), replication: 1, step: now)
        if setting.grid.stepOfYear(now) == 0 {
          funding.turnYear(setting.grid.yearIndex(now), residents: residents)
        }
        funding.beginStep(draw, people: people)
        funding.step(draw, volume: volume, people: people)
      }
      return funding.money
    }

    private var specification: FundingSpecification {
      let fixed = { IndexedAmount(amount: ParameterSeries(.fixed($0)), index: nil) }
      let support = SupportPrice(
        unitName: "uur", unitsPerMonth: .fixed(8), kostprijs: fixed(50), pgbShare: .fixed(0.1),
        pgbTariff: fixed(20), contribution: contribution)
      let contract = Contract(
        key: "hulp", name: "Hulp", perceel: 0, system: .inspanningsgericht, tariffs: [fixed(60)])
      return FundingSpecification(
        indices: [], prices: [support],
        percelen: [Perceel(key: "alles", name: "Alles", wijken: [0], voorzieningen: [0])],
        contracts: [contract], begroting: nil, weerstandscapaciteit: nil, count: count,
        discounting: discounting, pricesMove: true)
    }
  }

  private func close(_ euros: Vector, _ hand: Double) -> Bool {
    abs(euros[0] - hand) <= 1e-13 * hand  // some roundings of products
  }

  @Test func providersArePaidTheTariffAndCostTheKostprijs() {
    let month = Month().booked()
    #expect(close(month.cost, 0.9 * 100 * 8 * 50))
    #expect(close(month.payment, 0.9 * 100 * 8 * 60))
    #expect(close(month.pgbCost, 0.1 * 100 * 8 * 20))
    #expect(close(month.ownContribution, 100 * 0.6 * 19))
  }

  /// 30 of the 100 have a second voorziening, so they count for a half here.
  @Test func aPersonInACombinationPaysTheEigenBijdrageOnce() {
    var month = Month()
    month.payers = 70 + 30 * 0.5
    #expect(close(month.booked().ownContribution, 85 * 0.6 * 19))
  }

  @Test func capacityLowersUnitsAndPriceRaisesAmounts() {
    var month = Month()
    month.capacity = 0.5
    month.price = 1.2
    let booked = month.booked()
    #expect(close(booked.cost, 0.9 * 100 * 8 * 50 * 0.6))
    #expect(close(booked.payment, 0.9 * 100 * 8 * 60 * 0.6))
    #expect(close(booked.pgbCost, 0.1 * 100 * 8 * 20 * 0.6))
    #expect(close(booked.ownContribution, 100 * 0.6 * 19))
  }

  /// A yearly step of twelve months at 4%, in the second year: counted at its opening after one
  /// year, halfway after 1.5 and at its closing after two.
  @Test(arguments: [(CountConvention.opening, 1.0), (.mean, 1.5), (.closing, 2.0)])
  func moneyIsDiscountedToTheMomentOfCounting(_ count: CountConvention, _ years: Double) {
    var month = Month()
    month.stepsPerYear = 1
    month.count = count
    month.discounting = Discounting(rate: 0.04)
    let factor = 1 / Elementary.power(1.04, years)
    #expect(close(month.booked(step: 1).cost, 12 * 0.9 * 100 * 8 * 50 * factor))
  }

  /// The abonnementstarief of 5.00 from July on, for the 0.8 who then pay; without the driver never.
  @Test func theSubscriptionReplacesTheEigenBijdrageFromItsStart() {
    var month = Month()
    month.contribution = OwnContribution(
      perMonth: ParameterSeries(.fixed(19)), payingShare: .fixed(0.6),
      subscription: .init(
        perMonth: ParameterSeries(.fixed(5)), payingShare: .fixed(0.8), from: 6))
    #expect(close(month.booked(step: 5).ownContribution, 100 * 0.6 * 19))
    #expect(close(month.booked(step: 6).ownContribution, 100 * 0.8 * 5))
    month.subscription = false
    #expect(close(month.booked(step: 6).ownContribution, 100 * 0.6 * 19))
  }
}
