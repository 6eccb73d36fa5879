import Foundation
import Testing

@testable import Reporting

@Suite("What a comparison holds against what")
struct LikeWithLikeTests {
  private let like = LikeWithLike(words: Words(language: .nl), number: ScreenNumber(.nl))

  private func system(_ label: String, _ contracts: [LikeWithLike.Contract])
    -> LikeWithLike.Agreed
  {
    .init(label: label, contracts: contracts)
  }

  private func contract(_ key: String, _ codes: String, ends: Bool = false)
    -> LikeWithLike.Contract
  {
    .init(key: key, codes: codes.split(separator: " ").map(String.init), ends: ends)
  }

  @Test("tells what systems agree otherwise, those with the same differences together")
  func differences() {
    let own = system("Eigen", [contract("alles", "tarief=1.03 overhead")])
    let codes = "tarief=1 zorgplicht=26 afhaken"
    let found = like.others(
      [
        own, system("Som", [contract("alles", codes)]), system("Taak", [contract("alles", codes)]),
        system("Gelijk", [contract("alles", "tarief=1.03 overhead")]),
      ], nil)
    #expect(
      found == [
        "Wat verder verschilt van Eigen: onder Som en Taak wel zorgplicht na 26 weken wachten en afhaken van "
          + "wie wacht; onder Som en Taak niet overhead van aanbieders.",
        "Tarieven tegen de kostprijs: 103% onder Eigen en Gelijk; 100% onder Som en Taak.",
      ])
    #expect(like.others([own, own], nil).isEmpty)
  }

  @Test("with many systems names what they have in common once, and those that lack it")
  func many() {
    let systems = ["A", "B", "C", "D", "E"].map { name in
      system(name, [contract("x", name == "E" ? "groei" : "afhaken zorgplicht=26")])
    }
    #expect(
      like.others([system("Eigen", [contract("x", "")])] + systems, nil) == [
        "Wat verder verschilt van Eigen: onder alle, behalve E wel zorgplicht na 26 weken wachten en afhaken "
          + "van wie wacht; onder E wel autonome groei apart verrekend."
      ])
  }

  @Test("counts prices of several contracts as one range")
  func ranges() {
    let found = like.others(
      [
        system("A", [contract("x", "tarief=0.98..1.02"), contract("y", "tarief=1.1")]),
        system("B", [contract("x", "tarief=1")]),
      ], nil)
    #expect(found == ["Tarieven tegen de kostprijs: 98% tot 110% onder A; 100% onder B."])
  }

  @Test("leaves out what stays the same where systems take over a part")
  func part() throws {
    let takeover = try ManifestTakeover.made()
    let kept = contract("huishouden", "tarief=1.03")
    let found = like.others(
      [
        system("Eigen", [contract("ondersteuning", "tarief=1.01"), kept]),
        system(
          "Som",
          [
            contract("ondersteuning", "tarief=1.01", ends: true), kept,
            contract("stelsel_alles", "tarief=1 zorgplicht=26"),
          ]),
      ], takeover)
    #expect(
      found == [
        "Wat verder verschilt van Eigen: onder Som wel zorgplicht na 26 weken wachten.",
        "Tarieven tegen de kostprijs: 101% onder Eigen; 100% onder Som.",
      ])
  }

  @Test("says what was replaced and from when")
  func replaced() throws {
    #expect(
      like.replaced(nil, firstYear: 2026)
        == "Elk stelsel vervangt alle eigen contracten van het scenario, vanaf het begin (2026).")
    let takeover = try ManifestTakeover.made()
    #expect(
      like.replaced(takeover, firstYear: 2026)
        == "Elk stelsel vervangt de eigen contracten voor Begeleiding, vanaf 2027. Wat onder de eigen "
        + "contracten blijft: Huishouden. Tot 2027 gelden overal de eigen contracten.")
    #expect(
      like.replaced(takeover, firstYear: 2027)
        == "Elk stelsel vervangt de eigen contracten voor Begeleiding, vanaf het begin (2027). Wat onder de "
        + "eigen contracten blijft: Huishouden.")
  }

  @Test("shows a code that it does not know as it stands")
  func unknown() { #expect(like.term("iets=3") == "iets=3") }
}

/// What a manifest says of systems that take over begeleiding from 2027.
private enum ManifestTakeover {
  static func made() throws -> ComparisonManifest.Takeover {
    let text = """
      { "from": 2027, "voorzieningen": ["begeleiding"], "taken": ["Begeleiding"], "left": ["Huishouden"],
        "wijken": [] }
      """
    return try JSONDecoder().decode(ComparisonManifest.Takeover.self, from: Data(text.utf8))
  }
}
