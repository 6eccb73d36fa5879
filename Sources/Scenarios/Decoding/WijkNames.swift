import SociaalDomein

/// How tables may call the wijken of a scenario: by key, by name or by code of CBS, in any case and padding.
struct WijkNames {
  private var byText: [String: Set<Int>] = [:]
  private let wijken: [Wijk]

  init(_ wijken: [Wijk], codes: [RegionCode?]) {
    self.wijken = wijken
    for (index, wijk) in wijken.enumerated() {
      for text in [wijk.key, wijk.name] { add(PlainName.of(text), index) }
      if index < codes.count, let code = codes[index] { add(Self.text(code), index) }
    }
  }

  private mutating func add(_ text: String, _ index: Int) {
    if !text.isEmpty { byText[text, default: []].insert(index) }
  }

  /// A code is no name: kept apart from wijken that are called like one.
  private static func text(_ code: RegionCode) -> String { "\(code)" }

  /// The wijken that a text may mean, in order; more than one is for its author to tell apart.
  func meant(by text: String) -> [Int] {
    guard text.utf8.count <= 400 else { return [] }
    let found = RegionCode(text).flatMap { byText[Self.text($0)] } ?? []
    return found.union(byText[PlainName.of(text)] ?? []).sorted()
  }

  /// What is said of a text that may mean several wijken.
  func doubt(_ text: String, _ found: [Int]) -> String {
    let names = found.prefix(5).map { "'\(wijken[$0].key)' (\(shown(wijken[$0].name)))" }
    return
      "'\(shown(text))' may be wijk \(names.joined(separator: " or ")); allowed: a key, name or code of one "
      + "wijk; write the key of the one that is meant"
  }
}

extension ScenarioDecoder {
  /// The code of the gemeente; nil where it is not given, or wrong, which is reported.
  func decodeGemeente() -> RegionCode? {
    guard root.has("code") else {
      root.allow(["code"])
      return nil
    }
    let text = root.text("code")
    guard let code = RegionCode(text), code.kind == .gemeente else {
      root.report(
        "code", "'\(shown(text))' is no code of a gemeente; allowed: GM and four digits, as GM0637")
      return nil
    }
    return code
  }

  /// The code of a wijk; nil where it is not given, or wrong, which is reported.
  func decodeCode(_ section: Section, of gemeente: RegionCode?) -> RegionCode? {
    guard section.has("code") else {
      section.allow(["code"])
      return nil
    }
    let text = section.text("code")
    guard let code = RegionCode(text), code.kind == .wijk || code.kind == .buurt else {
      section.report(
        "code",
        "'\(shown(text))' is no code of a wijk; allowed: WK and six digits, as WK063701, or BU and eight of a "
          + "buurt")
      return nil
    }
    if let gemeente, code.gemeente != gemeente.digits {
      section.report(
        "code",
        "\(code) lies in GM\(code.gemeente) and the scenario is of \(gemeente); allowed: wijken of one "
          + "gemeente; correct one of the two")
    }
    if let other = wijkCodes.firstIndex(of: code) {
      section.report(
        "code",
        "\(code) is the code of '\(wijken[other].key)' already; allowed: every code once; CBS gives codes to "
          + "other wijken later, so look it up in the year of the scenario")
    }
    return code
  }

  /// Reports wijken that a table calls in more than one way: their rows may count people twice.
  func reportSpellings(_ table: Table, _ column: String, _ found: [Int?]) {
    var first: [Int: (text: String, row: Int)] = [:]
    var errors = RowErrors(table, diagnostics)
    var told: Set<Int> = []
    for row in table.rows {
      guard let wijk = found[row], wijk < wijken.count else { continue }
      let text = table.text(row, column)
      guard let known = first[wijk] else {
        first[wijk] = (text, row)
        continue
      }
      guard known.text != text, told.insert(wijk).inserted else { continue }
      errors.report(
        row, column,
        "'\(shown(text))' and '\(shown(known.text))' on line \(table.line(known.row)) are one wijk, "
          + "'\(wijken[wijk].key)'; allowed: one way to call a wijk in a table, as its rows may count the same "
          + "people twice; write it in one way, or remove the rows that count them again")
    }
    errors.close("wijken are called in two ways")
  }
}
