import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("The nearest name")
struct NearestNameTests {
  @Test("is within about a third of the letters")
  func near() {
    let nearest = NearestName(among: ["years", "budget", "contracten"])
    #expect(nearest.to("yers") == "years")
    #expect(nearest.to("budegt") == "budget")
    #expect(nearest.to("contrakten") == "contracten")
    #expect(nearest.to("Budget") == "budget")
    #expect(nearest.to("wijken") == nil)
    #expect(nearest.to("") == nil)
  }

  @Test("counts a swap of neighbours as one step")
  func distance() {
    func distance(_ a: String, _ b: String) -> Int {
      NearestName.distance(Array(a.unicodeScalars), Array(b.unicodeScalars))
    }
    #expect(distance("ab", "ba") == 1)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("", "abc") == 3)
  }

  @Test("is never a name without a letter in common")
  func oneLetter() {
    #expect(NearestName(among: ["a"]).to("b") == nil)
    #expect(NearestName(among: ["p10"]).to("p90") == "p10")
  }
}
