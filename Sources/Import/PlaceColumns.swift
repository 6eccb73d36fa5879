import Scenarios

/// A row's place: what its code, name and gemeente say.
struct SheetPlace {
  let code: RegionCode?
  let name: String?
  let gemeente: String?
  let kind: RegionCode.Kind?
}

/// The columns that say of which place and year a row is.
struct PlaceColumns {
  private let codes: [(column: Int, years: ClosedRange<Int>?)]
  private let place: Int?
  private let name: Int?
  private let gemeente: Int?
  private let kind: Int?
  let period: Int?

  init(_ sheet: StatLineSheet) {
    codes = sheet.columns.indices.compactMap { index in
      let years = Self.years(sheet.columns[index].name)
      guard years != nil || Topics.code.contains(sheet.columns[index].topic) else { return nil }
      return (index, years)
    }
    place = sheet.column(Topics.place)
    name = sheet.column(Topics.name)
    gemeente = sheet.column(Topics.gemeente)
    kind = sheet.column(Topics.kind)
    period = sheet.column(Topics.period)
  }

  /// Whether a wijk has codes of several years beside each other.
  var hasCodesByYear: Bool { codes.contains { $0.years != nil } }

  /// `code_2016_2024`: codes of these years, which CBS gave to other wijken later.
  private static func years(_ name: String) -> ClosedRange<Int>? {
    let parts = name.lowercased().split(separator: "_")
    guard parts.count == 3, parts[0] == "code", let from = Int(parts[1]), let to = Int(parts[2]),
      (1900...2199).contains(from), from <= to
    else { return nil }
    return from...to
  }

  /// The place of a row, of which the names are not checked yet.
  func place(of row: SheetRow, year: Int?) -> SheetPlace {
    let code = code(of: row, year) ?? RegionCode(row.raw(place))
    let written = [row.label(name), row.label(place)].first { !$0.isEmpty && RegionCode($0) == nil }
    let kind = code?.kind ?? Self.kind(row.raw(self.kind))
    let gemeenteName = row.raw(gemeente)
    let isTown = kind == .gemeente || (kind == nil && gemeente == nil)
    return SheetPlace(
      code: code, name: written,
      gemeente: gemeenteName.isEmpty ? (isTown ? written : nil) : gemeenteName, kind: kind)
  }

  /// Refuses names that are formulas or hold what does not show.
  func checkNames(_ row: SheetRow) throws(ScenarioErrors) {
    for column in [name, place, gemeente] { _ = try row.name(column) }
  }

  /// The code that holds in a year: of a column for a range with that year, else of one without.
  private func code(of row: SheetRow, _ year: Int?) -> RegionCode? {
    let own = codes.first { code in year.map { code.years?.contains($0) ?? false } ?? false }
    return RegionCode(row.raw((own ?? codes.first { $0.years == nil })?.column))
  }

  private static func kind(_ text: String) -> RegionCode.Kind? {
    ["land": .land, "gemeente": .gemeente, "wijk": .wijk, "buurt": .buurt][text.lowercased()]
  }
}
