import Foundation
import Import
import Testing

@Suite("Forms of downloads")
struct DistrictFormTests {
  let downloads: Downloads
  init() throws { downloads = try Downloads() }

  private func check(_ folder: ImportedFolder, _ keys: [String]) {
    let elderly = [600.0, 400, 300]
    for (index, residents) in [3000.0, 2000, 1000].enumerated() {
      #expect(abs(folder.residents(of: keys[index]) - residents) < 0.02)
      #expect(abs(folder.residents(of: keys[index], from: 65) - elderly[index]) < 0.02)
    }
    #expect(folder.rows.count == 3)
  }

  private static let coded = ["wk990001", "wk990002", "wk990003"]
  private static let named = ["noord", "zuid", "buiten"]

  /// The districts with names where the codes stood, and no column of codes.
  private static var withNames: String {
    var text = Downloads.districts.replacing("Codering_3", with: "Leeg")
    for (code, name) in [
      ("WK990001", "Noord"), ("WK990002", "Zuid"), ("WK990003", "Buiten"), ("GM9900", "Waterveld"),
      ("WK990101", "Ander"), ("BU99000101", "Buurtje"), ("NL00", "Nederland"),
    ] {
      text = text.replacing(code, with: name)
    }
    return text
  }

  @Test("an export with padded codes, whose year is that of its table")
  func padded() throws {
    let file = try downloads.write(Downloads.districts, as: "kwb_84799NED.csv")
    let folder = try StatLineImport.folder(of: [file], downloads.options(nil))
    check(folder, Self.coded)
    #expect(folder.year == 2020 && folder.name == "waterveld-2020")
    #expect(folder.fates[0].found.dutch.contains("84799NED"))
  }

  @Test("an export with names where codes would stand, asked for by name in any case")
  func names() throws {
    let file = try downloads.write(Self.withNames, as: "kwb_2021.csv")
    var options = downloads.options(nil)
    options.gemeente = "waterVELD"
    let folder = try StatLineImport.folder(of: [file], options)
    check(folder, Self.named)
    #expect(folder.gemeente == "Waterveld" && folder.year == 2021)
  }

  @Test("Windows-1252, a line sep=;, a byte order mark, tabs and old line ends")
  func spellings() throws {
    let latin = try #require(
      Self.withNames.replacing("Noord", with: "Nóórd").data(using: .windowsCP1252))
    let files = [
      try downloads.write(latin, as: "latin_2020.csv"),
      try downloads.write("sep=;\n" + Downloads.districts, as: "sep_2020.csv"),
      try downloads.write("\u{FEFF}" + Downloads.districts, as: "bom_2020.csv"),
      try downloads.write(Downloads.districts.replacing(";", with: "\t"), as: "tab_2020.csv"),
      try downloads.write(Downloads.districts.replacing("\n", with: "\r\n"), as: "crlf_2020.csv"),
      try downloads.write(Downloads.districts.replacing("\n", with: "\r"), as: "mac_2020.csv"),
    ]
    for (index, file) in files.enumerated() {
      var options = downloads.options()
      options.gemeente = "Waterveld"
      let folder = try StatLineImport.folder(of: [file], options)
      check(folder, index == 0 ? Self.named : Self.coded)
      if index == 0 { #expect(folder.rows[0].name == "Nóórd") }
    }
  }

  @Test(
    "a table as the site lays it out: titles, topics over years, units, decimal commas, a footer")
  func laidOut() throws {
    let topics = [
      "Aantal inwoners", "0 tot 15 jaar", "15 tot 25 jaar", "25 tot 45 jaar", "45 tot 65 jaar",
      "65 jaar of ouder",
    ]
    func row(_ cells: [String]) -> String { cells.map { "\"\($0)\"" }.joined(separator: ";") }
    let pairs = topics.flatMap { [$0, $0] }
    let lines = [
      row(["Kerncijfers wijken en buurten"]), row(["", "", "Onderwerp"] + pairs),
      row(["", "", "Perioden"] + topics.flatMap { _ in ["2019", "2020*"] }),
      row(
        ["Wijken en buurten", "Regiocode (gemeente)", "Soort regio"] + pairs.map { _ in "aantal" }),
    ]
    let figures: [(String, String, String, [String])] = [
      ("Waterveld", "GM9900    ", "Gemeente", ["6000", "900", "700", "1500", "1600", "1300"]),
      ("Noord", "WK990001  ", "Wijk", ["3000", "450", "350", "800", "800", "600"]),
      ("Zuid", "WK990002  ", "Wijk", ["2000,0", "300", "250", "500", "550", "400"]),
      ("Buiten", "WK990003  ", "Wijk", ["    1000", "150", "100", "200", "250", "300*"]),
    ]
    let body = figures.map { figure in
      row([figure.0, figure.1, figure.2] + figure.3.flatMap { ["7", $0] })
    }
    let text = "\u{FEFF}" + (lines + body + ["\"Bron: CBS\""]).joined(separator: "\n")
    let file = try downloads.write(text, as: "tabel.csv")
    let folder = try StatLineImport.folder(of: [file], downloads.options())
    check(folder, Self.named)
  }

  @Test("an OData folder: keys, and a file per dimension with text over several lines")
  func bundle() throws {
    let data = try downloads.write(
      Downloads.districts.replacing("\"Codering_3\"", with: "\"Leeg\"")
        .replacing(";\"WK990001  \";3000", with: ";;3000"),
      as: "84799NED/data.csv")
    _ = try downloads.write(
      "\"Key\",\"Title\",\"Description\"\n\"WK990001\",\"Noord\",\"een\n\ntwee\"\n\"WK990002\",\"Zuid\",\"\"\n\"WK990003\",\"Buiten\",\"\"\n",
      as: "84799NED/WijkenEnBuurten.csv")
    _ = try downloads.write(
      "\"ID\",\"Title\",\"Identifier\"\n0,\"Kerncijfers\",\"84799NED\"\n",
      as: "84799NED/TableInfos.csv")
    let path = String(data.dropLast("/data.csv".count))
    let folder = try StatLineImport.folder(of: [path], downloads.options(nil))
    check(folder, Self.named)
    #expect(folder.fates[0].found.english.contains("OData"))
  }

  @Test("a file that tells nothing is left, with its columns, and the rest is read")
  func unknownFile() throws {
    let file = try downloads.write(Downloads.districts, as: "kwb_84799NED.csv")
    let other = try downloads.write(
      "\"Consumentenprijzen\"\n\"\";\"Onderwerp\"\n\"\";\"CPI\"\n\"Perioden\";\"2015 = 100\"\n\"1996\";\"68,94\"\n\"Bron: CBS\"\n",
      as: "cpi.csv")
    let folder = try StatLineImport.folder(of: [other, file], downloads.options())
    #expect(folder.fates[0].taken == nil)
    #expect(folder.fates[0].left?.dutch == "alles; kolommen: Perioden, CPI")
    #expect(folder.fates[1].taken != nil)
  }
}
