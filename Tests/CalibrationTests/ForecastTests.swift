import NumericKernels
import Simulation
import Testing

@testable import Calibration

@Suite("Scores of forecasts")
struct ForecastTests {
  /// Equally likely quantiles of the standard normal.
  private static let normal = (0..<4000).map {
    NormalDistribution.quantile((Double($0) + 0.5) / 4000)
  }

  @Test("the CRPS of a normal is its closed form", arguments: [0.0, 0.7, -2.5])
  func crps(happened: Double) {
    let score = ForecastScore(draws: Self.normal, happened: happened)
    let density = NormalDistribution.density(happened)
    let exact =
      happened * (2 * NormalDistribution.cdf(happened) - 1) + 2 * density
      - 1 / Double.pi.squareRoot()
    #expect(abs(score.crps - exact) < 2e-3)
    #expect(abs(score.pit - NormalDistribution.cdf(happened)) < 1e-3)
  }

  @Test("the CRPS of one number is its distance")
  func single() {
    #expect(ForecastScore(draws: [3, 3, 3], happened: 5).crps == 2)
  }

  @Test("an interval covers what lies within it")
  func covers() {
    #expect(ForecastScore(draws: Self.normal, happened: 1.2).covers(0.8))
    #expect(!ForecastScore(draws: Self.normal, happened: 1.3).covers(0.8))
    #expect(ForecastScore(draws: Self.normal, happened: 1.3).covers(0.9))
  }

  @Test("a trend is the line through the last three years")
  func trend() {
    let series = YearSeries(byYear: [2015: 900, 2018: 10, 2019: 20, 2020: 30])
    #expect(series.trend(in: 2022).map { abs($0 - 50) < 1e-9 } == true)
    #expect(series.last?.year == 2020)
    #expect(YearSeries(byYear: [2020: 5]).trend(in: 2021) == nil)
  }

  @Test("what shocks did is still there as far as the ensemble says")
  func shocks() {
    let stream = RandomStream(seed: 4)
    let draw = { (subject: UInt32) in
      (1...4000).map {
        stream.normal(
          replication: UInt32($0), at: DrawAddress(decision: 1, subject: subject, month: 0))
      }
    }
    let (parameter, shock, later) = (draw(0), draw(1), draw(2))
    // The later figure keeps half of the shock; the parameter acts on both.
    let past = zip(parameter, shock).map { $0 + $1 }
    let future = parameter.indices.map { parameter[$0] + 0.5 * shock[$0] + later[$0] }
    let update = ShockUpdate(
      observed: [2], errors: [ObservationError(scale: 0.01)], stream: stream.branch("x"))
    let moved = Ensemble(update.update(scores: [parameter], past: [past], future: [future]))
    // Given the parameter p the shock was 2 - p: p + 0.5 (2 - p) + later.
    // The error of the gain counts twice: four standard errors are 0.15.
    #expect(abs(moved.means[0] - 1) < 0.15)
    #expect(abs(moved.variances[0] - 1.25) < 0.08)
  }

  @Test(
    "periods are read in the forms of CBS and of planners",
    arguments: [
      ("2020", "2020"), ("2020JJ00", "2020"), ("2020H1", "2020H1"), ("2020HJ01", "2020H1"),
      ("2020Q3", "2020Q3"), ("2020KW03", "2020Q3"), ("2020-08", "2020-08"), ("2020MM08", "2020-08"),
    ])
  func periods(written: String, read: String) {
    #expect(ObservationPeriod(written)?.text == read)
  }

  @Test(
    "what is no period is none",
    arguments: [
      "20", "2020H3", "2020Q5", "2020-13", "2020-8", "2020-2021", "x2020", "2020Q", "2020 ",
    ])
  func noPeriod(written: String) {
    #expect(ObservationPeriod(written) == nil)
  }
}
