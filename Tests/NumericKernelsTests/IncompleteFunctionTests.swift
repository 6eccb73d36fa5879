import NumericKernels
import Testing

@Suite("Quantiles of gamma and beta distributions")
struct IncompleteFunctionTests {
  // Constants: SciPy's quantiles, polished by Newton steps on mpmath's incomplete functions in 40
  // digits. Relative tolerance 1e-13: the accuracy promised, some hundreds of roundings.
  @Test(
    "Gamma quantiles agree with 40-digit arithmetic",
    arguments: [
      (0.05, 1e-08, 5.8446320572866217e-161), (0.05, 0.02, 6.1285409041012779e-35),
      (0.05, 0.5, 5.5738784407462475e-7), (0.05, 0.9, 0.076317113909188504),
      (0.05, 1 - 0x1p-30, 15.183912871268437), (0.5, 1e-08, 7.8539816339744838e-17),
      (0.5, 0.02, 0.0003142250806418352), (0.5, 0.5, 0.22746821155978638),
      (0.5, 0.9, 1.3527717270477075), (0.5, 1 - 0x1p-30, 18.731828756132513),
      (1.7, 1e-08, 2.5421676469411885e-5), (1.7, 0.02, 0.13595893521957392),
      (1.7, 0.5, 1.380762075939121), (1.7, 0.9, 3.4366463944526565),
      (1.7, 1 - 0x1p-30, 23.118122941512402), (30, 1e-08, 8.5858461479885154),
      (30, 0.02, 19.849712038879252), (30, 0.5, 29.667333138221231), (30, 0.9, 37.198502859684295),
      (30, 1 - 0x1p-30, 75.354646780938572), (5000, 1e-08, 4613.2816463511281),
      (5000, 0.02, 4855.852877979766), (5000, 0.5, 4999.6666706175724),
      (5000, 0.9, 5090.830806915189), (5000, 1 - 0x1p-30, 5436.6972857126012),
    ] as [(Double, Double, Double)])
  func gamma(shape: Double, u: Double, x: Double) throws {
    let gamma = try Distribution(.gamma(shape: shape, scale: 2))
    #expect(abs(gamma.quantile(u) - 2 * x) <= 2e-13 * x)
    #expect(abs(gamma.cdf(2 * x) - u) <= 1e-13 * u * (1 + shape.squareRoot()))
  }

  @Test(
    "Beta quantiles agree with 40-digit arithmetic",
    arguments: [
      (0.3, 0.2, 1e-08, 3.5847551431103625e-26), (0.3, 0.2, 0.02, 3.613126432208711e-5),
      (0.3, 0.2, 0.5, 0.76086496385201792), (0.3, 0.2, 0.9, 0.99991062618288684),
      (2, 3, 1e-08, 4.082594021609241e-5), (2, 3, 0.02, 0.060139941165624855),
      (2, 3, 0.5, 0.38572756813238955), (2, 3, 0.9, 0.6795394162781817),
      (2, 3, 1 - 0x1p-30, 0.99938470951469833), (1, 4.5, 1e-08, 2.2222222308641976e-9),
      (1, 4.5, 0.02, 0.0044794278168902512), (1, 4.5, 0.5, 0.14275601714692717),
      (1, 4.5, 0.9, 0.40051574968105901), (1, 4.5, 1 - 0x1p-30, 0.9901568667976963),
      (3.4, 2.6, 1e-08, 0.0023845683667550884), (3.4, 2.6, 0.02, 0.18249635451593944),
      (3.4, 2.6, 0.5, 0.57452919799770032), (3.4, 2.6, 0.9, 0.81138084008636571),
      (3.4, 2.6, 1 - 0x1p-30, 0.99986550838680725), (800, 200, 1e-08, 0.72339991200940239),
      (800, 200, 0.02, 0.77340388544420411), (800, 200, 0.5, 0.8002000531931401),
      (800, 200, 0.9, 0.81607379802469129), (800, 200, 1 - 0x1p-30, 0.86854166960735349),
    ] as [(Double, Double, Double, Double)])
  func beta(alpha: Double, beta: Double, u: Double, x: Double) throws {
    let distribution = try Distribution(.beta(alpha: alpha, beta: beta, min: 0, max: 1))
    #expect(abs(distribution.quantile(u) - x) <= 1e-13 * x)
    #expect(abs(distribution.cdf(x) - u) <= 1e-13 * u * (1 + alpha.squareRoot()))
  }

  @Test("Quantiles of sharp distributions return the probability they came from")
  func roundTrip() throws {
    for shape in [1e-3, 0.2, 1, 9.99, 10, 1e3, 1e6] {
      let gamma = try Distribution(.gamma(shape: shape, scale: 1))
      let beta = try Distribution(.beta(alpha: shape, beta: 2 * shape + 0.1, min: 0, max: 1))
      for i in 1..<40 {
        let u = Double(i) / 40
        // A relative rounding of x moves the probability by sqrt(shape) times as much.
        let tolerance = 1e-13 * (1 + shape.squareRoot())
        let (x, y) = (gamma.quantile(u), beta.quantile(u))
        if x > 1e-300 { #expect(abs(gamma.cdf(x) - u) < tolerance) }
        if y > 1e-300 { #expect(abs(beta.cdf(y) - u) < tolerance) }
      }
    }
  }
}

@Suite("Sampling distributions")
struct SamplingDistributionTests {
  @Test(
    "Binomial quantiles and probabilities are SciPy's for small and large sizes",
    arguments: [
      (10, 0.5, 2, 8, 0.376953125), (100, 0.9, 84, 95, 0.4168444877335079),
      (1000, 0.5, 469, 531, 0.48738749091081973),
      (10_000, 0.95, 9457, 9542, 0.48810496704343337),
      (100_000, 0.99, 98938, 99061, 0.4915905266485786),
    ])
  func binomial(n: Int, p: Double, low: Int, high: Int, belowMean: Double) {
    #expect(BinomialDistribution.quantile(0.025, n: n, p: p) == low)
    #expect(BinomialDistribution.quantile(0.975, n: n, p: p) == high)
    // 1 - p is rounded; the size of the sample multiplies that.
    let cdf = BinomialDistribution.cdf(Int(Double(n) * p) - 1, n: n, p: p)
    #expect(abs(cdf - belowMean) < 1e-12)
  }

  @Test(
    "Student's t is SciPy's",
    arguments: [
      (1, 12.706204736174694), (2, 4.302652729749462), (9, 2.262157162798205),
      (30, 2.0422724563012378), (9999, 1.960201263621357),
    ])
  func student(degrees: Double, t: Double) {
    // The beta quantile is good to 1e-13, and 1 - 0.95 carries a rounding.
    #expect(abs(StudentDistribution.twoSided(confidence: 0.95, degrees: degrees) - t) < 1e-12 * t)
  }
}
