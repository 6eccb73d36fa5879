import Scenarios

/// How wijken of before became those of now: `van,naar,aandeel`, each by code or name.
struct BorderTable {
  private var parts: [String: [(to: String, share: Double)]] = [:]
  let path: String

  /// - Throws: a file that cannot be read, columns that are missing, shares of a wijk that are not 1 together.
  init(at path: String) throws(ScenarioErrors) {
    self.path = path
    let sheet = try SheetReader.sheet(at: path)
    guard let from = sheet.column(["van"]), let to = sheet.column(["naar"]),
      let share = sheet.column(["aandeel"])
    else {
      throw .one(
        SourcePlace(file: path),
        "this is no table of borders; its first line must be van,naar,aandeel")
    }
    var found: [String: [(to: String, share: Double)]] = [:]
    try sheet.forEachRow { (row) throws(ScenarioErrors) in
      guard let value = try row.number(share, counts: false), (0...1).contains(value) else {
        throw .one(
          row.place(share),
          "'\(StatLineNumber.short(row.raw(share)))' is no share; allowed: 0 to 1, as 0.25 for a quarter"
        )
      }
      found[Self.key(row.raw(from)), default: []].append((Self.key(row.raw(to)), value))
    }
    for (key, wijken) in found.sorted(by: { $0.key < $1.key }) {
      let sum = wijken.reduce(0) { $0 + $1.share }
      guard abs(sum - 1) > 0.001 else { continue }
      throw .one(
        SourcePlace(file: path),
        "the shares of '\(key)' are \(Figure.text(sum, 4)) together; allowed: 1; correct its rows")
    }
    parts = found
  }

  /// The wijken of now that one of before went to, with their shares; nil where it is not named.
  func parts(of figures: WijkFigures) -> [(to: String, share: Double)]? {
    let keys = [figures.code?.description, figures.name].compactMap(\.self).map(Self.key)
    return keys.lazy.compactMap { parts[$0] }.first
  }

  /// A code or name as it is compared.
  static func key(_ text: String) -> String {
    RegionCode(text)?.description ?? SheetName.plain(text)
  }
}

/// Numbers in files: a point, no thousands, no more decimals than asked for.
enum Figure {
  static func text(_ value: Double, _ places: Int) -> String {
    let scale = [1.0, 10, 100, 1000, 10_000, 100_000][places]
    let units = (abs(value) * scale).rounded()
    guard units < 1e15 else { return "\(value)" }
    let whole = Int(units) / Int(scale)
    var decimals = String(Int(units) % Int(scale))
    decimals = String(repeating: "0", count: max(0, places - decimals.count)) + decimals
    while decimals.last == "0" { decimals.removeLast() }
    let sign = value < 0 && units > 0 ? "-" : ""
    return sign + String(whole) + (places == 0 || decimals.isEmpty ? "" : ".\(decimals)")
  }

  /// For Dutch sentences: `1.234`.
  static func dutch(_ value: Double) -> String { grouped(value, ".") }
  /// For English sentences: `1,234`.
  static func english(_ value: Double) -> String { grouped(value, ",") }

  private static func grouped(_ value: Double, _ mark: String) -> String {
    var digits = text(value, 0)
    var groups: [String] = []
    while digits.count > 3, digits.dropLast(3) != "-" {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return ([digits] + groups).joined(separator: mark)
  }
}
