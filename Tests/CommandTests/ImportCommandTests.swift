import Foundation
import Testing

@Suite("wijkraming import")
struct ImportCommandTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private static let districts = """
    "WijkenEnBuurten";"Gemeentenaam_1";"SoortRegio_2";"AantalInwoners_5";"k_0Tot15Jaar_8";"k_15Tot25Jaar_9";"k_25Tot45Jaar_10";"k_45Tot65Jaar_11";"k_65JaarOfOuder_12";"WmoClienten_89"
    "GM9900    ";"Waterveld ";"Gemeente  ";5000;750;600;1300;1350;1000;300
    "WK990001  ";"Waterveld ";"Wijk      ";3000;450;350;800;800;600;200
    "WK990002  ";"Waterveld ";"Wijk      ";2000;300;250;500;550;400;.

    """

  @Test("four commands lead from a download to a result, without a warning or an edit")
  func newcomer() throws {
    _ = try folder.write(Self.districts, as: "kwb_2020.csv")
    let made = try Program.run(
      "import", "kwb_2020.csv", "--gemeente", "waterveld", "--output", "z", "--language", "en",
      in: folder.url)
    #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
    #expect(made.output.contains("wijkraming run z/waterveld-2020.yaml"))
    #expect(made.output.contains("divided (assumption)"))
    let scenario = "z/waterveld-2020.yaml"
    let check = try Program.run("check", scenario, "--strict", in: folder.url)
    #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
    #expect(check.output.contains("bevolking.csv: 404 van 404 rijen"))
    let run = try Program.run("run", scenario, "--replications", "5", in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("what stands there is left alone, and what is refused leaves nothing")
  func refused() throws {
    _ = try folder.write(Self.districts, as: "kwb_2020.csv")
    _ = try folder.write("x", as: "z")
    let there = try Program.run(
      "import", "kwb_2020.csv", "--gemeente", "GM9900", "--output", "z", in: folder.url)
    #expect(there.status == 73 && there.errors.contains("choose another --output"))
    #expect(try folder.text("z") == "x")
    for (arguments, status) in [
      (["kwb_2020.csv", "--gemeente", "GM9901", "--output", "y"], Int32(65)),
      (["nergens.csv", "--gemeente", "GM9900", "--output", "y"], 66),
      (["kwb_2020.csv", "--gemeente", " ", "--output", "y"], 64),
      (["kwb_2020.csv", "--gemeente", "GM9900", "--year", "20", "--output", "y"], 64),
      (["kwb_2020.csv", "--gemeente", "GM9900", "--match", "gok", "--output", "y"], 64),
      (["kwb_2020.csv", "--gemeente", "GM9900"], 64),
    ] {
      #expect(
        try Program.run(["import"] + arguments, in: folder.url, environment: [:]).status == status)
    }
    #expect(folder.content == ["kwb_2020.csv", "z"])
  }
}
