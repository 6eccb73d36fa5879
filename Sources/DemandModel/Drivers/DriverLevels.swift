import NumericKernels
import SociaalDomein

/// Where the drivers of one replication stand in the running step.
public final class DriverLevels {
  let drivers: Drivers
  private let grid: TimeGrid
  /// The abonnementstarief, also while it is switched off: the opening balance holds its effect.
  let observedUse: UseLevel?
  /// The same while it is on.
  let use: UseLevel?
  private let livesLonger: Bool
  private let eventsAct: Bool
  private let shifting: [Verzwaring.Shift]
  /// Share of the starting institutional living that is left, as the drivers are switched and with
  /// langer thuis on whatever is switched.
  private(set) var remaining = 1.0
  private(set) var remainingWhenOn = 1.0
  private var fall = 0.0
  private var shifts: [Double] = []
  private var events: [Double]
  /// Part of the event's factor that acts in the running step: 1 + share * (factor - 1).
  private var acting: [Double]
  /// Whether some event does.
  private var actsNow = false
  /// Growth a year that no driver explains, and the years in which it fades.
  var residual = 0.0
  private var fade = 0.0
  /// Factor on new need that this growth has reached in the running step.
  private var growth = 1.0
  /// States on which it acts.
  private let grows: [Bool]
  private var time = 0.0

  init(specification: DemandSpecification) {
    drivers = specification.drivers
    grid = specification.setting.grid
    observedUse = drivers.abonnementstarief.map {
      UseLevel(
        driver: $0, wijken: specification.setting.wijken.count, lag: specification.delay.years)
    }
    let growing = drivers.activeGroei?.states ?? []
    grows = specification.setting.states.indices.map { growing.contains($0) }
    use = drivers.activeAbonnement == nil ? nil : observedUse
    livesLonger = drivers.activeLangerThuis != nil
    eventsAct = drivers.isOn(.gebeurtenis)
    shifting = drivers.activeVerzwaring?.shifts ?? []
    shifts = [Double](repeating: 0, count: drivers.verzwaring?.shifts.count ?? 0)
    events = [Double](repeating: 1, count: drivers.gebeurtenissen.count)
    acting = events
  }

  /// Takes over what was drawn for the replication.
  func open(draws: ParameterDraws) {
    observedUse?.open(draws: draws, dt: grid.dt)
    if let langerThuis = drivers.langerThuis { fall = draws[langerThuis.fall] }
    for (index, shift) in (drivers.verzwaring?.shifts ?? []).enumerated() {
      shifts[index] = draws[shift.perYear]
    }
    for (index, event) in drivers.gebeurtenissen.enumerated() {
      events[index] = draws[event.factor]
    }
    if let groei = drivers.onverklaardeGroei { fade = draws[groei.fade] }
  }

  /// Sets where the drivers stand in a step.
  func step(_ step: Int) {
    time = grid.time(step)
    observedUse?.step(time: time, dt: grid.dt)
    if grows.contains(true) {
      growth = OnverklaardeGroei.factor(residual: residual, fade: fade, time: time)
    }
    actsNow = false
    for index in events.indices where eventsAct {
      let share = drivers.gebeurtenissen[index].share(of: step, grid: grid)
      acting[index] = 1 + share * (events[index] - 1)
      if share > 0 { actsNow = true }
    }
  }

  // MARK: Langer thuis

  /// Sets the share of institutional living left after `years`.
  func settleRemaining(years: Double) {
    remaining = 1
    remainingWhenOn = 1
    guard drivers.langerThuis != nil else { return }
    remainingWhenOn = LangerThuis.remaining(years: years, fall: fall)
    if livesLonger { remaining = remainingWhenOn }
  }

  /// The Wlz multiplier for 75+ at a time.
  func elderlyWlz(time: Double) -> Double {
    livesLonger ? LangerThuis.remaining(years: time, fall: fall) : 1
  }

  // MARK: Abonnementstarief

  /// The uplift of use that acts on a state; nil where none does.
  func use(of state: Int) -> UseLevel? {
    use.flatMap { $0.acts(on: state) ? $0 : nil }
  }

  /// Share of clients who leave in this step because use falls.
  public func useOutflow(state: Int, wijk: Int) -> Double { use(of: state)?.leaving[wijk] ?? 0 }

  /// Whether some leave because of that.
  var releasesPeople: Bool {
    use?.leaving.isSomewherePositive == true
  }

  // MARK: Growth, events and heavier care

  /// Factor on new need of a state that unexplained growth has reached.
  func growth(of state: Int) -> Double {
    grows[state] ? growth : 1
  }

  /// Multiplies new need of the cells on which events act.
  func multiplyInflow(_ rates: Vector, cells: CellIndex) {
    guard actsNow else { return }
    for (index, event) in drivers.gebeurtenissen.enumerated()
    where event.effect == .inflow && acting[index] != 1 {
      for state in event.states {
        for cell in cells.cells(ofState: state) where event.wijken.contains(cells.wijk[cell]) {
          rates[cell] *= acting[index]
        }
      }
    }
  }

  /// Whether an event on outflow begins to act, changes or ends at the opening of a step.
  func movesTransitions(at step: Int) -> Bool {
    drivers.isOn(.gebeurtenis)
      && drivers.gebeurtenissen.contains { event in
        guard case .outflow = event.effect else { return false }
        return event.share(of: step, grid: grid) != event.share(of: step - 1, grid: grid)
      }
  }

  /// Factor of the events on the rate of a class of transitions out of a state.
  func transitionFactor(state: Int, kind: TransitionClass) -> Double {
    guard actsNow else { return 1 }
    var factor = 1.0
    for (index, event) in drivers.gebeurtenissen.enumerated() {
      guard case .outflow(let classes) = event.effect, classes.contains(kind) else { continue }
      if event.states.contains(state) { factor *= acting[index] }
    }
    return factor
  }

  /// Factor of the events on price or delivered units of a voorziening.
  public func moneyFactor(_ effect: Gebeurtenis.Effect, voorziening: Int) -> Double {
    guard actsNow else { return 1 }
    var factor = 1.0
    for (index, event) in drivers.gebeurtenissen.enumerated() where event.effect == effect {
      if event.voorzieningen.contains(voorziening) { factor *= acting[index] }
    }
    return factor
  }

  /// Moves new need to heavier states.
  func shift(_ rates: Vector, cells: CellIndex) {
    for (index, shift) in shifting.enumerated() {
      let share = Verzwaring.share(perYear: shifts[index], time: time)
      let distance = (shift.to - shift.from) * cells.block
      for cell in cells.cells(ofState: shift.from) {
        let moved = share * rates[cell]
        rates[cell] -= moved
        rates[cell + distance] += moved
      }
    }
  }
}
