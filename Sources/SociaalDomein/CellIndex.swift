/// What stands where in the cells of a setting: a cell is a state, a band and a wijk; a place a state
/// and a wijk; a block all cells of a state.
public struct CellIndex: Sendable {
  public let states: Int
  public let bands: Int
  public let wijken: Int
  /// Of each cell its state, band and wijk, and its place: state * wijken + wijk.
  public let state: [Int]
  public let band: [Int]
  public let wijk: [Int]
  public let place: [Int]
  /// Counter word of the draws of each cell.
  public let subjects: [UInt32]
  /// Track of each state.
  public let track: [Int]

  public init(_ setting: Setting) {
    let (bands, wijken) = (setting.bands.count, setting.wijken.count)
    self.bands = bands
    self.wijken = wijken
    states = setting.states.count
    let cells = 0..<setting.cells
    let state = cells.map { $0 / (bands * wijken) }
    let band = cells.map { $0 / wijken % bands }
    let wijk = cells.map { $0 % wijken }
    self.state = state
    self.band = band
    self.wijk = wijk
    place = cells.map { state[$0] * wijken + wijk[$0] }
    subjects = cells.map {
      CellSubject(wijk: wijk[$0], band: band[$0], state: state[$0]).word
    }
    track = setting.states.map(\.track)
  }

  public var cells: Int { state.count }
  public var places: Int { states * wijken }
  /// Cells of a state.
  public var block: Int { bands * wijken }

  public func cells(ofState state: Int) -> Range<Int> { state * block..<(state + 1) * block }

  /// Cells of a place, by band.
  public func cells(ofPlace place: Int) -> StrideTo<Int> {
    let first = place / wijken * block + place % wijken
    return stride(from: first, to: first + block, by: wijken)
  }
}
