import Foundation
import Import
import Scenarios

/// Small files in the shape of downloads, in a folder that is gone when the test is over.
final class Downloads {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, as name: String) throws -> String {
    try write(Data(text.utf8), as: name)
  }

  func write(_ data: Data, as name: String) throws -> String {
    let place = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: place)
    return place.path
  }

  // MARK: Kerncijfers wijken en buurten

  /// Three wijken of Waterveld (GM9900), codes padded inside quotes; the year stands in the name.
  static let districts = """
    "ID";"WijkenEnBuurten";"Gemeentenaam_1";"SoortRegio_2";"Codering_3";"AantalInwoners_5";"Mannen_6";"Vrouwen_7";"k_0Tot15Jaar_8";"k_15Tot25Jaar_9";"k_25Tot45Jaar_10";"k_45Tot65Jaar_11";"k_65JaarOfOuder_12";"WmoClienten_89"
    "0";"NL00      ";"Nederland ";"Land      ";"NL00      ";17407585;8648031;8759554;2726099;2143743;4308904;4836284;3392555;""
    "1";"GM9900    ";"Waterveld ";"Gemeente  ";"GM9900    ";6000;2950;3050;900;700;1500;1600;1300;""
    "2";"WK990001  ";"Waterveld ";"Wijk      ";"WK990001  ";3000;1480;1520;450;350;800;800;600;""
    "3";"BU99000101";"Waterveld ";"Buurt     ";"BU99000101";3000;1480;1520;450;350;800;800;600;""
    "4";"WK990002  ";"Waterveld ";"Wijk      ";"WK990002  ";2000;980;1020;300;250;500;550;400;""
    "5";"WK990003  ";"Waterveld ";"Wijk      ";"WK990003  ";1000;490;510;150;100;200;250;300;""
    "6";"WK990101  ";"Elders    ";"Wijk      ";"WK990101  ";9000;4000;5000;.;.;.;.;.;""

    """

  /// Clients of two of the three wijken, of which the codes were given to others in 2025.
  static let clients = """
    code,code_2016_2024,naam,gemeente,jaar,inwoners,inwoners_65plus,wmo_clienten
    GM9900,GM9900,Waterveld,Waterveld,2018,5900,1250,300.0
    GM9900,GM9900,Waterveld,Waterveld,2020,6000,1300,360.0
    GM9900,GM9900,Waterveld,Waterveld,2021,6000,1300,999.0
    WK990002,WK990001,Noord,Waterveld,2020,3005,600,150.0
    WK990001,WK990002,Zuid,Waterveld,2020,2000,400,90.0
    WK9900REST,WK9900REST,"Rest (buiten), berekend",Waterveld,2020,1000,300,120.0

    """

  static let accounts = """
    gm_code,jaar,gm_naam,tv_6.6_begroot,tv_6.71_begroot,tv_6.6_rekening,tv_6.71_rekening
    GM9900,2020,Waterveld,300,1200,310,1290
    GM9901,2020,Elders,1,1,1,1

    """

  func options(_ year: Int? = 2020) -> StatLineImport.Options {
    var options = StatLineImport.Options(gemeente: "GM9900")
    options.year = year
    return options
  }

  /// The message that an import ends in; empty where it succeeds.
  func refusal(_ files: [String], _ options: StatLineImport.Options) -> String {
    do {
      _ = try StatLineImport.folder(of: files, options)
      return ""
    } catch { return error.description }
  }
}

extension ImportedFolder {
  func text(_ name: String) -> String {
    files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  /// Residents by wijk of the table that was written.
  func residents(of key: String, from age: Int = 0) -> Double {
    text("bevolking.csv").split(separator: "\n").dropFirst().reduce(0) { sum, line in
      let cells = line.split(separator: ",", maxSplits: 4)
      guard cells[0] == key, let own = Int(cells[1]), own >= age else { return sum }
      return sum + (Double(cells[3]) ?? .nan)
    }
  }
}
