import NumericKernels

/// What stands where in the cells of a setting: a cell is a state, a band and a wijk; a place a state
/// and a wijk; a block all cells of a state.
public final class CellIndex: Sendable {
  public let states: Int
  public let bands: Int
  public let wijken: Int
  /// Of each cell its state, band and wijk, and its place: state * wijken + wijk.
  public let state: IndexVector
  public let band: IndexVector
  public let wijk: IndexVector
  public let place: IndexVector
  /// Counter word of the draws of each cell.
  public let subjects: [UInt32]
  /// Track of each state.
  public let track: IndexVector
  /// Cells, places, and cells of a state.
  public let cells: Int
  public let places: Int
  public let block: Int

  public init(_ setting: Setting) {
    let (bands, wijken) = (setting.bands.count, setting.wijken.count)
    self.bands = bands
    self.wijken = wijken
    states = setting.states.count
    cells = setting.cells
    places = setting.states.count * wijken
    block = bands * wijken
    let all = 0..<setting.cells
    let state = IndexVector(all.map { $0 / (bands * wijken) })
    let band = IndexVector(all.map { $0 / wijken % bands })
    let wijk = IndexVector(all.map { $0 % wijken })
    self.state = state
    self.band = band
    self.wijk = wijk
    place = IndexVector(all.map { state[$0] * wijken + wijk[$0] })
    subjects = all.map {
      CellSubject(wijk: wijk[$0], band: band[$0], state: state[$0]).word
    }
    track = IndexVector(setting.states.map(\.track))
  }

  @inlinable public func cells(ofState state: Int) -> Range<Int> {
    state * block..<(state + 1) * block
  }

  /// Cells of a place, by band.
  @inlinable public func cells(ofPlace place: Int) -> StrideTo<Int> {
    let first = place / wijken * block + place % wijken
    return stride(from: first, to: first + block, by: wijken)
  }
}
