import NumericKernels
import SociaalDomein
import Testing

@testable import DemandModel

@Suite("Given population forecasts")
struct ForecastTests {
  /// One wijk with everyone at age 40: 100 people, in two forecasts of its two next years.
  private func model(weights: [Double], deviation: Double = 0) -> PopulationModel {
    let place = Ages.row(age: 40, sex: .female)
    func residents(_ count: Double) -> [Double] {
      (0..<Ages.rows).map { $0 == place ? count : 0 }
    }
    let forecasts = zip([[100, 110, 120], [100, 90, 80]], weights).enumerated().map { index, pair in
      PopulationForecasts.Forecast(
        key: "f\(index)", weight: pair.1, residents: pair.0.map { residents($0) })
    }
    return PopulationModel(
      opening: residents(100), institutionalised: Array(repeating: 0, count: Ages.rows),
      course: .forecasts(PopulationForecasts(forecasts, deviation: .fixed(deviation))))
  }

  /// Residents of each replication after some years.
  private func run(_ model: PopulationModel, replications: Int, years: Int) -> [Double] {
    let draws = ParameterDraws(table: ParameterTable([]))
    let population = Population(model: model, wijken: 1, startYear: 2021)
    return (0..<replications).map { number in
      population.open(
        draws: draws, stream: RandomStream(seed: 7), replication: UInt32(number + 1))
      for year in 0..<years { population.advance(year: year, draws: draws) }
      return population.count(wijk: 0)
    }
  }

  @Test("a replication follows one forecast throughout, chosen by weight")
  func chosenByWeight() {
    let count = 4000
    let first = run(model(weights: [3, 1]), replications: count, years: 1)
    let second = run(model(weights: [3, 1]), replications: count, years: 2)
    #expect(Set(first) == [110, 90])
    #expect(zip(first, second).allSatisfy { ($0 == 110) == ($1 == 120) })
    // A share of 3/4 has a standard error of 0.007 over 4,000 draws; four of them.
    let share = Double(first.filter { $0 == 110 }.count) / Double(count)
    #expect(abs(share - 0.75) < 0.028)
  }

  @Test("a deviation of 1% a year is 2.01% after two years")
  func deviation() {
    for people in run(model(weights: [1, 1e-12], deviation: 0.01), replications: 3, years: 2) {
      #expect(abs(people - 120 * 1.0201) < 1e-9)
    }
  }
}
