import Scenarios

/// By what wijken of two tables are one where their codes and names contradict each other.
public enum WijkIdentity: String, CaseIterable, Sendable {
  case code
  case name
}

/// Finds the wijken of one table in another, of another year or form.
///
/// CBS gives a code to another wijk later: a code alone is believed only where names, or else residents,
/// do not contradict it.
struct WijkMatch {
  let wijken: [TownWijk]
  let residentsPath: String
  /// What the user says about contradictions; nil where nothing was said.
  let identity: WijkIdentity?

  /// The index of the wijk that a row is about; nil where none is.
  ///
  /// - Parameter residents: how many the table of the row counts in that wijk in the year of the wijken;
  ///   nil where not known.
  /// - Throws: code and name that are of two wijken, or a code of a wijk of another size.
  func index(of row: WijkFigures, residents: Double?) throws(ScenarioErrors) -> Int? {
    let byCode = row.code.flatMap { code in wijken.firstIndex { $0.code == code } }
    let byName = row.name.flatMap { name in
      wijken.firstIndex { $0.name.map { SheetName.place($0) == SheetName.place(name) } ?? false }
    }
    guard let byCode else { return byName }
    if let byName {
      if byName == byCode { return byCode }
      switch identity {
      case .code: return byCode
      case .name: return byName
      case nil: throw contradiction(row, wijken[byCode])
      }
    }
    let wijk = wijken[byCode]
    if let name = wijk.name, let other = row.name, SheetName.place(name) != SheetName.place(other) {
      if identity == .code { return byCode }
      if identity == .name { return nil }
      throw contradiction(row, wijk)
    }
    guard identity != .code, let residents, let stated = wijk.stated, !Self.agree(residents, stated)
    else {
      return byCode
    }
    throw .one(
      row.place,
      "\(row.shown) has \(Figure.english(residents)) residents here and \(wijk.shown) of \(residentsPath) "
        + "has \(Figure.english(stated)): CBS gives codes to other wijken later, or the borders changed; "
        + "allowed: one wijk under one code; give --match code if they are one, a file of the same year, or "
        + "--grenzen FILE with van,naar,aandeel")
  }

  /// Counts are in fives, and figures are corrected afterwards: a fiftieth passes.
  private static func agree(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= max(15, 0.02 * max(a, b))
  }

  private func contradiction(_ row: WijkFigures, _ wijk: TownWijk) -> ScenarioErrors {
    let code = wijk.code?.description ?? ""
    return .one(
      row.place,
      "\(code) is '\(row.name ?? "")' here and '\(wijk.shown)' in \(residentsPath): CBS gives codes to other "
        + "wijken later; allowed: code and name that agree; give --match name or --match code to say which "
        + "holds")
  }
}
