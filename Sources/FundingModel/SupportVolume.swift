import NumericKernels
import SociaalDomein

/// What is delivered in a step: clients and starts per voorziening and wijk (voorziening * wijken +
/// wijk), and the factors on units and prices per voorziening.
public final class SupportVolume {
  /// Counted clients, and the same with a person in a combination counted once over its
  /// voorzieningen.
  public let clients: Vector
  public let payers: Vector
  /// Clients who come to a voorziening in the step.
  public let starts: Vector
  /// Delivered share of the units, and factor on kostprijs and tariffs.
  public let capacity: Vector
  public let price: Vector

  public init(setting: Setting) {
    let rows = setting.voorzieningen.count * setting.wijken.count
    clients = Vector(rows)
    payers = Vector(rows)
    starts = Vector(rows)
    capacity = Vector(setting.voorzieningen.count, repeating: 1)
    price = Vector(setting.voorzieningen.count, repeating: 1)
  }
}
