import NumericKernels

/// The people of one batch in the running step: who is in care, who is on the way to it, and every
/// movement, so that a ledger can follow them.
///
/// Cell rows as in `Setting.cell`; state rows are state * wijken + wijk; move rows are
/// transition * wijken + wijk. Movements are of the running step and cleared by `beginStep`.
public final class People {
  public let setting: Setting
  /// In care, at the opening and (after the flow) at the closing of the step.
  public let stock: LaneMatrix
  /// In onderzoek or besluit.
  public let inProcess: LaneMatrix
  /// Waiting for a place after the besluit.
  public let waiting: LaneMatrix
  /// New need of the step, those whose onderzoek and besluit end in it, and those who start care.
  public let newNeed: LaneMatrix
  public let due: LaneMatrix
  public let starts: LaneMatrix
  /// Of those due: helped in the sociale basis instead, and gone to a pgb outside the network.
  public let diverted: LaneMatrix
  public let leaked: LaneMatrix
  /// Of those waiting: given up, and of them gone to a pgb; and the change by heavier need.
  public let reneged: LaneMatrix
  public let renegedToPgb: LaneMatrix
  public let worsened: LaneMatrix
  /// With a pgb outside the network, and those whose pgb ended in the step.
  public let holders: LaneMatrix
  public let holdersLeft: LaneMatrix
  /// Steps waited by those who start, and those among them who start outside the contract because
  /// they waited too long (zorgplicht), per state and wijk.
  public let waited: LaneMatrix
  public let startsOutside: LaneMatrix
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
    due = LaneMatrix(rows: setting.cells, lanes: lanes)
    starts = LaneMatrix(rows: setting.cells, lanes: lanes)
    diverted = LaneMatrix(rows: setting.cells, lanes: lanes)
    leaked = LaneMatrix(rows: setting.cells, lanes: lanes)
    reneged = LaneMatrix(rows: setting.cells, lanes: lanes)
    renegedToPgb = LaneMatrix(rows: setting.cells, lanes: lanes)
    worsened = LaneMatrix(rows: setting.cells, lanes: lanes)
    holders = LaneMatrix(rows: setting.cells, lanes: lanes)
    holdersLeft = LaneMatrix(rows: setting.cells, lanes: lanes)
    waited = LaneMatrix(rows: byState, lanes: lanes)
    startsOutside = LaneMatrix(rows: byState, lanes: lanes)
    moves = LaneMatrix(rows: transitions * setting.wijken.count, lanes: lanes)
    released = LaneMatrix(rows: byState, lanes: lanes)
    openingStock = LaneMatrix(rows: byState, lanes: lanes)
    closingStock = LaneMatrix(rows: byState, lanes: lanes)
  }

  public var lanes: Int { stock.lanes }

  /// Clears everything but the stock and those in process, for the opening of a run.
  public func clearQueue() {
    waiting.fill(0)
    holders.fill(0)
    clearAccess()
  }

  private func clearAccess() {
    diverted.fill(0)
    leaked.fill(0)
    reneged.fill(0)
    renegedToPgb.fill(0)
    worsened.fill(0)
    holdersLeft.fill(0)
    waited.fill(0)
    startsOutside.fill(0)
  }

  /// Clears the movements and notes the opening stock.
  ///
  /// - Parameter hasQueue: whether people may have moved on their way to care.
  public func beginStep(hasQueue: Bool) {
    newNeed.fill(0)
    due.fill(0)
    starts.fill(0)
    moves.fill(0)
    released.fill(0)
    if hasQueue { clearAccess() }
    sum(stock, into: openingStock)
  }

  /// Notes the closing stock.
  public func endStep() { sum(stock, into: closingStock) }

  /// Adds up the bands of a state in a wijk.
  public func sum(_ cells: LaneMatrix, state: Int, wijk: Int, into total: LaneMatrix.Row) {
    cells.sumRows(
      first: setting.cell(state: state, band: 0, wijk: wijk), step: setting.wijken.count,
      count: setting.bands.count, into: total)
  }

  /// Adds up the bands of a matrix of cells, per state and wijk.
  public func sum(_ cells: LaneMatrix, into total: LaneMatrix) {
    let wijken = setting.wijken.count
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        sum(cells, state: state, wijk: wijk, into: total[state * wijken + wijk])
      }
    }
  }
}
