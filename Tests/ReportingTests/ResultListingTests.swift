import Analysis
import Foundation
import Scenarios
import Simulation
import Testing

@testable import Reporting

@Suite("The listing of results")
struct ResultListingTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let dutch = ResultListing(language: .nl)
  let english = ResultListing(language: .en)

  @Test("the page is what the declarations make")
  func page() throws {
    let file = Self.root.appendingPathComponent("Sources/wijkraming/wijkraming.docc/Results.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(
      page == ResultPage().text(),
      "the page on results is not that of the declarations; make it anew: \(ResultPage.command)")
  }

  @Test("every metric and measure has one row on the page, with its words in both languages")
  func rows() {
    let lines = ResultPage().text().split(separator: "\n")
    let all =
      Metric.allCases.map { ($0.rawValue, $0.declaration) }
      + RiskMeasure.allCases.map { ($0.rawValue, $0.declaration) }
      + ComparisonMeasure.allCases.map { ($0.rawValue, $0.declaration) }
    for (name, declaration) in all {
      let rows = lines.filter { $0.hasPrefix("| `\(name)` |") || $0.hasPrefix("| `\(name)_P` |") }
      #expect(rows.count == 1, "\(name)")
      for text in [declaration.label.patterned.nl, declaration.help.en] {
        #expect(rows.first?.contains(text) == true, "\(name)")
      }
    }
  }

  @Test("a label is of one result, in each language")
  func labels() {
    let entries = ResultCatalogue().entries
    for language in [ScreenNumber.Language.nl, .en] {
      let words = Words(language: language)
      let labels = entries.map { words.pick($0.declaration.label).lowercased() }
      #expect(Set(labels).count == labels.count)
    }
    #expect(Set(entries.map(\.name)).count == entries.count)
  }

  @Test("one result is told whole, in Dutch and in English")
  func one() throws {
    #expect(
      try dutch.lines(of: "result") == [
        "result: Resultaat",
        "  Begroting min lasten, over het jaar; + is voordeel (V), - is nadeel (N).",
        "  Eenheid    euro", "  Formule    begroting - net_cost",
        "  Bestanden  summary.csv, differences.csv, design.csv",
        "  Niveaus    regio, gemeente", "  Alleen     met een begroting",
        "  Telt op    jaren som, gemeenten som als elke het heeft",
      ])
    let text = try english.lines(of: "risk_90").joined(separator: "\n")
    #expect(text.hasPrefix("risk_90: Weerstandscapaciteit for risk, 90%\n"))
    #expect(text.contains("70, 75, 80, 85, 90, 95, 99%"))
    #expect(try english.lines(of: "risk_P").count == english.lines(of: "risk").count)
  }

  @Test(
    "a name that no result has is refused with the nearest",
    arguments: [
      ("netcost", "did you mean 'net_cost'?"), ("risk_91", "did you mean 'risk_90'?"),
      ("p_overun", "did you mean 'p_overrun'?"),
      ("", "no result is called ''; 'wijkraming results' lists all of them"),
    ])
  func unknown(name: String, told: String) {
    let error = #expect(throws: ResultListing.Unknown.self) { try dutch.lines(of: name) }
    #expect(error?.description.contains(told) == true)
  }

  @Test("all that files of a run name is in the list")
  func complete() throws {
    let town = try TinyTown(TinyTown.text(begroting: "begroting: { bedrag: 21000 }"))
    let risk = try #require(
      RiskTable(outcomes: town.outcomes, startYear: TinyTown.startYear, capacity: 1000))
    let named =
      Set(risk.entries.flatMap(\.periods).flatMap(\.figures).map(\.metric))
      .union(town.outcomes.layout.lines.map(\.metric.rawValue))
    #expect(named.contains("weerstandsratio_90"))
    for name in named { #expect(throws: Never.self) { try dutch.lines(of: name) } }
  }

  @Test("the list has a line and the table a row for each")
  func whole() {
    let entries = ResultCatalogue().entries
    let rows = CSVRows(dutch.csv())
    #expect(rows.rows.count == entries.count)
    let listed = dutch.lines().map { $0.split(separator: " ").first.map(String.init) ?? "" }
    for entry in entries { #expect(listed.count { $0 == entry.pattern } == 1, "\(entry.name)") }
  }
}

/// What a result is called stands in its declaration: code that writes it out again would go its own way.
@Suite("Labels of results")
struct ResultLabelTests {
  /// Literals in which a label of more than one word would be written out: by itself, under a heading, or
  /// as a column; the last not for two words, which may be a thing that is no result.
  static let labels: Set<String> = Set(
    ResultCatalogue().entries.flatMap { entry in
      [entry.declaration.label.nl, entry.declaration.label.en].flatMap { label -> [String] in
        let words = label.split(separator: " ").count
        let small = label.prefix(1).lowercased() + label.dropFirst()
        guard words > 1 else { return [] }
        return [label, "  " + label, "  " + small] + (words > 2 ? [small] : [])
      }
    })

  /// The labels among the literals of a file, and whatever else stands between two quotes.
  static func written(in file: URL) throws -> Set<String> {
    let text = try String(contentsOf: file, encoding: .utf8)
    return labels.intersection(text.split(separator: "\"").map(String.init))
  }

  @Test("stand in no other literal", arguments: ["Analysis", "Reporting", "wijkraming"])
  func declaredOnce(layer: String) throws {
    let folder = ResultListingTests.root.appendingPathComponent("Sources/\(layer)")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = (paths ?? []).filter {
      $0.hasSuffix(".swift") && $0 != "ComparisonDeclarations.swift"
    }
    #expect(!files.isEmpty && Self.labels.count > 150)
    for file in files {
      let written = try Self.written(in: folder.appendingPathComponent(file))
      #expect(written.isEmpty, "\(layer)/\(file) writes what its declaration says")
    }
  }

  @Test("are found where they are written")
  func found() throws {
    let declaring = ResultListingTests.root.appendingPathComponent(
      "Sources/Simulation/Results/MoneyResults.swift")
    #expect(try Self.written(in: declaring).contains("Kosten van alle behoefte"))
    #expect(Self.labels.contains("kosten van alle behoefte"))
  }
}
