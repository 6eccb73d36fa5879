import NumericKernels
import SociaalDomein
import Testing

@testable import DemandModel

/// The cohort-component population against published and hand-worked survival.
@Suite struct LifeTableTests {
  /// CBS, overlevingstafel mannen 1995/96-1999/2000: death probabilities of the intervals that start
  /// at these ages, each spread evenly over its years; l(30) = 98,204 of 100,000. The published q
  /// have five decimals: seven halves of 1e-5 are 3.5, and CBS gives l within 2 of its own q.
  @Test func thirtyYearsOfMenSurviveAsInTheLifeTableOfCBS() {
    let table: [(from: Int, to: Int, q: Double)] = [
      (0, 0, 0.00584), (1, 4, 0.00131), (5, 9, 0.00082), (10, 14, 0.00087), (15, 19, 0.00242),
      (20, 24, 0.00338), (25, 29, 0.00345),
    ]
    var mortality = [Double](repeating: 0, count: Ages.rows)
    for interval in table {
      let years = Double(interval.to - interval.from + 1)
      for age in interval.from...interval.to {
        let yearly = 1 - Elementary.power(1 - interval.q, 1 / years)
        mortality[Ages.row(age: age, sex: .male)] = yearly
      }
    }
    let men = survivors(of: 100_000, mortality: mortality, years: 30)
    #expect(abs(men - 98_204) < 2)
  }

  /// 100 * (1 - 0.1) * (1 - 0.1 * 0.98) * (1 - 0.1 * 0.98^2) by hand.
  @Test func mortalityFallsByTheImprovementOfEachYear() {
    let men = survivors(
      of: 100, mortality: [Double](repeating: 0.1, count: Ages.rows), years: 3, improvement: 0.02)
    #expect(abs(men - 100 * 0.9 * 0.902 * 0.90396) < 1e-10)
  }

  /// Newborn boys after some years of nothing but mortality.
  private func survivors(
    of births: Double, mortality: [Double], years: Int, improvement: Double = 0
  ) -> Double {
    var opening = [Double](repeating: 0, count: Ages.rows)
    opening[Ages.row(age: 0, sex: .male)] = births
    let course = CohortComponent(mortality: mortality, improvement: .fixed(improvement))
    let population = advanced(opening, course, years: years)
    return population.residents[Ages.row(age: years, sex: .male)]
  }

  private func advanced(
    _ opening: [Double], _ component: CohortComponent, years: Int, wijken: Int = 1
  ) -> Population {
    let model = PopulationModel(
      opening: opening, institutionalised: [Double](repeating: 0, count: Ages.rows),
      course: .cohortComponent(component))
    let population = Population(model: model, wijken: wijken, startYear: 2000)
    let draws = ParameterDraws(table: ParameterTable([]))
    population.open(draws: draws, stream: RandomStream(seed: 1), replication: 1)
    for year in 0..<years { population.advance(year: year, draws: draws) }
    return population
  }

  /// Ages 99 and 100+ join: 10 * 0.8 + 5 * 0.5 people of 100 and older.
  @Test func theLastAgeIsOpen() {
    var opening = [Double](repeating: 0, count: Ages.rows)
    var mortality = opening
    opening[Ages.row(age: 99, sex: .female)] = 10
    opening[Ages.row(age: 100, sex: .female)] = 5
    mortality[Ages.row(age: 99, sex: .female)] = 0.2
    mortality[Ages.row(age: 100, sex: .female)] = 0.5
    let population = advanced(opening, CohortComponent(mortality: mortality), years: 1)
    #expect(abs(population.residents[Ages.row(age: 100, sex: .female)] - 10.5) < 1e-12)
    #expect(population.residents[Ages.row(age: 99, sex: .female)] == 0)
  }

  /// 1,000 women of 30 at 0.1 a year: 51.3 boys and 48.7 girls; five girls of 10 arrive.
  @Test func birthsEnterAtZeroAndMigrationAtTheAgeReached() {
    var opening = [Double](repeating: 0, count: Ages.rows)
    opening[Ages.row(age: 30, sex: .female)] = 1000
    var fertility = [Double](repeating: 0, count: Ages.count)
    fertility[30] = 0.1
    var migration = [Double](repeating: 0, count: Ages.rows)
    migration[Ages.row(age: 10, sex: .female)] = 5
    let none = [Double](repeating: 0, count: Ages.rows)
    let component = CohortComponent(mortality: none, migration: migration, fertility: fertility)
    let people = advanced(opening, component, years: 1).residents
    #expect(abs(people[Ages.row(age: 0, sex: .male)] - 51.3) < 1e-12)
    #expect(abs(people[Ages.row(age: 0, sex: .female)] - 48.7) < 1e-12)
    #expect(people[Ages.row(age: 10, sex: .female)] == 5)
    #expect(people[Ages.row(age: 31, sex: .female)] == 1000)
  }

  /// 100 people of 20 in one wijk, of whom 0.2 * 0.5 move to the other.
  @Test func movesBetweenWijkenKeepEveryone() {
    var opening = [Double](repeating: 0, count: Ages.rows * 2)
    opening[Ages.row(age: 20, sex: .male) * 2] = 100
    var moves = Matrix(rows: 2, columns: 2, repeating: 0)
    moves[0, 1] = 0.2
    let component = CohortComponent(
      mortality: [Double](repeating: 0, count: Ages.rows), moves: moves,
      mobility: [Double](repeating: 0.5, count: Ages.count))
    let people = advanced(opening, component, years: 1, wijken: 2).residents
    let row = Ages.row(age: 21, sex: .male) * 2
    #expect(abs(people[row] - 90) < 1e-12)
    #expect(abs(people[row + 1] - 10) < 1e-12)
  }
}
