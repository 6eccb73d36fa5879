/// A wijk: the part of a gemeente for which demand is simulated.
public struct Wijk: Sendable, Equatable {
  public let key: String
  public let name: String
  public init(key: String, name: String) {
    self.key = key
    self.name = name
  }
}

/// A client age band, both ends included; the last one is open.
public struct AgeBand: Sendable, Equatable {
  public let from: Int
  public let to: Int
  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// As scenarios and tables write it: 18_29, 85_plus.
  public var key: String { to >= Ages.last ? "\(from)_plus" : "\(from)_\(to)" }
  public var ages: ClosedRange<Int> { from...to }

  /// 18-29, 30-44, 45-64, 65-74, 75-84 and 85+.
  public static let standard = [
    AgeBand(from: 18, to: 29), AgeBand(from: 30, to: 44), AgeBand(from: 45, to: 64),
    AgeBand(from: 65, to: 74), AgeBand(from: 75, to: 84), AgeBand(from: 85, to: Ages.last),
  ]
}

/// Single years of age and sex, as the population is kept.
public enum Ages {
  /// The open age: 100 and older.
  public static let last = 100
  public static let count = last + 1
  /// Rows of a population: 101 ages of two sexes.
  public static let rows = 2 * count
  public static func row(age: Int, sex: Sex) -> Int { 2 * age + sex.rawValue }
  public static func age(ofRow row: Int) -> Int { row / 2 }
}

public enum Sex: Int, Sendable, CaseIterable {
  case male = 0
  case female = 1
  /// As tables write it.
  public init?(letter: String) {
    switch letter {
    case "m": self = .male
    case "v": self = .female
    default: return nil
    }
  }
}

/// The layers of local support, from free and near to indicated and specialised.
public enum Layer: String, Sendable, CaseIterable {
  case socialeBasis = "sociale_basis"
  case wijkteam
  case maatwerk
}

/// What kind of support it is: the productcategorieën of iWmo that are simulated.
public enum ProductCategory: String, Sendable, CaseIterable {
  case begeleiding
  case dagbesteding
  case huishouden = "hulp_bij_het_huishouden"
  case kortdurendVerblijf = "kortdurend_verblijf"

  /// What is delivered in dagdelen is dagbesteding, in etmalen kortdurend verblijf, and else
  /// begeleiding.
  public init(unitName: String) {
    switch unitName {
    case "dagdeel": self = .dagbesteding
    case "etmaal": self = .kortdurendVerblijf
    default: self = .begeleiding
    }
  }
}

/// A kind of support that is paid for: begeleiding, dagbesteding, hulp bij het huishouden.
public struct Voorziening: Sendable, Equatable {
  public let key: String
  public let name: String
  /// Whether it takes a beschikking, so that its clients are registered.
  public let registered: Bool
  public let layer: Layer
  public let category: ProductCategory

  /// - Parameter layer: without one, what takes a beschikking is maatwerk and the rest sociale basis.
  public init(
    key: String, name: String, registered: Bool = true, layer: Layer? = nil,
    category: ProductCategory = .begeleiding
  ) {
    self.key = key
    self.name = name
    self.registered = registered
    self.layer = layer ?? (registered ? .maatwerk : .socialeBasis)
    self.category = category
  }
}

/// A care state of a track: a voorziening, a combination of them, or support outside them.
///
/// A person is in at most one state of a track. A voorziening with short and long stayers is two
/// states of one voorziening.
public struct CareState: Sendable, Equatable {
  public let key: String
  public let name: String
  public let track: Int
  /// Voorzieningen received in this state, by index.
  public let voorzieningen: [Int]
  public init(key: String, name: String, track: Int, voorzieningen: [Int]) {
    self.key = key
    self.name = name
    self.track = track
    self.voorzieningen = voorzieningen
  }
}

/// The wijken and voorzieningen that one contract covers.
public struct Perceel: Sendable, Equatable {
  public let key: String
  public let name: String
  public let wijken: [Int]
  public let voorzieningen: [Int]
  public init(key: String, name: String, wijken: [Int], voorzieningen: [Int]) {
    self.key = key
    self.name = name
    self.wijken = wijken
    self.voorzieningen = voorzieningen
  }
}

/// What the models share: who lives where, what support exists, and how time runs.
///
/// Cells are state x band x wijk, wijk fastest: cell = (state * bands + band) * wijken + wijk.
public struct Setting: Sendable {
  public let wijken: [Wijk]
  public let bands: [AgeBand]
  public let tracks: [String]
  public let states: [CareState]
  public let voorzieningen: [Voorziening]
  public let grid: TimeGrid
  public let entrants: EntrantConvention

  public init(
    wijken: [Wijk], bands: [AgeBand], tracks: [String], states: [CareState],
    voorzieningen: [Voorziening], grid: TimeGrid, entrants: EntrantConvention = .middle
  ) {
    self.wijken = wijken
    self.bands = bands
    self.tracks = tracks
    self.states = states
    self.voorzieningen = voorzieningen
    self.grid = grid
    self.entrants = entrants
  }

  public var cells: Int { states.count * bands.count * wijken.count }
  @inlinable public func cell(state: Int, band: Int, wijk: Int) -> Int {
    (state * bands.count + band) * wijken.count + wijk
  }
  /// Whether the band belongs to the ages that langer thuis speaks of: 75 and older.
  public func isElderly(band: Int) -> Bool { bands[band].from >= 75 }
}
