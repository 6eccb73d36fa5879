import Scenarios

@testable import Import

/// Reads bytes as a download and makes a scenario of a gemeente out of it, beside a table that is right or alone.
///
/// A download is taken, left or refused with messages; what is written of it holds numbers alone.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzImport(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  // The first byte of seeds is a digit: whether the download stands alone, and what the user says beside it.
  let mode = Int(choice &- UInt8(ascii: "0"))
  var options = StatLineImport.Options(gemeente: mode % 2 == 0 ? "GM9900" : "Waterveld")
  options.year = mode % 4 < 2 ? 2020 : nil
  options.identity = [nil, .code, .name][mode % 3]
  options.spreadsUnknown = mode % 5 != 4
  do {
    let sheet = try SheetReader.sheet(of: Array(input.dropFirst()), path: "tabel.csv")
    var sheets = [sheet]
    if mode % 8 < 4 {
      sheets.insert(try SheetReader.sheet(of: districts, path: "kwb_2020.csv"), at: 0)
    }
    var work = StatLineImport(options)
    check(try work.folder(of: sheets))
  } catch {
    precondition(!error.errors.isEmpty, "a refusal says why")
    for error in error.errors { precondition(!error.message.isEmpty && error.line >= 0) }
  }
  return 0
}

/// Three wijken of one gemeente.
private let districts = Array(
  """
  "WijkenEnBuurten";"Gemeentenaam_1";"SoortRegio_2";"Codering_3";"AantalInwoners_5";"k_0Tot15Jaar_8";"k_15Tot25Jaar_9";"k_25Tot45Jaar_10";"k_45Tot65Jaar_11";"k_65JaarOfOuder_12"
  "Waterveld";"Waterveld ";"Gemeente  ";"GM9900    ";6000;900;700;1500;1600;1300
  "Noord";"Waterveld ";"Wijk      ";"WK990001  ";3000;450;350;800;800;600
  "Zuid";"Waterveld ";"Wijk      ";"WK990002  ";2000;300;250;500;550;400
  "Buiten";"Waterveld ";"Wijk      ";"WK990003  ";1000;150;100;200;250;300

  """.utf8)

private func check(_ folder: ImportedFolder) {
  precondition(folder.files.count > 4 && folder.fates.count > 0, "a folder is whole")
  precondition(ScenarioFormat.isName(folder.name), "the scenario has a name")
  for row in folder.rows {
    precondition(row.residents.isFinite && row.residents >= 0, "people are counted")
    precondition((row.clients ?? 0) >= 0, "so are clients")
  }
  for file in folder.files where file.name.hasSuffix(".csv") {
    let text = String(decoding: file.bytes, as: UTF8.self)
    for word in [",nan,", ",inf,", ",-nan,", ",-inf,"] {
      precondition(!text.contains(word), "\(file.name) holds numbers")
    }
  }
}
