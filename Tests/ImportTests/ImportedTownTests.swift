import Foundation
import Import
import Scenarios
import Testing

@Suite("A gemeente out of several downloads")
struct ImportedTownTests {
  let downloads: Downloads
  let districts: String
  let clients: String
  init() throws {
    downloads = try Downloads()
    districts = try downloads.write(Downloads.districts, as: "kwb_84799NED.csv")
    clients = try downloads.write(Downloads.clients, as: "wmo_wijken.csv")
  }

  private func imported(_ files: String..., year: Int? = 2020) throws -> ImportedFolder {
    try StatLineImport.folder(of: files, downloads.options(year))
  }

  /// The scenario of a folder, read as `check` reads it.
  private func scenario(_ folder: ImportedFolder) throws -> Scenario {
    for file in folder.files { _ = try downloads.write(Data(file.bytes), as: "uit/\(file.name)") }
    let path = downloads.folder.appendingPathComponent("uit/\(folder.fileName)").path
    return try Scenario.load(file: path)
  }

  @Test("what comes out is a scenario without a warning, also without any other file")
  func whole() throws {
    let accounts = try downloads.write(Downloads.accounts, as: "iv3.csv")
    #expect(try scenario(imported(districts, clients, accounts)).warnings.isEmpty)
    #expect(try scenario(imported(districts)).warnings.isEmpty)
  }

  @Test("codes count in their years: a code that another wijk has later names the right one")
  func codes() throws {
    let rows = try imported(clients, districts).rows
    #expect(rows.map(\.name) == ["Noord", "Zuid", "WK990003"])
    #expect(rows[0].clients == 150 && rows[1].clients == 90)
  }

  @Test("clients of before the codes changed are found by the codes of the residents' year")
  func codesOfLater() throws {
    let later = Downloads.districts.replacing("WK990001", with: "WK990009")
      .replacing("WK990002", with: "WK990001").replacing("WK990009", with: "WK990002")
    let file = try downloads.write(later, as: "kwb_2025.csv")
    let rows = try imported(clients, file, year: nil).rows
    #expect(rows.compactMap(\.statedResidents) == [3000, 2000, 1000])
    #expect(rows[0].clients == 150 && rows[1].clients == 90)
  }

  @Test("what no wijk counts goes by age to the wijken without a count, once, and says so")
  func rest() throws {
    let folder = try imported(districts, clients)
    #expect(abs((folder.rows[2].clients ?? 0) - 120) < 1e-9 && folder.rows[2].isDivided)
    #expect(!folder.rows[0].isDivided)
    #expect(folder.text("clienten.csv").contains("wk990003,wmo,120,\"estimate: rest"))
    #expect(folder.notes.contains { $0.dutch.contains("de 120 die de gemeente meer heeft") })
  }

  @Test("clients of a year are kept as those of a year, and nothing after the start is used")
  func unitOfTime() throws {
    let text = try imported(districts, clients).text("waterveld-2020.yaml")
    #expect(text.contains("gefactureerd: { clienten: 360, dagen: 365,"))
    // (360 / 300)^(1/2) - 1.
    #expect(text.contains("groei: { normal: { mean: 0.0954, sd: 0.02 }, "))
    #expect(!text.contains("999"))
  }

  @Test(
    "cost per client makes the rekening of its year, and the begroting is that of the first year")
  func money() throws {
    let accounts = try downloads.write(Downloads.accounts, as: "iv3.csv")
    let text = try imported(districts, clients, accounts).text("waterveld-2020.yaml")
    #expect(text.contains("2020: { value: 1500000, source: \"Iv3,"))
    // 1.6 million over 360 / 1.19 clients who grow by 0.0954 a year, per month.
    let cost = 1_600_000 / (360 / 1.19 * (1 + 0.09545 / 2)) / 12
    let found = try #require(text.firstMatch(of: #/kostprijs: { value: ([0-9.]+)/#))
    #expect(abs(try #require(Double(found.1)) - cost) < 0.05)
    #expect(
      try imported(districts).text("waterveld-2020.yaml").contains(
        "# (4) De begroting is niet bekend"))
  }

  @Test("the outflow follows from clients of half-years and a year together")
  func halfYears() throws {
    let kinds = try downloads.write(
      """
      "ID","Geslacht","TypeMaatwerkarrangement","RegioS","Perioden","WmoClienten_1"
      0,"T001038","T001024","GM9900","2020HJ01",330
      1,"T001038","T001024","GM9900","2020HJ02",330
      2,"T001038","T001024","GM9900","2020JJ00",363
      3,"3000   ","T001024","GM9900","2020JJ00",111
      4,"T001038","A019506","GM9900","2020JJ00",200

      """, as: "83262NED.csv")
    let text = try imported(districts, kinds).text("waterveld-2020.yaml")
    // N = S (1 + q) = 363 and S (1 + q / 2) = 330: q = 0.1 / 0.45.
    #expect(text.contains("uitstroom: { value: 0.2222, "))
    #expect(
      text.contains(
        "clienten: 363, dagen: 365, source: \"CBS StatLine 83262NED, cliënten in 2020\""))
  }

  @Test("half-years above columns are no years, and clients of a half-year alone are of 182 days")
  func halvesAbove() throws {
    let kinds = try downloads.write(
      """
      "Wmo-cliënten; type maatwerkarrangement, regio"
      "";"";"Onderwerp";"Wmo-cliënten"
      "";"";"Perioden";"2e halfjaar 2020"
      "Type maatwerkarrangement";"Regio's";"Geslacht";"aantal"
      "Totaal";"Waterveld";"Totaal mannen en vrouwen";"330*"
      "Totaal";"Waterveld";"Mannen";"111"
      "Bron: CBS"

      """, as: "tabel_83262NED.csv")
    let text = try imported(districts, kinds).text("waterveld-2020.yaml")
    #expect(
      text.contains("gefactureerd: { clienten: 330, dagen: 182, source: \"CBS StatLine 83262NED,"))
  }

  @Test("without all five groups those that are known hold, and a rest that is counted is a wijk")
  func someGroups() throws {
    let folder = try imported(clients)
    #expect(folder.rows.map(\.name) == ["Noord", "Zuid", "Rest (buiten), berekend"])
    #expect(folder.rows.map { $0.residents.rounded() } == [3005, 2000, 1000])
    #expect(folder.rows.map { $0.elderly.rounded() } == [600, 400, 300])
    #expect(folder.rows.compactMap(\.clients) == [150, 90, 120])
    #expect(folder.notes.contains { $0.english.contains("or else of the Netherlands") })
    #expect(try scenario(folder).warnings.isEmpty)
  }

  @Test("where only the rekening is known, cost over assumed clients is what was spent")
  func assumedClients() throws {
    let accounts = try downloads.write(Downloads.accounts, as: "iv3.csv")
    let text = try imported(districts, accounts).text("waterveld-2020.yaml")
    let price = try #require(text.firstMatch(of: #/kostprijs: { value: ([0-9.]+)/#))
    let count = try #require(text.firstMatch(of: #/gefactureerd: { clienten: ([0-9.]+)/#))
    let spent = try #require(Double(price.1)) * 12 * #require(Double(count.1)) / 1.19 * 1.01
    #expect(abs(spent - 1_600_000) < 200)
  }

  @Test("amounts of another size than anywhere are asked about")
  func amounts() throws {
    let accounts = try downloads.write(
      Downloads.accounts.replacing("300,1200", with: "300000,1200000"), as: "iv3.csv")
    let notes = try imported(districts, clients, accounts).notes
    #expect(notes.contains { $0.english.contains("are the amounts x EUR 1,000?") })
  }

  @Test("a national table by age takes the place of the one that comes along")
  func pyramid() throws {
    var text = "leeftijd;geslacht;jaar;aantal\n"
    for age in 0...99 {
      text += "\(age);M;2020;100\n\(age);F;2020;\(age == 99 ? 300 : 100)\n\(age);T;2020;400\n"
    }
    let file = try downloads.write(text, as: "nl.csv")
    let folder = try imported(districts, file)
    // In the file as many are of every age, and more of 99: 31% of 65 and older are 90 and older, and 4% in
    // the country. A wijk with fewer who are old has fewer of the oldest too.
    let own = folder.residents(of: "wk990001", from: 90) / 600
    let national = try imported(districts).residents(of: "wk990001", from: 90) / 600
    #expect((0.1..<0.31).contains(own) && national < 0.05, "\(own), \(national)")
  }

  @Test("ages of a group follow the pyramid, the sexes the totals of the wijk")
  func sexes() throws {
    let table = try imported(districts).text("bevolking.csv").split(separator: "\n").dropFirst()
    var sums = ["m": 0.0, "v": 0.0]
    for line in table where line.hasPrefix("wk990001,") {
      let cells = line.split(separator: ",", maxSplits: 4)
      sums[String(cells[2]), default: 0] += Double(cells[3]) ?? .nan
    }
    #expect(abs((sums["m"] ?? 0) - 1480) < 0.5 && abs((sums["v"] ?? 0) - 1520) < 0.5)
  }

  @Test("every row says where it comes from, and herkomst.md what is assumed")
  func sources() throws {
    let folder = try imported(districts, clients)
    let rows = folder.text("bevolking.csv").split(separator: "\n")
    #expect(rows[0] == "wijk,leeftijd,geslacht,aantal,source" && rows.count == 1 + 3 * 202)
    #expect(
      rows.dropFirst().allSatisfy { $0.contains("84799NED, 2020") && $0.contains("estimate: ") })
    let origin = folder.text("herkomst.md")
    #expect(origin.contains("| Noord | WK990001 | 3.000 | 3.000 | 600 | 600 | 150 |  |"))
    #expect(origin.contains("## Aangenomen") && origin.contains("Bron: CBS"))
  }
}
