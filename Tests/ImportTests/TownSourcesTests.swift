import Foundation
import Import
import Scenarios
import Testing

@Suite("Births, deaths, moves and ages of a gemeente")
struct TownSourcesTests {
  let downloads: Downloads
  let districts: String
  init() throws {
    downloads = try Downloads()
    districts = try downloads.write(Downloads.districts, as: "kwb_84799NED.csv")
  }

  private func imported(_ files: String...) throws -> ImportedFolder {
    try StatLineImport.folder(of: [districts] + files, downloads.options())
  }

  /// As 37259ned: keys, both sexes and each, years before and after the start.
  private static let development = """
    "ID";"Geslacht";"RegioS";"Perioden";"BevolkingOp1Januari_1";"LevendGeborenKinderen_3";"Overledenen_5";"TotaalVestiging_8";"TotaalVertrekInclusiefCorrecties_12"
    0;"T001038";"GM9900";"2017JJ00";5900;60;70;300;240
    1;"T001038";"GM9900";"2018JJ00";5950;60;70;300;300
    2;"T001038";"GM9900";"2019JJ00";5980;60;70;300;270
    3;"T001038";"GM9900";"2020JJ00";6000;999;999;9999;0
    4;"3000   ";"GM9900";"2019JJ00";2980;1;1;1;1
    5;"T001038";"GM9901";"2019JJ00";9000;2;2;2;2

    """

  /// As 03759ned: groups and single ages together, marital states.
  private static func ages(_ elderly: Int = 100) -> String {
    var text = "Geslacht;Leeftijd;BurgerlijkeStaat;RegioS;Perioden;BevolkingOp1Januari_1\n"
    for sex in ["Mannen", "Vrouwen", "Totaal mannen en vrouwen"] {
      let factor = sex.hasPrefix("T") ? 2 : 1
      for age in 0...94 {
        let count = (age >= 85 ? elderly : 100) * factor
        text += "\(sex);\(age) jaar;Totaal burgerlijke staat;GM9900;2019;\(count)\n"
        text += "\(sex);\(age) jaar;Gehuwd;GM9900;2019;1\n"
      }
      text += "\(sex);95 jaar of ouder;Totaal burgerlijke staat;GM9900;2019;\(elderly * factor)\n"
      text += "\(sex);0 tot 20 jaar;Totaal burgerlijke staat;GM9900;2019;\(2000 * factor)\n"
      text += "\(sex);Totaal;Totaal burgerlijke staat;GM9900;2019;1\n"
    }
    return text
  }

  @Test("net arrivals of the years before the start are the factor, in per cent, with their spread")
  func arrivals() throws {
    let folder = try imported(try downloads.write(Self.development, as: "37259ned.csv"))
    // 60, 0 and 30 of 6,000 residents: 1, 0 and 0.5%, mean 0.5 and sd 0.5.
    let text = folder.text("waterveld-2020.yaml")
    #expect(
      text.contains("migratie: { tabel: migratie.csv, factor: { normal: { mean: 0.5, sd: 0.5 }, "))
    #expect(text.contains("saldo 30 mensen per jaar in 2017-2019"))
    let rows = folder.text("migratie.csv").split(separator: "\n").dropFirst()
    let sum = rows.reduce(0) { $0 + (Double($1.split(separator: ",")[3]) ?? .nan) }
    #expect(rows.count == 3 * 202 && abs(sum - 60) < 0.05)
    #expect(folder.fates[1].left?.english == "years from 2020 on")
    #expect(!text.contains("999"))
  }

  @Test("births are at the level of the gemeente, and the scenario reads it without a warning")
  func births() throws {
    let folder = try imported(try downloads.write(Self.development, as: "37259ned.csv"))
    for file in folder.files { _ = try downloads.write(Data(file.bytes), as: "uit/\(file.name)") }
    let path = downloads.folder.appendingPathComponent("uit/\(folder.fileName)").path
    let scenario = try Scenario.load(file: path)
    #expect(scenario.warnings.isEmpty, "\(scenario.warnings)")
    #expect(folder.text("geboorte.csv").contains("60 geboorten per jaar in 2017-2019"))
    let rates = folder.text("geboorte.csv").split(separator: "\n").dropFirst()
    var women: [Int: Double] = [:]
    for line in folder.text("bevolking.csv").split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", maxSplits: 4)
      if cells[2] == "v", let age = Int(cells[1]) {
        women[age, default: 0] += Double(cells[3]) ?? .nan
      }
    }
    let born = rates.reduce(0) { sum, line in
      let cells = line.split(separator: ",")
      return sum + (women[Int(cells[0]) ?? -1] ?? 0) * (Double(cells[1]) ?? .nan)
    }
    #expect(abs(born - 60) < 0.1, "\(born)")
  }

  @Test(
    "deaths are those of the country where ages are, and of the gemeente where ages are its own")
  func deaths() throws {
    let moves = try downloads.write(Self.development, as: "37259ned.csv")
    let lent = try imported(moves)
    #expect(!lent.text("sterfte.csv").contains("sterfgevallen"))
    let own = try imported(moves, try downloads.write(Self.ages(), as: "03759ned.csv"))
    #expect(own.text("sterfte.csv").contains("70 sterfgevallen per jaar in 2017-2019"))
  }

  @Test("ages of the gemeente take the place of those of the country, single ages before groups")
  func ages() throws {
    let few = try imported(try downloads.write(Self.ages(10), as: "03759ned.csv"))
    let many = try imported(try downloads.write(Self.ages(400), as: "03759ned.csv"))
    let old = [few, many].map { $0.residents(of: "wk990001", from: 85) / 600 }
    #expect(old[0] < 0.06 && old[1] > 3 * old[0], "\(old)")
    #expect(few.fates[1].taken?.english == "ages of 2019")
    #expect(few.text("herkomst.md").contains("Waterveld (GM9900) naar leeftijd"))
    for folder in [few, many] {
      #expect(abs(folder.residents(of: "wk990001", from: 65) - 600) < 0.02)
    }
  }

  @Test("groups of five years will do, and ages that stand twice or not at all are left and said")
  func groups() throws {
    var text = "Geslacht;Leeftijd;RegioS;Perioden;Bevolking\n"
    for sex in ["Mannen", "Vrouwen"] {
      for from in stride(from: 0, to: 95, by: 5) {
        text += "\(sex);\(from) tot \(from + 5) jaar;GM9900;2020;\(from >= 85 ? 900 : 150)\n"
      }
      text += "\(sex);95 jaar of ouder;GM9900;2020;300\n"
    }
    let whole = try imported(try downloads.write(text, as: "leeftijd.csv"))
    #expect(whole.fates[1].taken?.english == "ages of 2020")
    #expect(whole.residents(of: "wk990001", from: 85) > 300)
    let twice = text + "Mannen;0 tot 5 jaar;GM9900;2020;150\n"
    let gap = text.replacing("Vrouwen;30 tot 35 jaar;GM9900;2020;150\n", with: "")
    for broken in [twice, gap, text.replacing(";2020;", with: ";2021;")] {
      let folder = try imported(try downloads.write(broken, as: "leeftijd.csv"))
      #expect(folder.fates[1].taken == nil)
      #expect(
        folder.fates[1].left?.english.contains("with every age of the gemeente exactly once")
          == true)
      #expect(folder.text("bevolking.csv") == (try imported()).text("bevolking.csv"))
    }
  }

  @Test("a forecast is left, and it is said what for")
  func forecasts() throws {
    let households = try downloads.write(
      "codering_regio,interval,gemeentenaam,eenpersoonshuishoudens,poptotaalaantalparticulierehuishoudens\n"
        + "GM9900,2021,Waterveld,900.0,2800.0\n", as: "prognose.csv")
    let national = try downloads.write(
      "\"Prognose bevolking; geslacht en leeftijd\"\n,Onderwerpen,Bevolking\n,Perioden,2021\n"
        + "Geslacht,Leeftijd,aantal\nMannen,0 jaar,85000\n", as: "83597NED.csv")
    let folder = try imported(households, national)
    #expect(folder.fates[1].left?.english.contains("not households") == true)
    #expect(folder.fates[2].left?.english.contains("has the national forecast already") == true)
    #expect(folder.fates.dropFirst().allSatisfy { $0.taken == nil })
  }
}
