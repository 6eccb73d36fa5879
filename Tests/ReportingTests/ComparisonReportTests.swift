import Foundation
import Simulation
import Testing

@testable import Reporting

@Suite("The report of a comparison")
struct ComparisonReportTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func page(
    _ options: ComparisonTown.Options = .init(), language: ScreenNumber.Language = .nl
  ) throws -> (text: String, path: String) {
    let path = try ComparisonTown.write(options, in: folder)
    return (try page(of: path, language), path)
  }

  private func page(of path: String, _ language: ScreenNumber.Language) throws -> String {
    let document = try ReportRecord(folder: path).document(language)
    return String(decoding: HTMLReport(document).bytes(), as: UTF8.self)
  }

  /// Columns of every file by which its rows are named.
  private static let names = [
    "comparison": ["system", "level", "name", "voorziening", "metric", "period"],
    "comparison_risk": ["system", "level", "name", "metric", "period"],
    "differences": ["system", "metric", "period"], "regret": ["system", "metric", "period"],
    "assumptions": ["system", "key"],
  ]

  /// How many numbers of a page there are, each held against the file that it names.
  private func checked(
    _ page: String, of path: String, _ language: ScreenNumber.Language
  ) throws -> Int {
    let files = try Self.names.keys.reduce(into: [String: CSVRows]()) { files, name in
      let url = URL(fileURLWithPath: "\(path)/\(name).csv")
      files[name] = CSVRows(Array(try Data(contentsOf: url)))
    }
    let found = page.matches(of: #/<data value="([^"]*)" data-key="([^"]*)">([^<]*)</data>/#)
    let number = ReportNumber(ScreenNumber(language))
    let forms: [ReportCell.NumberForm] = [
      .thousands, .result, .difference, .count(places: 1), .percent(places: 0), .chance,
      .plain(places: 2),
    ]
    for match in found {
      let value = try #require(Double(match.output.1))
      let key = match.output.2.split(separator: "/").map(String.init)
      let columns = try #require(Self.names[key[0]], "\(match.output.2)")
      let wanted = Dictionary(uniqueKeysWithValues: zip(columns, key.dropFirst()))
      let row = try #require(files[key[0]]?.row(wanted), "\(match.output.2)")
      #expect(key.count == columns.count + 2)
      #expect(row[key[key.count - 1]].flatMap(Double.init) == value, "\(match.output.2)")
      let shown = match.output.3.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      #expect(forms.contains { number.text(value, $0) == shown }, "\(shown)")
      #expect(!shown.contains("NaN") && !shown.contains("n.b."), "\(match.output.2)")
    }
    return found.count
  }

  @Test(
    "has every number of its page from the files, as it shows",
    arguments: ScreenNumber.Language.allCases)
  func numbers(language: ScreenNumber.Language) throws {
    let (page, path) = try page(language: language)
    #expect(try checked(page, of: path, language) > 120)
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
  }

  @Test("has an assumption of several systems once, with their names")
  func shared() throws {
    let other = ComparisonTown.rationed.replacing("  alles:", with: "  som:")
    var options = ComparisonTown.Options()
    options.systems = [ComparisonTown.rationed, other]
    let page = try page(options).text
    #expect(page.matches(of: /contracten\.\*\.prikkels\.eenheden/).count == 1)
    #expect(!page.contains("contracten.som.prikkels.eenheden"))
  }

  @Test("begins with the answer, and has its sections in order")
  func order() throws {
    let (page, _) = try page()
    let titles = [
      "De stelsels naast elkaar", "class=\"findings\"", "<table", "id=\"verschillen\"",
      "id=\"betaalt\"", "id=\"wachten\"", "id=\"jaren\"", "id=\"risico\"", "id=\"spijt\"",
      "id=\"werking\"", "id=\"aannames\"", "id=\"precisie\"", "id=\"narekenen\"",
    ]
    let places = try titles.map { try #require(page.range(of: $0)?.lowerBound, "\($0)") }
    #expect(places == places.sorted())
    #expect(page.contains("2025 doorkijk") && !page.contains("2024 doorkijk"))
    #expect(page.contains("wijkraming compare town.yaml"))
  }

  @Test("finds the cheapest, who waits and how a difference spreads")
  func findings() throws {
    let path = try ComparisonTown.write(in: folder)
    let record = try ComparisonRecord(folder: path)
    let report = ComparisonReport(record: record, language: .nl)
    let costs = record.systems.map { report.mean($0, .netCost) }
    #expect(costs.min() == report.mean(report.least(.netCost), .netCost))
    #expect(report.least(.netCost).name == "stelsel1" && report.most(.waiting).name == "stelsel1")
    let dear = try #require(report.difference(record.systems[2]))
    #expect(dear.isMostlyMore && dear.mean > 0)
    #expect(report.spread(dear).hasSuffix("meer"))
    let open = ComparisonReport.Difference(mean: 1000, p5: -2000, p95: 4000, less: 0.4, more: 0.6)
    #expect(!open.isMostlyLess && !open.isMostlyMore && !open.isNone)
    #expect(open.equal == 0)
    let rounded = ComparisonReport.Difference(mean: 1, p5: 0, p95: 2, less: 0.565, more: 0.435)
    #expect([report.cheaper(rounded), report.dearer(rounded)] == ["57%", "43%"])
    let same = ComparisonReport.Difference(mean: 1, p5: 0, p95: 2, less: 0.5, more: 0.3)
    #expect(abs(same.equal - 0.2) < 1e-12 && same.shares.percents == [50, 30, 20])
    #expect(report.spread(open) == "EUR\u{A0}2.000 minder tot EUR\u{A0}4.000 meer")
    let less = ComparisonReport.Difference(mean: -3000, p5: -4000, p95: -2000, less: 1, more: 0)
    #expect(less.isMostlyLess && report.spread(less) == "EUR\u{A0}2.000 tot 4.000 minder")
  }

  /// The difference is decided by prices: dearer by 10% of a cost that varies, or by a draw around it.
  @Test("tells in how many draws a system is cheaper, however many draws there are")
  func often() throws {
    let turning = """
      titel: Wisselend
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: { uniform: { min: 20, max: 38 }, source: "estimate: made for a test" } }
      """
    var plan = TinyTown.plan()
    plan.replications = 400
    let path = try ComparisonTown.write(
      .init(systems: [turning, ComparisonTown.dear], plan: plan), in: folder)
    let record = try ComparisonRecord(folder: path)
    let report = ComparisonReport(record: record, language: .nl)
    let found = try #require(report.difference(record.systems[1]))
    #expect(found.less > 0.5 && found.less < 0.6 && abs(found.less + found.more - 1) < 1e-9)
    #expect(found.p5 < 0 && found.p95 > 0)
    let upper = try #require(record.difference(record.systems[1], .netCost, column: "upper"))
    #expect(upper < 0, "the mean difference is told by so many draws, and what comes of it is not")
    let page = try page(of: path, .nl)
    let share = report.cheaper(found)
    #expect(
      page.contains("Het verschilt per trekking tegen Eigen contracten: Wisselend is in \(share)"))
    #expect(page.contains("In bijna alle trekkingen duurder dan Eigen contracten: Duur (&gt;99%)."))
    #expect(!page.lowercased().contains("is zeker") && !page.contains("Niet zeker"))
    let precision = try #require(page.range(of: "id=\"precisie\""))
    #expect(!page[..<precision.lowerBound].contains("95%-interval"))
  }

  @Test("names the draws in which a system is as dear, and all shares add up to 100%")
  func asDear() throws {
    let sometimes = """
      titel: Soms
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven:
            hulp: { discrete: { 27: 1, 30: 1, 33: 1 }, source: "estimate: made for a test" }
      """
    let path = try ComparisonTown.write(.init(systems: [sometimes]), in: folder)
    let record = try ComparisonRecord(folder: path)
    let found = try #require(
      ComparisonReport(record: record, language: .nl).difference(record.systems[1]))
    #expect(found.less > 0.1 && found.more > 0.1 && found.equal > 0.1)
    let percents = found.shares.percents
    #expect(percents.reduce(0, +) == 100)
    let page = try page(of: path, .nl)
    #expect(
      page.contains(
        "Soms is in \(percents[0])% van de trekkingen goedkoper, in \(percents[1])% duurder en in "
          + "\(percents[2])% even duur."))
    #expect(page.contains("even duur in</th>") && page.contains(">\(percents[2])%</td>"))
  }

  @Test("writes names as text, and has no script and no address outside itself")
  func harmless() throws {
    let (page, _) = try page()
    #expect(!page.contains("<script") && !page.contains("<b>"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("=HYPERLINK(&quot;x&quot;)") && page.contains("&lt;b&gt;Som"))
    let outside = page.replacing("http://www.w3.org/2000/svg", with: "").replacing(
      "url(#", with: "")
    for word in ["http:", "https:", "src=", "@import", "url(", "javascript:"] {
      #expect(!outside.contains(word), "\(word)")
    }
  }

  @Test("has the same bytes for equal folders, and none of their place")
  func reproducible() throws {
    let (one, other) = (try page().text, try page().text)
    #expect(one == other)
    #expect(!one.contains(FileManager.default.temporaryDirectory.path))
  }

  @Test("does without a begroting, with two systems, and where nobody waits")
  func bare() throws {
    let town = TinyTown.text(begroting: "")
    let (page, path) = try page(.init(town: town, systems: [ComparisonTown.dear]))
    #expect(try checked(page, of: path, .nl) > 50)
    #expect(page.contains("Het scenario heeft geen begroting"))
    #expect(page.contains("Onder geen van de stelsels wachten mensen."))
    #expect(page.contains("Geen van de stelsels heeft aangenomen gedrag"))
    #expect(page.contains("Eigen contracten kost de gemeente naar verwachting het minst"))
    #expect(!page.contains("kans op overschrijding") && !page.contains("NaN"))
  }

  @Test("tells what a single draw cannot tell")
  func single() throws {
    let plan = RunPlan(seed: 7, replications: 1, threads: 1, batch: 1)
    let (page, path) = try page(.init(plan: plan))
    #expect(try checked(page, of: path, .nl) > 50)
    #expect(
      page.contains("Eén trekking zegt niet hoe een verschil over de trekkingen uiteenloopt."))
    #expect(page.contains("Eén trekking zegt niet wat van een verschil rust op aangenomen gedrag."))
  }

  @Test("tells that assumed behaviour was left out")
  func withoutBehaviour() throws {
    let (page, path) = try page(.init(incentives: false))
    #expect(try checked(page, of: path, .nl) > 100)
    #expect(page.contains("zonder prikkels (--incentives off)"))
    #expect(page.contains("--incentives off</pre>") && !page.contains("door aangenomen gedrag"))
    #expect(try self.page().text.contains("door aangenomen gedrag"))
  }

  @Test("says which file of a folder is missing or changed")
  func faults() throws {
    #expect(throws: RecordFault.missing(path: folder.path("weg"))) {
      try ReportRecord(folder: folder.path("weg"))
    }
    let path = try ComparisonTown.write(in: folder)
    let names = [
      "comparison.csv", "comparison_risk.csv", "differences.csv", "regret.csv", "dominance.csv",
      "systems.csv", "assumptions.csv", "scenario.eigen.resolved.yaml",
    ]
    for name in names {
      let whole = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
      try Data("system,\n".utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
      #expect(throws: RecordFault.changed(path: path, file: name)) {
        try ReportRecord(folder: path)
      }
      try folder.relist(path)
      #expect(throws: RecordFault.unreadable(path: path, file: name)) {
        try ReportRecord(folder: path)
      }
      try FileManager.default.removeItem(atPath: "\(path)/\(name)")
      #expect(throws: RecordFault.incomplete(path: path, file: name)) {
        try ReportRecord(folder: path)
      }
      try whole.write(to: URL(fileURLWithPath: "\(path)/\(name)"))
      try folder.relist(path)
    }
    for text in ["{", "{\"kind\":\"comparison\"}", "{\"kind\":\"verslag\"}"] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/manifest.json"))
      #expect(throws: RecordFault.unreadable(path: path, file: "manifest.json")) {
        try ReportRecord(folder: path)
      }
    }
  }
}
