import NumericKernels
import SociaalDomein

/// The people of one batch in the running step: who is in care, who is on the way to it, and every
/// movement, so that a ledger can follow them.
///
/// Cell rows as in `Setting.cell`; state rows are state * wijken + wijk; move rows are
/// transition * wijken + wijk. Movements are of the running step and cleared by `beginStep`.
public final class People {
  let setting: Setting
  /// In care, at the opening and (after the flow) at the closing of the step.
  public let stock: LaneMatrix
  /// In onderzoek or besluit.
  public let inProcess: LaneMatrix
  /// Waiting for a place after the besluit.
  public let waiting: LaneMatrix
  /// New need of the step, and those who start care in it.
  public let newNeed: LaneMatrix
  public let starts: LaneMatrix
  /// By the flow of the step, per transition and wijk.
  public let moves: LaneMatrix
  /// Out of care because the use of a voorziening falls, per state and wijk.
  public let released: LaneMatrix
  /// In care at the opening of the step, per state and wijk.
  public let openingStock: LaneMatrix
  /// In care at the closing of the step, per state and wijk.
  public let closingStock: LaneMatrix

  public init(setting: Setting, transitions: Int, lanes: Int) {
    self.setting = setting
    let byState = setting.states.count * setting.wijken.count
    stock = LaneMatrix(rows: setting.cells, lanes: lanes)
    inProcess = LaneMatrix(rows: setting.cells, lanes: lanes)
    waiting = LaneMatrix(rows: setting.cells, lanes: lanes)
    newNeed = LaneMatrix(rows: setting.cells, lanes: lanes)
    starts = LaneMatrix(rows: setting.cells, lanes: lanes)
    moves = LaneMatrix(rows: transitions * setting.wijken.count, lanes: lanes)
    released = LaneMatrix(rows: byState, lanes: lanes)
    openingStock = LaneMatrix(rows: byState, lanes: lanes)
    closingStock = LaneMatrix(rows: byState, lanes: lanes)
  }

  public var lanes: Int { stock.lanes }

  /// Clears the movements and notes the opening stock.
  public func beginStep() {
    newNeed.fill(0)
    starts.fill(0)
    moves.fill(0)
    released.fill(0)
    sum(stock, into: openingStock)
  }

  /// Notes the closing stock.
  public func endStep() { sum(stock, into: closingStock) }

  /// Adds up the bands of a matrix of cells, per state and wijk.
  public func sum(_ cells: LaneMatrix, into total: LaneMatrix) {
    total.fill(0)
    for state in setting.states.indices {
      for band in setting.bands.indices {
        for wijk in setting.wijken.indices {
          total[state * setting.wijken.count + wijk].add(
            cells[setting.cell(state: state, band: band, wijk: wijk)])
        }
      }
    }
  }
}
