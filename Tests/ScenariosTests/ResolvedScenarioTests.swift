import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("The resolved scenario")
struct ResolvedScenarioTests {
  static let text = """
    # why
    naam: "Proef: één"
    tarief: { 2020: 40, 2023: 1e2 }
    wijken:
      noord: { source: "kb \\"x\\"", naam: Noord aan Zee }
    """

  static func read(_ scenario: Section) {
    _ = scenario.text("naam")
    _ = scenario.series(.tarief)
    for (_, wijk) in scenario.section("wijken").entries() {
      _ = wijk.text("naam")
      _ = wijk.parameter(.kans)
    }
    let options = scenario.sectionOrDefaults("opties")
    _ = options.boolean("vast", default: true)
    _ = options.month("start", default: CalendarMonth(year: 2021, month: 2))
    _ = scenario.parameter(.kans)
    _ = scenario.selection("kies", of: ["noord"], what: "wijk", absentMeansAll: true)
  }

  @Test("is what the file says in its order, then the defaults")
  func complete() {
    let scenario = parsed(Self.text)
    Self.read(scenario)
    #expect(
      scenario.resolvedYAML() == """
        naam: "Proef: één"
        tarief:
          2020: 40
          2023: 1e2
        wijken:
          noord:
            source: "kb \\"x\\""
            naam: Noord aan Zee
            kans: { value: 0.125, source: "estimate: default" }  # default
        kans: 0.125  # default
        kies: alle  # default
        opties:
          vast: ja  # default
          start: 2021-02  # default

        """)
  }

  @Test("reads as the scenario itself")
  func stable() {
    let scenario = parsed(Self.text)
    Self.read(scenario)
    let resolved = scenario.resolvedYAML()
    #expect(messages(resolved, Self.read) == "")
    let again = parsed(resolved)
    Self.read(again)
    let third = parsed(again.resolvedYAML())
    Self.read(third)
    #expect(third.resolvedYAML() == again.resolvedYAML())
    let values = parsed(resolved).section("wijken").section("noord").parameter(.kans)
    #expect(values.source == Source("estimate: default"))
    #expect(values.value == 0.125)
  }

  @Test("keeps any text as it was")
  func texts() {
    let texts = [
      "a: b", "# c", "- d", "", " e ", "f\ng", "\"h\\", "'i'", "null", "1:30", "*j", "é\u{200B}",
      "@k",
      "{l", "-", "-5", "a #b", "\u{1F600}", "\u{200D}\t", "1e5", "%m", "key:", "--- n",
    ]
    for text in texts {
      let scenario = parsed(
        "a: \(quoted(text, always: true))\nb: \(text.isEmpty ? "\"\"" : quoted(text))")
      for key in ["a", "b"] {
        guard case .scalar(let read, _)? = scenario.lookup(key)?.value.content else {
          Issue.record("'\(text)' did not read back")
          continue
        }
        #expect(read == text)
      }
    }
  }
}
