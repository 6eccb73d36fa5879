import NumericKernels

/// The money of a step per voorziening and wijk (voorziening * wijken + wijk), in euros discounted to the
/// start.
public final class SupportMoney {
  /// What support costs its providers, and what the gemeente pays them, settlement included.
  public let cost: Vector
  public let payment: Vector
  public let ownContribution: Vector
  public let pgbCost: Vector
  /// What providers take from reserves, less what they put in.
  public let reserveDraw: Vector
  /// What support would cost that is needed and not given.
  public let undelivered: Vector
  /// What the gemeente spends on uitvoering, and on the sociale basis that receives people.
  public let uitvoering: Vector
  public let socialBase: Vector
  /// What people cost it once, per state and wijk (state * wijken + wijk); nothing where no scenario tells.
  public let oneOff: Vector
  /// Cost of the contracts' own clients: of the step, and of the year so far; nominal.
  let ownCost: Vector
  let ownCostOfYear: Vector
  /// Declared this year, for nacalculatie, and last year; nominal.
  let declaredOfYear: Vector
  let declaredLastYear: Vector

  /// Clients of before, those outside the contract, and the contract's own.
  let legacy: Vector
  let outside: Vector
  let own: Vector
  /// Units in natura of one client in the step; per voorziening.
  let delivered: Vector

  /// - Parameter places: states times wijken where people cost something once, else 0.
  init(voorzieningen: Int, wijken: Int, places: Int) {
    let rows = voorzieningen * wijken
    legacy = Vector(rows)
    outside = Vector(rows)
    own = Vector(rows)
    delivered = Vector(voorzieningen)
    cost = Vector(rows)
    payment = Vector(rows)
    ownContribution = Vector(rows)
    pgbCost = Vector(rows)
    reserveDraw = Vector(rows)
    undelivered = Vector(rows)
    uitvoering = Vector(rows)
    socialBase = Vector(rows)
    oneOff = Vector(places)
    ownCost = Vector(rows)
    ownCostOfYear = Vector(rows)
    declaredOfYear = Vector(rows)
    declaredLastYear = Vector(rows)
  }

  func open() {
    ownCostOfYear.fill(0)
    declaredOfYear.fill(0)
    declaredLastYear.fill(0)
  }

  func turnYear() {
    declaredLastYear.copy(declaredOfYear)
    declaredOfYear.fill(0)
    ownCostOfYear.fill(0)
  }

  func applyDiscount(_ factor: Double) {
    for euros in [
      cost, payment, ownContribution, pgbCost, reserveDraw, undelivered, uitvoering, socialBase,
      oneOff,
    ] { euros.multiply(by: factor) }
  }
}
