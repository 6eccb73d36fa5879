import Scenarios
import Simulation
import Testing

/// Models whose results others published, as scenario files through the whole engine.
@Suite struct PublishedModelTests {
  /// Briggs, Claxton and Sculpher, Decision Modelling for Health Economic Evaluation (2006), exercise
  /// 2.5. Half a unit of the last published digit is the tolerance.
  @Test func hivTreatmentsCostWhatBriggsClaxtonAndSculpherPublish() throws {
    let mono = try CaseRun(CaseFolder.scenario("hiv-mono"))
    let both = try CaseRun(CaseFolder.scenario("hiv-combinatie"))
    #expect(abs(mono.total(.cost) - 44_663.4535637) < 5e-8)
    #expect(abs(both.total(.cost) - 50_601.6513312) < 5e-8)
    #expect(abs(mono.total(.persons) - 7.9912066) < 5e-8)
    #expect(abs(both.total(.persons) - 8.9373889) < 5e-8)
    let extraCost = both.total(.cost) - mono.total(.cost)
    let extraYears = both.total(.persons) - mono.total(.persons)
    #expect(abs(extraCost / extraYears - 6275.95560) < 5e-6)
  }

  /// The fundamental matrix N = (I - P)^-1 of the same model. Its row holds the visits of one person
  /// who stands in A at a closing, that closing included; so a steady x a year who stand in A at the
  /// closing of the step in which they come make a closing stock of x N. After 100 years the largest
  /// eigenvalue, 0.750, leaves 3e-13 of the start; 2e-10 is two units of the last published digit.
  @Test func steadyInflowGivesOccupancyAsTheFundamentalMatrixSays() throws {
    let run = try CaseRun(CaseFolder.scenario("hiv-instroom"))
    for (state, visits) in [("a", 3.5900621118), ("b", 1.7297802713), ("c", 3.7788723970)] {
      #expect(abs(run.value(.clients, state, year: 99) / 1000 - visits) < 2e-10)
    }
  }

  /// People who enter A directly flow half a step first: of them sqrt(1251/1734) stay in A and the
  /// rest divides as 350 : 116 : 17. Their closing stock is x H N with H that half step; this is
  /// what a count halfway the step asks, and not x N.
  @Test func entrantsHaveFlowedHalfAStepBeforeTheFundamentalMatrixCountsThem() throws {
    let run = try CaseRun(CaseFolder.scenario("hiv-halve-stap"))
    let stay = (1251.0 / 1734).squareRoot()
    let b = (1 - stay) * 350 / 483
    let c = (1 - stay) * 116 / 483
    let visitsA = stay * 3.5900621118
    let visitsB = stay * 1.7297802713 + b * 1258 / 527
    let visitsC = stay * 3.7788723970 + b * 512 / 527 * 1749 / 437 + c * 1749 / 437
    for (state, visits) in [("a", visitsA), ("b", visitsB), ("c", visitsC)] {
      #expect(abs(run.value(.clients, state, year: 99) / 1000 - visits) < 1e-9)
    }
  }

  /// JuliaActuary's recursion: in force at the opening pays 100 and a death 25,000, both discounted
  /// at 2% to the end of the year. Here a count at the opening is discounted to the opening, so the
  /// premium takes one year more; deaths are counted at the opening of the next year already.
  @Test func lapsesAndDeathsAreWorthWhatJuliaActuaryFinds() throws {
    let run = try CaseRun(CaseFolder.scenario("afkoop-en-sterfte"))
    let value = run.total(.cost, "premie") / 1.02 - run.total(.cost, "uitkering")
    #expect(abs(value - 50.324_830_755_036_79) < 1e-10)  // rounding of amounts near 500
  }

  /// Briggs, Claxton and Sculpher (2006), exercise 3.5, total hip replacement for women of 60, to the digits
  /// that their spreadsheet shows and the tests of the R package heemod hold. They count the first operation
  /// at the start, and everything else at the end of its year at 6%, quality of life at 1.5%.
  @Test func hipProsthesesCostAndBringWhatBriggsClaxtonAndSculpherPublish() throws {
    let (standard, new) = (try hip("heup"), try hip("heup-np1"))
    #expect(abs(standard.cost - 512.434_658) < 5e-7)
    #expect(abs(new.cost - 610.311_818) < 5e-7)
    #expect(abs(standard.quality - 14.653_189_6) < 5e-8)
    #expect(abs(new.quality - 14.697_709_86) < 5e-9)
    let ratio = (new.cost - standard.cost) / (new.quality - standard.quality)
    #expect(abs(ratio - 2198.486_665) < 5e-7)
  }

  /// Present value of the cost of one patient, and of the years of life times their quality.
  private func hip(_ name: String) throws -> (cost: Double, quality: Double) {
    let run = try CaseRun(CaseFolder.scenario(name))
    let revisions = run.total(.oneOffCost, "revisie")
    let first = run.total(.oneOffCost) - revisions
    let setting = try #require(ScenarioSetting("discount_rate=0.015"))
    let quality = try CaseRun(CaseFolder.scenario(name, [setting])).total(.cost)
    return (1.06 * first + revisions, quality)
  }

  /// Those alive in each state after one to eight years, per patient.
  @Test(
    "patients with a hip prosthesis stand where the book says", arguments: ["heup", "heup-np1"])
  func hipPatients(_ name: String) throws {
    let run = try CaseRun(CaseFolder.scenario(name))
    let published: [(succeeded: Double, revision: Double, after: Double)] =
      name == "heup"
      ? [
        (0.98, 0, 0), (0.97265720, 0.0007768, 0), (0.96516548, 0.00097491, 0.00075606),
        (0.95757109, 0.00115802, 0.00166964), (0.93783561, 0.00132115, 0.00268314),
        (0.91838963, 0.00145307, 0.00379326), (0.89924305, 0.00157339, 0.00496429),
        (0.88040225, 0.00168398, 0.00618146),
      ]
      : [
        (0.98, 0, 0), (0.97323145, 0.00020255, 0), (0.96645641, 0.00025438, 0.00019715),
        (0.95968665, 0.00030239, 0.00043553), (0.94083683, 0.00034529, 0.00070021),
        (0.92232657, 0.00038012, 0.00099040), (0.90415327, 0.00041201, 0.00129686),
        (0.88631355, 0.00044144, 0.00161577),
      ]
    for (year, row) in published.enumerated() {
      #expect(abs(run.value(.clients, "geslaagd", year: year) - row.succeeded) < 5.1e-9)
      #expect(abs(run.value(.clients, "revisie", year: year) - row.revision) < 5.1e-9)
      #expect(abs(run.value(.clients, "na_revisie", year: year) - row.after) < 5.1e-9)
    }
  }

  /// The documentation of neworder: the stationary distribution, and at step 100 from state 0.
  @Test func chainOfNeworderSettlesInItsStationaryDistribution() throws {
    let hundred = try CaseRun(CaseFolder.scenario("keten"))
    for (state, people) in [("nul", 18_942.743), ("een", 42_277.663), ("twee", 38_779.593)] {
      #expect(abs(hundred.value(.clients, state, year: 99) - people) < 5e-4)
    }
    // 520 steps, so that nothing of the start is left in the published digits.
    let text = try CaseFolder.text("keten").replacing("horizon: 100", with: "horizon: 10")
      .replacing("step: year", with: "step: week")
    let long = try CaseRun(CaseFolder.scenario(text: text))
    for (state, share) in [("nul", 0.1894803549), ("een", 0.4226869455), ("twee", 0.3878326996)] {
      #expect(abs(long.course(.clients, state)[519] / 100_000 - share) < 5e-11)
    }
  }
}
