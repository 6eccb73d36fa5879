import Foundation
import Testing

@testable import Reporting

@Suite("The report of a run")
struct ReportTests {
  /// Text that would do harm where it is not written as text.
  static let script = "<script>alert(1)</script>"

  /// A town with names that would do harm, a budget that rations access, and waiting.
  static let town =
    TinyTown.text(title: "'=HYPERLINK(\"x\") \(script)'")
    .replacing("noord: {}", with: "noord: { naam: \"\(script)\" }")
    .replacing("zuid: {}", with: "zuid: { naam: '=HYPERLINK(\"x\")' }")
    .replacing(
      "vorm: inspanningsgericht, ", with: "vorm: subsidie, budget: { bedrag: 15000 }, ")

  /// Writes the files of a run and reads them back.
  private func record(_ town: TinyTown, in folder: ScratchFolder) throws -> RunRecord {
    let path = folder.path("run-\(UUID().uuidString)")
    let run = try RunFolder(at: path)
    let files = RunFiles(
      scenario: town.scenario, plan: TinyTown.plan(), options: .init(), outcomes: town.outcomes,
      timings: town.timings)
    try files.write(to: run, draws: false)
    try run.commit()
    return try RunRecord(folder: path)
  }

  private func page(
    _ text: String = ReportTests.town, language: ScreenNumber.Language = .nl
  ) throws -> (text: String, record: RunRecord) {
    let record = try record(TinyTown(text), in: ScratchFolder())
    let document = RunReport(record: record, language: language).document()
    return (String(decoding: HTMLReport(document).bytes(), as: UTF8.self), record)
  }

  @Test("has every number of its page from the files of the run, rounded as it shows")
  func numbers() throws {
    let (page, record) = try page()
    let pattern = #/<data value="([^"]*)" data-key="([^"]*)">([^<]*)</data>/#
    let found = page.matches(of: pattern)
    #expect(found.count > 150)
    let number = ScreenNumber(.nl)
    for match in found {
      let value = try #require(Double(match.output.1))
      let key = match.output.2.split(separator: "/").map(String.init)
      let shown = match.output.3.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      #expect(!shown.contains("NaN") && !shown.contains("n.b."), "\(match.output.2)")
      switch key[0] {
      case "summary":
        let part = ReportPart(level: key[1], key: key[2])
        let figure = record.figure(key[4], try #require(Int(key[5])), part, voorziening: key[3])
        #expect(figure?.value(key[6]) == value, "\(match.output.2)")
      case "risk":
        let part = ReportPart(level: key[1], key: key[2])
        #expect(record.risk(key[3], key[4], part, column: key[5]) == value, "\(match.output.2)")
      default:
        #expect(["opening", "parameters", "difference", "weerstandscapaciteit"].contains(key[0]))
      }
      let forms: [ReportCell.NumberForm] = [
        .thousands, .result, .count(places: 0), .count(places: 1), .percent(places: 0), .chance,
        .percent(places: 1), .plain(places: 0), .plain(places: 1), .plain(places: 2),
        .plain(places: 3),
      ]
      #expect(forms.contains { ReportNumber(number).text(value, $0) == shown }, "\(shown)")
    }
  }

  @Test("answers five questions first")
  func questions() throws {
    let (page, _) = try page()
    let questions = [
      "Hoeveel kost het?", "Hoe waarschijnlijk te duur?", "Hoe groot een buffer?", "Wie wacht?",
      "Wat rust op aannames?",
    ]
    let places = try questions.map { try #require(page.range(of: $0)?.lowerBound) }
    #expect(places == places.sorted())
    #expect(try places[4] < #require(page.range(of: "<table")?.lowerBound))
    let (english, _) = try self.page(language: .en)
    #expect(english.contains("How likely over?") && english.contains("lang=\"en\""))
  }

  @Test("writes names as text, and has no script and no address outside itself")
  func harmless() throws {
    let (page, _) = try page()
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("=HYPERLINK(&quot;x&quot;)"))
    for word in ["http:", "https:", "src=", "@import", "url(", "javascript:"] {
      // Names of XML and references within the page lead nowhere else.
      let outside = page.replacing("http://www.w3.org/2000/svg", with: "")
        .replacing("url(#", with: "")
      #expect(!outside.contains(word), "\(word)")
    }
  }

  @Test("has the same bytes for the same run, and none of its place")
  func reproducible() throws {
    #expect(try page().text == page().text)
    let folder = FileManager.default.temporaryDirectory.path
    #expect(try !page().text.contains(folder))
  }

  @Test("does without a begroting, budgets or spread")
  func bare() throws {
    let (page, record) = try page(TinyTown.text(begroting: ""))
    #expect(record.risk("p_overrun", record.span) == nil)
    #expect(page.contains("Zonder begroting in het scenario is er geen overschrijding."))
    #expect(!page.contains("id=\"weerstand\"") && !page.contains("id=\"risico\""))
    #expect(!page.contains("NaN"))
  }

  @Test("has a row of what people cost once, where the scenario tells of it")
  func oneOff() throws {
    let text = TinyTown.text().replacing("instroom: 3,", with: "instroom: 3, bij_start: 900,")
    let key = "data-key=\"summary/gemeente/dorp/totaal/one_off_cost/2021/mean\""
    let dutch = try page(text)
    #expect(dutch.text.contains("Eenmalige kosten") && dutch.text.contains(key))
    #expect(try page(text, language: .en).text.contains("One-off costs"))
    #expect(try !page(TinyTown.text()).text.contains("one_off_cost"))
    let record = dutch.record
    for year in record.years {
      let parts = ["payment", "pgb_cost", "one_off_cost"].compactMap { record.mean($0, year) }
      let contribution = try #require(record.mean("own_contribution", year))
      let cost = try #require(record.mean("net_cost", year))
      #expect(parts.count == 3 && parts[2] > 0)
      #expect(Direct.isClose(parts.reduce(0, +) - contribution, cost))
    }
  }

  @Test("splits the result into what is structural and what is not")
  func structural() throws {
    let (_, record) = try page(TinyTown.text())
    for year in record.years {
      let structural = try #require(record.mean("structural_result", year))
      let cost = try #require(record.mean("net_cost", year))
      let begroting = try #require(record.mean("begroting", year))
      // Prices stand still and clients move slowly: December times twelve is near the year.
      #expect(abs(structural - (begroting - cost)) < 0.15 * cost)
      #expect(structural != record.mean("result", year))
    }
  }

  @Test("says which file of a folder is missing or changed")
  func faults() throws {
    let folder = try ScratchFolder()
    #expect(throws: RecordFault.missing(path: folder.path("weg"))) {
      try RunRecord(folder: folder.path("weg"))
    }
    let path = folder.path("run")
    let town = try TinyTown()
    let run = try RunFolder(at: path)
    try RunFiles(
      scenario: town.scenario, plan: TinyTown.plan(), options: .init(), outcomes: town.outcomes,
      timings: town.timings
    ).write(to: run, draws: false)
    try run.commit()
    _ = try folder.write("level,name\n", as: "run/risk.csv")
    #expect(throws: RecordFault.changed(path: path, file: "risk.csv")) {
      try RunRecord(folder: path)
    }
    try folder.relist("run")
    #expect(throws: RecordFault.unreadable(path: path, file: "risk.csv")) {
      try RunRecord(folder: path)
    }
    try FileManager.default.removeItem(atPath: path + "/opening.csv")
    _ = try folder.write("level,name,metric,period,value,lower,upper\n", as: "run/risk.csv")
    try folder.relist("run")
    #expect(throws: RecordFault.incomplete(path: path, file: "opening.csv")) {
      try RunRecord(folder: path)
    }
  }
}
