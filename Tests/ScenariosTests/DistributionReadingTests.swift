import NumericKernels
import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A distribution")
struct DistributionReadingTests {
  static func parameter(_ value: String) -> Parameter {
    parsed("tarief: \(value)").parameter(.tarief)
  }

  @Test(
    "is named by one key and given by its figures",
    arguments: [
      ("{ uniform: { min: 1, max: 5 } }", .uniform(min: 1, max: 5), 3),
      (
        "{ triangular: { min: 1, mode: 2, max: 6 } }", .triangular(min: 1, mode: 2, max: 6), 3
      ),
      ("{ pert: { min: 1, mode: 2, max: 9 } }", .pert(min: 1, mode: 2, max: 9), 3),
      ("{ beta: { alpha: 2, beta: 2, max: 4 } }", .beta(alpha: 2, beta: 2, min: 0, max: 4), 2),
      ("{ gamma: { shape: 2, scale: 3 } }", .gamma(shape: 2, scale: 3), 6),
      ("{ gamma: { mean: 6, sd: 6 } }", .gamma(shape: 1, scale: 6), 6),
      ("{ discrete: { 10: 1, 20: 3 } }", .discrete(values: [10, 20], weights: [1, 3]), 17.5),
    ] as [(String, Distribution.Shape, Double)])
  func shapes(value: String, shape: Distribution.Shape, mean: Double) {
    let parameter = Self.parameter(value)
    #expect(parameter.distribution?.shape == shape)
    // The figures are small whole numbers: what is left is rounding.
    #expect(abs(parameter.value - mean) < 1e-12)
  }

  @Test("may be given by mean and sd, or by its 10th and 90th percentile")
  func byMoments() throws {
    let beta = parsed("kans: { beta: { mean: 0.3, sd: 0.1 } }").parameter(.kans)
    // The accuracy that the distributions state, with room for the conversion of the figures.
    #expect(abs(beta.value - 0.3) < 1e-12)
    let mean = Self.parameter("{ lognormal: { mean: 40, sd: 4 } }")
    #expect(abs(mean.value - 40) < 1e-10)
    let spread = try #require(Self.parameter("{ lognormal: { p10: 2, p90: 20 } }").distribution)
    #expect(abs(spread.quantile(0.1) - 2) < 1e-10)
    #expect(abs(spread.quantile(0.9) - 20) < 1e-10)
  }

  @Test("is cut off at lower and upper, which moves its mean")
  func truncated() {
    let parameter = Self.parameter("{ normal: { mean: 1, sd: 1 }, lower: 0, upper: 2, source: kb }")
    #expect(parameter.distribution?.support == 0...2)
    #expect(abs(parameter.value - 1) < 1e-9)
    #expect(parameter.source == Source("kb"))
  }

  @Test("is drawn from the column of a table")
  func empirical() throws {
    let files = [
      "t.csv": "naam,prijs\na,10\nb,20\nc,60\n",
      "s.yaml": "tarief: { empirical: { table: t.csv, column: prijs } }",
      "x.yaml": "tarief: { empirical: { table: t.csv, column: prijzen } }",
    ]
    try withFolder(files) { folder in
      let diagnostics = Diagnostics()
      let scenario = Section.load(file: "\(folder)/s.yaml", diagnostics: diagnostics)
      let parameter = scenario.parameter(.tarief)
      #expect(parameter.distribution?.shape == .empirical([10, 20, 60]))
      #expect(parameter.value == 30)
      #expect(scenario.tables.map(\.path) == ["t.csv"])
      let wrong = Section.load(file: "\(folder)/x.yaml", diagnostics: diagnostics)
      _ = wrong.parameter(.tarief)
      #expect(
        diagnostics.errors.map(\.description) == [
          "\(folder)/t.csv:1:1: column 'prijzen' is missing; the table has naam, prijs; add the "
            + "column"
        ])
    }
  }

  @Test(
    "that cannot be says why",
    arguments: [
      (
        "{ uniform: { min: 5, max: 1 } }",
        "s.yaml:1:11: the uniform of 'tarief' cannot be: min must be below max; they are 5.0 "
          + "and 1.0"
      ),
      (
        "{ normal: { mean: 4 } }",
        "s.yaml:1:11: the normal of 'tarief' needs { mean, sd }; add sd"
      ),
      (
        "{ normal: { mean: 4, sd: 0 }, lower: 0 }",
        "s.yaml:1:11: the normal of 'tarief' cannot be: sd must be above 0 and is 0.0"
      ),
      (
        "{ lognormal: { mean: 4, p90: 2 } }",
        "s.yaml:1:11: the lognormal of 'tarief' needs { mean, sd } or { p10, p90 }; add sd"
      ),
      (
        "{ beta: { mean: 2, sd: 1 } }",
        "s.yaml:1:11: the beta of 'tarief' cannot be: mean must lie between min and max; 2.0 is "
          + "not between 0.0 and 1.0"
      ),
      (
        "{ uniform: 3 }",
        "s.yaml:1:20: 'tarief.uniform' must be a mapping, not '3'; write its keys on the lines "
          + "below it"
      ),
      (
        "{ uniform: { min: -1, max: 5 } }",
        "s.yaml:1:11: the uniform of 'tarief' runs from -1 to 5 but may only be 0 or more "
          + "(euro/eenheid); narrow the distribution"
      ),
      (
        "{ normal: { mean: 40, sd: 5 } }",
        "s.yaml:1:11: the normal of 'tarief' runs without end on both sides but may only be 0 "
          + "or more (euro/eenheid); cut it off: add 'lower: 0' beside 'normal'"
      ),
      (
        "{ normal: { mean: 40, sd: 5 }, upper: 60 }",
        "s.yaml:1:11: the normal of 'tarief' runs without end up to 60 but may only be 0 or "
          + "more (euro/eenheid); cut it off: add 'lower: 0' beside 'normal'"
      ),
      (
        "{ normal: { mean: 40, sd: 5 }, lower: 60, upper: 50 }",
        "s.yaml:1:40: 'tarief' is cut off from 60 to 50; 'lower' must be below 'upper'; swap them"
      ),
      (
        "{ discrete: { 1.000: 1, x: 2, 3: -1, 4: a } }",
        "s.yaml:1:23: a value of 'tarief.discrete': '1.000' may mean thousands or thousandths; "
          + "numbers have no thousands mark; write 1000, or 1.0000 for the decimals\n"
          + "s.yaml:1:33: a value of 'tarief.discrete': 'x' is not a number; write digits with a "
          + "decimal point, such as 40 or 2.5\n"
          + "s.yaml:1:42: 'tarief.discrete.3' is -1 but a weight must be 0 or more\n"
          + "s.yaml:1:49: 'tarief.discrete.4': 'a' is not a number; write digits with a decimal "
          + "point, such as 40 or 2.5"
      ),
      (
        "{ discrete: { } }",
        "s.yaml:1:11: 'tarief.discrete' is empty; write values with weights, { 10: 0.3, 20: 0.7 }"
      ),
      (
        "{ discrete: { 1: 0 } }",
        "s.yaml:1:11: the discrete of 'tarief' cannot be: at least one weight must be above 0"
      ),
      (
        "{ beta: { alpha: 1, beta: 2, mox: 3 } }",
        "s.yaml:1:38: unknown key 'mox' in 'tarief.beta'; allowed: alpha, beta, min, max, "
          + "source; did you mean 'max'?"
      ),
      (
        "{ gamma: { shape: 2 } }",
        "s.yaml:1:11: the gamma of 'tarief' needs { shape, scale } or { mean, sd }; add scale"
      ),
      (
        "{ empirical: { table: no.csv } }",
        "s.yaml:1:11: key 'column' is missing in 'tarief.empirical'; it must be a text; add "
          + "'column: ...'"
      ),
      (
        "{ discrete: { -1: 1, 4: 2 } }",
        "s.yaml:1:11: the discrete of 'tarief' runs from -1 to 4 but may only be 0 or more "
          + "(euro/eenheid); change or remove the values outside"
      ),
    ])
  func impossible(value: String, message: String) {
    #expect(ParameterReadingTests.messages(value) == message)
  }

  @Test("must stay within the range of its parameter, and names the bound to write")
  func range() {
    let kans = { (value: String) -> String in messages("kans: \(value)") { _ = $0.parameter(.kans) }
    }
    #expect(
      kans("{ normal: { mean: 0.5, sd: 0.2 } }")
        == "s.yaml:1:9: the normal of 'kans' runs without end on both sides but may only be from 0 to 1 "
        + "(aandeel); cut it off: add 'lower: 0' and 'upper: 1' beside 'normal'")
    #expect(
      kans("{ lognormal: { mean: 0.5, sd: 0.2 } }")
        == "s.yaml:1:9: the lognormal of 'kans' runs from 0 without end but may only be from 0 to 1 "
        + "(aandeel); cut it off: add 'upper: 1' beside 'lognormal'")
    #expect(kans("{ normal: { mean: 0.5, sd: 0.2 }, lower: 0, upper: 1 }") == "")
    #expect(
      kans("{ beta: { mean: 0.5, sd: 0.2, max: 2 } }")
        == "s.yaml:1:9: the beta of 'kans' runs from 0 to 2 but may only be from 0 to 1 (aandeel); "
        + "narrow the distribution")
  }

  @Test("may touch an open bound only where it has no probability there")
  func openBound() {
    let duur = { (value: String) -> String in messages("duur: \(value)") { _ = $0.parameter(.duur) }
    }
    #expect(duur("{ uniform: { min: 0, max: 4 } }") == "")
    #expect(duur("{ gamma: { mean: 4, sd: 2 } }") == "")
    #expect(
      duur("{ discrete: { 0: 1, 3: 4 } }")
        == "s.yaml:1:9: the discrete of 'duur' runs from 0 to 3 but may only be above 0 (maanden); "
        + "change or remove the values outside")
  }
}
