import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("Ages as people write them")
struct WrittenAgesTests {
  private func ages(_ text: String, included: Bool = true, oldest: Bool = false) -> String {
    guard let written = WrittenAges(text) else { return "none" }
    guard let ages = written.ages(isLastIncluded: included, isOldest: oldest) else {
      return "empty"
    }
    return "\(ages.lowerBound) \(ages.upperBound)"
  }

  @Test(
    "are read as what they say",
    arguments: [
      ("0 tot 15 jaar", "0 14"), ("0 tot 5", "0 4"), ("25 jaar tot 45 jaar", "25 44"),
      ("0 t/m 14", "0 14"), ("0 t/m 14 jaar", "0 14"), ("15 tot en met 24 jaar", "15 24"),
      ("65 jaar of ouder", "65 150"), ("75 jaar en ouder", "75 150"), ("85+", "85 150"),
      ("85 +", "85 150"), ("75-plus", "75 150"), ("75plus", "75 150"), ("vanaf 65 jaar", "65 150"),
      (">= 65", "65 150"), ("\u{2265}65", "65 150"), ("Jonger dan 15 jaar", "0 14"),
      ("<5", "0 4"), ("onder 18", "0 17"), ("tot 15 jaar", "0 14"), ("t/m 17", "0 17"),
      ("0 jaar", "0 0"), ("99 jaar", "99 99"), ("100 jaar of ouder", "100 150"),
      ("Totaal", "0 150"), ("Totaal leeftijd", "0 150"), ("0-14", "0 14"),
      ("05 - 09 jaar", "5 9"), ("15\u{2013}24", "15 24"),
    ])
  func labels(text: String, expected: String) {
    #expect(ages(text) == expected)
  }

  @Test("end before the next where that is how a table is read")
  func doubtful() {
    #expect(ages("0-15", included: false) == "0 14")
    #expect(ages("85-100", included: false, oldest: true) == "85 150")
    #expect(ages("85-100", included: true, oldest: false) == "85 100")
    #expect(ages("5-5", included: false) == "empty")
    #expect(ages("0 t/m 14", included: false) == "0 14")
    #expect(ages("0 tot 15", included: true) == "0 14")
  }

  @Test(
    "are none where nobody can say what was meant",
    arguments: [
      "okt-19", "9-mei", "2021-01-02", "1-2-3", "9-5", "15 tot 15", "> 65", "65-", "-5",
      "65 of jonger", "veel", "0 to 15", "16 of 17", "0-14, 15-24", "150-160", "", "jaar", "tot",
      "10,5", "1.000-2.000", "tot 0",
    ])
  func none(text: String) {
    #expect(WrittenAges(text) == nil)
  }

  @Test("are a number for a column, of a single age the age itself")
  func codes() throws {
    for text in ["0 tot 15 jaar", "0-14", "85+", "totaal", "0 t/m 14", "100 jaar of ouder"] {
      let written = try #require(WrittenAges(text))
      #expect(WrittenAges(code: written.code) == written)
      #expect(!WrittenAges.isSingle(written.code))
    }
    #expect(WrittenAges("17 jaar")?.code == 17)
    #expect(WrittenAges.isSingle(150))
  }
}
