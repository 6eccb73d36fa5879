import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A key as one constant")
struct KeyTests {
  private struct Inner: Keys {
    static let keys = Inner()

    let dag = Key.integer("dag", in: 1...31, .defaulted("7"), help: "day")
  }

  private enum Colour: String, CaseIterable { case rood, blauw }

  private struct Outer: Keys {
    static let keys = Outer()

    let tweede = Key.number(.init("tweede", unit: .share, range: 0...1, help: "a share"))
    let eerste = Key.fixed(
      .init("eerste", unit: .years, range: 0...9, defaultValue: 3, help: "years"))
    let kleur = Key<Colour>.words("kleur", .defaulted("blauw"), help: "colour")
    let inner = Key.mapping("inner", Inner.self, help: "a mapping")
    let wijken = NameKey.names("wijken", of: "wijk", .defaulted("alle"), help: "wijken")
  }

  private static let declaration = SectionDeclaration(of: Outer.self)

  @Test("stands where its mapping writes it")
  func order() {
    let keys = Self.declaration.keys
    #expect(keys.map(\.name) == ["tweede", "eerste", "kleur", "inner", "wijken"])
    #expect(keys[3].form.section?.keys.map(\.name) == ["dag"])
    #expect(keys[1].need == .defaulted("3") && keys[0].need == .required)
  }

  @Test("reads as its type, and as its default where it is left out")
  func read() {
    let section = parsed("{ tweede: 0.25, kleur: rood, inner: {} }", Self.declaration)
    #expect(section.read(Outer.keys.tweede).value == 0.25)
    #expect(section.read(Outer.keys.eerste) == 3)
    #expect(section.read(Outer.keys.kleur) == .rood)
    #expect(section.read(Outer.keys.inner).read(Inner.keys.dag) == 7)
    #expect(section.places(Outer.keys.wijken, among: ["a", "b"]) == [0, 1])
    section.finish()
    #expect(!section.context.diagnostics.hasErrors)
  }

  @Test("takes no default where it may be left out")
  func optional() {
    let section = parsed("tweede: 0.25", Self.declaration)
    #expect(section.optional(Outer.keys.eerste) == nil)
    #expect(section.optional(Outer.keys.tweede)?.value == 0.25)
    #expect(section.optional(Outer.keys.inner) == nil)
    #expect(section.parametersRead.map(\.parameter.key) == ["tweede"])
  }
}
