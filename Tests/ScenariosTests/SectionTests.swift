import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

enum Bekostiging: String, CaseIterable {
  case lumpsum
  case pxq
}

@Suite("A section")
struct SectionTests {
  @Test("reports all that is wrong in one pass, sorted")
  func collected() {
    let text = """
      soort: lumpsun
      start: 2021-13
      vast: misschien
      jaren: 1.5
      wijk: nord
      kies: { nord: ja, zuid: x }
      """
    let found = messages(text) { scenario in
      _ = scenario.selection("kies", of: ["noord", "zuid"], what: "wijk")
      _ = scenario.reference("wijk", to: ["noord", "zuid"], what: "wijk")
      _ = scenario.integer("jaren", in: 1...10)
      _ = scenario.boolean("vast")
      _ = scenario.month("start")
      let _: Bekostiging = scenario.choice("soort")
      _ = scenario.text("naam")
    }
    #expect(
      found == """
        s.yaml:1:1: key 'naam' is missing in the scenario; it must be a text; add 'naam: ...'
        s.yaml:1:8: 'soort' must be one of lumpsum, pxq, not 'lumpsun'; did you mean 'lumpsum'?
        s.yaml:2:8: 'start' must be a month such as 2021-01 or jaar_1-07, or a year such as 2021 or jaar_1 for its January, not '2021-13'
        s.yaml:3:7: 'vast' must be ja or nee, not 'misschien'
        s.yaml:4:8: 'jaren' must be a whole number from 1 to 10, not '1.5'
        s.yaml:5:7: 'wijk' must be the name of a wijk (noord, zuid), not 'nord'; did you mean 'noord'?
        s.yaml:6:9: unknown wijk 'nord' in 'kies'; known: noord, zuid; did you mean 'noord'?
        s.yaml:6:25: 'kies.zuid' must be ja or nee, not 'x'
        """)
  }

  @Test("reports keys that nobody asked for, with the nearest that is allowed")
  func unknown() {
    let found = messages("jarn: 3\ndeel: { x: 1 }\nvreemds: 2") { scenario in
      _ = scenario.integer("jaren", in: 1...10, default: 5)
      _ = scenario.section("deel").has("x")
      #expect(scenario.optionalSection("extra") == nil)
    }
    #expect(
      found == """
        s.yaml:1:1: unknown key 'jarn' in the scenario; allowed: jaren, deel, extra, source; did you mean 'jaren'?
        s.yaml:2:9: unknown key 'x' in 'deel'; allowed: source
        s.yaml:3:1: unknown key 'vreemds' in the scenario; allowed: jaren, deel, extra, source
        """)
  }

  @Test("that is missing is reported once, with the keys it needs")
  func missing() {
    let found = messages("a: 1") { scenario in
      _ = scenario.text("a")
      let model = scenario.section("model")
      _ = model.text("naam")
      _ = model.parameter(.tarief)
      _ = model.parameter(.kans)
      _ = model.section("deel").text("x")
    }
    #expect(
      found
        == "s.yaml:1:1: section 'model' is missing; write a mapping with naam, tarief, deel "
        + "under it"
    )
  }

  @Test("may be left out when all of its keys have defaults")
  func defaulted() {
    let found = messages("a: 1") { scenario in
      scenario.allow(["a"])
      #expect(scenario.sectionOrDefaults("opties").boolean("aan", default: true))
      _ = scenario.sectionOrDefaults("opties").text("naam")
    }
    #expect(
      found == "s.yaml:1:1: key 'naam' is missing in 'opties'; it must be a text; add 'naam: ...'")
  }

  @Test("must be a mapping, and a scalar must be none")
  func shapes() {
    let found = messages("a: 4\nb: { c: 1 }\nd:") { scenario in
      _ = scenario.section("a").text("naam")
      _ = scenario.text("b")
      _ = scenario.text("d")
    }
    #expect(
      found == """
        s.yaml:1:4: 'a' must be a mapping, not '4'; write its keys on the lines below it
        s.yaml:2:4: 'b' must be a text, not a mapping; write it after the ':'
        s.yaml:3:1: 'd' has no value; it must be a text; write it after the ':'
        """)
  }

  @Test("of entries has lower case names as keys, and each entry is a section")
  func entries() {
    let found = messages("wijken:\n  Centrum-1: { naam: x }\n  noord: 4\n  zuid_2: { naam: y }") {
      let entries = $0.section("wijken").entries()
      #expect(entries.map(\.key) == ["noord", "zuid_2"])
      #expect(entries.map(\.section.path) == ["wijken.noord", "wijken.zuid_2"])
      #expect(entries.map { $0.section.text("naam") } == ["", "y"])
    }
    #expect(
      found == """
        s.yaml:2:3: key 'Centrum-1' in 'wijken' is no name; allowed: lower case letters, digits and '_'; write 'centrum_1'
        s.yaml:3:10: 'wijken.noord' must be a mapping, not '4'; write its keys on the lines below it
        """)
  }

  @Test("reads words, months, choices and selections")
  func values() {
    let text = "a: nee\nb: pxq\nc: 2021\nd: 2022-11\ne: alle\nf: x\ng: { y: , x: nee }\nh: 'a b'"
    let found = messages(text) { scenario in
      let known = ["x", "y"]
      #expect(scenario.boolean("a") == false)
      #expect(scenario.choice("b") == Bekostiging.pxq)
      #expect(scenario.month("c") == CalendarMonth(year: 2021, month: 1))
      #expect(scenario.month("d") == CalendarMonth(year: 2022, month: 11))
      #expect(scenario.selection("e", of: known, what: "wijk") == ["x", "y"])
      #expect(scenario.selection("f", of: known, what: "wijk") == ["x"])
      #expect(scenario.selection("g", of: known, what: "wijk") == ["y"])
      #expect(scenario.selection("i", of: known, what: "wijk", absentMeansAll: true) == known)
      #expect(scenario.text("h") == "a b")
    }
    #expect(found == "")
  }

  @Test("selects something")
  func nothingSelected() {
    #expect(
      messages("g: { x: nee }") { _ = $0.selection("g", of: ["x"], what: "wijk") }
        == "s.yaml:1:1: 'g' chooses nothing; it must be alle, the name of a wijk, or a mapping "
        + "of names (x)"
    )
  }

  @Test("gives errors that can be thrown together")
  func thrown() {
    let diagnostics = Diagnostics()
    let place = SourcePlace(file: "s.yaml", line: 2, column: 1)
    diagnostics.warn(at: place, "odd")
    #expect(throws: Never.self) { try diagnostics.throwIfAny() }
    diagnostics.report(at: place, "wrong")
    diagnostics.report(.noInput, at: SourcePlace(file: "s.yaml", line: 1, column: 9), "gone")
    diagnostics.report(at: place, "wrong")
    let errors = #expect(throws: ScenarioErrors.self) { try diagnostics.throwIfAny() }
    #expect(errors?.description == "s.yaml:1:9: gone\ns.yaml:2:1: wrong")
    #expect(errors?.kind == .noInput)
    #expect(diagnostics.warnings.map(\.description) == ["s.yaml:2:1: odd"])
  }
}
