import NumericKernels
import SociaalDomein

/// What is delivered in a step: clients and starts per voorziening and wijk (row voorziening * wijken
/// + wijk), and the factors on units and prices per voorziening.
public final class SupportVolume {
  /// Counted clients, and the same with a person in a combination counted once over its
  /// voorzieningen.
  public let clients: LaneMatrix
  public let payers: LaneMatrix
  /// Clients who come to a voorziening in the step.
  public let starts: LaneMatrix
  /// Delivered share of the units, and factor on kostprijs and tariffs.
  public let capacity: LaneMatrix
  public let price: LaneMatrix

  public init(setting: Setting, lanes: Int) {
    let rows = setting.voorzieningen.count * setting.wijken.count
    clients = LaneMatrix(rows: rows, lanes: lanes)
    payers = LaneMatrix(rows: rows, lanes: lanes)
    starts = LaneMatrix(rows: rows, lanes: lanes)
    capacity = LaneMatrix(rows: setting.voorzieningen.count, lanes: lanes)
    price = LaneMatrix(rows: setting.voorzieningen.count, lanes: lanes)
    capacity.fill(1)
    price.fill(1)
  }
}
