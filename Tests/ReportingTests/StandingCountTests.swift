import SociaalDomein
import Testing

@testable import Reporting

@Suite("How many numbers rest on what")
struct StandingCountTests {
  private let count = StandingCount(
    codes: ["evidence", "assumption", "default", "assumption", "evidence", "assumption", "default"])

  @Test("counts evidence, assumptions and defaults apart")
  func counts() {
    #expect(count.assumed == 3 && count.evidence == 2 && count.standard == 2 && count.total == 7)
  }

  @Test("takes shares over what says something of the gemeente")
  func shares() {
    #expect(count.claims == 5 && count.assumedShare == 0.6)
    #expect(StandingCount([.standard]).assumedShare == 0)
  }

  @Test("tells all three in a sentence")
  func sentence() {
    #expect(
      count.sentence(Words(language: .nl))
        == "3 van de 7 getallen zijn aannames (met een bron: 2; standaard, niets van die aard: 2)")
    #expect(
      count.sentence(Words(language: .en))
        == "3 of the 7 numbers are assumptions (with a source: 2; default, nothing of the kind: 2)")
  }
}
