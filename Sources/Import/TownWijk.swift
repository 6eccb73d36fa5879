import Scenarios

/// How sure a count of clients of a wijk is.
enum ClientSource: Equatable {
  /// As a table counts them.
  case counted
  /// Old wijken turned into this one.
  case borders
  /// A part of what no wijk counts, by the ages of its residents.
  case divided
}

/// A wijk as the scenario will have it.
struct TownWijk {
  var key: String
  var name: String?
  let code: RegionCode?
  /// Residents as the file has them; nil where it does not know.
  let stated: Double?
  let statedElderly: Double?
  /// Residents by sex (0 men, 1 women) and single age.
  var people: [[Double]]
  /// Whether the ages are those of the other wijken, because the file does not have them.
  var hasOwnAges = true
  var clients: Double?
  var clientSource = ClientSource.counted

  var residents: Double { people.joined().reduce(0, +) }
  var elderly: Double { people.reduce(0) { $0 + $1[65...].reduce(0, +) } }
  var shown: String { name ?? code?.description ?? key }
}

/// A number with what it came from, for a `source` in the scenario.
struct Sourced {
  let value: Double
  let source: String
  var isAssumption: Bool { source.hasPrefix("estimate") }
}

/// All that is known of a gemeente when the files have been read.
struct Town {
  let name: String
  let code: String?
  let year: Int
  var wijken: [TownWijk]
  let populationSource: String
  let pyramid: ReferencePyramid
  /// Residents of the gemeente as its own row says, and those of 65 and older.
  var stated: Double?
  /// Wmo clients of the gemeente in the course of a year, or of the days that were counted.
  var clients: Sourced
  /// Days over which they were counted: 365, or 182 for a half-year.
  var clientDays = 365
  /// The year the clients were counted in; nil for an assumption.
  var clientYear: Int?
  /// Whether wijken were counted, rather than the gemeente alone.
  var hasClientsOfWijken = false
  var outflow: Sourced
  var growth: Sourced
  /// The years between which growth was observed; nil for an assumption.
  var growthYears: ClosedRange<Int>?
  /// Euros a client of the stock costs in a year.
  var cost: Sourced
  /// The begroting of the first year, in euros; nil where it is not known.
  var budget: Sourced?
  /// Births, deaths and moves at the level of the gemeente, where they are known.
  var rates = TownRates()
  var notes: [Phrase] = []

  var key: String { "\(SheetName.key(name).replacing("_", with: "-"))-\(year)" }
}
