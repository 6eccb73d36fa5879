import DemandModel
import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

/// A forecast that counts other ages than the counts do, in a town of two wijken.
@Suite("A forecast that is joined to its counts")
struct ForecastJoiningTests {
  /// 100 counted of each age and sex; the forecast has 15% more from 75 on, and is the same every year.
  private func town(
    _ settings: String = "", older: Double = 115, younger: Double = 100
  ) -> TableTown {
    var counts = "wijk,leeftijd,geslacht,aantal\n"
    var forecast = "jaar,wijk,leeftijd,geslacht,aantal\n"
    for wijk in ["oost", "west"] {
      for age in 0...100 {
        for sex in ["m", "v"] {
          counts += "\(wijk),\(age),\(sex),100\n"
          for year in [2021, 2051] {
            forecast += "\(year),\(wijk),\(age),\(sex),\(age >= 75 ? older : younger)\n"
          }
        }
      }
    }
    return TableTown(
      sections: """
        bevolking:
          aantallen: aantallen.csv
          verloop: prognose
          \(settings)
          prognoses: { cbs: { tabel: prognose.csv } }
        """, files: ["aantallen.csv": counts, "prognose.csv": forecast], horizon: 30)
  }

  /// Residents of both sexes of an age in oost, by year.
  private func course(_ town: TableTown, age: Int) throws -> [Double] {
    let population = try town.scenario().model.demand.population
    guard case .forecasts(let forecasts) = population.course else { return [] }
    return forecasts.forecasts[0].residents.map { residents in
      residents[Ages.row(age: age, sex: .male) * 2]
        + residents[Ages.row(age: age, sex: .female) * 2]
    }
  }

  @Test("starts every age group at its count, and lets what it differs fade")
  func fades() throws {
    let old = try course(town(), age: 80)
    let young = try course(town(), age: 40)
    // 75 younger ages of 100 and 26 older of 115: scaled by 101 / 104.9 to the people of the wijk.
    let scale = 101.0 / 104.9
    #expect(abs(old[0] - 200) < 1e-9 && abs(young[0] - 200) < 1e-9)
    for year in [1, 10, 19] {
      let left = 1 - Double(year) / 20
      #expect(abs(old[year] - (230 * scale + left * (200 - 230 * scale))) < 1e-9)
      #expect(abs(young[year] - (200 * scale + left * (200 - 200 * scale))) < 1e-9)
    }
    for year in [20, 25, 30] {
      #expect(abs(old[year] - 230 * scale) < 1e-9 && abs(young[year] - 200 * scale) < 1e-9)
    }
  }

  @Test("takes the years of aansluiting")
  func years() throws {
    let scale = 101.0 / 104.9
    let old = try course(town("aansluiting: 4"), age: 80)
    #expect(abs(old[2] - (200 + 230 * scale) / 2) < 1e-9)
    #expect(abs(old[4] - 230 * scale) < 1e-9)
  }

  @Test("keeps the ratio of a wijk as a whole")
  func whole() throws {
    let old = try course(town(older: 120, younger: 120), age: 80)
    #expect(old.allSatisfy { abs($0 - 200) < 1e-9 })
  }

  @Test("warns of the gap by age, with the largest first")
  func warning() throws {
    #expect(
      try town().messages() == [
        "warning: s.yaml:5:16: by age, aantallen differ from this forecast at its start: 3200 of 85+ in "
          + "'oost' where it has 3543, 3200 of 85+ in 'west' where it has 3543, 2000 of 75-84 in 'oost' "
          + "where it has 2214, 2000 of 75-84 in 'west' where it has 2214 (once scaled to the residents "
          + "of the wijk); every age group starts at its count, and what it differs fades over 20 years "
          + "('bevolking.aansluiting'); check that both are of the same day and count the same people",
        "warning: s.yaml:5:16: wijk 'oost' starts at 20980 residents in this forecast and at 20200 in "
          + "aantallen; the forecast is scaled to the latter",
        "warning: s.yaml:5:16: wijk 'west' starts at 20980 residents in this forecast and at 20200 in "
          + "aantallen; the forecast is scaled to the latter",
      ])
    #expect(try town(older: 100).messages() == [])
  }
}
