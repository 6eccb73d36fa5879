import Foundation
import Import
import Testing

@Suite("What happened, as import writes it")
struct ObservedFiguresTests {
  let downloads: Downloads
  let districts: String
  let clients: String
  init() throws {
    downloads = try Downloads()
    districts = try downloads.write(Downloads.districts, as: "kwb_84799NED.csv")
    clients = try downloads.write(Downloads.clients, as: "wmo_wijken.csv")
  }

  private func rows(_ files: String...) throws -> [String] {
    let folder = try StatLineImport.folder(of: [districts] + files, downloads.options())
    return folder.text("realisatie.csv").split(separator: "\n").map(String.init)
  }

  @Test(
    "clients of the gemeente and its wijken in every year, also after the start, under their keys")
  func counts() throws {
    let found = try rows(clients)
    let source = "\"bestand wmo_wijken.csv: cliënten in de loop van het jaar, afgerond op vijf\""
    #expect(
      found == [
        "level,name,voorziening,metric,period,value,unit,source",
        "gemeente,waterveld-2020,totaal,clients_in_period,2018,300,persons,\(source)",
        "gemeente,waterveld-2020,totaal,clients_in_period,2020,360,persons,\(source)",
        "gemeente,waterveld-2020,totaal,clients_in_period,2021,999,persons,\(source)",
        "wijk,noord,totaal,clients_in_period,2020,150,persons,\(source)",
        "wijk,zuid,totaal,clients_in_period,2020,90,persons,\(source)",
      ])
  }

  @Test("half-years, and the same figure of two files once")
  func halves() throws {
    let kinds = try downloads.write(
      """
      "ID","Geslacht","TypeMaatwerkarrangement","RegioS","Perioden","WmoClienten_1"
      0,"T001038","T001024","GM9900","2020HJ01",330
      2,"T001038","T001024","GM9900","2020JJ00",363

      """, as: "83262NED.csv")
    let found = try rows(clients, kinds).filter { $0.contains(",2020") }
    #expect(found.count == 4)
    #expect(found.contains { $0.contains(",2020H1,330,persons,\"CBS StatLine 83262NED") })
    #expect(!found.contains { $0.contains(",363,") })
  }

  @Test("lasten of the rekening, and the begroting where the scenario has one")
  func money() throws {
    let accounts = try downloads.write(Downloads.accounts, as: "iv3.csv")
    let found = try rows(clients, accounts).filter { $0.contains(",euro,") }
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("gemeente,waterveld-2020,totaal,begroting,2020,1500000,euro,"))
    #expect(found[1].hasPrefix("gemeente,waterveld-2020,totaal,payment,2020,1600000,euro,"))
    let before = try downloads.write(
      Downloads.accounts.replacing("GM9900,2020", with: "GM9900,2019"), as: "iv3_2019.csv")
    #expect(try !rows(clients, before).contains { $0.contains("begroting,") })
  }

  @Test("a code that is another wijk's later is left out and said")
  func codes() throws {
    let named = Downloads.districts.replacing(
      "\"WK990001  \";\"Waterveld", with: "\"Noord\";\"Waterveld")
    let file = try downloads.write(named, as: "kwb2_2020.csv")
    let later = Downloads.clients + "WK990001,WK990001,Zuid,Waterveld,2021,2000,400,95.0\n"
    let table = try downloads.write(later, as: "wmo3.csv")
    let folder = try StatLineImport.folder(of: [file, table], downloads.options())
    #expect(!folder.text("realisatie.csv").contains(",95,"))
    #expect(folder.notes.contains { $0.english.hasPrefix("1 rows with clients of other wijken") })
  }

  @Test("without clients or amounts there is no such file")
  func none() throws {
    #expect(try rows() == [])
  }
}
