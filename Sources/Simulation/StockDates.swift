import NumericKernels

/// The dates of which a run keeps who is in care and who waits, draw by draw, so that another can open
/// with it: 1 January after so many years, of which 0 is the opening.
public struct StockDates: Sendable, Equatable {
  public let years: [Int]
  /// State * wijken + wijk.
  public let places: Int
  /// Whether people can be waiting.
  public let hasWaiting: Bool

  /// None.
  static let none = StockDates(years: [], places: 0, hasWaiting: false)

  init(years: [Int], places: Int, hasWaiting: Bool) {
    self.years = years
    self.places = places
    self.hasWaiting = hasWaiting
  }

  /// Of a model; `years` in any order.
  init(_ model: SimulationModel, years: [Int]) {
    let setting = model.setting
    self.init(
      years: Set(years).sorted(), places: setting.states.count * setting.wijken.count,
      hasWaiting: model.funding.rationsAccess)
  }

  /// Rows of a table with every replication, date and place.
  public func rows(replications: Int) -> Int { replications * years.count * places }

  /// Numbers that one replication keeps.
  var numbers: Int { years.count * places * (hasWaiting ? 2 : 1) }

  /// Where the people of a date begin among them.
  func first(date: Int, waiting: Bool) -> Int {
    (date * (hasWaiting ? 2 : 1) + (waiting ? 1 : 0)) * places
  }
}

extension Outcomes {
  /// People in care, or waiting, in a place on a date (index in `layout.stockDates.years`), in a
  /// replication by its place in the run.
  public func stock(date: Int, place: Int, at index: Int, waiting: Bool = false) -> Double {
    let dates = layout.stockDates
    guard !waiting || dates.hasWaiting else { return 0 }
    return stocks[index * dates.numbers + dates.first(date: date, waiting: waiting) + place]
  }
}

extension ResultBlock {
  /// Keeps who is in care and who waits on a date; places.
  func set(_ dates: StockDates, date: Int, clients: Vector, waiting: Vector) {
    let start = count * dates.numbers
    let first = start + dates.first(date: date, waiting: false)
    for place in 0..<dates.places { stocks[first + place] = clients[place] }
    guard dates.hasWaiting else { return }
    let second = start + dates.first(date: date, waiting: true)
    for place in 0..<dates.places { stocks[second + place] = waiting[place] }
  }
}
