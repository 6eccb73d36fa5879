import Foundation
import Import
import Testing

@Suite("Downloads that say too little, or contradict each other")
struct ImportRefusalTests {
  let downloads: Downloads
  init() throws { downloads = try Downloads() }

  private func refusal(_ text: String, as name: String = "kwb_2020.csv") throws -> String {
    downloads.refusal([try downloads.write(text, as: name)], downloads.options())
  }

  @Test("a figure that is none names its cell: formulas, thousands, groups, below zero")
  func figures() throws {
    for (cell, words) in [
      ("\"=cmd|' /C calc'!A0\"", "is no figure"), ("3.000", "may be thousands or decimals"),
      ("1.234.567", "may be thousands or decimals"), ("-5", "is below 0"),
      ("3000 inw", "is no figure"),
    ] {
      let text = Downloads.districts.replacing(
        "\"WK990001  \";3000", with: "\"WK990001  \";\(cell)")
      let message = try refusal(text)
      #expect(message.contains(":4:") && message.contains(words), "\(message)")
    }
  }

  @Test("a row that contradicts itself is refused: groups and residents, clients and residents")
  func contradictions() throws {
    let half = Downloads.districts.replacing(
      "1000;490;510;150;100;200;250;300", with: "2000;490;510;150;100;200;250;300")
    #expect(
      try refusal(half).contains(":7:1: the groups of ages of WK990003 add up to 1,000 and its"))
    let many = Downloads.districts.replacing("250;300;\"\"", with: "250;300;1200")
    #expect(try refusal(many).contains("has 1,200 clients and 1,000 residents"))
    #expect(
      try refusal(Downloads.districts.replacing("3000;", with: "3000000000;")).contains(
        "is too many"))
  }

  @Test("clients that are 0 everywhere were not delivered, and are unknown")
  func nothingDelivered() throws {
    let zeros = Downloads.districts.replacing(";\"\"", with: ";0")
    let file = try downloads.write(zeros, as: "kwb_2020.csv")
    let folder = try StatLineImport.folder(of: [file], downloads.options())
    #expect(folder.rows.allSatisfy { $0.clients == nil })
    #expect(folder.notes.contains { $0.english.contains("Clients are not known") })
  }

  @Test("a name that is a formula, or that does not show, is refused")
  func names() throws {
    for name in ["=1+1", "@SUM(A1)", "a\u{202E}b"] {
      let text = Downloads.districts.replacing(
        "\"WK990002  \";\"Waterveld \"", with: "\"\(name)\";\"Waterveld \"")
      let message = try refusal(text)
      #expect(message.contains(":6:") && message.contains("name"), "\(message)")
    }
  }

  @Test("what is unknown stays unknown: one wijk has the rest of the gemeente, two are asked for")
  func unknown() throws {
    for sign in [".", "x", "-", "", "\"  .\""] {
      let text = Downloads.districts.replacing(
        "\"WK990003  \";1000;490;510;150;100;200;250;300",
        with: "\"WK990003  \";\(sign);.;.;.;.;.;.;.")
      let file = try downloads.write(text, as: "kwb_2020.csv")
      let folder = try StatLineImport.folder(of: [file], downloads.options())
      #expect(abs(folder.residents(of: "wk990003") - 1000) < 0.02)
      #expect(folder.rows[2].statedResidents == nil)
      #expect(folder.notes.contains { $0.english.contains("Residents unknown of WK990003") })
      #expect(folder.fates[0].left?.english == "6 unknown figures")
    }
    let two = Downloads.districts
      .replacing("\"WK990003  \";1000;490;510;150", with: "\"WK990003  \";.;.;.;.")
      .replacing("\"WK990002  \";2000;980;1020;300", with: "\"WK990002  \";.;.;.;.")
    #expect(try refusal(two).contains("residents are not known of WK990002, WK990003"))
  }

  @Test("people in no known wijk are spread, or kept as a wijk of their own")
  func nowhere() throws {
    let text = Downloads.districts.replacing("\"3\";\"BU99000101\"", with: "\"3\";\"Onbekend\"")
      .replacing(
        "\"Buurt     \";\"BU99000101\";3000;1480;1520;450;350;800;800;600",
        with: "\"Wijk\";;60;30;30;9;7;16;16;12")
    let file = try downloads.write(text, as: "kwb_2020.csv")
    var options = downloads.options()
    let spread = try StatLineImport.folder(of: [file], options)
    #expect(spread.rows.count == 3 && abs(spread.residents(of: "wk990001") - 3030) < 0.05)
    options.spreadsUnknown = false
    let kept = try StatLineImport.folder(of: [file], options)
    #expect(kept.rows.count == 4 && abs(kept.residents(of: "onbekend") - 60) < 0.05)
  }

  @Test(
    "a code that is another wijk's, by name or by its residents, is shown with both and asked for")
  func codes() throws {
    let districts = try downloads.write(Downloads.districts, as: "kwb_2020.csv")
    let swapped = Downloads.clients.replacing("code_2016_2024", with: "code_anders")
    let clients = try downloads.write(swapped, as: "wmo.csv")
    let message = downloads.refusal([districts, clients], downloads.options())
    #expect(
      message.contains("has 2,000 residents here and WK990001") && message.contains("--match code"))

    let named = Downloads.districts.replacing(
      "\"WK990001  \";\"Waterveld", with: "\"Zuid\";\"Waterveld"
    )
    .replacing("\"WK990002  \";\"Waterveld", with: "\"Noord\";\"Waterveld")
    let other = try downloads.write(named, as: "kwb2_2020.csv")
    let right = try downloads.write(Downloads.clients, as: "wmo2.csv")
    let contradiction = downloads.refusal([other, right], downloads.options())
    #expect(contradiction.contains("WK990001 is 'Noord' here and 'Zuid' in"), "\(contradiction)")
    var options = downloads.options()
    options.identity = .name
    #expect(try StatLineImport.folder(of: [other, right], options).rows[0].clients == 90)
    options.identity = .code
    #expect(try StatLineImport.folder(of: [other, right], options).rows[0].clients == 150)
  }

  @Test("borders that changed are said with what to give; with a table old wijken become new ones")
  func borders() throws {
    let districts = try downloads.write(Downloads.districts, as: "kwb_2020.csv")
    let old = Downloads.clients.replacing(
      "WK990001,WK990002,Zuid", with: "WK990009,WK990009,Zuidoost")
    let clients = try downloads.write(old, as: "wmo.csv")
    #expect(
      downloads.refusal([districts, clients], downloads.options()).contains("--grenzen FILE"))
    var options = downloads.options()
    options.borders = try downloads.write(
      "van,naar,aandeel\nwk990009,WK990002,0.75\nZuidoost,WK990003,0.2\n", as: "scheef.csv")
    #expect(downloads.refusal([districts, clients], options).contains("together; allowed: 1"))
    options.borders = try downloads.write(
      "van;naar;aandeel\nwk990009 ;WK990002;0,75\nWK990009;wk990003;0,25\n", as: "grenzen.csv")
    let rows = try StatLineImport.folder(of: [districts, clients], options).rows
    #expect(rows[1].clients == 67.5 && rows[2].clients == 22.5 && rows[1].isDivided)
  }

  @Test("a gemeente, year or table that is not there is said with what there is")
  func absent() throws {
    let file = try downloads.write(Downloads.districts, as: "kwb_84799NED.csv")
    var options = downloads.options(2021)
    #expect(downloads.refusal([file], options).contains("(the years there are: 2020)"))
    options.gemeente = "Watervelt"
    #expect(downloads.refusal([file], options).contains("did you mean 'Waterveld'?"))
    let accounts = try downloads.write(Downloads.accounts, as: "iv3.csv")
    let message = downloads.refusal([accounts], downloads.options())
    #expect(message.hasPrefix(accounts) && message.contains("Kerncijfers wijken en buurten"))
    let nameless = try downloads.write(Downloads.districts, as: "tabel.csv")
    #expect(downloads.refusal([nameless], downloads.options(nil)).contains("--year"))
    #expect(
      downloads.refusal(["/nergens.csv"], downloads.options()).contains("there is no such file"))
  }

  @Test("hostile files end in one message: a workbook, an open quote, more rows than can be")
  func hostile() throws {
    let book = try downloads.write(Data([0x50, 0x4B, 3, 4, 1, 2]), as: "kwb.xlsx")
    #expect(downloads.refusal([book], downloads.options()).contains("save it as 'CSV UTF-8'"))
    #expect(try refusal(Downloads.districts + "\"open").contains("never closed"))
    let rows = "naam,gemeente,jaar\n" + String(repeating: "a,b,2020\n", count: 500_001)
    #expect(try refusal(rows).contains("more than 500000 rows"))
    #expect(try refusal("").contains("empty"))
  }
}
