import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("What is outside the bounds of the Netherlands")
struct PlausibilityTests {
  /// A town with one kind of support, ordinary in everything that a test does not change.
  private struct Town {
    /// Residents of each age and sex, in the first and in the second wijk.
    var residents: (Double, Double)? = (50, 50)
    var band: AgeBand?
    var unit = "uur"
    var category = ProductCategory.begeleiding
    var units = 5.0
    var price = 60.0
    var tariff = 60.0
    var stock = 300.0
    var outflow = 0.1
    var growth = 0.0
    var ova = 3.0

    private var text: String {
      """
      naam: stad
      source: "estimate: made up"
      start: 2021
      horizon: 1
      wijken: { oost: , west: }
      \(residents == nil ? "" : "bevolking: { aantallen: aantallen.csv }")
      \(band.map { "leeftijdsgroepen: { groep: { van: \($0.from), tot: \($0.to) } }" } ?? "")
      sporen: { ondersteuning: }
      indexen: { loon: { ova: \(numberText(ova)), ppc: 2 } }
      voorzieningen:
        hulp:
          eenheid: \(unit)
          productcategorie: \(category.rawValue)
          eenheden_per_maand: \(numberText(units))
          kostprijs: \(numberText(price))
          index: loon
      toestanden:
        hulp: { stand: \(numberText(stock)), instroom: \(numberText(stock * (outflow + growth))), uitstroom: \(outflow)\(profile) }
      contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: \(numberText(tariff)) } } }
      \(residents == nil ? "" : "profielen: profielen.csv")
      """
    }
    private var profile: String { residents == nil ? "" : ", profiel: hulp" }

    private var files: [String: String] {
      guard let residents else { return ["s.yaml": text] }
      var rows = "wijk,leeftijd,geslacht,aantal\n"
      for (wijk, count) in [("oost", residents.0), ("west", residents.1)] {
        for age in 0...100 { rows += "\(wijk),\(age),m,\(count)\n\(wijk),\(age),v,\(count)\n" }
      }
      let profiles = "voorziening,leeftijd_van,leeftijd_tot,verhouding\nhulp,0,100,1\n"
      return ["s.yaml": text, "aantallen.csv": rows, "profielen.csv": profiles]
    }

    /// What is said when it is read, an error or else the warnings.
    func said() throws -> [String] {
      try withFolder(files) { folder in
        do {
          let scenario = try Scenario.load(file: folder + "/s.yaml")
          return scenario.warnings.map { "\($0)".replacing(folder + "/", with: "") }
        } catch let error as ScenarioErrors {
          return error.errors.map { "error: \($0)".replacing(folder + "/", with: "") }
        }
      }
    }

    /// What is said of one bound.
    func said(of bound: NationalBound) throws -> [String] {
      try said().filter { $0.contains("expected of \(bound.subject) in the Netherlands") }
    }
  }

  /// A bound with the town in which its figure has a value.
  private struct Case: CustomTestStringConvertible {
    let testDescription: String
    let bound: NationalBound
    let town: @Sendable (Double) -> Town

    init(
      _ name: String, _ bound: NationalBound,
      _ change: @escaping @Sendable (inout Town, Double) -> Void
    ) {
      testDescription = name
      self.bound = bound
      town = { value in
        var town = Town()
        change(&town, value)
        return town
      }
    }
  }

  private static let ages = 202.0

  private static let cases: [Case] =
    [
      Case("residents", NationalBounds.residents) {
        $0.residents = ($1 / ages / 2, $1 / ages / 2)
        $0.stock = 10
      },
      Case("residents of a wijk", NationalBounds.residentsOfWijk) {
        $0.residents = ($1 / ages, 20)
      },
      Case("clients", NationalBounds.clients) { $0.stock = $1 / 1000 * 100 * ages },
      Case("growth", NationalBounds.growth) {
        $0.residents = nil
        $0.outflow = 1
        $0.growth = $1 / 100
      },
      Case("index", NationalBounds.priceIndex) { $0.ova = $1 },
    ] + bands + categories + unitNames

  /// The stock that gives a band of a town with 100 residents a row so many clients in 1,000.
  private static let bands = [(18, 29), (45, 59), (60, 74), (75, 84)].map { from, to in
    let band = AgeBand(from: from, to: to)
    return Case("ages \(band.key)", NationalBounds.clients(of: band)) {
      $0.band = band
      $0.stock = $1 / 1000 * 100 * Double(2 * (to - from + 1))
    }
  }

  private static let categories = ProductCategory.allCases.map { category in
    Case("cost of \(category.rawValue)", NationalBounds.cost(of: category)) {
      $0.category = category
      $0.unit = "maand"
      $0.units = 1
      $0.price = $1 / 12
    }
  }

  private static let unitNames = ["uur", "dagdeel", "etmaal"].flatMap { name in
    [
      Case("price of \(name)", NationalBounds.price(ofUnit: name) ?? NationalBounds.growth) {
        $0.unit = name
        $0.tariff = $1
      },
      Case("\(name) a month", NationalBounds.units(named: name) ?? NationalBounds.growth) {
        $0.unit = name
        $0.units = $1
      },
    ]
  }

  @Test("is told, and what is at an edge is not", arguments: cases)
  private func edges(_ given: Case) throws {
    let (low, high) = (given.bound.range.lowerBound, given.bound.range.upperBound)
    let outside = 1e-3 * max(abs(low), abs(high), 1)
    // Not through the edge itself where the figure is computed: within a millionth of it.
    let inside = 1e-6 * (high - low)
    #expect(try given.town(high - inside).said(of: given.bound) == [])
    #expect(try given.town(high + outside).said(of: given.bound).count == 1)
    guard low != 0 else { return }
    let below = low > 0 ? low * 0.99 : low - outside
    let above = low > 0 ? low * 1.0001 : low + inside
    #expect(try given.town(above).said(of: given.bound) == [])
    #expect(try given.town(below).said(of: given.bound).count == 1)
  }

  @Test("stands with its place, the bounds, their source and what to look at")
  func message() throws {
    var town = Town()
    town.tariff = 4500
    #expect(
      try town.said() == [
        "s.yaml:19:62: 'contracten.alles.tarieven.hulp' is 4500 euro per uur; expected of a price in the "
          + "Netherlands: 5 to 300 (estimate: EUR 31.80 an hour for hulp bij het huishouden to 85.20 for "
          + "begeleiding specialistisch, 15.90 for informal pgb (tarieven 2023)); check the decimal sign, "
          + "the unit and the period"
      ])
  }

  @Test("is not an ordinary town, nor one of which a wijk is empty, nor a closed group")
  func ordinary() throws {
    #expect(try Town().said() == [])
    var empty = Town()
    empty.residents = (100, 0)
    #expect(try empty.said() == [])
    var closed = Town()
    closed.residents = nil
    #expect(try closed.said() == [])
  }

  @Test("is a town in which nobody lives, which is refused")
  func nobody() throws {
    var town = Town()
    town.residents = (0, 0)
    #expect(
      try town.said() == [
        "error: s.yaml:6:14: nobody lives in any wijk; allowed: residents in at least one; give their "
          + "number, or leave 'bevolking' out for a closed group of clients"
      ])
  }

  @Test("is a stock that fills a town, which was lost without a word")
  func full() throws {
    var town = Town()
    town.band = AgeBand(from: 60, to: 74)
    town.stock = 2700
    town.outflow = 1
    #expect(
      try town.said() == [
        "error: s.yaml:18:3: 'hulp' has a stand of 2700, of which the opening balance can hold 0: with "
          + "those on their way to care there are too few residents at home of its ages; check stand, "
          + "instroom and the population table"
      ])
  }

  @Test("is more people than there are in the world")
  func world() throws {
    var town = Town()
    town.residents = (1e9, 1e9)
    let found = try town.said()
    #expect(
      found.contains { $0.contains("'bevolking' in all is 404000000000 residents; expected") })
  }

  @Test("has bounds that are real intervals, each with its source")
  func table() {
    for given in Self.cases {
      #expect(given.bound.range.lowerBound < given.bound.range.upperBound)
      #expect(given.bound.source.hasPrefix("estimate: "))
      #expect(!given.bound.unit.isEmpty)
    }
    let starts = NationalBounds.clientsByAge.map(\.from)
    #expect(starts == starts.sorted() && starts.first == 0)
  }
}
