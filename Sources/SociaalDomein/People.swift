import NumericKernels

/// The people of one replication in the running step: who is in care, who is on the way to it, and
/// every movement, so that a ledger can follow them.
///
/// Vectors of cells as in `Setting.cell`, of places as state * wijken + wijk, and moves as
/// transition * wijken + wijk. Movements are of the running step and cleared by `beginStep`.
public final class People {
  public let cells: CellIndex
  /// In care, at the opening and (after the flow) at the closing of the step; cells.
  public let stock: Vector
  /// In onderzoek or besluit; cells.
  public let inProcess: Vector
  /// New need of the step, those whose onderzoek and besluit end in it, and those who start care; cells.
  public let newNeed: Vector
  public let due: Vector
  public let starts: Vector
  /// Those due, less who go elsewhere, as counted by `countDue`; places.
  public let dueByPlace: Vector
  /// Those who wait, give up or go elsewhere.
  public let queue: QueuedPeople
  /// By the flow of the step, per transition and wijk.
  public let moves: Vector
  /// Out of care because the use of a voorziening falls; places.
  public let released: Vector
  /// In care at the opening of the step, and at its closing; places.
  public let openingStock: Vector
  public let closingStock: Vector

  public init(setting: Setting, transitions: Int) {
    cells = CellIndex(setting)
    stock = Vector(cells.cells)
    inProcess = Vector(cells.cells)
    newNeed = Vector(cells.cells)
    due = Vector(cells.cells)
    starts = Vector(cells.cells)
    dueByPlace = Vector(cells.places)
    queue = QueuedPeople(cells)
    moves = Vector(transitions * cells.wijken)
    released = Vector(cells.places)
    openingStock = Vector(cells.places)
    closingStock = Vector(cells.places)
  }

  /// Clears the movements; the closing stock of the step before is the opening stock.
  ///
  /// - Parameter hasQueue: whether people may have moved on their way to care.
  public func beginStep(hasQueue: Bool) {
    newNeed.fill(0)
    due.fill(0)
    starts.fill(0)
    dueByPlace.fill(0)
    moves.fill(0)
    released.fill(0)
    if hasQueue { queue.beginStep() }
    openingStock.copy(closingStock)
  }

  /// Notes the closing stock; once more at the opening of a run.
  public func endStep() { sum(stock, into: closingStock) }

  /// Adds up the bands of those due, once nobody goes elsewhere any more.
  public func countDue() { sum(due, into: dueByPlace) }

  /// Adds up the bands of cells, per place.
  public func sum(_ counts: Vector, into places: Vector) {
    counts.sumMiddle(middle: cells.bands, inner: cells.wijken, into: places)
  }

  /// Adds up the bands of one place.
  @inlinable public func sum(_ counts: Vector, place: Int) -> Double {
    var sum = 0.0
    for cell in cells.cells(ofPlace: place) { sum += counts[cell] }
    return sum
  }
}

/// Those of one replication who wait for care, give up or go elsewhere; places, unless stated otherwise.
public final class QueuedPeople {
  /// Waiting for a place after the besluit, and with a pgb outside the network; cells.
  public let waiting: Vector
  public let holders: Vector
  /// Those who wait, as last counted by `countWaiting`.
  public let waitingByPlace: Vector
  /// Those who waited at the opening of the step, and how many are counted of it, as clients are.
  private let openingWaiting: Vector
  public let countedWaiting: Vector
  /// Of those due: helped in the sociale basis instead, and gone to a pgb outside the network.
  public let diverted: Vector
  public let leaked: Vector
  /// Of those waiting: given up, and of them gone to a pgb; and the change by heavier need.
  public let reneged: Vector
  public let renegedToPgb: Vector
  public let worsened: Vector
  /// Those whose pgb outside the network ended in the step.
  public let holdersLeft: Vector
  /// Steps waited by those who start, and those among them who start outside the contract because
  /// they waited too long (zorgplicht).
  public let waited: Vector
  public let startsOutside: Vector
  private let cells: CellIndex

  init(_ cells: CellIndex) {
    self.cells = cells
    waiting = Vector(cells.cells)
    holders = Vector(cells.cells)
    waitingByPlace = Vector(cells.places)
    openingWaiting = Vector(cells.places)
    countedWaiting = Vector(cells.places)
    diverted = Vector(cells.places)
    leaked = Vector(cells.places)
    reneged = Vector(cells.places)
    renegedToPgb = Vector(cells.places)
    worsened = Vector(cells.places)
    holdersLeft = Vector(cells.places)
    waited = Vector(cells.places)
    startsOutside = Vector(cells.places)
  }

  /// Nobody waits, at the opening of a run.
  public func clear() {
    waiting.fill(0)
    holders.fill(0)
    waitingByPlace.fill(0)
    beginStep()
  }

  /// Clears the movements; those who wait are as they were last counted.
  func beginStep() {
    openingWaiting.copy(waitingByPlace)
    diverted.fill(0)
    leaked.fill(0)
    reneged.fill(0)
    renegedToPgb.fill(0)
    worsened.fill(0)
    holdersLeft.fill(0)
    waited.fill(0)
    startsOutside.fill(0)
  }

  /// Adds up the bands of those who wait.
  public func countWaiting() {
    waiting.sumMiddle(middle: cells.bands, inner: cells.wijken, into: waitingByPlace)
  }

  /// Counts those who wait at the close of a step, and of it.
  public func endStep(_ convention: CountConvention) {
    countWaiting()
    convention.count(opening: openingWaiting, closing: waitingByPlace, into: countedWaiting)
  }
}
