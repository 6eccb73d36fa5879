import DemandModel
import Scenarios
import Testing

@testable import Simulation
@testable import wijkraming

@Suite("Why a run stopped")
struct FailureTests {
  private let scenario: Scenario
  init() throws { scenario = try Scenario.load(file: Program.scenario("voorbeeldstad")) }

  @Test("a ledger that does not balance is an error of the program, exit 70")
  func ledger() {
    let breach = LedgerBreach(
      replication: 3, month: "2022-05", wijk: "noord", term: "people in care", difference: 1)
    let status = Failure.status(of: .ledger(breach), in: scenario)
    #expect(status.rawValue == 70)
    #expect(
      "\(breach)" == "the ledger does not balance in 2022-05, noord: people in care differs by 1.0 "
        + "in replication 3")
  }

  @Test("a draw that cannot be is bad data, exit 65")
  func draw() {
    let error = DemandError.impossibleDraw(
      state: "huishouden", replication: 8, quantity: "instroom", value: -4)
    #expect(Failure.status(of: .demand(error), in: scenario).rawValue == 65)
    #expect(scenario.placeOfState["huishouden"]?.line ?? 0 > 1)
  }

  @Test("the exit codes are those of sysexits")
  func codes() {
    #expect(
      ExitStatus.allCases.map(\.rawValue) == [0, 1, 64, 65, 66, 69, 70, 73, 74, 129, 130, 141, 143])
  }
}
