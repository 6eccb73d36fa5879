import Statistics
import Testing

@Suite("Moments")
struct MomentsTests {
  @Test("Mean, variance and standard error are NumPy's")
  func moments() {
    let m = Moments(Sample.x)
    #expect(m.count == 10)
    #expect(close(m.mean, 2.99))
    #expect(close(m.variance, 18.614333333333335))
    #expect(close(m.standardError, 1.3643435539970619))
    #expect(close(m.standardDeviation * m.standardDeviation, m.variance))
  }

  @Test("The interval of the mean is Student's")
  func interval() throws {
    let interval = try #require(Moments(Sample.x).interval())
    // The t quantile comes from the incomplete beta function, good to 1e-13.
    #expect(close(interval.lowerBound, -0.09635954319201279, 1e-12))
    #expect(close(interval.upperBound, 6.076359543192013, 1e-12))
  }

  @Test("One value at a time gives the bits of the whole column")
  func running() {
    var running = RunningMoments()
    for value in Sample.x { running.add(value) }
    #expect(Moments(running) == Moments(Sample.x))
    #expect(running.mean == Moments(Sample.x).mean && running.count == 10)
    #expect(running.standardError == Moments(Sample.x).standardError)
  }

  @Test("A large common level costs no digits of the variance")
  func shifted() {
    let m = Moments([1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4])
    #expect(m.mean == 1e9 + 2.5)
    #expect(close(m.variance, 5 / 3.0))
  }

  @Test("Equal values have no spread, and too few values have none that is known")
  func fewValues() {
    #expect(Moments([0.1, 0.1, 0.1]).variance == 0)
    #expect(Moments([0.1, 0.1, 0.1]).mean == 0.1)
    #expect(Moments([7]).mean == 7 && Moments([7]).variance.isNaN)
    #expect(Moments([]).mean.isNaN)
    #expect(Moments([7]).interval() == nil)
  }
}
