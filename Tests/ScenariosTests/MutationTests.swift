import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("Damaged files")
struct MutationTests {
  /// A small generator with a fixed seed, so that a failure can be repeated.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let scenario = """
    naam: "Proef: één"
    source: 'kb &a *b'
    tarief: { 2020: 40, 2023: { normal: { mean: 45, sd: 3 }, lower: 0 } }
    kans: { discrete: { 0.25: 1, 0.5: 3 }, unit: aandeel }
    duur: { lognormal: { p10: 2, p90: 20 }, lower: 0.5, upper: 100 }
    wijken:
      noord: { kans: 0.5 }
      zuid:
        kans:
          beta: { alpha: 2, beta: 3 }
    toelichting: |
      Een regel.
        En nog een.
    soort: lumpsum
    """

  static func read(_ scenario: Section) {
    _ = scenario.text("naam")
    _ = scenario.series(.tarief)
    _ = scenario.parameter(.kans)
    _ = scenario.parameter(.duur)
    for (_, wijk) in scenario.section("wijken").entries() { _ = wijk.parameter(.kans) }
    _ = scenario.text("toelichting", default: "")
    let _: Bekostiging = scenario.choice("soort")
  }

  static func mutated(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
    var bytes = bytes
    let marks = Array("{}[]:,&*!|>'\"#%@`?-\n\t 01.e\u{E9}".utf8) + [0, 0xFF, 0xC3]
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &generator)
      let byte = marks.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[at] = byte
      case 1: bytes.insert(byte, at: at)
      case 2: bytes.remove(at: at)
      case 3: bytes.removeSubrange(at..<min(bytes.count, at + 20))
      default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 30)], at: at)
      }
    }
    return bytes
  }

  @Test("of a scenario give messages with places, never a crash")
  func scenarios() {
    var generator = Generator(state: 7)
    #expect(messages(Self.scenario, Self.read) == "")
    for _ in 0..<10_000 {
      let bytes = Self.mutated(Array(Self.scenario.utf8), &generator)
      let diagnostics = Diagnostics()
      let scenario = Section.parse(bytes, file: "s.yaml", diagnostics: diagnostics)
      Self.read(scenario)
      scenario.finish()
      #expect(diagnostics.errors.allSatisfy { $0.line > 0 && $0.column > 0 && !$0.message.isEmpty })
      guard !diagnostics.hasErrors else { continue }
      let resolved = scenario.resolvedYAML()
      if messages(resolved, Self.read) != "" {
        Issue.record("\(String(decoding: bytes, as: UTF8.self))\n gave \(resolved)")
      }
    }
  }

  @Test("of random bytes are refused")
  func noise() {
    var generator = Generator(state: 11)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<200, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(messages(bytes, Self.read) != "")
    }
  }

  @Test("of a table give messages or a table, never a crash")
  func tables() {
    var generator = Generator(state: 13)
    let csv = Array("wijk,jaar,aantal\nnoord,2021,4.5\n\"zuid, oost\",2022,10\n".utf8)
    for _ in 0..<10_000 {
      let found = TableTests.read(Self.mutated(csv, &generator))
      #expect((found.table == nil) == (found.messages != ""))
    }
  }
}
